import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addProposals,
  countReview,
  findHindrance,
  mergeEntries,
  type Review,
  type ReviewStep,
  type SpeechProposal,
  startReview,
  takeReviewStep,
  toTakenTasks,
} from './review-state.ts';

const TEXT =
  '县水利局牵头，县财政局配合，6月底前完成清淤，并报告结果。各镇街每月报送一次进展。尽快完成林地手续。';
const orgIds = new Map([
  ['东河镇', 'org-d'],
  ['西山镇', 'org-x'],
]);

function proposal(changes: Partial<SpeechProposal>): SpeechProposal {
  return {
    action: '完成清淤',
    leadUnit: '望川县水利局',
    coLeadUnits: [],
    leadGroup: null,
    supportingUnits: [],
    deliverable: null,
    dueOn: '2026-06-30',
    dueWords: '6月底前',
    cadence: null,
    target: null,
    spans: [[0, 28]],
    confidence: 0.9,
    toConfirm: [],
    leadOrg: { id: 'org-w', name: '水利局' },
    supportingOrgs: [],
    unknownUnits: [],
    ...changes,
  };
}

const fresh = (): Review =>
  startReview(
    [
      proposal({ supportingOrgs: [{ id: 'org-f', name: '财政局' }] }),
      proposal({
        action: '报送进展',
        leadUnit: '东河镇',
        coLeadUnits: ['西山镇'],
        leadGroup: '各镇街',
        leadOrg: { id: 'org-d', name: '东河镇' },
        supportingOrgs: [{ id: 'org-x', name: '西山镇' }],
        spans: [[28, 40]],
        dueOn: null,
        toConfirm: ['group'],
      }),
      proposal({
        action: '完成林地手续',
        leadUnit: null,
        leadOrg: null,
        spans: [[40, TEXT.length]],
        dueOn: null,
      }),
    ],
    orgIds,
  );
const taking = (...steps: ReviewStep[]): Review => steps.reduce(takeReviewStep, fresh());
const marks = (review: Review) => review.entries.map((entry) => entry.mark);

describe('the review of proposals', () => {
  it('starts with nothing looked at and the first proposal selected', () => {
    expect(countReview(fresh())).toEqual({ all: 3, seen: 0, dropped: 0, tasks: 0 });
    expect(fresh().selectedKey).toBe(1);
    expect(findHindrance(fresh())).toBe('unseen');
  });

  const table: [string, ReviewStep[], string[], number | null][] = [
    [
      'confirming goes on to the next that is open',
      [{ kind: 'confirm', key: 1 }],
      ['confirmed', 'open', 'open'],
      2,
    ],
    ['after the last it goes on from the top', [{ kind: 'drop', key: 3 }], ['open', 'open', 'dropped'], 1],
    ['what nobody leads is not confirmed', [{ kind: 'confirm', key: 3 }], ['open', 'open', 'open'], 1],
    [
      'a dropped one can be taken up again',
      [
        { kind: 'drop', key: 2 },
        { kind: 'reopen', key: 2 },
      ],
      ['open', 'open', 'open'],
      2,
    ],
    ['arrows stop at the ends', [{ kind: 'move', by: -1 }], ['open', 'open', 'open'], 1],
    ['undoing nothing changes nothing', [{ kind: 'undo' }], ['open', 'open', 'open'], 1],
    ['a group is expanded to its units', [{ kind: 'expand', key: 2 }], ['open', 'open', 'open', 'open'], 2],
  ];
  it.each(table)('%s', (_, steps, expected, selectedKey) => {
    const review = taking(...steps);
    expect(marks(review)).toEqual(expected);
    expect(review.selectedKey).toBe(selectedKey);
  });

  it('proposes one task for each unit of a group, and none for what was dropped', () => {
    const review = taking({ kind: 'drop', key: 1 }, { kind: 'confirm', key: 2 }, { kind: 'drop', key: 3 });
    expect(findHindrance(review)).toBeNull();
    expect(toTakenTasks(review).map(({ order }) => order.leadOrgId)).toEqual(['org-d', 'org-x']);
    expect(toTakenTasks(review).every(({ order }) => order.supportingOrgIds.length === 0)).toBe(true);
  });

  it('hands nothing over when everything was dropped', () => {
    expect(findHindrance(taking(...[1, 2, 3].map((key): ReviewStep => ({ kind: 'drop', key }))))).toBe(
      'none',
    );
  });

  it('keeps all units and words when two are merged, and asks about deadlines that differ', () => {
    const [one, two, three] = fresh().entries;
    if (!one || !two || !three) throw new Error('three entries');
    const merged = mergeEntries(one, { ...two, order: { ...two.order, dueOn: '2026-07-01' } });
    expect(merged.order).toMatchObject({
      title: '完成清淤；报送进展',
      leadOrgId: 'org-w',
      supportingOrgIds: ['org-f', 'org-d', 'org-x'],
      dueOn: '2026-07-01',
    });
    expect(merged.toConfirm).toContain('due');
    expect(merged.spans).toEqual([[0, 40]]);
    expect(mergeEntries(three, one).order.leadOrgId).toBe('org-w');
  });

  it('cuts a proposal at a place of its words and refuses a place outside', () => {
    const review = taking({ kind: 'split', key: 1, at: 22, text: TEXT });
    expect(review.entries.map((entry) => entry.spans[0])).toEqual([
      [0, 22],
      [22, 28],
      [28, 40],
      [40, TEXT.length],
    ]);
    expect(review.entries[1]?.order.title).toBe('并报告结果');
    expect(taking({ kind: 'split', key: 1, at: 35, text: TEXT })).toEqual(fresh());
  });

  it('adds selected words in the order of the text, to be given a lead', () => {
    const review = taking({ kind: 'add', from: 30, to: 40, text: TEXT });
    expect(review.entries.map((entry) => entry.key)).toEqual([1, 2, 4, 3]);
    expect(review.selectedKey).toBe(4);
    expect(taking({ kind: 'add', from: 30, to: 30, text: TEXT })).toEqual(fresh());
  });

  it('counts an edited proposal as looked at and gives up the group when one lead is chosen', () => {
    const order = { ...(fresh().entries[1]?.order ?? { leadOrgId: null }), leadOrgId: 'org-w' };
    const review = taking({ kind: 'edit', key: 2, order: order as Review['entries'][number]['order'] });
    expect(review.entries[1]).toMatchObject({ mark: 'confirmed', group: null, toConfirm: [] });
  });
});

const key = fc.integer({ min: 1, max: 8 });
const place = fc.integer({ min: 0, max: TEXT.length });
const anyStep: fc.Arbitrary<ReviewStep> = fc.oneof(
  key.map((one): ReviewStep => ({ kind: 'confirm', key: one })),
  key.map((one): ReviewStep => ({ kind: 'drop', key: one })),
  key.map((one): ReviewStep => ({ kind: 'reopen', key: one })),
  key.map((one): ReviewStep => ({ kind: 'expand', key: one })),
  fc.tuple(key, key).map(([one, other]): ReviewStep => ({ kind: 'merge', key: one, otherKey: other })),
  fc.tuple(key, place).map(([one, at]): ReviewStep => ({ kind: 'split', key: one, at, text: TEXT })),
  fc.tuple(place, place).map(([from, to]): ReviewStep => ({ kind: 'add', from, to, text: TEXT })),
);

function covered({ entries }: Review): Set<number> {
  const places = new Set<number>();
  for (const { spans } of entries)
    for (const [from, to] of spans) for (let at = from; at < to; at += 1) places.add(at);
  return places;
}

describe('whatever a person does', () => {
  it('no proposed word is lost, keys stay single, and undoing every step gives back the start', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const start = fresh();
        const end = steps.reduce(takeReviewStep, start);
        expect([...covered(start)].every((at) => covered(end).has(at))).toBe(true);
        const keys = end.entries.map((entry) => entry.key);
        expect(new Set(keys).size).toBe(keys.length);
        const back = end.past.reduce<Review>((review) => takeReviewStep(review, { kind: 'undo' }), end);
        expect(back.entries).toEqual(start.entries);
      }),
    );
  });
});

describe('what a model adds while the review goes on', () => {
  it('comes last and open, leaves what was decided, and is not lost when a step is undone', () => {
    const start = startReview([proposal({})], orgIds);
    const decided = takeReviewStep(start, { kind: 'drop', key: 1 });
    const more = addProposals(decided, [proposal({ action: '补充', toConfirm: ['model'] })], orgIds);
    expect(more.entries.map(({ mark, key }) => [mark, key])).toEqual([
      ['dropped', 1],
      ['open', 2],
    ]);
    expect(more.nextKey).toBe(3);
    const undone = takeReviewStep(more, { kind: 'undo' });
    expect(undone.entries.map(({ mark }) => mark)).toEqual(['open', 'open']);
    expect(findHindrance(more)).not.toBeNull();
  });
});
