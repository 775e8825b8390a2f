import { describe, expect, test } from 'vitest';
import type { FilingCell } from '../filing.ts';
import { keepKnownPlaces, takeBackCells } from './take-back-cells.ts';

const cell = (subject: string, value: string | null, place: string | null = null): FilingCell => ({
  ...{ indicator: 'gdp', subject, period: '2026-09', value, growth: null, base: null, place, reason: '' },
});

describe('a file given up', () => {
  test('takes back what it brought and gives back what stood there', () => {
    const before = [cell('A', '1'), cell('B', null), cell('C', '3', '旧!B2')];
    const now = [cell('A', '1', '新!B2'), cell('B', '2', '新!B3'), cell('C', '3'), cell('D', '4', '新!B5')];
    expect(takeBackCells(now, before)).toEqual({ cells: before, taken: 3 });
  });

  test('leaves what was typed after it', () => {
    const now = [cell('A', '9'), cell('D', '4', '新!B5')];
    expect(takeBackCells(now, [cell('A', '1', '旧!B2')])).toEqual({ cells: [cell('A', '9')], taken: 1 });
  });
});

describe('the place of a cell in a file', () => {
  test('stays with the figure that was read there and goes with another one', () => {
    const drafted = [cell('A', '1', '新!B2'), cell('B', '2', '新!B3')];
    expect(keepKnownPlaces([cell('A', '1', '新!B2'), cell('B', '7', '新!B3')], drafted)).toEqual([
      cell('A', '1', '新!B2'),
      cell('B', '7'),
    ]);
  });

  test('is not taken from whoever saves the draft', () => {
    expect(keepKnownPlaces([cell('A', '1', '假!A1')], [])).toEqual([cell('A', '1')]);
    expect(keepKnownPlaces([{ ...cell('A', '1'), reason: '核实' }], [cell('A', '1', '新!B2')])).toEqual([
      { ...cell('A', '1', '新!B2'), reason: '核实' },
    ]);
  });
});
