import { describe, expect, test } from 'vitest';
import { SIZE_BAND_KEYS, type SizeBand, sizeBandOf } from '#core/ledger/public.ts';
import { GroupFiguresView } from '#core/progress/group-contract.ts';
import { appendRulebook } from '#server/platform/public.ts';
import { withScope } from '../platform/with-scope.ts';
import { freezePeriod } from '../reporting/freeze-period.ts';
import { deriveAllProjects } from './derive-projects.ts';
import { listFrozenGroups, listPublishedRanks } from './frozen-groups.queries.ts';
import { getMonthTotals } from './month-totals.view.ts';
import { getProjectRows } from './project-rows.view.ts';
import { county, db, head, scoped, units, view } from './testing-overview.ts';

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

  test('a frozen period that a process remembers is not told to whom the database refuses it', async () => {
    const first = await view('2026-08');
    expect(await view('2026-08')).toEqual(first);
    await expect(view('2026-08', {}, { ...head, sees: 'administration' })).rejects.toMatchObject({
      body: { code: 'PERIOD_NOT_OPENED' },
    });
    await expect(view('2026-08', {}, { ...head, regionId: head.regionId + 1000 })).rejects.toMatchObject({
      body: { code: 'PERIOD_NOT_OPENED' },
    });
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
