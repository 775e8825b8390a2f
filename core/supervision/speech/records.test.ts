import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';
import { findListPoints } from './list-points.ts';

const DATE = '2024-06-18';

const read = (text: string) =>
  findTasks(text, { date: DATE }).tasks.map(
    ({ leadUnit, supportingUnits, dueOn, spans }) =>
      [spans.map(([from, to]) => text.slice(from, to)).join(' '), leadUnit, supportingUnits, dueOn] as const,
  );

const MEASURES = ['对86公里管网开展检测，查明混接点。', '9家堆场建成防尘网。', '开展培训不少于3场。'];
const NUMBERS: readonly (readonly [string, (at: number) => string])[] = [
  ['1.', (at) => `${at}.`],
  ['1、', (at) => `${at}、`],
  ['（1）', (at) => `（${at}）`],
  ['①', (at) => '①②③'[at - 1] ?? ''],
  ['一是', (at) => `${'一二三'[at - 1]}是`],
];
const list = (number: (at: number) => string): string =>
  MEASURES.map((measure, at) => `${number(at + 1)}${measure}`).join('\n');

const LABELS = {
  lines: '牵头单位：市住建局\n配合单位：市水务集团\n整改时限：2024年9月底前',
  turned: '完成时限：9月30日前\n配合单位：市水务集团\n责任领导：副市长张某\n责任单位：市住建局',
  semicolons: '责任单位：市住建局；配合单位：市水务集团；完成时限：9月30日前。',
  spaces: '责任单位：市住建局　配合单位：市水务集团　完成时限：9月底前',
  bracket: '（牵头单位：市住建局；配合单位：市水务集团；完成时限：9月底前）',
};

describe('measures on lines of their own with labels that are said once', () => {
  const expectAll = (text: string): void => {
    const tasks = read(text);
    expect(tasks.length, text).toBe(MEASURES.length);
    MEASURES.forEach((measure, at) => {
      expect(tasks[at]?.[0], text).toContain(measure.slice(0, -1));
      expect(tasks[at]?.slice(1), text).toEqual(['市住建局', ['市水务集团'], '2024-09-30']);
    });
  };

  it.each(NUMBERS)(
    'are all tasks under 整改措施, numbered %s, whatever form the labels have',
    (_, number) => {
      for (const labels of Object.values(LABELS))
        expectAll(`问题一：污水直排问题突出。\n整改目标：全面消除。\n整改措施：\n${list(number)}\n${labels}`);
    },
  );

  it.each(NUMBERS)('are all tasks under the labels, numbered %s', (_, number) => {
    for (const labels of [LABELS.lines, LABELS.turned, LABELS.semicolons, LABELS.spaces])
      expectAll(`问题一：污水直排问题突出。\n${labels}\n具体举措：\n${list(number)}`);
  });

  it('are all tasks under a heading, when only the last is followed by labels', () => {
    for (const labels of Object.values(LABELS))
      expectAll(`一、重点工作\n（一）实施治理工程\n${list((at) => `${at}.`)}\n${labels}`);
  });

  it('are all tasks where the labels have numbers too', () => {
    const numbered = LABELS.lines.split('\n').map((line, at) => `（${'三四五'[at]}）${line}`);
    expectAll(
      `一、污水直排\n（一）整改目标：全面消除。\n（二）整改措施：\n${list((at) => `${at}.`)}\n${numbered.join('\n')}`,
    );
  });

  it('are all tasks where the labels stand on lines alone, with or without a colon', () => {
    for (const colon of ['', '：'])
      expectAll(
        `一、污水直排\n整改措施${colon}\n${list((at) => `（${at}）`)}\n责任单位${colon}\n市住建局\n配合单位${colon}\n市水务集团\n完成时限${colon}\n9月30日前`,
      );
  });

  it('are all tasks under a problem with its labels', () => {
    expectAll(`问题一：污水直排\n${LABELS.lines}\n${list((at) => `${at}.`)}`);
  });

  it('belong to the labels in front of them where each paragraph has its own', () => {
    const text =
      '责任单位：县城管局　时限：6月30日前\n整治背街小巷12条。\n责任单位：县住建局　时限：7月31日前\n加装充电桩200个。';
    expect(read(text).map(([words, lead, , day]) => [words.slice(-7), lead, day])).toEqual([
      ['街小巷12条。', '县城管局', '2024-06-30'],
      ['电桩200个。', '县住建局', '2024-07-31'],
    ]);
  });

  it('keep the unit and the day that they name themselves', () => {
    const text =
      '反馈问题一：管网老旧。\n整改措施：\n1.市财政局安排资金300万元。\n2.7月底前完成检测。\n3.建立台账（责任单位：市水务集团）。\n责任单位：市住建局\n整改时限：9月底前';
    expect(read(text).map(([, lead, , day]) => [lead, day])).toEqual([
      ['市财政局', '2024-09-30'],
      ['市住建局', '2024-07-31'],
      ['市水务集团', '2024-09-30'],
    ]);
  });

  it('do not take the labels of the last where each has its own', () => {
    const text =
      '整改措施：\n1.开展管网检测。\n责任单位：市住建局\n2.新建主干管9公里。\n责任单位：市水务集团\n完成时限：9月底前';
    expect(read(text).map(([, lead, , day]) => [lead, day])).toEqual([
      ['市住建局', null],
      ['市水务集团', '2024-09-30'],
    ]);
  });
});

describe('the number of an item in front of a count', () => {
  it.each([
    ['1.3个工作日内县住建局报送方案。\n2.15日前县财政局拨付资金。', ['2024-06-21', '2024-07-15']],
    ['1.县住建局牵头研究，月底前报方案。\n2.5天内石桥镇完成走访。', ['2024-06-30', '2024-06-23']],
    ['要求：1.2个月内县水利局完成清淤；2.10个工作日内县教体局拿出方案。', ['2024-08-18', '2024-07-02']],
  ])('%s', (text, days) => {
    expect(read(text).map(([, , , day]) => day)).toEqual(days);
  });

  it('stays a decimal in the running text', () => {
    for (const text of ['完成投资：1.3亿元；2.5亿元。', '县水利局清淤1.5公里。', '1.5万亩图斑要核实。'])
      expect(findListPoints(text), text).toEqual([]);
  });
});
