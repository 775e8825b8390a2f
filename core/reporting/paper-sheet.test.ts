import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumSheetAmounts } from './paper-sheet.ts';

const line = (
  annualPlanYuan: string | null,
  monthAmountYuan: string | null,
  ytdAmountYuan: string | null,
) => ({
  annualPlanYuan,
  monthAmountYuan,
  ytdAmountYuan,
});

test('The amounts of a sheet are added exactly, and an amount that no line has stays without a sum', () => {
  expect(
    sumSheetAmounts([line('0.10', '1.1', null), line(null, '2.2', null), line('0.20', null, null)]),
  ).toEqual(line('0.3', '3.3', null));
  expect(sumSheetAmounts([])).toEqual(line(null, null, null));
});

test('The sum of fen is that of whole numbers, whatever the order of the lines', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 30 }), (fen) => {
      const toYuan = (n: number) =>
        `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}`;
      const sum = sumSheetAmounts(fen.map((n) => line(null, toYuan(n), null))).monthAmountYuan;
      const total = fen.reduce((a, b) => a + b, 0);
      expect(Number(sum)).toBeCloseTo(total / 100, 2);
      expect(
        sumSheetAmounts([...fen].reverse().map((n) => line(null, toYuan(n), null))).monthAmountYuan,
      ).toBe(sum);
    }),
  );
});
