import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickStanding } from '#core/indicators/standing-value.ts';
import { openSheets, readRows } from './value-sheet.ts';

const anyFigure = fc.option(
  fc.integer({ min: -999_999, max: 999_999 }).map((cents) => String(cents / 100)),
  {
    nil: null,
  },
);
const MONTHS = ['2025-09', '2025-10', '2026-01', '2026-10'] as const;
const anyRow = fc.record({
  id: fc.integer({ min: 1, max: 2_026_10 }).map(String),
  indicatorId: fc.constantFrom(3, 31, 313),
  subjectId: fc.constantFrom(7, 70, 7_000_001),
  period: fc.constantFrom(...MONTHS),
  value: anyFigure,
  growth: anyFigure,
  base: anyFigure,
  certainty: fc.constantFrom('forecast', 'preliminary', 'verified'),
});

/** Figures are kept with the digits that they were given with. */
const asKept = (figure: string | null): string =>
  figure === null ? '' : figure.includes('.') ? `${figure}00` : figure === '5' ? '5.000' : figure;

test('what stands in a cell is read from the sheet of its month, and no others', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 60 }), (rows) => {
      const toText = ({
        indicatorId,
        subjectId,
        id,
        certainty,
        value,
        growth,
        base,
      }: (typeof rows)[number]) =>
        [indicatorId, subjectId, id, certainty, asKept(value), asKept(growth), asKept(base)].join('|');
      const sheets = MONTHS.flatMap((period) => {
        const own = rows.filter((row) => row.period === period);
        return own.length === 0 ? [] : [{ period, rows: own.map(toText).join(';') }];
      });
      const values = openSheets(sheets);
      for (const indicatorId of [3, 31, 313, 1])
        for (const subjectId of [7, 70, 7_000_001, 700])
          for (const period of [...MONTHS, '2026-02']) {
            const ofCell = rows.filter(
              (row) =>
                row.indicatorId === indicatorId && row.subjectId === subjectId && row.period === period,
            );
            expect(values.at(indicatorId, subjectId, period)).toEqual(pickStanding(ofCell));
          }
      expect(sheets.flatMap(readRows)).toEqual(
        MONTHS.flatMap((period) => rows.filter((row) => row.period === period)),
      );
    }),
    { numRuns: 300 },
  );
});
