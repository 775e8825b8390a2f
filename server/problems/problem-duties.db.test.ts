import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import type { ProblemMove } from '#core/problems/problem.ts';
import { DEFAULT_PROBLEM_RULES } from '#core/problems/rulebook.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope } from '../platform/with-scope.ts';
import { newMonth } from '../reporting/testing-month.ts';
import { moveProblem } from './move-problem.ts';
import { getProblemView } from './problem.view.ts';
import { listProblemChanges } from './problem-changes.ts';
import { listProblemDuties } from './problem-duties.ts';
import { setProblemRules } from './problem-rules.ts';
import { getProblems } from './problems.view.ts';
import { raiseProblem } from './raise-problem.ts';

const db = await testDatabase();
const ASKED = { open: 'open', overdue: 'no', mine: 'no', stepUp: 'no', text: '', limit: 50 } as const;

test('What waits on the day’s page follows the ball: the office assigns, the unit works, its head decides on a step up', async () => {
  const month = await newMonth(db);
  const ctx = month.county.ctx(month.reporter);
  const on = ctx.today;
  const dutiesOf = async (actor: Actor) =>
    (await withScope(ctx.db, actor, (tx) => listProblemDuties(tx, month.county.ctx(actor)))).map(
      ({ kind, count, isLate, to }) => ({ kind, count, isLate, to }),
    );
  const { problemId } = await raiseProblem(ctx, {
    title: '管线未迁改',
    need: '请协调迁改',
    category: 'other',
    projectId: null,
    sourceKind: 'manual',
    source: {},
    keepOwn: false,
    dueOn: null,
  });
  const triage = { kind: 'triage', count: 1, isLate: false, to: '/problems?show=mine' };
  expect(await dutiesOf(month.clerk)).toEqual([triage]);
  expect(await dutiesOf(month.reporter)).toEqual([]);

  const move = (actor: Actor, version: number, one: ProblemMove) =>
    moveProblem(month.county.ctx(actor), problemId, { version, move: one });
  await move(month.clerk, 1, {
    kind: 'assign',
    ownerOrgId: month.unit.id,
    ownerName: '',
    supportingOrgIds: [],
    level: 1,
    dueOn: on,
    note: '',
    on,
  });
  expect(await dutiesOf(month.clerk)).toEqual([]);
  expect(await dutiesOf(month.reporter)).toEqual([
    { kind: 'problem', count: 1, isLate: false, to: '/problems?show=mine' },
  ]);

  await move(month.reporter, 2, { kind: 'propose-step-up', attempts: '两次协调未果', toLevel: 2, on });
  expect(await dutiesOf(month.officeHead)).toEqual([
    { kind: 'step-up', count: 1, isLate: false, to: '/problems?show=stepUp' },
  ]);
  expect(await dutiesOf(month.clerk)).toEqual([]);
});

test('A stepped-up problem waits for the leader who sponsors its project and his liaison, at the top for the top leaders', async () => {
  const month = await newMonth(db);
  const { county } = month;
  const hall = await county.newUnit('县领导', 'county');
  const sponsor = await county.newActor(hall, ['leader'], '陈某');
  const other = await county.newActor(hall, ['leader'], '周某');
  const top = await county.newActor(hall, ['leader'], '钱某');
  await sql`update posts set title = case person_id when ${top.personId} then '县长' else '副县长' end
    where region_id = ${county.regionId} and person_id in (${sponsor.personId}, ${other.personId}, ${top.personId})`.execute(
    db.owner,
  );
  const liaison: Actor = {
    ...(await county.newActor(hall, ['liaison'], '吴联络')),
    forPersonId: sponsor.personId,
  };
  const project = await county.newProject(month.unit, { sponsorPersonId: sponsor.personId });
  const ctx = county.ctx(month.reporter);
  const on = ctx.today;
  const { problemId } = await raiseProblem(ctx, {
    ...{
      title: '高压线未迁改',
      need: '请协调',
      category: 'other',
      projectId: project.id,
      sourceKind: 'manual',
    },
    ...{ source: {}, keepOwn: false, dueOn: null },
  });
  let version = 1;
  const move = async (actor: Actor, one: ProblemMove) => {
    version = (await moveProblem(county.ctx(actor), problemId, { version, move: one })).version;
  };
  const waits = async (actor: Actor) =>
    (await withScope(db.app, actor, (tx) => listProblemDuties(tx, county.ctx(actor)))).map(
      ({ kind, sentence, to }) => `${kind} ${sentence} ${to}`,
    );
  const mine = async (actor: Actor) =>
    (await getProblems(county.ctx(actor), { ...ASKED, mine: 'yes' })).problems.map(({ id }) => id);
  const stepUp = async (toLevel: 2 | 3 | 4) => {
    await move(month.clerk, { kind: 'propose-step-up', attempts: '两次协调未果', toLevel, on });
    await move(month.officeHead, { kind: 'consent-step-up', toLevel, dueOn: on, note: '', on });
  };
  await move(month.clerk, {
    ...{ kind: 'assign', ownerOrgId: month.unit.id, ownerName: '', supportingOrgIds: [], level: 1 },
    ...{ dueOn: on, note: '', on },
  });
  expect(await waits(sponsor)).toEqual([]);
  await stepUp(2);
  const said = 'step-up-answer 1个问题已提级，待答复 /problems?show=mine';
  expect(await waits(sponsor)).toEqual([said]);
  expect(await waits(liaison)).toEqual([said]);
  expect(await waits(other)).toEqual([]);
  expect(await mine(sponsor)).toEqual([problemId]);
  expect(await mine(other)).toEqual([]);
  const answer = { kind: 'respond' as const, text: '同意', leaderName: '陈某', dueOn: on, fileIds: [], on };
  await move(liaison, answer);
  expect(await waits(sponsor)).toEqual([]);
  await stepUp(3);
  await move(liaison, answer);
  await stepUp(4);
  expect(await waits(top)).toEqual([said]);
  expect(await waits(sponsor)).toEqual([]);
});

test('What comes to the command office waits for the members whom the region has named, and for nobody else', async () => {
  const month = await newMonth(db);
  const { county } = month;
  const hall = await county.newUnit('县领导', 'county');
  const [sponsor, member] = [
    await county.newActor(hall, ['leader'], '陈某'),
    await county.newActor(hall, ['leader'], '周某'),
  ];
  const rules = (ids: string[]) => ({
    source: '指挥部名单',
    rules: { ...DEFAULT_PROBLEM_RULES, members: { 3: ids, 4: [] } },
  });
  const refused = await setProblemRules(county.ctx(month.officeHead), rules([month.clerk.personId])).catch(
    (error: { body: { code: string } }) => error.body.code,
  );
  expect(refused).toBe('LEADER_NOT_FOUND');
  await setProblemRules(county.ctx(month.officeHead), rules([member.personId]));
  const project = await county.newProject(month.unit, { sponsorPersonId: sponsor.personId });
  const ctx = county.ctx(month.clerk);
  const on = ctx.today;
  const { problemId } = await raiseProblem(ctx, {
    ...{ title: '管线未迁改', need: '请协调', category: 'other', projectId: project.id },
    ...{ sourceKind: 'manual', source: {}, keepOwn: false, dueOn: null },
  });
  const moves: [Actor, ProblemMove][] = [
    [
      month.clerk,
      {
        ...{ kind: 'assign', ownerOrgId: month.unit.id, ownerName: '', supportingOrgIds: [], level: 2 },
        ...{ dueOn: on, note: '', on },
      },
    ],
    [month.clerk, { kind: 'propose-step-up', attempts: '两次协调未果', toLevel: 3, on }],
    [month.officeHead, { kind: 'consent-step-up', toLevel: 3, dueOn: on, note: '', on }],
  ];
  let version = 1;
  for (const [actor, one] of moves)
    version = (await moveProblem(county.ctx(actor), problemId, { version, move: one })).version;
  const waits = async (actor: Actor) =>
    (await withScope(db.app, actor, (tx) => listProblemDuties(tx, county.ctx(actor)))).map(
      ({ kind }) => kind,
    );
  expect(await waits(member)).toEqual(['step-up-answer']);
  expect(await waits(sponsor)).toEqual([]);
  const told = (actor: Actor) =>
    withScope(db.app, actor, (tx) =>
      listProblemChanges(tx, county.ctx(actor), { since: new Date(0), sponsorId: null }),
    ).then((lines) => lines.map(({ sentence }) => sentence.replace(/\d{4}年.*$/u, '')));
  // Both sides are told; who did it is not told of it.
  expect(await told(month.reporter)).toEqual(['问题“管线未迁改”已提级到项目建设指挥部，新时限']);
  expect(await told(month.officeHead)).toEqual([]);
  const seen = await getProblemView(ctx, problemId);
  expect(seen.heldBy.map((name) => name.slice(-2))).toEqual(['周某']);
});
