import { describe, expect, test } from 'vitest';
import { newCounty, type TestProject } from '../platform/testing-county.ts';
import { issuePlan } from './issue-plan.ts';
import { getPlanLines } from './plan-lines.view.ts';
import { getProjectHistory, getProjectView } from './project.view.ts';
import { db } from './testing-ledger.ts';

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

  test('a part names its bundle beside its plan; the bundle itself has no line', async () => {
    const { own, head, town } = await newPlannedCounty();
    const bundle = await own.newProject(town, { name: '老旧小区改造', isBundle: true, annualYuan: null });
    await own.newProject(town, { name: '东街片区', parentId: bundle.id, annualYuan: null });
    const { lines } = await getPlanLines(own.ctx(head), { year: 2026, limit: 100 });
    expect(lines.some((l) => l.name === '老旧小区改造')).toBe(false);
    expect(lines.find((l) => l.name === '东街片区')?.parentName).toBe('老旧小区改造');
    expect(lines.filter((l) => l.parentName !== null)).toHaveLength(1);
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
