import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPercent, sumOf, toDecimalText, toFraction } from '#core/platform/public.ts';
import type { RollUpRow } from './group-figures.ts';
import { LIGHTS_FROM_WORST } from './lights/light.ts';
import { STANDINGS } from './progress.ts';
import { NON_EXCLUSIVE_NOTE, rollUp, type Split, sumProjects } from './roll-up.ts';

interface Row extends RollUpRow {
  town: string;
  levels: string[];
}

const at = { year: 2026, asOf: '2026-06-30' };
const byTown: Split<Row> = {
  code: 'town',
  isExclusive: true,
  groupsOf: (row) => [{ key: row.town, name: row.town }],
};
const byLevel: Split<Row> = {
  code: 'level',
  isExclusive: false,
  groupsOf: (row) => row.levels.map((level) => ({ key: level, name: level })),
};

function row(change: Partial<Row> = {}): Row {
  return {
    projectId: '1',
    town: '东岭镇',
    levels: ['county'],
    totalInvestmentYuan: '500000000',
    annualPlanYuan: '100000000',
    actualYuan: '40000000',
    countedActualYuan: '40000000',
    plannedMonthStartYuan: '40000000',
    plannedMonthEndYuan: '50000000',
    standing: 'behind',
    light: 'yellow',
    partCount: 1,
    start: { isDue: true, isVerified: true },
    resumption: { isDue: false, hasResumed: false },
    reports: { due: 6, confirmed: 6, onTime: 5 },
    problems: { open: 1, overdue: 0, closedThisPeriod: 2 },
    ...change,
  };
}

describe('a group', () => {
  it('recomputes its rate from added amounts and never averages rates', () => {
    const small = row({
      annualPlanYuan: '10000000',
      countedActualYuan: '10000000',
      actualYuan: '10000000',
      plannedMonthEndYuan: '5000000',
      plannedMonthStartYuan: '0',
    });
    const group = sumProjects([row(), small], '合计', at);
    expect(formatPercent(group.completionRate)).toBe('45.5%');
    expect(formatPercent(group.plannedShare)).toBe('50.0%');
    expect([group.annualPlanYuan, group.ratedActualYuan, group.plannedCumulativeYuan]).toEqual([
      '110000000',
      '50000000',
      '55000000',
    ]);
    expect([group.shortfallYuan, group.netShortfallYuan]).toEqual(['10000000', '5000000']);
  });

  it('takes numerator and denominator over the projects with a plan only, with n of m reported', () => {
    const noPlan = row({
      annualPlanYuan: null,
      plannedMonthStartYuan: null,
      plannedMonthEndYuan: null,
      standing: 'no-plan',
    });
    const missing = row({ actualYuan: null, countedActualYuan: '0', standing: 'unreported' });
    const group = sumProjects([row(), noPlan, missing], '合计', at);
    expect([group.actualYuan, group.ratedActualYuan, group.completionRate]).toEqual([
      '80000000',
      '40000000',
      '0.2',
    ]);
    expect([group.reported, group.planCount, group.projectCount]).toEqual([{ count: 1, of: 2 }, 2, 3]);
  });

  it('has no rate, and says why, without a plan or without any report that counts', () => {
    const noPlan = sumProjects([row({ annualPlanYuan: null })], '合计', at);
    expect([noPlan.completionRate, noPlan.nullReason]).toEqual([null, 'no-plan']);
    const noReport = sumProjects([row({ actualYuan: null, countedActualYuan: null })], '合计', at);
    expect([noReport.completionRate, noReport.scheduleRatio, noReport.nullReason]).toEqual([
      null,
      null,
      'no-report',
    ]);
    expect(sumProjects([], '合计', at)).toMatchObject({
      projectCount: 0,
      completionRate: null,
      actualYuan: null,
    });
  });

  it('counts starts among the starts that are due, and resumptions with them', () => {
    const group = sumProjects(
      [
        row(),
        row({ start: { isDue: true, isVerified: false } }),
        row({ start: { isDue: false, isVerified: true } }),
        row({ start: { isDue: false, isVerified: true }, resumption: { isDue: true, hasResumed: true } }),
      ],
      '合计',
      at,
    );
    expect(group.startRate).toEqual({ count: 1, of: 2, value: '0.5' });
    expect(group.startOrResumeRate).toEqual({ count: 2, of: 3, value: '0.666666666666' });
    expect(
      sumProjects([row({ start: { isDue: false, isVerified: false } })], '合计', at).startRate.value,
    ).toBeNull();
  });

  it('gives punctuality, completeness, problems and the count of bundles with and without their parts', () => {
    const group = sumProjects(
      [row({ partCount: 12 }), row({ reports: { due: 6, confirmed: 3, onTime: 1 } })],
      '合计',
      at,
    );
    expect([group.punctuality.value, group.completeness.value]).toEqual(['0.5', '0.75']);
    expect(group.problems).toEqual({ open: 2, overdue: 0, closedThisPeriod: 4 });
    expect([group.projectCount, group.expandedCount]).toEqual([2, 13]);
  });

  it('is linear inside a month: the plan of the group is taken at the as-of date', () => {
    const group = sumProjects([row(), row()], '合计', { year: 2026, asOf: '2026-06-15' });
    expect(group.plannedCumulativeYuan).toBe('90000000');
  });
});

describe('a split', () => {
  const rows = [
    row({ town: '东岭镇', levels: ['province', 'county'] }),
    row({ town: '西河镇', levels: ['county'] }),
    row({ town: '东岭镇', levels: [] }),
  ];

  it('that is exclusive counts each project once', () => {
    const rolled = rollUp(rows, byTown, at);
    expect(rolled.groups.map((group) => [group.name, group.projectCount])).toEqual([
      ['东岭镇', 2],
      ['西河镇', 1],
    ]);
    expect([rolled.total.projectCount, rolled.note]).toEqual([3, null]);
  });

  it('that is not exclusive says that its groups may exceed the total', () => {
    const rolled = rollUp(rows, byLevel, at);
    expect(rolled.groups.map((group) => [group.key, group.projectCount])).toEqual([
      ['province', 1],
      ['county', 2],
    ]);
    expect([rolled.total.projectCount, rolled.note]).toEqual([3, NON_EXCLUSIVE_NOTE]);
  });

  it('that calls itself exclusive and puts a project in two groups is refused', () => {
    expect(() => rollUp(rows, { ...byLevel, isExclusive: true }, at)).toThrow('level');
  });
});

describe('roll-up properties', () => {
  const fen = fc
    .bigInt({ min: -(10n ** 9n), max: 10n ** 12n })
    .map((scaled) => toDecimalText({ num: scaled, den: 100n }, 2));
  const positive = fc
    .bigInt({ min: 1n, max: 10n ** 12n })
    .map((scaled) => toDecimalText({ num: scaled, den: 100n }, 2));
  const anyRow = fc
    .record({
      town: fc.constantFrom('东岭镇', '西河镇', '南坪镇'),
      annualPlanYuan: fc.option(positive),
      actualYuan: fc.option(fen),
      plannedMonthEndYuan: positive,
      standing: fc.constantFrom(...STANDINGS),
      light: fc.constantFrom(...LIGHTS_FROM_WORST),
    })
    .map((change) => row({ ...change, countedActualYuan: change.actualYuan, plannedMonthStartYuan: '0' }));

  it('amounts and counts of an exclusive split add up to the total row', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
        const { groups, total } = rollUp(rows, byTown, at);
        const sum = (pick: (group: (typeof groups)[number]) => string | null): string =>
          toDecimalText(sumOf(groups.map((group) => toFraction(pick(group) ?? '0'))), 6);
        expect(sum((group) => group.annualPlanYuan)).toBe(total.annualPlanYuan);
        expect(sum((group) => group.actualYuan)).toBe(total.actualYuan ?? '0');
        expect(sum((group) => group.plannedCumulativeYuan)).toBe(total.plannedCumulativeYuan);
        expect(sum((group) => group.shortfallYuan)).toBe(total.shortfallYuan);
        for (const standing of STANDINGS) {
          expect(groups.reduce((n, group) => n + group.standings[standing], 0)).toBe(
            total.standings[standing],
          );
        }
      }),
    );
  });

  it('the seven standings and the five lights add up to the number of projects', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
        const total = sumProjects(rows, '合计', at);
        expect(Object.values(total.standings).reduce((a, b) => a + b, 0)).toBe(rows.length);
        expect(Object.values(total.lights).reduce((a, b) => a + b, 0)).toBe(rows.length);
      }),
    );
  });

  it('does not depend on the order of the projects', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
        expect(sumProjects([...rows].reverse(), '合计', at)).toEqual(sumProjects(rows, '合计', at));
      }),
    );
  });
});
