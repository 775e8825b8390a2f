import { beforeAll, describe, expect, test } from 'vitest';
import { auditPlanList } from '#core/ledger/plan-audit.ts';
import type { Actor } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty, type TestCounty, type TestProject, type TestUnit } from '../platform/testing-county.ts';
import { withScope } from '../platform/with-scope.ts';
import { explainNotStarted, setStartRedLine } from './explain-not-started.ts';
import { issuePlan } from './issue-plan.ts';
import { listPlanSteps } from './plans.queries.ts';
import { recordStage } from './record-stage.ts';
import { getSeasonalWeights, setSeasonalWeights } from './seasonal-weights.ts';
import { getNotStarted, getStaleProjects, getStartBatches } from './starts.view.ts';

const db = await testDatabase();
let county: TestCounty;
let head: Actor;
let clerk: Actor;
let unit: TestUnit;
let reporter: Actor;
let stranger: Actor;

beforeAll(async () => {
  county = await newCounty(db);
  county.now = new Date('2026-10-26T02:00:00Z');
  head = await county.newOfficer();
  clerk = await county.newOfficer('office-clerk');
  unit = await county.newUnit('甘溪镇', 'town');
  reporter = await county.newActor(unit, ['reporter-a']);
  stranger = await county.newActor(await county.newUnit('望川街道', 'town'), ['reporter-a']);
});

const newUnstarted = (change = {}) =>
  county.newProject(unit, {
    nature: 'new',
    stage: 'preliminary',
    startState: 'none',
    plannedStartOn: '2026-06-01',
    ...change,
  });
const find = async (project: TestProject, actor = head) =>
  (await getNotStarted(county.ctx(actor))).rows.find((row) => row.projectId === project.id);
const explain = (project: TestProject, actor: Actor, promisedOn: string | null, explanation = '') =>
  explainNotStarted(county.ctx(actor), project.id, { reasonClass: 'land', promisedOn, explanation });

describe('the list of what has not started', () => {
  test('names days late and what is missing, until the unit says why and when', async () => {
    const project = await newUnstarted();
    expect(await find(project)).toMatchObject({
      daysPast: 147,
      isDue: true,
      holes: ['no-reason'],
      mayExplain: true,
    });
    await explain(project, reporter, '2026-12-01');
    expect(await find(project)).toMatchObject({
      reasonClass: 'land',
      promisedOn: '2026-12-01',
      expectedOn: '2026-12-01',
      plannedStartOn: '2026-06-01',
      explainedBy: '张某',
      holes: [],
    });
    await explain(project, reporter, null, '土地指标尚未批复，年内难以供地');
    const answer = await getNotStarted(county.ctx(head));
    expect(answer.rows.find((row) => row.projectId === project.id)).toMatchObject({ promisedOn: null });
    expect(answer.byReason.find((one) => one.key === 'land')?.count).toBe(1);
  });

  test('leaves out what has started, what continues, and what was stopped', async () => {
    const started = await newUnstarted({ startState: 'verified' });
    const continuing = await newUnstarted({ nature: 'continuing' });
    const stopped = await newUnstarted({ stage: 'stopped' });
    for (const project of [started, continuing, stopped]) expect(await find(project)).toBeUndefined();
  });

  test('a stranger neither sees nor explains the projects of another unit', async () => {
    const project = await newUnstarted();
    expect(await find(project, stranger)).toBeUndefined();
    await expect(explain(project, stranger, '2026-12-01')).rejects.toThrow();
    expect((await find(project, reporter))?.mayExplain).toBe(true);
  });

  test('an explanation of a started project, or with a date that has passed, is refused', async () => {
    const started = await newUnstarted({ startState: 'verified' });
    await expect(explain(started, reporter, '2026-12-01')).rejects.toThrow('START_VERIFIED_ALREADY');
    await expect(explain(await newUnstarted(), reporter, '2026-10-26')).rejects.toThrow('PROMISE_NOT_LATER');
  });

  test('the red line is set by the head of the office alone, and names who lies behind it', async () => {
    const project = await newUnstarted({ plannedStartOn: '2026-12-20' });
    const set = (actor: Actor, redLineOn: string | null) =>
      setStartRedLine(county.ctx(actor), { redLineOn, source: '县政府常务会议' });
    await expect(set(clerk, '2026-11-30')).rejects.toThrow('ONLY_OFFICE_HEAD');
    expect((await find(project))?.holes).toEqual([]);
    await set(head, '2026-11-30');
    expect((await find(project))?.holes).toEqual(['past-red-line']);
    await expect(explain(project, reporter, '2026-12-10')).rejects.toThrow('START_EXPLANATION_WANTED');
    await set(head, null);
    expect((await find(project))?.holes).toEqual([]);
  });

  test('days from signing to start are counted from the formal signing', async () => {
    const project = await newUnstarted();
    const record = (kind: 'stage' | 'start-reported' | 'start-verified', onDate: string) =>
      recordStage(county.ctx(clerk), project.id, {
        kind,
        onDate,
        ...(kind === 'stage' ? { stage: 'signed' as const } : {}),
        reason: '补记签约',
        approver: '',
        evidenceNote: '施工许可证',
      });
    await record('stage', '2026-09-01');
    await record('start-reported', '2026-09-21');
    await record('start-verified', '2026-09-21');
    const { landing } = await getNotStarted(county.ctx(head));
    expect(landing).toMatchObject({ count: 1, medianDays: '20', fastestDays: 20 });
    expect(landing.fastest[0]?.projectId).toBe(project.id);
  });
});

describe('batches of starts', () => {
  test('count every project of the tag, verified starts, and stand beside last year’s', async () => {
    const tags = (name: string) => ({ tags: [name], totalInvestmentYuan: '100' });
    await newUnstarted(tags('2025年四季度集中开工'));
    await newUnstarted({ ...tags('2026年四季度集中开工'), startState: 'verified', nature: 'continuing' });
    await newUnstarted(tags('2026年四季度集中开工'));
    const { batches } = await getStartBatches(county.ctx(head));
    expect(batches[0]).toMatchObject({
      name: '2026年四季度集中开工',
      projects: 2,
      started: 1,
      startRate: '0.5',
      totalInvestmentYuan: '200.00',
      lastYear: { name: '2025年四季度集中开工', projects: 1, started: 0, startRate: '0' },
    });
    expect((await getStartBatches(county.ctx(stranger))).batches).toEqual([]);
  });
});

describe('stale projects', () => {
  test('carried through two years without a start, or moved into a later year, with the sentence that says it', async () => {
    const project = await newUnstarted();
    await county.newPlan(project.id, '1200', { year: 2025 });
    await recordStage(county.ctx(clerk), project.id, {
      kind: 'planned-start-moved',
      onDate: '2026-10-01',
      untilDate: '2027-03-01',
      reason: '用地未批',
      approver: '领导小组',
      evidenceNote: '',
    });
    const { rows, byKind } = await getStaleProjects(county.ctx(head));
    const row = rows.find((one) => one.projectId === project.id);
    expect(row?.reasons.map((r) => r.sentence)).toEqual([
      '连续2个年度列入计划，至今未开工',
      '计划日期跨年推迟1次',
    ]);
    expect(byKind.map((one) => one.key)).toContain('carried-unstarted');
    expect((await getStaleProjects(county.ctx(stranger))).rows).toEqual([]);
  });
});

describe('the audit of the list of a year', () => {
  test('goes from what was issued to what remains, removals by their reason', async () => {
    const projects = [await newUnstarted({ annualYuan: null }), await newUnstarted({ annualYuan: null })];
    const [out, other] = projects as [TestProject, TestProject];
    const late = await newUnstarted({ annualYuan: null });
    const batch = {
      year: 2027,
      documentNumber: '望政办〔2027〕2号',
      approver: '县政府',
      reason: '',
      decidedOn: '2027-01-10',
    };
    const line = { firstMonth: 1, lastMonth: 12, profile: 'even' as const };
    county.now = new Date('2027-01-12T02:00:00Z');
    await issuePlan(county.ctx(head), {
      ...batch,
      kind: 'issued',
      inForceFrom: '2027-01',
      lines: projects.map((p) => ({ ...line, projectId: p.id, changeKind: 'issued', annualYuan: '1200' })),
    });
    await issuePlan(county.ctx(head), {
      ...batch,
      kind: 'adjusted',
      inForceFrom: '2027-08',
      lines: [
        { ...line, projectId: out.id, changeKind: 'removed', annualYuan: '0', removalClass: 'handed-over' },
        { ...line, projectId: other.id, changeKind: 'raised', annualYuan: '1500' },
        { ...line, projectId: late.id, changeKind: 'substituted', annualYuan: '700' },
      ],
    });
    const steps = await withScope(db.app, head, (tx) => listPlanSteps(tx, county.regionId, 2027));
    const audit = auditPlanList(steps);
    expect(audit).toMatchObject({
      issued: { projects: 2, changeYuan: '2400' },
      removedBy: [{ removalClass: 'handed-over', projects: 1, changeYuan: '-1200' }],
      remaining: { projects: 2, annualYuan: '2200' },
      unfilledYuan: '500',
      unfilledProjects: 0,
    });
    county.now = new Date('2026-10-26T02:00:00Z');
  });
});

describe('seasonal weights', () => {
  test('are the shipped ones until the region sets its own, by which later plans are spread', async () => {
    expect(await getSeasonalWeights(county.ctx(head))).toMatchObject({ isOwn: false, maySet: true });
    const weights = ['0', '0', '1', '1', '1', '1', '1', '1', '1', '1', '0', '0'];
    const set = (actor: Actor, own: string[]) =>
      setSeasonalWeights(county.ctx(actor), { weights: own, source: '望政办〔2026〕3号' });
    await expect(set(head, Array(12).fill('0'))).rejects.toThrow('PLAN_WEIGHTS_ZERO');
    await expect(set(reporter, weights)).rejects.toThrow('ONLY_PROJECT_OFFICE');
    await set(head, weights);
    expect(await getSeasonalWeights(county.ctx(reporter))).toMatchObject({
      weights,
      isOwn: true,
      maySet: false,
    });
    const project = await newUnstarted({ annualYuan: null });
    await issuePlan(county.ctx(head), {
      year: 2026,
      kind: 'adjusted',
      documentNumber: '望政办〔2026〕9号',
      decidedOn: '2026-10-20',
      approver: '县政府',
      reason: '',
      inForceFrom: '2026-11',
      lines: [
        {
          projectId: project.id,
          changeKind: 'substituted',
          annualYuan: '800',
          firstMonth: 1,
          lastMonth: 12,
          profile: 'seasonal',
        },
      ],
    });
    const plan = await db.owner
      .selectFrom('plan_versions')
      .select('cumulative_yuan')
      .where('project_id', '=', project.id)
      .executeTakeFirstOrThrow();
    expect(plan.cumulative_yuan.map(Number)).toEqual([
      0, 0, 100, 200, 300, 400, 500, 600, 700, 800, 800, 800,
    ]);
  });
});
