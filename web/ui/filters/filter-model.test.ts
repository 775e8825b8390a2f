import { describe, expect, it } from 'vitest';
import {
  chosenLabels,
  type FilterField,
  filterPatch,
  findChoices,
  joinLabels,
  readFilters,
} from './filter-model.ts';

const unit: FilterField = {
  key: 'unit',
  name: '牵头单位',
  choices: [
    { value: '3', label: '住建局' },
    { value: '7', label: '交通局' },
  ],
};
const words = { join: '、', andMore: (count: number) => `等${count}个` };

describe('filters as a sentence', () => {
  it('reads the chosen values from the address and writes them back', () => {
    expect(readFilters([unit], { unit: '3,7', period: '2026-10' })).toEqual({ unit: ['3', '7'] });
    expect(readFilters([unit], {})).toEqual({});
    expect(filterPatch('unit', ['3', '7'])).toEqual({ unit: '3,7' });
    expect(filterPatch('unit', [])).toEqual({ unit: undefined });
  });

  it('keeps a value that is no choice any more readable', () => {
    expect(chosenLabels(unit, ['3', '99'])).toEqual(['住建局', '99']);
  });

  it('names up to three and counts more', () => {
    expect(joinLabels(['甲', '乙', '丙'], words)).toBe('甲、乙、丙');
    expect(joinLabels(['甲', '乙', '丙', '丁'], words)).toBe('甲、乙等4个');
  });

  it('finds choices by any part of their name', () => {
    expect(findChoices(unit.choices, ' 交通 ').map((choice) => choice.value)).toEqual(['7']);
    expect(findChoices(unit.choices, '')).toHaveLength(2);
  });
});
