import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinTokenParts, parseTokenText, toReadText } from './token-text.ts';

const words = fc.string({ maxLength: 12 }).map((text) => text.replace(/[⟦⟧]/gu, ''));

test('A line taken apart into words and figures and put together again is the same line', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (pieces) => {
      const text = pieces.map((piece, index) => (index === 0 ? piece : `⟦${index}|3.5%⟧${piece}`)).join('');
      expect(joinTokenParts(parseTokenText(text))).toBe(text);
    }),
  );
});

test('A figure is one part that cannot be broken, and is read without its marks', () => {
  const text = '完成投资⟦1|82.77亿元⟧，占年度计划⟦2|68.4%⟧。';
  expect(parseTokenText(text).map((part) => part.kind)).toEqual([
    'words',
    'figure',
    'words',
    'figure',
    'words',
  ]);
  expect(toReadText(text)).toBe('完成投资82.77亿元，占年度计划68.4%。');
});

test('Marks typed by hand are not taken for figures', () => {
  expect(joinTokenParts([{ kind: 'words', text: '⟦1|99%⟧' }])).toBe('1|99%');
});
