import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { shownOf } from '#core/ledger/public.ts';
import type { ProblemRaising } from '#core/problems/contract.ts';
import type { ProblemMove } from '#core/problems/problem.ts';
import { readWorkbook } from '#server/ledger/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { withScope, withWorker } from '../platform/with-scope.ts';
import { newMonth, PERIOD, type TestMonth } from '../reporting/testing-month.ts';
import { attachProblemFile, getProblemFile } from './attach-file.ts';
import { importProblems } from './import-problems.ts';
import { moveProblem } from './move-problem.ts';
import { getProblemView } from './problem.view.ts';
import { addProblemRoll, tickProblemRoll } from './problem-rolls.ts';
import { getProblemRules, setProblemRules } from './problem-rules.ts';
import { getProblemStatistics } from './problem-statistics.view.ts';
import { exportProblems } from './problem-workbook.ts';
import { getProblems } from './problems.view.ts';
import { listProblemsAt } from './problems-at.queries.ts';
import { raiseProblem } from './raise-problem.ts';
import { problemStandings } from './rebuild-standings.ts';
import { exportProblemRoll } from './roll-workbook.ts';

const db = await testDatabase();
const ALL = {
  open: 'all',
  overdue: 'no',
  mine: 'no',
  stepUp: 'no',
  text: '',
} as const;
const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { body?: { code: string } }) => error.body?.code ?? String(error),
  );
const raising = (month: TestMonth, part: Partial<ProblemRaising> = {}): ProblemRaising => ({
  title: '三户房屋未签约',
  need: '请协调征收补偿',
  category: 'relocation',
  projectId: month.projects[0]?.id ?? null,
  sourceKind: 'report',
  source: { key: `report:${PERIOD}`, 期次: PERIOD },
  keepOwn: false,
  dueOn: null,
  ...part,
});
const todayOf = (month: TestMonth): string => month.county.ctx(month.clerk).today;

async function newProblem(month: TestMonth, part: Partial<ProblemRaising> = {}) {
  const { problemId } = await raiseProblem(month.county.ctx(month.reporter), raising(month, part));
  let version = 1;
  const move = async (actor: TestMonth['clerk'], one: ProblemMove) => {
    const answer = await moveProblem(month.county.ctx(actor), problemId, { version, move: one });
    version = answer.version;
    return answer;
  };
  return { problemId, move };
}
const assignTo = (month: TestMonth, part: object = {}): ProblemMove => ({
  kind: 'assign',
  ownerOrgId: month.unit.id,
  ownerName: '',
  supportingOrgIds: [month.department.id],
  level: 1,
  dueOn: todayOf(month),
  note: '',
  on: todayOf(month),
  ...part,
});

test('A problem is raised from a report, assigned, worked on, verified by another unit and closed out with its evidence', async () => {
  const month = await newMonth(db);
  const { problemId, move } = await newProblem(month);
  const on = todayOf(month);
  await move(month.clerk, assignTo(month));
  await move(month.reporter, { kind: 'start', note: '', on });
  const pdf = { name: '协议.pdf', content: Buffer.from('%PDF-1.7 x'), mediaType: 'application/pdf' };
  const { fileId } = await attachProblemFile(month.county.ctx(month.reporter), problemId, pdf);
  await move(month.reporter, { kind: 'report-done', text: '协议已签', fileIds: [fileId], on });
  const verify: ProblemMove = {
    kind: 'verify',
    orgId: month.department.id,
    verdict: 'agree',
    text: '属实',
    fileIds: [],
    on,
  };
  expect(await codeOf(move(month.head, { ...verify, orgId: month.unit.id }))).toBe('PROBLEM_STEP_NOT_YOURS');
  await move(month.reviewer, verify);
  expect(await move(month.clerk, { kind: 'close', note: '', on })).toMatchObject({ state: 'closed' });
  const seen = await getProblemView(month.county.ctx(month.reporter), problemId);
  expect(seen).toMatchObject({
    row: { state: 'closed', holder: null, ownerOrg: { id: month.unit.id } },
    files: [{ fileId, name: '协议.pdf' }],
    may: { moves: ['reopen'], attach: false },
  });
  expect(seen.moves.map(({ kind }) => kind)).toEqual([
    'raise',
    'assign',
    'start',
    'report-done',
    'verify',
    'close',
  ]);
  const file = await getProblemFile(month.county.ctx(month.reviewer), { problemId, fileId });
  expect(file.content.toString()).toContain('%PDF');
});

test('A unit that has nothing to do with a problem does not see it, moves it, reads its files or counts it', async () => {
  const month = await newMonth(db);
  const { problemId, move } = await newProblem(month);
  await move(month.clerk, assignTo(month));
  const stranger = await month.county.newActor(
    await month.county.newUnit('石桥镇', 'town'),
    ['head'],
    '外人',
  );
  const ctx = month.county.ctx(stranger);
  expect(await codeOf(getProblemView(ctx, problemId))).toBe('PROBLEM_NOT_FOUND');
  const start: ProblemMove = { kind: 'start', note: '', on: ctx.today };
  expect(await codeOf(moveProblem(ctx, problemId, { version: 2, move: start }))).toBe('PROBLEM_NOT_FOUND');
  expect(await codeOf(getProblemFile(ctx, { problemId, fileId: '1' }))).toBe('PROBLEM_NOT_FOUND');
  const list = await getProblems(ctx, { ...ALL, limit: 100 });
  expect([list.problems, list.counts.open]).toEqual([[], 0]);
  expect(await codeOf(raiseProblem(ctx, raising(month)))).toBe('PROJECT_NOT_FOUND');
});

test('A supporting unit sees the problem that names it, and answers when the ball is handed to it', async () => {
  const month = await newMonth(db);
  const helping = await month.county.newUnit('自然资源局');
  const helper = await month.county.newActor(helping, ['head'], '协办');
  const { problemId, move } = await newProblem(month);
  const on = todayOf(month);
  await move(month.clerk, assignTo(month));
  await move(month.reporter, { kind: 'hand', toOrgId: helping.id, text: '请核权属', on });
  const mine = await getProblems(month.county.ctx(helper), { ...ALL, mine: 'yes', limit: 100 });
  expect(mine.problems.map(({ id }) => id)).toEqual([problemId]);
  await move(helper, { kind: 'hand-back', orgId: helping.id, text: '已核', on });
  const seen = await getProblemView(month.county.ctx(helper), problemId);
  expect(seen.row.holder?.name).toBe('城关镇');
  expect(seen.ball.map(({ name }) => name).sort()).toEqual(['城关镇', '自然资源局', '项目办'].sort());
});

test('Overdue it is proposed for a step up; the office head consents, both sides have a new deadline', async () => {
  const month = await newMonth(db);
  const { problemId, move } = await newProblem(month);
  await move(month.clerk, assignTo(month));
  await move(month.reporter, { kind: 'start', note: '', on: todayOf(month) });
  const later = { ...month.county.ctx(month.officeHead), today: '2026-12-31' };
  const list = await getProblems(later, { ...ALL, stepUp: 'yes', limit: 100 });
  expect(list.problems).toMatchObject([{ id: problemId, stepUp: 'due' }]);
  const clerk = { ...month.county.ctx(month.clerk), today: '2026-12-31' };
  const propose: ProblemMove = {
    kind: 'propose-step-up',
    attempts: '谈过三次',
    toLevel: 2,
    on: '2026-12-31',
  };
  await moveProblem(clerk, problemId, { version: 3, move: propose });
  const consent: ProblemMove = {
    kind: 'consent-step-up',
    toLevel: 2,
    dueOn: '2027-01-14',
    note: '',
    on: '2026-12-31',
  };
  expect(await codeOf(moveProblem(clerk, problemId, { version: 4, move: consent }))).toBe(
    'PROBLEM_STEP_NOT_YOURS',
  );
  await moveProblem(later, problemId, { version: 4, move: consent });
  const seen = await getProblemView(later, problemId);
  expect(seen).toMatchObject({ row: { level: 2, dueOn: '2027-01-14' }, deadlines: 2, stepUp: null });
  expect(seen.row.holder?.holder).toEqual({ kind: 'level', level: 2 });
});

test('Two people at once: the second is told, nothing is written twice; the same request twice is one step', async () => {
  const month = await newMonth(db);
  const { problemId } = await newProblem(month);
  const both = [assignTo(month), assignTo(month, { level: 2 })].map((move) =>
    codeOf(moveProblem(month.county.ctx(month.clerk), problemId, { version: 1, move })),
  );
  expect((await Promise.all(both)).sort()).toEqual(['PROBLEM_CHANGED_MEANWHILE', 'done']);
  const ctx = { ...month.county.ctx(month.reporter), requestId: '0198c0de-0000-7000-8000-00000000aa01' };
  const start = { version: 2, move: { kind: 'start', note: '', on: ctx.today } } as const;
  const first = await moveProblem(ctx, problemId, start);
  expect(await moveProblem(ctx, problemId, start)).toEqual(first);
});

test('The same line of a report is raised once, and a repeat within the window is told', async () => {
  const month = await newMonth(db);
  const { problemId } = await newProblem(month);
  expect(await codeOf(raiseProblem(month.county.ctx(month.clerk), raising(month)))).toBe(
    'PROBLEM_RAISED_ALREADY',
  );
  const other = raising(month, { source: { key: 'report:2026-11' }, title: '又有两户' });
  expect(await raiseProblem(month.county.ctx(month.clerk), other)).toMatchObject({ repeats: [problemId] });
});

test('A roll is ticked row by row; a relapse opens its row again and stays counted', async () => {
  const month = await newMonth(db);
  const { problemId } = await newProblem(month, { keepOwn: true });
  const ctx = () => month.county.ctx(month.reporter);
  const rows = ['一号井', '二号井', '三号井'].map((name) => ({ name, place: '北沟' }));
  const roll = { name: '废井封填', steps: ['封填', '验收'], rows };
  expect(await codeOf(addProblemRoll(ctx(), problemId, { ...roll, steps: ['a', 'a'] }))).toBe(
    'ROLL_STEPS_TWICE',
  );
  const { rollId } = await addProblemRoll(ctx(), problemId, roll);
  const rowIds = (await getProblemView(ctx(), problemId)).rolls[0]?.rows.map(({ rowId }) => rowId) ?? [];
  const place = { problemId, rollId };
  for (const step of roll.steps)
    expect(
      await tickProblemRoll(ctx(), place, { step, isDone: true, rowIds, note: '', isCorrection: false }),
    ).toEqual({ ticked: 3 });
  await tickProblemRoll(ctx(), place, {
    step: '验收',
    isDone: false,
    rowIds: rowIds.slice(0, 1),
    note: '渗水',
    isCorrection: false,
  });
  const mistaken = { step: '验收', isDone: false, rowIds: rowIds.slice(1, 2), isCorrection: true };
  expect(await codeOf(tickProblemRoll(ctx(), place, { ...mistaken, note: '' }))).toBe('ROLL_REASON_WANTED');
  await tickProblemRoll(ctx(), place, { ...mistaken, note: '勾错一行' });
  const seen = await getProblemView(ctx(), problemId);
  expect(seen.rolls[0]?.count).toMatchObject({ rows: 3, cleared: 1, clearedShare: '33.3', relapsed: 1 });
  expect(seen.rolls[0]?.log.map(({ kind, step, count, note }) => [kind, step, count, note])).toEqual([
    ['correction', '验收', 1, '勾错一行'],
    ['relapse', '验收', 1, '渗水'],
    ['tick', '验收', 3, ''],
    ['tick', '封填', 3, ''],
  ]);
  const file = await exportProblemRoll(ctx(), place);
  const workbook = await readWorkbook(
    { bytes: file.content, fileName: file.name },
    { maxFileBytes: 1_000_000, timeoutMs: 60_000 },
  );
  const [list, history] = workbook.sheets.map((sheet) => sheet.rows.map((row) => row.map(shownOf)));
  expect(list?.at(-1)?.slice(0, 3)).toEqual(['3', '三号井', '北沟']);
  expect(list?.at(-1)).toContain('已销账');
  expect(history).toHaveLength(3 + 8);
  expect(history?.at(-1)).toEqual(expect.arrayContaining(['二号井', '更正误勾', '勾错一行', '李填']));
});

test('The list leaves as Excel and comes back without anything raised twice; new rows are raised', async () => {
  const month = await newMonth(db);
  await newProblem(month);
  const ctx = () => month.county.ctx(month.clerk);
  const file = await exportProblems(ctx(), ALL);
  const again = await importProblems(ctx(), file, true);
  expect(again).toMatchObject({ raised: 0, rows: [{ verdict: 'known' }] });
  await month.county.newProject(month.unit, { name: month.projects[0]?.name ?? '' });
  expect((await importProblems(ctx(), file, true)).rows).toMatchObject([{ verdict: 'known' }]);
  const sheet = (await readWorkbook({ bytes: file.content, fileName: file.name })).sheets[0];
  expect(sheet?.rows[2]?.map(shownOf).slice(0, 3)).toEqual(['问题编号', '项目名称', '存在问题']);
  const name = month.projects[1]?.name ?? '';
  const csv = `项目名称,存在问题,类别\n${name},缺林地批复,用地\n没有的项目,随便,资金\n`;
  const list = { name: '清单.csv', content: Buffer.from(csv) };
  const preview = await importProblems(ctx(), list, false);
  expect(preview.rows.map(({ verdict }) => verdict)).toEqual(['new', 'refused']);
  expect((await importProblems(ctx(), list, true)).raised).toBe(1);
  expect((await getProblems(ctx(), { ...ALL, limit: 100 })).problems).toHaveLength(2);
});

test('A list of an inspection is taken in as it is: own numbers, units and days; the office assigns what can be read', async () => {
  const month = await newMonth(db);
  const { name: unit } = month.unit;
  const csv = [
    '问题编号,问题来源,存在问题,责任单位,整改时限',
    `1,第二轮环境保护督察,扬尘管控不到位,${unit},2099年6月底`,
    `2,第二轮环境保护督察,扬尘管控不到位,${unit},`,
    `3,12345热线,路面破损,没有的局,2099-12-31`,
    `4,审计反馈,资金闲置,${unit},2020年底`,
  ].join('\n');
  const list = { name: '清单.csv', content: Buffer.from(csv) };
  const own = month.county.ctx(month.clerk);
  const { rows } = await importProblems(own, list, false);
  expect(rows.map(({ verdict }) => verdict)).toEqual(['new', 'new', 'new', 'new']);
  expect(rows[0]?.message).toMatch(/^交办.+，时限2099年6月30日；/);
  expect(rows[2]?.message).toContain('单位“没有的局”不在单位目录中，待分办');
  expect(rows[3]?.message).toContain('时限2020年12月31日已过');
  await importProblems(month.county.ctx(month.clerk), list, true);
  const again = await importProblems(month.county.ctx(month.clerk), list, true);
  expect(again).toMatchObject({ raised: 0 });
  const find = async (filter: object) =>
    (await getProblems(month.county.ctx(month.clerk), { ...ALL, ...filter, limit: 100 })).problems;
  expect((await find({ sourceKind: 'inspection' })).map(({ state }) => state).sort()).toEqual([
    'assigned',
    'assigned',
    'raised',
  ]);
  expect(await find({ sourceKind: 'hotline' })).toMatchObject([{ title: '路面破损', state: 'raised' }]);
  const [late] = await find({ text: '审计反馈' });
  const { source } = await getProblemView(own, late?.id ?? '');
  expect(source).toMatchObject({ 编号: '4', 清单所列责任单位: unit, 清单所列时限: '2020年底' });
});

test('Statistics count by cause, owner, age and level; rules are the office head’s', async () => {
  const month = await newMonth(db);
  const { move } = await newProblem(month);
  await move(month.clerk, assignTo(month));
  const told = await getProblemStatistics(month.county.ctx(month.clerk), {});
  expect(told.byCategory).toMatchObject([{ category: 'relocation', raised: 1, open: 1 }]);
  expect(told.byOwner).toMatchObject([{ org: { id: month.unit.id }, open: 1 }]);
  const { rules } = await getProblemRules(month.county.ctx(month.clerk));
  const changed = { rules: { ...rules, repeatDays: 30 }, source: '办公室研究' };
  expect(await codeOf(setProblemRules(month.county.ctx(month.clerk), changed))).toBe('ONLY_OFFICE_HEAD');
  await setProblemRules(month.county.ctx(month.officeHead), changed);
  expect((await getProblemRules(month.county.ctx(month.clerk))).rules.repeatDays).toBe(30);
});

test('Where problems stand is what a rebuild from their moves gives, and a tampered standing is named', async () => {
  const month = await newMonth(db);
  const { problemId, move } = await newProblem(month);
  await move(month.clerk, assignTo(month));
  const { regionId } = month.county;
  const verify = () => withWorker(db.worker, regionId, (tx) => problemStandings.verify(tx, regionId));
  expect(await verify()).toEqual({ rows: 1, broken: undefined });
  await sql`update derived.problem_standings set state = 'closed' where region_id = ${regionId}`.execute(
    db.owner,
  );
  expect((await verify()).broken?.at).toBe(`problem:${problemId}`);
  await withWorker(db.worker, regionId, (tx) => problemStandings.rebuild(tx, regionId));
  expect(await verify()).toEqual({ rows: 1, broken: undefined });
});

test('The open problems of a project on a day name the unit that was to settle them, and none before they were raised', async () => {
  const month = await newMonth(db);
  const { move } = await newProblem(month);
  const { regionId } = month.clerk;
  const projectId = month.projects[0]?.id ?? '';
  const openOn = (day: string) =>
    withScope(db.app, month.clerk, (tx) => listProblemsAt(tx, { regionId, projectId, day }));
  const today = todayOf(month);
  expect(await openOn(today)).toEqual([{ title: '三户房屋未签约', ownerName: null, dueOn: null }]);
  await move(month.clerk, assignTo(month));
  expect(await openOn(today)).toEqual([
    { title: '三户房屋未签约', ownerName: month.unit.name, dueOn: today },
  ]);
  expect(await openOn('2025-01-01')).toEqual([]);
});
