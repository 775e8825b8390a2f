import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickStanding } from '#core/indicators/standing-value.ts';
import { openLine, readRows } from './value-line.ts';

const anyFigure = fc.option(
  fc.integer({ min: -999_999, max: 999_999 }).map((cents) => String(cents / 100)),
  {
    nil: null,
  },
);
const anyRow = fc.record({
  id: fc.integer({ min: 1, max: 2_026_10 }).map(String),
  indicatorId: fc.constant(3),
  subjectId: fc.constant(7),
  period: fc.constantFrom('2025-09', '2025-10', '2026-01', '2026-10'),
  value: anyFigure,
  growth: anyFigure,
  base: anyFigure,
  certainty: fc.constantFrom('forecast', 'preliminary', 'verified'),
});

/** Figures are kept with the digits that they were given with. */
const asKept = (figure: string | null): string =>
  figure === null ? '' : figure.includes('.') ? `${figure}00` : figure === '5' ? '5.000' : figure;

test('what stands at a month is read from a line, and no others, from a short one as from a long one', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 30 }), (rows) => {
      const texts = rows.map(({ period, id, certainty, value, growth, base }) =>
        [period, id, certainty, asKept(value), asKept(growth), asKept(base)].join('|'),
      );
      const line = { indicatorId: 3, subjectId: 7, rows: texts.join(';') };
      const readMonth = openLine(line);
      for (const month of ['2025-09', '2026-10', '2026-02', '2025-09'])
        expect(readMonth(month)).toEqual(pickStanding(rows.filter(({ period }) => period === month)));
      expect(readRows(line)).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});
