import { expect, test } from 'vitest';
import { buildModelQuestion, readModelProposals } from './model-proposals.ts';

const TEXT = '县发改局要在6月底前完成清单。各位同志辛苦了，农业局同志把水渠的事盯紧。';
const standing = [{ spans: [[0, 14]] as [number, number][] }];
const read = (entries: unknown) => readModelProposals(JSON.stringify(entries), TEXT, standing);

test('the question carries the text and its day', () => {
  const [, asked] = buildModelQuestion(TEXT, '2026-03-01');
  expect(asked?.content).toContain(TEXT);
  expect(asked?.content).toContain('2026-03-01');
});

test('words that stand in the text, where no proposal stands, become a marked proposal with their exact span', () => {
  const quote = '农业局同志把水渠的事盯紧';
  const [one] = read([{ quote, action: '盯紧水渠的事', leadUnit: '农业局', dueOn: null }]) ?? [];
  expect(one).toMatchObject({
    action: '盯紧水渠的事',
    leadUnit: '农业局',
    dueOn: null,
    toConfirm: ['model'],
  });
  const [from, to] = one?.spans[0] ?? [0, 0];
  expect(TEXT.slice(from, to)).toBe(quote);
});

test.each([
  ['words that are not in the text', { quote: '住建局要拆除违建', action: '拆除违建' }],
  ['words where a proposal stands', { quote: '要在6月底前完成清单', action: '完成清单' }],
  ['an entry without words', { action: '完成清单' }],
  ['a day that does not exist', { quote: '农业局同志把水渠的事盯紧', action: '盯紧', dueOn: '2026-02-30' }],
])('%s are left out', (_, entry) => {
  expect(read([entry])).toEqual([]);
});

test('a lead that the text does not name is not taken over', () => {
  const [one] = read([{ quote: '把水渠的事盯紧', action: '盯紧水渠', leadUnit: '水利局' }]) ?? [];
  expect(one).toMatchObject({ leadUnit: null, toConfirm: ['model', 'lead'] });
});

test('the same words twice are one proposal', () => {
  const entry = { quote: '把水渠的事盯紧', action: '盯紧水渠' };
  expect(read([entry, entry])).toHaveLength(1);
});

test('a list inside a fence is read; an answer without a list is none', () => {
  const fenced = '好的：\n```json\n[{"quote":"把水渠的事盯紧","action":"盯紧水渠"}]\n```';
  expect(readModelProposals(fenced, TEXT, standing)).toHaveLength(1);
  expect(readModelProposals('抱歉', TEXT, standing)).toBeNull();
  expect(readModelProposals('[1,', TEXT, standing)).toBeNull();
});
