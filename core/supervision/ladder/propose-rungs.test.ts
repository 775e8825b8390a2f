import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, buildWorkingCalendar, type ExceptionalDay, isWorkingDay } from '#core/platform/public.ts';
import seed from '../../platform/calendar-seed.json' with { type: 'json' };
import { type ClosedTask, drawLookBacks } from './draw-look-backs.ts';
import { DEFAULT_LADDER, type Instrument, LadderRules } from './ladder.ts';
import {
  type LadderTask,
  listLapsedProposals,
  type PastRung,
  proposeRungs,
  type RungProposal,
} from './propose-rungs.ts';

const calendar = buildWorkingCalendar(seed.exceptionalDays as ExceptionalDay[], seed.coveredYears);
const task = (dueOn: string, part: Partial<LadderTask> = {}): LadderTask => ({
  taskId: '1',
  leadOrgId: '10',
  supportingOrgIds: ['20'],
  dueOn,
  lapses: 0,
  isWaiting: false,
  ...part,
});
const run = (tasks: LadderTask[], past: PastRung[], today: string) =>
  proposeRungs(tasks, past, DEFAULT_LADDER, calendar, today);
let number = 0;
/** What the run leaves behind in the ledger: each task and rung it proposed, joined papers under their own number. */
const keep = (past: PastRung[], proposals: RungProposal[], on: string): PastRung[] => {
  const open = past.map((one) =>
    proposals.some(({ replaces }) => replaces.includes(one.proposalId)) ? { ...one, isOpen: false } : one,
  );
  return [
    ...open,
    ...proposals.flatMap((one) => {
      number += 1;
      const proposalId = one.joins ?? `p${number}`;
      return one.tasks.map(({ taskId, dueOn }) => ({
        ...{ taskId, dueOn, proposalId, instrument: one.instrument, orgId: one.orgId, isOpen: true },
        proposedOn: on,
      }));
    }),
  ];
};

describe('the ladder', () => {
  test.each<[string, string, string, Partial<LadderTask>, Instrument | null]>([
    ['four working days before says nothing', '2026-11-20', '2026-11-16', {}, null],
    ['three working days before reminds', '2026-11-20', '2026-11-17', {}, 'reminder'],
    ['on the day of the deadline still reminds', '2026-11-20', '2026-11-20', {}, 'reminder'],
    ['one working day late is chased', '2026-11-20', '2026-11-23', {}, 'chase'],
    ['five working days late, a prompt letter', '2026-11-20', '2026-11-27', {}, 'prompt-letter'],
    ['ten working days late, a supervision order', '2026-11-20', '2026-12-04', {}, 'supervision-order'],
    [
      'a second promise lapsed, the order at once',
      '2026-11-20',
      '2026-11-23',
      { lapses: 2 },
      'supervision-order',
    ],
    ['fifteen, naming', '2026-11-20', '2026-12-11', {}, 'naming'],
    ['twenty, a summons', '2026-11-20', '2026-12-18', {}, 'summons'],
    ['thirty, the list of facts', '2026-11-19', '2026-12-31', {}, 'fact-list'],
    ['an extension that waits upstairs is no miss', '2026-11-20', '2026-11-27', { isWaiting: true }, null],
    ['on a Sunday it is silent', '2026-11-20', '2026-11-29', {}, null],
    ['days of the long holiday do not count', '2026-09-30', '2026-10-08', {}, 'chase'],
  ])('%s', (_rule, dueOn, today, part, expected) => {
    const [first] = run([task(dueOn, part)], [], today);
    expect(first?.instrument ?? null).toBe(expected);
  });

  test('run twice on one day changes nothing', () => {
    const tasks = [task('2026-11-20'), task('2026-11-19', { taskId: '2' })];
    const first = run(tasks, [], '2026-11-27');
    expect(run(tasks, keep([], first, '2026-11-27'), '2026-11-27')).toEqual([]);
  });

  test('papers to one unit are one, and within the week they join the undecided one', () => {
    const two = [task('2026-11-20'), task('2026-11-19', { taskId: '2' })];
    const first = run(two, [], '2026-11-27');
    expect(first.map(({ tasks }) => tasks.length)).toEqual([2]);
    const third = task('2026-11-23', { taskId: '3' });
    const later = run([...two, third], keep([], first, '2026-11-27'), '2026-11-30');
    expect(later).toMatchObject([{ instrument: 'prompt-letter', tasks: [{ taskId: '3' }] }]);
    expect(later[0]?.joins).not.toBeNull();
  });

  test('a higher paper replaces an undecided lower one about the same task', () => {
    const past = keep([], run([task('2026-11-20')], [], '2026-11-27'), '2026-11-27');
    const [order] = run([task('2026-11-20')], past, '2026-12-04');
    expect(order).toMatchObject({ instrument: 'supervision-order', replaces: [past[0]?.proposalId] });
  });

  test('an undecided letter for an earlier day of a cadence gives way to that for the later day', () => {
    const past = keep([], run([task('2026-11-06')], [], '2026-11-13'), '2026-11-13');
    const [letter, ...more] = run([task('2026-11-13')], past, '2026-11-20');
    expect(letter).toMatchObject({
      instrument: 'prompt-letter',
      tasks: [{ taskId: '1', dueOn: '2026-11-13' }],
      joins: null,
      replaces: [past[0]?.proposalId],
    });
    expect(more).toEqual([]);
  });

  test('what an overtaken letter held beside the task that went up stays proposed', () => {
    const two = [task('2026-11-20'), task('2026-11-19', { taskId: '2' })];
    const past = keep([], run(two, [], '2026-11-27'), '2026-11-27');
    const found = run(
      [task('2026-11-20', { lapses: 2 }), task('2026-11-19', { taskId: '2' })],
      past,
      '2026-11-30',
    );
    expect(found.map(({ instrument, tasks }) => [instrument, tasks.map(({ taskId }) => taskId)])).toEqual([
      ['supervision-order', ['1']],
      ['prompt-letter', ['2']],
    ]);
    const later = keep(past, found, '2026-11-30');
    expect(
      run([task('2026-11-20', { lapses: 2 }), task('2026-11-19', { taskId: '2' })], later, '2026-11-30'),
    ).toEqual([]);
  });

  test('no paper joins one that gives way the same day to a higher one about another task', () => {
    const early = [task('2026-11-19'), task('2026-11-20', { taskId: '2' })];
    const past = keep([], run(early, [], '2026-11-23'), '2026-11-23');
    const all = [...early, task('2026-11-25', { taskId: '3' })];
    const found = run(all, past, '2026-11-26');
    expect(found.filter(({ instrument }) => instrument === 'chase')).toEqual([
      expect.objectContaining({ orgId: '10', joins: null }),
      expect.objectContaining({ orgId: '20', joins: past.find(({ orgId }) => orgId === '20')?.proposalId }),
    ]);
  });

  test('a new promise begins at the foot of the ladder', () => {
    const past = keep([], run([task('2026-11-20')], [], '2026-12-04'), '2026-12-04');
    expect(run([task('2026-12-11')], past, '2026-12-08')).toMatchObject([{ instrument: 'reminder' }, {}]);
  });

  test('its rules are checked: days go up, none twice', () => {
    const [first, second, ...rest] = DEFAULT_LADDER.rungs;
    expect(LadderRules.safeParse(DEFAULT_LADDER).success).toBe(true);
    expect(LadderRules.safeParse({ ...DEFAULT_LADDER, rungs: [second, first, ...rest] }).success).toBe(false);
    expect(LadderRules.safeParse({ ...DEFAULT_LADDER, rungs: [first, first] }).success).toBe(false);
  });

  test('over a whole quarter, whatever the tasks, each rung comes once for a promise, upward, and on working days only', () => {
    const tasks = fc.array(
      fc.record({ offset: fc.nat(60), lead: fc.nat(3), lapses: fc.nat(2), isWaiting: fc.boolean() }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(tasks, (drawn) => {
        const all = drawn.map(({ offset, lead, lapses, isWaiting }, index) =>
          task(addDays('2026-09-15', offset), {
            taskId: String(index + 1),
            leadOrgId: `1${lead}`,
            supportingOrgIds: [`1${(lead + 1) % 4}`],
            lapses,
            isWaiting,
          }),
        );
        let past: PastRung[] = [];
        const seen = new Map<string, number>();
        for (let day = '2026-09-15'; day <= '2026-12-31'; day = addDays(day, 1)) {
          const proposals = run(all, past, day);
          if (!isWorkingDay(calendar, day)) expect(proposals).toEqual([]);
          for (const { instrument, orgId, tasks: named } of proposals)
            for (const { taskId } of named) {
              const rank = DEFAULT_LADDER.rungs.findIndex((rung) => rung.instrument === instrument);
              const key = `${taskId}|${orgId}`;
              // The same rung again only where the paper that held it gave way to a higher one about another task.
              const gaveWay = past.some(
                (one) =>
                  one.taskId === taskId &&
                  one.instrument === instrument &&
                  proposals.some(({ replaces }) => replaces.includes(one.proposalId)),
              );
              expect(rank).toBeGreaterThan((seen.get(key) ?? -1) - (gaveWay ? 1 : 0));
              seen.set(key, rank);
              expect(all.find((one) => one.taskId === taskId)?.isWaiting).toBe(false);
            }
          const replaced = proposals.flatMap(({ replaces }) => replaces);
          for (const { joins } of proposals) expect(replaced).not.toContain(joins);
          past = keep(past, proposals, day);
          const held = past.map(({ proposalId, taskId }) => `${proposalId}|${taskId}`);
          expect(held.filter((one, at) => held.indexOf(one) !== at)).toEqual([]);
          expect(run(all, past, day)).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('the draw of look-backs', () => {
  const closed = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 60 }).chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          taskId: fc.constant(String(id)),
          closedOn: fc.constant('2026-10-01'),
          isVeto: fc.boolean(),
        }),
      ),
    ),
  ) as fc.Arbitrary<ClosedTask[]>;

  test('takes every veto task and the share of the others, and can be re-played whatever the order', () => {
    fc.assert(
      fc.property(closed, fc.integer({ min: 0, max: 1000 }), fc.string(), (tasks, share, text) => {
        const drawn = drawLookBacks(tasks, share, text);
        const vetoes = tasks.filter(({ isVeto }) => isVeto);
        const others = tasks.length - vetoes.length;
        expect(drawn).toHaveLength(vetoes.length + Math.ceil((others * share) / 1000));
        expect(new Set(drawn).size).toBe(drawn.length);
        for (const { taskId } of vetoes) expect(drawn).toContain(taskId);
        expect(drawLookBacks([...tasks].reverse(), share, text)).toEqual(drawn);
      }),
    );
  });

  test('draws another set for another seed', () => {
    const tasks = Array.from({ length: 200 }, (_, n) => ({
      taskId: String(n),
      closedOn: '2026-10-01',
      isVeto: false,
    }));
    expect(drawLookBacks(tasks, 100, '2026-10')).not.toEqual(drawLookBacks(tasks, 100, '2026-11'));
  });
});

test('What was answered, moved to another day or is a reminder after its day lapses; what still waits stays', () => {
  const waiting: LadderTask = {
    taskId: '1',
    leadOrgId: '7',
    supportingOrgIds: [],
    dueOn: '2026-11-20',
    lapses: 0,
    isWaiting: false,
  };
  const rung = (proposalId: string, part: Partial<PastRung> = {}): PastRung => ({
    taskId: '1',
    instrument: 'chase',
    dueOn: '2026-11-20',
    proposalId,
    proposedOn: '2026-11-23',
    orgId: '7',
    isOpen: true,
    ...part,
  });
  const past = [
    rung('stays'),
    rung('moved', { dueOn: '2026-11-10' }),
    rung('answered', { taskId: '2' }),
    rung('reminder', { instrument: 'reminder' }),
    rung('both', { taskId: '2' }),
    rung('both'),
    rung('decided', { taskId: '2', isOpen: false }),
  ];
  expect(listLapsedProposals(past, [waiting], '2026-11-23')).toEqual(['moved', 'answered', 'reminder']);
  expect(listLapsedProposals(past, [waiting], '2026-11-20')).toEqual(['moved', 'answered']);
});
