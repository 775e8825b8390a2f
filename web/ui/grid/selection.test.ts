import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from './grid-model.ts';
import {
  blockOf,
  clampPlace,
  cornerSelection,
  edgeFrom,
  isOneCell,
  listPlaces,
  moveSelection,
  selectAll,
  selectCell,
  tabFrom,
} from './selection.ts';

const size = { rows: 4, columns: 3 };
const at = (row: number, column: number): Place => ({ row, column });

describe('selection of cells', () => {
  it('moves the active cell and never leaves the grid', () => {
    const step = fc.record({ row: fc.integer({ min: -9, max: 9 }), column: fc.integer({ min: -9, max: 9 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.boolean(), (steps, extendsBlock) => {
        let selection = selectCell(at(1, 1));
        for (const by of steps) selection = moveSelection(selection, by, size, { extends: extendsBlock });
        expect(selection.head).toEqual(clampPlace(selection.head, size));
        expect(selection.anchor).toEqual(extendsBlock ? at(1, 1) : selection.head);
      }),
    );
  });

  it('keeps the active cell and moves the corner while Shift is held', () => {
    const selection = moveSelection(selectCell(at(2, 2)), at(-1, -2), size, { extends: true });
    expect(blockOf(selection)).toEqual({ top: 1, bottom: 2, left: 0, right: 2 });
    expect(isOneCell(selection)).toBe(false);
    expect(listPlaces(blockOf(selection))).toHaveLength(6);
  });

  it('goes with Ctrl and an arrow to the last filled cell before a gap, else to the next filled, else to the edge', () => {
    const filled = new Set(['0', '1', '3', '4']);
    const jump = (row: number) =>
      edgeFrom(at(row, 0), at(1, 0), { rows: 7, columns: 1 }, (place) => filled.has(String(place.row))).row;
    expect(jump(0)).toBe(1);
    expect(jump(1)).toBe(3);
    expect(jump(2)).toBe(3);
    expect(jump(4)).toBe(6);
    expect(jump(6)).toBe(6);
  });

  it('goes with Home, End and Ctrl to the ends of the line and of the grid', () => {
    const from = selectCell(at(1, 1));
    expect(cornerSelection(from, 'line-end', size, { extends: false })).toEqual(selectCell(at(1, 2)));
    expect(cornerSelection(from, 'first', size, { extends: false })).toEqual(selectCell(at(0, 0)));
    expect(cornerSelection(from, 'last', size, { extends: true })).toEqual({
      anchor: at(1, 1),
      head: at(3, 2),
    });
    expect(blockOf(selectAll(size))).toEqual({ top: 0, left: 0, bottom: 3, right: 2 });
  });

  it('goes with Tab through the line into the next one and leaves the grid at its end', () => {
    expect(tabFrom(at(0, 2), 1, size)).toEqual(at(1, 0));
    expect(tabFrom(at(1, 0), -1, size)).toEqual(at(0, 2));
    expect(tabFrom(at(3, 2), 1, size)).toBeNull();
    expect(tabFrom(at(0, 0), -1, size)).toBeNull();
  });
});
