import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { toDecimalText } from '#core/platform/public.ts';
import { type CellOf, deriveBoardRow, listRowMonths, readFigure, readKeyFigure } from './board-row.ts';
import { getLatestDue, listDueMonths } from './due-months.ts';
import type { Indicator } from './indicator.ts';
import { judgeIndicator } from './indicator-light.ts';
import { DEFAULT_INDICATOR_RULES } from './indicator-rules.ts';
import { SHIPPED_INDICATORS } from './shipped-indicators.ts';
import type { StandingValue } from './standing-value.ts';
import type { StandingTarget } from './target.ts';

const OWN = 7;
const shipped = (code: string): Indicator => SHIPPED_INDICATORS.find((one) => one.code === code) as Indicator;
const RHYTHMS = ['month', 'quarter', 'half-year', 'year'] as const;
const MONTHS = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);

const standing = (period: string, cell: Partial<StandingValue>): StandingValue => ({
  ...{ id: '1', indicatorId: 1, subjectId: OWN, period, value: null, growth: null, base: null },
  ...{ certainty: 'verified' as const, revisions: 0 },
  ...cell,
});
const anyFigure = fc.option(
  fc.integer({ min: -5_000, max: 90_000 }).map((cents) => toDecimalText({ num: BigInt(cents), den: 100n })),
  { nil: null },
);
const anyCell = fc.option(fc.record({ value: anyFigure, growth: anyFigure, base: anyFigure }), { nil: null });
const target: StandingTarget = { kind: 'budget', value: '600', growth: '4', rank: null, months: null };

const rowOf = (indicator: Indicator, month: string, cellOf: CellOf) =>
  deriveBoardRow({
    ...{ indicator, period: month, subjectId: OWN, cellOf, upper: [], targets: [target] },
    ...{ rules: DEFAULT_INDICATOR_RULES, rankAt: () => null },
  });

describe('what an order of regions looks at', () => {
  test.each(['fiscal-revenue', 'tax-share', 'deposits', 'industry-efficiency-index'])(
    'is value and growth of the figure of %s',
    (code) => {
      const indicator = shipped(code);
      fc.assert(
        fc.property(fc.array(anyCell, { minLength: 6, maxLength: 6 }), (cells) => {
          const codes = [code, ...(indicator.ratioOf ?? [])];
          const cellOf: CellOf = (of, _subject, period) => {
            const cell = cells[codes.indexOf(of) * 2 + (period === '2026-09' ? 0 : 1)];
            return cell ? standing(period, cell) : null;
          };
          const { value, growth } = readFigure(indicator, OWN, '2026-09', cellOf);
          expect(readKeyFigure(indicator, OWN, '2026-09', cellOf)).toEqual({ value, growth });
        }),
      );
    },
  );
});

describe('a line of the board', () => {
  test.each(RHYTHMS.flatMap((every) => [true, false].map((hasNoJanuary) => ({ every, hasNoJanuary }))))(
    'looks at its own months only: %j',
    (rhythm) => {
      const indicator = { ...shipped('fiscal-revenue'), ...rhythm };
      for (const month of MONTHS) {
        const asked = new Set<string>();
        rowOf(indicator, month, (_code, _subject, period) => {
          asked.add(period);
          return standing(period, { value: '50' });
        });
        expect(listRowMonths(indicator, month)).toEqual(expect.arrayContaining([...asked]));
      }
    },
  );

  it('says since when its light is what it is: as many periods back as judge the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MONTHS),
        fc.constantFrom(...RHYTHMS),
        fc.array(anyCell, { minLength: 37, maxLength: 37 }),
        (month, every, cells) => {
          const indicator = { ...shipped('fiscal-revenue'), every };
          const cellOf: CellOf = (_code, _subject, period) => {
            const cell = cells[(Number(period.slice(0, 4)) * 12 + Number(period.slice(5))) % cells.length];
            return cell ? standing(period, cell) : null;
          };
          const row = rowOf(indicator, month, cellOf);
          const due = getLatestDue(indicator, month);
          const lights = listDueMonths(indicator, `${due.slice(0, 4)}-01`, due)
            .reverse()
            .map((period) => {
              const figure = readFigure(indicator, OWN, period, cellOf);
              const judged = judgeIndicator(
                { indicator, period, figure, target, rank: null },
                DEFAULT_INDICATOR_RULES,
              );
              return { period, ...judged };
            });
          const same = lights.slice(0, lights.findIndex(({ light }) => light !== lights[0]?.light) >>> 0);
          expect(row.light).toBe(lights[0]?.light);
          expect(row.reasons).toEqual(lights[0]?.reasons);
          expect(row.periodsInRow).toBe(same.length);
          expect(row.lightSince).toBe(same.at(-1)?.period);
        },
      ),
    );
  });
});
