import { beforeAll, describe, expect, test } from 'vitest';
import type { ProjectFields } from '#core/ledger/project.ts';
import type { Actor } from '#core/people/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty, type TestCounty, type TestProject, type TestUnit } from '../platform/testing-county.ts';
import { amendPrior } from './amend-prior.ts';
import { addProject, editProject } from './edit-project.ts';
import { issuePlan } from './issue-plan.ts';
import { getPlanLines } from './plan-lines.view.ts';
import { getProjectHistory, getProjectView } from './project.view.ts';
import { addMilestones, recordStage, setMilestoneDate } from './record-stage.ts';
import { getSavedViews, removeView, saveView } from './saved-views.ts';

const db = await testDatabase();
let county: TestCounty;
let officer: Actor;
let unit: TestUnit;
let bureau: TestUnit;
let reporter: Actor;
let reviewer: Actor;

beforeAll(async () => {
  county = await newCounty(db);
  officer = await county.newOfficer();
  unit = await county.newUnit('甘溪镇', 'town');
  bureau = await county.newUnit('住建局');
  reporter = await county.newActor(unit, ['reporter-a']);
  reviewer = await county.newActor(bureau, ['reviewer']);
});

const view = (project: { id: string }, actor = officer) => getProjectView(county.ctx(actor), project.id);
const edit = (
  project: TestProject,
  version: number,
  changes: Partial<ProjectFields>,
  actor = officer,
  reason = '',
) => editProject(county.ctx(actor), project.id, { version, changes, reason });
/** A reviewer sees the projects of his trade beside his own unit's. */
const asReviewer = (project: TestProject): Actor => ({ ...reviewer, projectIds: [project.id] });

describe('editing a project', () => {
  test('every changed field stands in the history with old and new value, person and reason', async () => {
    const project = await county.newProject(unit, { name: '水厂' });
    const { version } = await edit(
      project,
      1,
      { name: '甘溪水厂', sector: '水利', levels: ['省', '县'] },
      officer,
      '名称更正',
    );
    expect(version).toBe(2);
    expect((await view(project)).fields).toMatchObject({
      name: '甘溪水厂',
      sector: '水利',
      levels: ['省', '县'],
    });
    const [change] = (await getProjectHistory(county.ctx(officer), project.id)).changes;
    expect(change).toMatchObject({ personName: '张某', reason: '名称更正', kind: 'project-edited.v1' });
    expect(change?.fields.map((f) => [f.label, f.before, f.after])).toEqual([
      ['项目名称', '水厂', '甘溪水厂'],
      ['行业', '—', '水利'],
      ['级别', '—', '省、县'],
    ]);
  });

  test('the history reads in words: units and leaders by name, amounts in 万元, terms of the office', async () => {
    const project = await county.newProject(unit);
    const leader = await county.newActor(bureau, ['leader'], '周某');
    const changes = {
      nature: 'new' as const,
      totalInvestmentYuan: '350000000',
      departmentOrgId: bureau.id,
      sponsorPersonId: leader.personId,
    };
    await edit(project, 1, changes, officer, '望发改〔2026〕18号');
    const [change] = (await getProjectHistory(county.ctx(officer), project.id)).changes;
    expect(change?.fields.map((f) => [f.before, f.after])).toEqual([
      ['续建', '新建'],
      ['30000万元', '35000万元'],
      ['—', `住建局${bureau.code}`],
      ['—', '周某'],
    ]);
  });

  test('a new name is found by its own pinyin initials', async () => {
    const project = await county.newProject(unit, { name: '某项目' });
    await edit(project, 1, { name: '粮食仓储中心' });
    const row = await db.owner
      .selectFrom('projects')
      .select('search_text')
      .where('id', '=', project.id)
      .executeTakeFirstOrThrow();
    expect(row.search_text).toContain('lsccz');
  });

  test('two people who edit the same version: the second is told, and nothing of the first is lost', async () => {
    const project = await county.newProject(unit);
    await edit(project, 1, { location: '城东' });
    await expect(edit(project, 1, { location: '城西' })).rejects.toThrow('刚刚被别人修改过');
    expect((await view(project)).fields.location).toBe('城东');
  });

  test('two edits at the same moment are one after the other, and one of them is refused', async () => {
    const project = await county.newProject(unit);
    const both = await Promise.allSettled([
      edit(project, 1, { location: '甲' }),
      edit(project, 1, { location: '乙' }),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a unit keeps its own fields up to date and is told which others it may not touch', async () => {
    const project = await county.newProject(unit);
    await edit(project, 1, { location: '城东', teamNote: '专班一' }, reporter);
    await expect(edit(project, 2, { nature: 'new' }, reporter)).rejects.toThrow('不能修改：建设性质');
    expect((await view(project, reporter)).may.edit).toContain('teamNote');
    expect((await view(project, reporter)).may.edit).not.toContain('nature');
  });

  test('a unit cannot see or edit the project of another', async () => {
    const project = await county.newProject(bureau);
    await expect(edit(project, 1, { location: '城东' }, reporter)).rejects.toThrow('没有这个项目');
  });

  test('a change of the total investment needs its approval', async () => {
    const project = await county.newProject(unit);
    await expect(edit(project, 1, { totalInvestmentYuan: '350000000' })).rejects.toThrow('批复');
    await expect(
      edit(project, 1, { totalInvestmentYuan: '350000000' }, officer, '经研究同意调整'),
    ).rejects.toThrow('批复文号');
    await edit(project, 1, { totalInvestmentYuan: '350000000' }, officer, '望发改〔2026〕18号');
    expect((await view(project)).fields.totalInvestmentYuan).toBe('350000000.00');
  });

  test('the same amount written otherwise is no change', async () => {
    const project = await county.newProject(unit);
    expect(await edit(project, 1, { totalInvestmentYuan: '300000000' })).toEqual({ version: 1 });
  });

  test('the same request twice changes once and answers the same', async () => {
    const project = await county.newProject(unit);
    const input = { version: 1, changes: { location: '城东' }, reason: '' };
    const ctx = county.ctx(officer, `edit-${project.id}-request`);
    expect(await editProject(ctx, project.id, input)).toEqual(await editProject(ctx, project.id, input));
    expect((await getProjectHistory(county.ctx(officer), project.id)).changes).toHaveLength(1);
  });

  test('a project that moves to another unit moves out of the first one\u2019s sight', async () => {
    const project = await county.newProject(unit);
    await edit(project, 1, { reportingOrgId: bureau.id });
    await expect(view(project, reporter)).rejects.toThrow('没有这个项目');
  });
});

describe('adding a project', () => {
  const input = (more: object = {}) => ({
    name: '新厂',
    nature: 'new' as const,
    reportingOrgId: unit.id,
    isBundle: false,
    reason: '',
    ...more,
  });
  test('the office adds one; it gets a code and shows its five ones with holes', async () => {
    const { projectId } = await addProject(county.ctx(officer), input());
    const made = await view({ id: projectId });
    expect(made.fields).toMatchObject({ name: '新厂', nature: 'new', isListed: true });
    expect(made.fields.code).toMatch(/^LS-/);
    expect(made.fiveOnes.holes).toHaveLength(5);
  });
  test('a code that is taken and a unit that does not exist are refused', async () => {
    await addProject(county.ctx(officer), input({ code: 'X-1' }));
    await expect(addProject(county.ctx(officer), input({ code: 'X-1' }))).rejects.toThrow('已有项目使用');
    await expect(addProject(county.ctx(officer), input({ reportingOrgId: '999999' }))).rejects.toThrow(
      '填报单位不存在',
    );
  });
  test('a unit adds none', async () => {
    await expect(addProject(county.ctx(reporter), input())).rejects.toThrow('由项目办新增项目');
  });
});

describe('stages', () => {
  type StageInput = Parameters<typeof recordStage>[2];
  const event = (kind: StageInput['kind'], more: Partial<StageInput> = {}): StageInput => ({
    kind,
    onDate: '2026-09-01',
    reason: '',
    approver: '',
    evidenceNote: '',
    ...more,
  });
  const record = (project: TestProject, input: StageInput, actor = officer) =>
    recordStage(county.ctx(actor), project.id, input);
  const unstarted = () =>
    county.newProject(unit, {
      nature: 'new',
      stage: 'preliminary',
      startState: 'none',
      departmentOrgId: bureau.id,
      plannedStartOn: '2026-08-01',
    });

  test('a start is reported by the unit and verified on evidence by the department, never by the unit itself', async () => {
    const project = await unstarted();
    await record(project, event('start-reported'), reporter);
    expect((await view(project)).startState).toBe('reported');
    await expect(
      record(project, event('start-verified', { evidenceNote: '许可证' }), reporter),
    ).rejects.toThrow('行业主管部门或项目办核实');
    await expect(record(project, event('start-verified'), asReviewer(project))).rejects.toThrow('须有依据');
    await record(project, event('start-verified', { evidenceNote: '施工许可证' }), asReviewer(project));
    expect(await view(project)).toMatchObject({
      startState: 'verified',
      stage: 'started',
      startedOn: '2026-09-01',
    });
  });

  test('a refuted start goes back with its reason, and may be reported again', async () => {
    const project = await unstarted();
    await record(project, event('start-reported'), reporter);
    await expect(record(project, event('start-refuted'), officer)).rejects.toThrow('理由');
    await record(project, event('start-refuted', { reason: '现场未见施工' }));
    expect(await view(project)).toMatchObject({ startState: 'refuted', startedOn: null });
    await record(project, event('start-reported', { onDate: '2026-10-01' }), reporter);
    expect((await view(project)).stages).toHaveLength(3);
  });

  test('a pause needs cause, approver and expected resumption; a resumption needs a pause', async () => {
    const project = await county.newProject(unit);
    await expect(record(project, event('resumed'))).rejects.toThrow('没有停工');
    await expect(record(project, event('paused'))).rejects.toThrow('停工须写明');
    await record(project, event('paused', { reason: '冬季', approver: '县政府', untilDate: '2027-03-01' }));
    expect((await view(project)).isPaused).toBe(true);
    await record(project, event('resumed', { onDate: '2026-10-01' }));
    expect((await view(project)).isPaused).toBe(false);
  });

  test('a moved planned start keeps the original in the history', async () => {
    const project = await unstarted();
    await record(
      project,
      event('planned-start-moved', { untilDate: '2026-12-01', reason: '土地', approver: '县政府' }),
    );
    const made = await view(project);
    expect(made.fields.plannedStartOn).toBe('2026-12-01');
    expect(made.stages.find((s) => s.kind === 'planned-start-moved')?.untilDate).toBe('2026-08-01');
  });

  test('a start is recorded for the parts of a bundle, never for the bundle itself', async () => {
    const bundle = await county.newProject(unit, { isBundle: true, annualYuan: null });
    await expect(record(bundle, event('start-reported', { onDate: '2026-09-01' }))).rejects.toThrow('子项');
  });

  test('a date in the future is refused', async () => {
    const project = await county.newProject(unit);
    await expect(
      record(project, event('stage', { stage: 'finished', onDate: '2027-01-01' })),
    ).rejects.toThrow('不能晚于今天');
  });

  test('milestones keep their original date beside the approved and the actual one', async () => {
    const project = await county.newProject(unit);
    const one = { name: '主体封顶', finishOn: '2026-08-31', weight: 1, isCritical: true, evidenceWanted: '' };
    await addMilestones(county.ctx(reporter), project.id, {
      milestones: [one, { ...one, name: '竣工', finishOn: '2026-12-31' }],
    });
    const id = (await view(project)).milestones.find((m) => m.name === '主体封顶')?.id ?? '';
    const move = (kind: 'approved' | 'actual', finishOn: string, reason: string, actor = officer) =>
      setMilestoneDate(county.ctx(actor), project.id, id, { kind, finishOn, reason });
    await expect(move('approved', '2026-09-30', '雨季', reporter)).rejects.toThrow('项目办批准');
    await expect(move('approved', '2026-09-30', '')).rejects.toThrow('理由');
    await move('approved', '2026-09-30', '雨季');
    await expect(move('actual', '2027-09-20', '', reporter)).rejects.toThrow('不能晚于今天');
    await move('actual', '2026-09-02', '', reporter);
    // A day that was recorded wrongly is corrected with a reason, never in silence.
    await expect(move('actual', '2026-09-20', '', reporter)).rejects.toThrow('理由');
    await move('actual', '2026-09-20', '日期填错', reporter);
    expect((await view(project)).milestones.find((m) => m.id === id)).toMatchObject({
      originalOn: '2026-08-31',
      approvedOn: '2026-09-30',
      actualOn: '2026-09-20',
      moves: [{ on: '2026-09-30', reason: '雨季' }],
    });
  });

  test('the base of the year is amended in the open, by the office, with its reason', async () => {
    const project = await county.newProject(unit);
    const body = { year: 2026, baseYuan: '5000000', reason: '年报核对' };
    await expect(amendPrior(county.ctx(reporter), project.id, body)).rejects.toThrow('由项目办更正');
    await amendPrior(county.ctx(officer), project.id, body);
    await amendPrior(county.ctx(officer), project.id, { ...body, baseYuan: '6000000' });
    expect((await view(project)).bases.map((b) => b.baseYuan)).toEqual(['6000000.00', '5000000.00']);
  });
});

describe('plan batches', () => {
  type Batch = Parameters<typeof issuePlan>[1];
  const line = (
    project: TestProject,
    changeKind: Batch['lines'][number]['changeKind'],
    annualYuan: string,
    more: object = {},
  ) => ({
    projectId: project.id,
    changeKind,
    annualYuan,
    firstMonth: 3,
    lastMonth: 11,
    profile: 'even' as const,
    ...more,
  });
  const batch = (kind: Batch['kind'], lines: Batch['lines'], more: Partial<Batch> = {}): Batch => ({
    year: 2026,
    kind,
    documentNumber: '望政办〔2026〕8号',
    decidedOn: '2026-03-05',
    approver: '县政府常务会议',
    reason: '',
    inForceFrom: '2026-03',
    lines,
    ...more,
  });
  const newPlannedCounty = async () => {
    const own = await newCounty(db);
    const head = await own.newOfficer();
    const town = await own.newUnit('甘溪镇', 'town');
    const projects = [];
    for (let i = 0; i < 3; i++) projects.push(await own.newProject(town, { annualYuan: null }));
    return { own, head, town, projects: projects as [TestProject, TestProject, TestProject] };
  };

  test('the issued plan is spread over its months, once a year', async () => {
    const { own, head, projects } = await newPlannedCounty();
    const done = await issuePlan(
      own.ctx(head),
      batch('issued', [line(projects[0], 'issued', '120000000'), line(projects[1], 'issued', '90000000')]),
    );
    expect(done).toMatchObject({ projects: 2, totalYuan: '210000000' });
    const [plan] = (await getProjectView(own.ctx(head), projects[0].id)).plans;
    expect(plan).toMatchObject({
      versionNo: 1,
      annualYuan: '120000000.00',
      documentNumber: '望政办〔2026〕8号',
    });
    expect(plan?.cumulativeYuan[5]).toBe('53333333.00');
    await expect(
      issuePlan(own.ctx(head), batch('issued', [line(projects[2], 'issued', '1')])),
    ).rejects.toThrow('已下达');
  });

  test('an adjustment is one batch of raised, lowered, removed and substituted, each judged beside the plan in force', async () => {
    const { own, head, projects, town } = await newPlannedCounty();
    const [a, b, c] = projects;
    await issuePlan(
      own.ctx(head),
      batch('issued', [line(a, 'issued', '100'), line(b, 'issued', '100'), line(c, 'issued', '100')]),
    );
    const d = await own.newProject(town, { annualYuan: null });
    const wrong = batch('adjusted', [line(a, 'raised', '50'), line(b, 'lowered', '50')], {
      inForceFrom: '2026-08',
    });
    await expect(issuePlan(own.ctx(head), wrong)).rejects.toMatchObject({
      body: { details: [{ at: `第1行 ${a.name}` }] },
    });
    const right = batch(
      'adjusted',
      [
        line(a, 'raised', '150'),
        line(b, 'lowered', '50'),
        line(c, 'removed', '0'),
        line(d, 'substituted', '80'),
      ],
      { inForceFrom: '2026-08' },
    );
    await issuePlan(own.ctx(head), right);
    const lines = (await getPlanLines(own.ctx(head), { year: 2026, limit: 100 })).lines;
    expect(lines.map((l) => [l.annualYuan, l.versionNo, l.isListed])).toEqual([
      ['150.00', 2, true],
      ['50.00', 2, true],
      ['0.00', 2, false],
      ['80.00', 1, true],
    ]);
    expect((await getProjectHistory(own.ctx(head), c.id)).changes[0]?.fields[0]).toMatchObject({
      label: '在年度清单',
      before: '是',
      after: '否',
    });
  });

  test('the same project twice, a bundle, and a curve that falls are each named by their line; nothing is issued', async () => {
    const { own, head, town, projects } = await newPlannedCounty();
    const bundle = await own.newProject(town, { name: '打捆', isBundle: true, annualYuan: null });
    const falling = Array.from({ length: 12 }, (_, i) => String(i === 5 ? 1 : 100));
    const bad = batch('issued', [
      line(projects[0], 'issued', '100'),
      line(projects[0], 'issued', '100'),
      line(bundle, 'issued', '100'),
      line(projects[1], 'issued', '100', {
        profile: 'given',
        firstMonth: 1,
        lastMonth: 12,
        cumulativeYuan: falling,
      }),
    ]);
    const refusal = await issuePlan(own.ctx(head), bad).catch((e) => e);
    expect(refusal.body.details.map((d: { at: string }) => d.at.slice(0, 3))).toEqual([
      '第2行',
      '第3行',
      '第4行',
    ]);
    expect(
      (await getPlanLines(own.ctx(head), { year: 2026, limit: 10 })).lines.every(
        (l) => l.annualYuan === null,
      ),
    ).toBe(true);
  });

  test('a plan cannot reach back into a frozen period', async () => {
    const { own, head, projects } = await newPlannedCounty();
    await own.newPeriod('2026-04');
    await db.owner
      .insertInto('freezes')
      .values({
        region_id: own.regionId,
        period: '2026-04',
        year: 2026,
        frozen_at: new Date(),
        person_name: '张某',
        act_id: '0',
        rulebook_version: 1,
        last_figure_id: '0',
        chain_hash: 'x',
        previous_hash: 'x',
        snapshot_hash: 'x',
        project_count: 0,
        totals: '{}',
      })
      .execute();
    await expect(
      issuePlan(own.ctx(head), batch('issued', [line(projects[0], 'issued', '100')])),
    ).rejects.toThrow('已定版');
    await issuePlan(
      own.ctx(head),
      batch('issued', [line(projects[0], 'issued', '100')], { inForceFrom: '2026-05' }),
    );
  });

  test('a unit issues no plan, and is told so beside the lines', async () => {
    const { own, town, projects } = await newPlannedCounty();
    const clerk = await own.newActor(town, ['reporter-a']);
    await expect(
      issuePlan(own.ctx(clerk), batch('issued', [line(projects[0], 'issued', '1')])),
    ).rejects.toThrow('由项目办');
    expect((await getPlanLines(own.ctx(clerk), { year: 2026, limit: 10 })).may).toEqual({
      issue: false,
      reason: '由项目办下达和调整计划',
    });
  });
});

describe('saved views', () => {
  test('a view of the same name is replaced; each person has only his own', async () => {
    const save = (actor: Actor, search: string) =>
      saveView(county.ctx(actor), { page: 'ledger', name: '落后的', search });
    await save(officer, 'standing=behind');
    const kept = await save(officer, 'light=red');
    await save(reporter, 'light=yellow');
    expect((await getSavedViews(county.ctx(officer), 'ledger')).views).toEqual([
      { id: kept.id, name: '落后的', search: 'light=red' },
    ]);
    expect(await removeView(county.ctx(reporter), kept.id)).toEqual({ removed: false });
    expect(await removeView(county.ctx(officer), kept.id)).toEqual({ removed: true });
    expect((await getSavedViews(county.ctx(officer), 'ledger')).views).toEqual([]);
  });
});
