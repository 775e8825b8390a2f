import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawSheet } from '#core/ledger/public.ts';
import { cutSheetPiece } from './sheet-piece.ts';

function newSheet(rows: number, columns: number): RawSheet {
  return {
    name: '台账',
    rows: Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => `${r}/${c}`)),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    hidden: false,
  };
}

describe('The piece of a sheet around a cell', () => {
  test('holds the cell itself, its heads, the first two columns and its neighbours', () => {
    const piece = cutSheetPiece(newSheet(60, 20), 'L30', [1, 2]);
    expect(piece?.marked).toEqual({ row: 30, column: 'L' });
    expect(piece?.columns).toEqual(['A', 'B', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O']);
    expect(piece?.rows.map((row) => row.number)).toEqual([2, 3, 26, 27, 28, 29, 30, 31, 32, 33, 34]);
    expect(piece?.rows.filter((row) => row.isHead).map((row) => row.number)).toEqual([2, 3]);
  });

  test('shows in a merged area what the area shows', () => {
    const sheet = newSheet(10, 4);
    sheet.rows[5] = [null, '甲', null, null];
    sheet.rows[4] = ['合并', '乙', null, null];
    sheet.merges.push({ top: 4, left: 0, bottom: 5, right: 0 });
    expect(cutSheetPiece(sheet, 'B6', [])?.rows.find((row) => row.number === 6)?.cells[0]).toBe('合并');
  });

  test('is null for an address that is none', () => {
    for (const address of ['', 'A0', '12', 'AAAA1', 'A-1'])
      expect(cutSheetPiece(newSheet(3, 3), address, [])).toBeNull();
  });

  test('always contains the marked cell, beyond the filled area too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 51 }), (row, column) => {
        const letters =
          column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(65 + column - 26)}`;
        const piece = cutSheetPiece(newSheet(30, 8), `${letters}${row}`, [0]);
        expect(piece?.columns).toContain(letters);
        expect(piece?.rows.map((r) => r.number)).toContain(row);
      }),
    );
  });
});
