import { expect, test } from 'vitest';
import { nameCell } from './finding-words.ts';

const PAGE = {
  indicators: [{ code: 'gdp', name: '地区生产总值' }],
  subjects: [{ code: 'C', shortName: '全市' }],
};
const finding = { indicator: 'gdp', subject: 'C', sentence: '全市地区生产总值: ten times last year' };
const english = (word: string) => ({ 地区生产总值: 'GDP', 全市: 'City' })[word] ?? word;

test('the cell of a finding is named in the language of the page', () => {
  expect(nameCell(finding, PAGE, english)).toBe('City · GDP: ten times last year');
  expect(nameCell(finding, PAGE, (word) => word)).toBe(finding.sentence);
  expect(nameCell({ ...finding, subject: 'nobody' }, PAGE, english)).toBe(finding.sentence);
});
