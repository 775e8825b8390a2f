import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';
import { getShippedCalendar } from './shipped-calendar.ts';
import { markSpeech, within } from './speech-marks.ts';
import { splitSentences } from './split-sentences.ts';

const DATE = '2024-06-18';
const find = (text: string) => findTasks(text, { date: DATE }).tasks;

const PIECES = [
  '县住建局',
  '省水利厅',
  '石桥镇',
  '各镇街',
  '发改、工信等部门',
  '6月底前',
  '3个工作日内',
  '2025年底前',
  '每月5日前',
  '国庆节前',
  '牵头',
  '配合',
  '负责',
  '完成',
  '拿出方案',
  '已完成',
  '会同',
  '由',
  '请',
  '要',
  '会议听取了',
  '高度重视',
  '（',
  '）',
  '，',
  '。',
  '；',
  '：',
  '\n',
  '\t',
  '1.',
  '一、',
  '责任单位：',
  '完成时限：',
  '“',
  '”',
  '《',
  '》',
  '2030年',
  '20亿元',
  ' ',
  '上述工作',
  '各',
  '局',
  '|',
];
const speech = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join(''));

const BARE_HEAD =
  /^(?:县住建局|省水利厅|石桥镇|各镇街|发改、工信等部门|6月底前|3个工作日内|2025年底前|国庆节前|责任单位|完成时限|[\s，、])+：\s*$/;
const isBareHead = (sentence: string): boolean => BARE_HEAD.test(sentence);

describe('what always holds', () => {
  it('property: spans lie inside the text, are not empty, and are sorted', () => {
    fc.assert(
      fc.property(speech, (text) =>
        find(text).every((task) => {
          const starts = task.spans.map(([from]) => from);
          return (
            task.spans.length > 0 &&
            task.spans.every(
              ([from, to]) => from >= 0 && to <= text.length && text.slice(from, to).length > 0,
            ) &&
            starts.every((start, index) => start >= (starts[index - 1] ?? 0))
          );
        }),
      ),
    );
  });

  it('property: a sentence that names a unit and a firm deadline is inside a task', () => {
    const anchor = { date: DATE, calendar: getShippedCalendar() };
    fc.assert(
      fc.property(speech, (text) => {
        const marks = markSpeech(text, anchor, null);
        const spans = find(text).flatMap((task) => task.spans);
        return splitSentences(marks.plain).every((sentence) => {
          const units = within(marks.lists, sentence.from, sentence.to);
          const firm = within(marks.times, sentence.from, sentence.to).filter((time) => time.kind === 'firm');
          if (units.length === 0 || firm.length === 0) return true;
          // 县住建局6月底前：, 6月底前责任单位：: the head of what follows, and nothing follows.
          if (isBareHead(marks.plain.slice(sentence.from, sentence.to))) return true;
          const from = marks.reading.at[sentence.from] ?? 0;
          const to = (marks.reading.at[sentence.to - 1] ?? 0) + 1;
          return spans.some(([start, end]) => start < to && from < end);
        });
      }),
    );
  });

  it('property: the same text gives the same tasks', () => {
    fc.assert(
      fc.property(speech, (text) => {
        const first = JSON.stringify(find(text));
        expect(JSON.stringify(find(text))).toBe(first);
      }),
    );
  });

  it('property: any text at all is read without a failure', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => find(text).length >= 0));
  });
});
