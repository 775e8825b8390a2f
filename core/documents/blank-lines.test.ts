import { expect, test } from 'vitest';
import { listBlankLines } from './blank-lines.ts';
import { toOfficialModel, toTextLine } from './official-model.ts';

const modelOf = (...lines: [lead: string, text: string][]) =>
  toOfficialModel('summons-notice', {
    head: { issuingBody: '望川县人民政府督查室' },
    title: '约谈通知',
    blocks: lines.map(([text, words], at) => toTextLine(`line-${at}`, words, { lead: { level: 1, text } })),
  });

test('lines of spaces, with the words of a date among them, are still to be filled in', () => {
  const model = modelOf(
    ['时间：', '　　年　　月　　日　　时'],
    ['地点：', '　　　　'],
    ['内容：', '了解办理情况。'],
  );
  expect(listBlankLines(model)).toEqual(['时间', '地点']);
});

test('a line with anything else, or with nothing at all, is as it was meant', () => {
  expect(listBlankLines(modelOf(['时间：', '12月3日　上午9时'], ['缺席：', '']))).toEqual([]);
});
