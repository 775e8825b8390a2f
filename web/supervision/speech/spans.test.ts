import { describe, expect, it } from 'vitest';
import { coverOf, cutSpans, findLeftSentences, joinSpans, listCuts, type Span, toSegments } from './spans.ts';

describe('spans of a text', () => {
  it('overlapping and touching spans become one', () => {
    expect(
      joinSpans([
        [6, 9],
        [0, 3],
        [3, 5],
        [7, 8],
      ]),
    ).toEqual([
      [0, 5],
      [6, 9],
    ]);
  });

  it('more than twenty spans are held by twenty', () => {
    const many = Array.from({ length: 30 }, (_, index): Span => [index * 3, index * 3 + 1]);
    expect(coverOf(many)).toHaveLength(20);
    expect(coverOf(many).at(-1)).toEqual([57, 88]);
  });

  it('a cut outside of the words is none', () => {
    expect(cutSpans([[2, 6]], 4)).toEqual([[[2, 4]], [[4, 6]]]);
    expect(cutSpans([[2, 6]], 2)).toBeNull();
    expect(cutSpans([[2, 6]], 6)).toBeNull();
  });

  it('a proposal can be cut at the ends of its clauses', () => {
    const text = '完成清淤，报告结果。';
    expect(listCuts(text, [[0, text.length]])).toEqual([5]);
  });

  it('a sentence that names a unit or a time and made no task is found; others are not', () => {
    const text = '水利局汇报了情况。会议指出形势很好。6月底前见底。6月底前完成。';
    const left = findLeftSentences(text, [[26, 34]], ['水利局']);
    expect(left.map(({ from, to }) => text.slice(from, to))).toEqual(['水利局汇报了情况。', '6月底前见底。']);
  });

  it('segments together are the whole text, and shared words know all their entries', () => {
    const text = '甲乙丙丁戊';
    const segments = toSegments(
      text,
      [
        { key: 1, spans: [[0, 3]] },
        { key: 2, spans: [[2, 4]] },
      ],
      [{ from: 4, to: 5 }],
    );
    expect(segments.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
    expect(segments.find((segment) => segment.from === 2)).toMatchObject({ keys: [1, 2], begins: [2] });
    expect(segments.at(-1)).toMatchObject({ keys: [], isLeft: true });
  });
});
