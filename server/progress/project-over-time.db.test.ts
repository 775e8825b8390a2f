import { describe, expect, test } from 'vitest';
import type { Actor } from '#core/people/public.ts';
import type { TestUnit } from '../platform/testing-county.ts';
import { withScope } from '../platform/with-scope.ts';
import { deriveProjects } from './derive-projects.ts';
import { getProjectMonths, getProjectProgress } from './project-progress.view.ts';
import { bundle, clerk, county, db, derive, head, projects, scoped, units } from './testing-overview.ts';

describe('a project over time', () => {
  test('a bundle has the plan, the actual and the investment of its parts', async () => {
    const { row, parts } = await getProjectProgress(county.ctx(head), bundle.id, '2026-09');
    expect(row).toMatchObject({
      partCount: 2,
      annualPlanYuan: '240000000.00',
      actualYuan: '140000000.00',
      totalInvestmentYuan: '300000000.00',
      monthYuan: '20000000.00',
    });
    expect(parts.map((p) => [p.name, p.actualYuan])).toEqual([
      ['一期', '50000000.00'],
      ['二期', '90000000.00'],
    ]);
    const { months } = await getProjectMonths(county.ctx(head), bundle.id, 2026);
    expect(months[8]).toMatchObject({
      period: '2026-09',
      plannedYuan: '180000000.00',
      actualYuan: '140000000.00',
    });
  });

  test('twelve months of plan stand beside the months that were reported', async () => {
    const id = projects[0]?.id ?? '';
    const { months, years } = await getProjectMonths(county.ctx(head), id, 2026);
    expect(years).toEqual([2026]);
    expect(months).toHaveLength(12);
    expect(months.map((m) => m.state).slice(6, 10)).toEqual(['not-opened', 'frozen', 'open', 'not-opened']);
    expect(months[11]).toMatchObject({
      plannedYuan: '120000000.00',
      baselineYuan: '120000000.00',
      actualYuan: null,
    });
  });

  test('an adjusted plan bends the curve from its month on; the baseline stays', async () => {
    const unit = units[1] as TestUnit;
    const project = await county.newProject(unit, { annualYuan: '120000000' });
    await county.newPlan(project.id, '60000000', { inForceFrom: '2026-08', versionNo: 2 });
    const { months } = await getProjectMonths(county.ctx(head), project.id, 2026);
    expect(months[6]).toMatchObject({ plannedYuan: '70000000.00', planVersionNo: 1 });
    expect(months[7]).toMatchObject({
      plannedYuan: '40000000.00',
      baselineYuan: '80000000.00',
      planVersionNo: 2,
    });
  });

  test('amounts that would turn a light green are told to the project office only, and after the freeze', async () => {
    const part = (await getProjectProgress(county.ctx(head), bundle.id, '2026-08')).parts[0]?.id ?? '';
    const seen = async (actor: Actor, period: string) =>
      (await getProjectProgress(county.ctx(actor), part, period)).lights.find(
        (l) => l.dimension === 'progress',
      );
    expect((await seen(clerk, '2026-08'))?.wayToGreen).toMatch(/再完成.*万元/);
    expect((await seen(clerk, '2026-09'))?.wayToGreen).not.toMatch(/万元/);
    const leader = await county.newActor(units[0] as TestUnit, ['leader']);
    expect((await seen(leader, '2026-08'))?.wayToGreen).not.toMatch(/万元/);
    expect((await getProjectProgress(county.ctx(leader), part, '2026-08')).pace.requiredYuan).toBeNull();
  });

  test('the light says its reason, since when, and the sentence of the first line', async () => {
    const part = (await getProjectProgress(county.ctx(head), bundle.id, '2026-09')).parts[0]?.id ?? '';
    const { lights, sentence, row, previous } = await getProjectProgress(county.ctx(head), part, '2026-09');
    expect(lights[0]).toMatchObject({
      dimension: 'overall',
      light: 'red',
      since: '2026年8月',
      periodsInRow: 2,
    });
    expect(lights[0]?.reasons[0]?.sentence).not.toBe('');
    expect(sentence).toContain('红');
    expect(row?.actualYuan).toBe('50000000.00');
    expect(previous?.actualYuan).toBe('40000000.00');
  });

  test('a project out of scope is not told apart from one that does not exist', async () => {
    const other = projects[3]?.id ?? '';
    await expect(getProjectMonths(county.ctx(scoped), other, 2026)).rejects.toThrow('没有这个项目');
    await expect(getProjectProgress(county.ctx(scoped), '999999999', '2026-09')).rejects.toThrow(
      '没有这个项目',
    );
  });

  test('an act on one part moves the bundle with it', async () => {
    const { parts } = await getProjectProgress(county.ctx(head), bundle.id, '2026-09');
    const part = parts[0];
    if (!part) throw new Error('no part');
    await db.owner
      .insertInto('figures')
      .values({
        region_id: county.regionId,
        year: 2026,
        project_id: part.id,
        period: '2026-09',
        measure: 'ytd_amount',
        value: '60000000',
        origin: '{}',
        act_id: '0',
      })
      .execute();
    await withScope(db.app, head, (tx) =>
      deriveProjects(tx, {
        regionId: county.regionId,
        period: '2026-09',
        projectIds: [part.id],
        today: '2026-10-02',
      }),
    );
    expect((await getProjectProgress(county.ctx(head), bundle.id, '2026-09')).row?.actualYuan).toBe(
      '150000000.00',
    );
  });
});

describe('Dates with two clocks', () => {
  const newMoved = async (moves: { on: string; before: string }[]) => {
    const project = await county.newProject(units[0] as TestUnit, {
      nature: 'new',
      plannedStartOn: '2026-12-01',
    });
    for (const { on, before } of moves)
      await db.owner
        .insertInto('stage_events')
        .values({
          region_id: county.regionId,
          project_id: project.id,
          kind: 'planned-start-moved',
          on_date: on,
          until_date: before,
          act_id: '0',
        })
        .execute();
    await derive('2026-09', '2026-10-20');
    const row = await db.owner
      .selectFrom('derived.project_progress')
      .select('start_due')
      .where('project_id', '=', project.id)
      .where('period', '=', '2026-09')
      .executeTakeFirstOrThrow();
    return row.start_due;
  };

  test('a start moved after the period stands in it as it was before the move', async () => {
    expect(await newMoved([])).toBe(false);
    expect(await newMoved([{ on: '2026-10-10', before: '2026-09-01' }])).toBe(true);
    expect(await newMoved([{ on: '2026-09-10', before: '2026-09-01' }])).toBe(false);
    expect(
      await newMoved([
        { on: '2026-10-10', before: '2026-11-01' },
        { on: '2026-10-12', before: '2026-09-01' },
      ]),
    ).toBe(false);
  });
});
