import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildBulletin } from './bulletin/bulletin.lines.ts';
import { newBulletinFacts } from './bulletin/bulletin-facts.fixture.ts';
import { listAnnexNoteLines, toAnnexLabel, toHeadingNumber } from './numbering.ts';
import { deriveSignatureIndents, toFullDate } from './signature-layout.ts';
import { checkTextLength } from './text-length.ts';
import { breakTitle, measureLetters } from './title-lines.ts';

describe('breaking a title', () => {
  it('keeps a title of up to 20 letters on one line', () => {
    expect(breakTitle('关于重点项目进展情况的通报')).toEqual(['关于重点项目进展情况的通报']);
  });

  it('breaks at word ends, never inside a date or a fixed phrase, never with 的 first', () => {
    expect(breakTitle('关于2026年1—10月全县重点项目进展情况的通报')).toEqual([
      '关于2026年1—10月全县',
      '重点项目进展情况的通报',
    ]);
  });

  it('never parts the name of a place or unit from its ending', () => {
    const titles = [
      '关于商请抓紧办理“处理柳泉湾镇供水管网改造资金缺口”的提示函',
      '关于商请抓紧办理“完成望城街道老旧小区改造房屋征收扫尾”的提示函',
    ];
    for (const title of titles) for (const line of breakTitle(title)) expect(line).not.toMatch(/^(镇|街道)/u);
  });

  it('loses and adds no letter, keeps every line inside the width and starts none with punctuation', () => {
    const piece = fc.constantFrom(
      '关于',
      '2026年',
      '1—10月',
      '全县',
      '重点项目',
      '进展情况',
      '的',
      '通报',
      '、',
      '《管理办法》',
      '城镇基础设施',
      'PPP',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 18 }), (pieces) => {
        const title = pieces.join('');
        const lines = breakTitle(title);
        expect(lines.join('')).toBe(title);
        expect(Math.max(...lines.map((line) => measureLetters(line)))).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe('numbering', () => {
  it('goes 一、（一）1.（1）', () => {
    expect([1, 2, 3, 4].map((level) => toHeadingNumber(level as 1 | 2 | 3 | 4, 12))).toEqual([
      '十二、',
      '（十二）',
      '12.',
      '（12）',
    ]);
  });

  it('numbers annexes only when there are several', () => {
    expect(toAnnexLabel(0, 1)).toBe('附件');
    expect(toAnnexLabel(1, 3)).toBe('附件2');
    expect(listAnnexNoteLines(['甲表', '乙表'])).toEqual([
      { label: '附件：', number: '1.', title: '甲表' },
      { label: '', number: '2.', title: '乙表' },
    ]);
  });
});

describe('signature block', () => {
  it('with a seal puts the date four letters from the right and centres a short body on it', () => {
    const date = toFullDate('2026-11-05');
    expect(date).toBe('2026年11月5日');
    expect(deriveSignatureIndents(['望川县政府办'], date, true)).toEqual({
      date: 4,
      bodies: [4 + 6.5 / 2 - 3],
    });
  });

  it('with a seal and a long body keeps two letters free and stays centred', () => {
    const { date, bodies } = deriveSignatureIndents(
      ['望川县重点项目建设领导小组办公室'],
      '2026年11月5日',
      true,
    );
    expect(bodies[0]).toBe(2);
    expect(date + 6.5 / 2).toBe(2 + 16 / 2);
  });

  it('without a seal begins the date two letters after the body', () => {
    const { date, bodies } = deriveSignatureIndents(
      ['望川县重点项目建设领导小组办公室'],
      '2026年11月5日',
      false,
    );
    expect(16 + (bodies[0] ?? 0) - (6.5 + date)).toBe(2);
  });
});

describe('length of the text', () => {
  it('warns over 4,000 letters and refuses over 5,000 without a reason', () => {
    const model = buildBulletin(newBulletinFacts());
    const withText = (letters: number) => ({
      ...model,
      title: '',
      blocks: [
        { kind: 'heading' as const, id: 'h', rule: 'h', level: 1 as const, text: '字'.repeat(letters) },
      ],
    });
    expect(checkTextLength(withText(4000), null).verdict).toBe('fits');
    expect(checkTextLength(withText(4001), null).verdict).toBe('long');
    expect(checkTextLength(withText(5001), ' ').verdict).toBe('too-long');
    expect(checkTextLength(withText(5001), '附有专题说明').verdict).toBe('long');
    expect(checkTextLength(model, null).verdict).toBe('fits');
  });
});
