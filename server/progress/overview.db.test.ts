import { beforeAll, describe, expect, test } from 'vitest';
import { SIZE_BAND_KEYS, type SizeBand, sizeBandOf } from '#core/ledger/public.ts';
import type { Actor } from '#core/people/public.ts';
import { GroupFiguresView } from '#core/progress/contract.ts';
import { appendRulebook } from '#server/platform/public.ts';
import { testDatabase } from '../platform/testing.ts';
import { newCounty, type TestCounty, type TestProject, type TestUnit } from '../platform/testing-county.ts';
import { withScope } from '../platform/with-scope.ts';
import { freezePeriod } from '../reporting/freeze-period.ts';
import { deriveAllProjects, deriveProjects } from './derive-projects.ts';
import { listFrozenGroups, listPublishedRanks } from './groups.queries.ts';
import { getMonthTotals } from './month-totals.view.ts';
import { getOverview } from './overview.view.ts';
import { getProjectMonths, getProjectProgress } from './project-progress.view.ts';
import { getProjectRows } from './project-rows.view.ts';

const db = await testDatabase();
let county: TestCounty;
let head: Actor;
let clerk: Actor;
let scoped: Actor;
const units: TestUnit[] = [];
const projects: TestProject[] = [];
let bundle: TestProject;

const view = (period: string, more: object = {}, actor = head) =>
  getOverview(county.ctx(actor), { period, split: 'unit', rows: 'top', ...more });
const derive = (period: string, today: string) =>
  withScope(db.app, head, (tx) => deriveAllProjects(tx, { regionId: county.regionId, period, today }));
const at = (iso: string) => {
  county.now = new Date(iso);
};

/** Two towns with two projects each, and a bundle of two parts at a bureau, reported for August and September. */
beforeAll(async () => {
  county = await newCounty(db);
  head = await county.newOfficer();
  clerk = await county.newOfficer('office-clerk');
  for (const name of ['甘溪镇', '望川街道']) units.push(await county.newUnit(name, 'town'));
  const bureau = await county.newUnit('住建局');
  scoped = await county.newActor(units[0] as TestUnit, ['head']);
  for (const unit of units)
    for (let n = 0; n < 2; n++)
      projects.push(await county.newProject(unit, { departmentOrgId: bureau.id, levels: ['省', '县'] }));
  bundle = await county.newProject(bureau, {
    name: '老旧小区改造（打捆）',
    isBundle: true,
    annualYuan: null,
    totalInvestmentYuan: '1',
  });
  const parts = [
    await county.newProject(bureau, { name: '一期', parentId: bundle.id, totalInvestmentYuan: '100000000' }),
    await county.newProject(bureau, { name: '二期', parentId: bundle.id, totalInvestmentYuan: '200000000' }),
  ];
  const paid: Record<string, string[]> = {
    '2026-08': ['80000000', '80000000', '60000000', '60000000', '40000000', '80000000'],
    '2026-09': ['90000000', '90000000', '90000000', '100000000', '50000000', '90000000'],
  };
  for (const [period, amounts] of Object.entries(paid)) {
    await county.newPeriod(period);
    const reporting = [...projects, ...parts];
    for (const [i, project] of reporting.entries())
      await county.newReport(project, units[Math.floor(i / 2)] ?? bureau, period, {
        confirmedAt: `${period}-26T00:00:00Z`,
        ytdYuan: amounts[i] ?? '0',
        monthYuan: '10000000',
      });
  }
  at('2026-08-31T02:00:00Z');
  await derive('2026-08', '2026-08-31');
  await freezePeriod(county.ctx(head), { period: '2026-08', withMissing: false });
  at('2026-10-02T02:00:00Z');
  await derive('2026-09', '2026-10-02');
});

describe('the overview', () => {
  test('a frozen period is read from its snapshot and says when it was frozen', async () => {
    const answer = await view('2026-08');
    expect(answer.state).toMatchObject({ isFrozen: true, period: '2026-08', asOf: '2026-08-31' });
    expect(answer.total).toMatchObject({
      projectCount: 5,
      expandedCount: 6,
      planCount: 5,
      actualYuan: '400000000.00',
    });
    expect(answer.total.totalInvestmentYuan).toBe('1500000000.00');
  });

  test('the total of an open period counts a bundle once and gives both counts', async () => {
    const { total, state, previous } = await view('2026-09');
    expect(state.isFrozen).toBe(false);
    expect(total).toMatchObject({
      projectCount: 5,
      expandedCount: 6,
      annualPlanYuan: '720000000.00',
      ratedActualYuan: '510000000.00',
    });
    expect(previous?.ratedActualYuan).toBe('400000000.00');
    expect(Object.keys(previous ?? {}).sort()).toEqual(Object.keys(GroupFiguresView.shape).sort());
    const standings = Object.values(total.standings).reduce((a, b) => a + b, 0);
    expect(standings).toBe(total.projectCount);
  });

  test('units are ranked apart by kind, with the move since the frozen period before', async () => {
    const { groups } = await view('2026-09');
    const towns = groups.filter((g) => g.rankSet === 'towns');
    expect(towns.map((g) => [g.label, g.rank?.rank, g.rank?.moveText])).toEqual([
      ['甘溪镇', 2, '降1位'],
      ['望川街道', 1, '升1位'],
    ]);
    expect(groups.find((g) => g.label === '住建局')?.rankSet).toBe('departments');
  });

  test('leaders are never ranked, levels overlap and say so', async () => {
    expect((await view('2026-09', { split: 'sponsor' })).groups.every((g) => g.rank === null)).toBe(true);
    const levels = await view('2026-09', { split: 'level' });
    expect(levels.isExclusive).toBe(false);
    expect(levels.note).not.toBeNull();
    expect(levels.groups.map((g) => g.figures.projectCount)).toEqual([4, 4]);
  });

  test.each(['unit', 'territory', 'department', 'sector', 'nature', 'sponsor'] as const)(
    'the groups by %s of an exclusive split add up to the total',
    async (split) => {
      for (const period of ['2026-08', '2026-09']) {
        const { groups, total } = await view(period, { split });
        const sum = groups.reduce(
          (n, g) => n + BigInt((g.figures.ratedActualYuan ?? '0').replace('.', '')),
          0n,
        );
        expect(sum).toBe(BigInt((total.ratedActualYuan ?? '0').replace('.', '')));
      }
    },
  );

  test.each([{}, { light: 'red,yellow' }, { search: '打捆' }, { standing: 'behind' }, { unitId: 'town' }])(
    'the total of the filter %j is over the rows that the list shows',
    async (given) => {
      const filter = 'unitId' in given ? { unitId: units[0]?.id } : given;
      for (const period of ['2026-08', '2026-09']) {
        const list = await getProjectRows(county.ctx(head), {
          period,
          sort: 'serial',
          order: 'asc',
          limit: 100,
          rows: 'top',
          ...filter,
        });
        const { total } = await view(period, filter);
        expect(total.projectCount).toBe(list.matched);
        const sum = list.rows.reduce((n, r) => n + BigInt((r.actualYuan ?? '0.00').replace('.', '')), 0n);
        expect(BigInt((total.actualYuan ?? '0.00').replace('.', ''))).toBe(sum);
      }
    },
  );

  test('a person of a unit sees the county of a frozen period, and only his own while it is open, without rank', async () => {
    expect(await view('2026-08', {}, scoped)).toMatchObject({ covers: 'region', total: { projectCount: 5 } });
    const open = await view('2026-09', {}, scoped);
    expect(open).toMatchObject({
      covers: 'scope',
      total: { projectCount: 2 },
      previous: { projectCount: 2 },
    });
    expect(open.groups.map((g) => g.rank)).toEqual([null]);
  });

  test('groups of a list hold what a person of a unit sees, of a frozen month too', async () => {
    const seen = await view('2026-08', { reach: 'seen' }, scoped);
    const { rows } = await getProjectRows(county.ctx(scoped), {
      period: '2026-08',
      sort: 'serial',
      order: 'asc',
      limit: 50,
      rows: 'top',
      count: 'yes',
    });
    expect(seen).toMatchObject({ covers: 'scope', total: { projectCount: rows.length } });
    expect(seen.groups.map((g) => [g.label, g.figures.projectCount])).toEqual([['甘溪镇', rows.length]]);
    expect(rows.length).toBe(2);
    expect(await view('2026-08', { reach: 'seen' })).toMatchObject({
      covers: 'region',
      total: { projectCount: 5 },
    });
  });

  test('a period that was never opened is refused with what to do', async () => {
    await expect(view('2026-12')).rejects.toThrow('尚未开启填报');
  });

  test('the months of the year stand side by side for the chart, of the whole and of a filter', async () => {
    const all = await getMonthTotals(county.ctx(head), { year: 2026 });
    expect(all.months.map((m) => [m.period, m.isFrozen, m.actualYuan])).toEqual([
      ['2026-08', true, '400000000.00'],
      ['2026-09', false, '510000000.00'],
    ]);
    const town = await getMonthTotals(county.ctx(head), { year: 2026, unitId: units[0]?.id });
    expect(town.months.map((m) => m.actualYuan)).toEqual(['160000000.00', '180000000.00']);
  });
});

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

describe('Splits that are worked out when asked for', () => {
  test('stages, lists, tags, funding and size count each project, of a frozen period too, and are not ranked', async () => {
    for (const period of ['2026-08', '2026-09'])
      for (const split of ['stage', 'list', 'tag', 'funding', 'size']) {
        const answer = await view(period, { split });
        expect(answer.groups.every((g) => g.rank === null)).toBe(true);
        expect(answer.isExclusive).toBe(!['list', 'tag'].includes(split));
        if (answer.isExclusive)
          expect(answer.groups.reduce((n, g) => n + g.figures.projectCount, 0)).toBe(
            answer.total.projectCount,
          );
      }
  });

  test('sizes stand from the largest band to the smallest, and the filter gives the projects of one', async () => {
    const { groups } = await view('2026-09', { split: 'size' });
    const order = groups.map((g) => SIZE_BAND_KEYS.indexOf(g.key as SizeBand));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const first = groups[0];
    if (!first) throw new Error('no band');
    const rows = await getProjectRows(county.ctx(head), {
      period: '2026-09',
      sort: 'serial',
      order: 'asc',
      limit: 50,
      rows: 'top',
      size: first.key,
    });
    expect(rows.matched).toBe(first.figures.projectCount);
    expect(new Set(rows.rows.map((r) => sizeBandOf(r.totalInvestmentYuan)))).toEqual(new Set([first.key]));
  });

  test('a person of one unit sees of them only the projects of his unit, and is told so', async () => {
    const answer = await view('2026-08', { split: 'tag' }, scoped);
    expect([answer.covers, answer.total.projectCount]).toEqual(['scope', 2]);
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

describe('The least number of projects for a rank', () => {
  test('is the region’s own setting, in the open period and at freezing', async () => {
    const ranksOf = async () => (await view('2026-09')).groups.map((g) => g.rank?.rank ?? g.rank?.reason);
    expect((await ranksOf()).filter((rank) => typeof rank === 'number').length).toBeGreaterThan(0);
    await withScope(db.app, head, (tx) =>
      appendRulebook(tx, {
        regionId: county.regionId,
        kind: 'bulletin-settings',
        validFrom: '2026-09-01',
        body: { leastProjectCount: 9 },
        source: '测试',
        actId: '0',
      }),
    );
    expect(new Set(await ranksOf())).toEqual(new Set(['不足9个项目，不参加排名']));
    await withScope(db.app, head, (tx) =>
      deriveAllProjects(tx, { regionId: county.regionId, period: '2026-09', today: '2026-10-02' }),
    );
    await freezePeriod(county.ctx(head), { period: '2026-09', withMissing: true });
    const kept = await withScope(db.app, head, (tx) =>
      listFrozenGroups(tx, county.regionId, '2026-09', ['unit']),
    );
    expect(kept.map((g) => [g.minimumGroupSize, g.rank?.rank ?? null])).toEqual(kept.map(() => [9, null]));
    const before = await withScope(db.app, head, (tx) => listPublishedRanks(tx, county.regionId, '2026-09'));
    expect(new Set(Object.values(before).map((rank) => rank.minimumGroupSize))).toEqual(new Set([9]));
  });
});
