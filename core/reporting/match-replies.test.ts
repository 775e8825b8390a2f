import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchReplies, type ReplyingUnit } from './match-replies.ts';

const UNITS: ReplyingUnit[] = [
  { orgId: '1', names: ['望川县城关镇人民政府', '城关镇'] },
  { orgId: '2', names: ['望川县城关镇中心卫生院', '城关镇中心卫生院'] },
  { orgId: '3', names: ['望川县住房和城乡建设局', '住建局', '县住建局'] },
];
const idsOf = (text: string) => matchReplies(text, UNITS).replies.map(({ orgId }) => orgId);

test.each([
  ['1. 城关镇 收到', ['1']],
  ['住建局：已收到', ['3']],
  ['收到 县住建局 张工', ['3']],
  ['城关镇、住建局收到', ['1', '3']],
  ['城关镇中心卫生院收到', ['2']],
  ['城 关 镇　收 到', ['1']],
  ['收到', []],
  ['财政局收到', []],
  ['', []],
])('«%s» answers for %j', (line, ids) => {
  expect(idsOf(line).sort()).toEqual(ids);
});

test('a unit counts once, by its first line; a line without a known unit is given back', () => {
  expect(matchReplies('#接龙\n1. 城关镇 收到\n2. 财政局 收到\n3. 城关镇 已办\n\n4.', UNITS)).toEqual({
    replies: [{ orgId: '1', line: '1. 城关镇 收到' }],
    unknown: ['2. 财政局 收到'],
  });
});

test('the heading of a chain of replies is no answer, even when it names a unit', () => {
  const text = '#接龙\n请住建局等单位收到后接龙\n例 单位 收到\n\n1. 城关镇 收到';
  expect(matchReplies(text, UNITS)).toEqual({
    replies: [{ orgId: '1', line: '1. 城关镇 收到' }],
    unknown: [],
  });
});

test('whatever is pasted, only known units answer, each once, and every other line with words is given back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('城关镇 收到', '收到', '住建局已阅', '', '12', '某某局')),
      (lines) => {
        const { replies, unknown } = matchReplies(lines.join('\n'), UNITS);
        expect(new Set(replies.map(({ orgId }) => orgId)).size).toBe(replies.length);
        expect(unknown).toEqual(lines.filter((line) => line === '收到' || line === '某某局'));
      },
    ),
  );
});
