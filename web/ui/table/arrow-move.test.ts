import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextControl } from './arrow-move.ts';

const ROWS = [
  [{ column: 0 }, { column: 1 }, { column: 4 }],
  [{ column: 0 }, { column: 4 }],
  [{ column: 0 }, { column: 1 }, { column: 2 }, { column: 4 }],
];

test('up and down keep to the column, and take the nearest where the row has none there', () => {
  expect(nextControl(ROWS, { row: 0, place: 2 }, 'ArrowDown')).toEqual({ row: 1, place: 1 });
  expect(nextControl(ROWS, { row: 0, place: 1 }, 'ArrowDown')).toEqual({ row: 1, place: 0 });
  expect(nextControl(ROWS, { row: 1, place: 1 }, 'ArrowUp')).toEqual({ row: 0, place: 2 });
});

test('the ends of a table hold the focus; Home and End stay in the row, with Ctrl they take the whole table', () => {
  expect(nextControl(ROWS, { row: 0, place: 1 }, 'ArrowUp')).toEqual({ row: 0, place: 1 });
  expect(nextControl(ROWS, { row: 1, place: 1 }, 'ArrowRight')).toEqual({ row: 1, place: 1 });
  expect(nextControl(ROWS, { row: 2, place: 1 }, 'End')).toEqual({ row: 2, place: 3 });
  expect(nextControl(ROWS, { row: 2, place: 1 }, 'Home')).toEqual({ row: 2, place: 0 });
  expect(nextControl(ROWS, { row: 1, place: 1 }, 'Home', true)).toEqual({ row: 0, place: 0 });
  expect(nextControl(ROWS, { row: 0, place: 0 }, 'End', true)).toEqual({ row: 2, place: 3 });
});

test('any other key is left to the browser', () => {
  expect(nextControl(ROWS, { row: 0, place: 0 }, 'Tab')).toBeNull();
  expect(nextControl(ROWS, { row: 0, place: 0 }, 'Enter')).toBeNull();
});

const rowsArb = fc.array(
  fc
    .uniqueArray(fc.nat(12), { minLength: 1, maxLength: 6 })
    .map((columns) => columns.sort((a, b) => a - b).map((column) => ({ column }))),
  { minLength: 1, maxLength: 8 },
);

test('whatever the table and the key, the focus stays on a control that there is', () => {
  const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];
  fc.assert(
    fc.property(rowsArb, fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())), (rows, pressed) => {
      let at = { row: 0, place: 0 };
      for (const [key, isWhole] of pressed) {
        at = nextControl(rows, at, key, isWhole) ?? at;
        expect(rows[at.row]?.[at.place]).toBeDefined();
      }
    }),
  );
});
