import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

const outline = (text: string): string[] =>
  findTasks(text, { date: '2024-06-18' }).tasks.map(
    (task) => `${task.leadUnit ?? '？'}|${task.dueOn ?? task.cadence?.every ?? ''}`,
  );

const ITEMS = [
  '1.新建农村公路120公里。牵头单位：县交通局。',
  '2.改造老旧小区12个。牵头单位：县住建局；完成时限：11月底前。',
  '3.新增学位900个。牵头单位：县教育局；完成时限：秋季开学前。',
];
const DATED = ['县交通局|2024-12-31', '县住建局|2024-11-30', '县教育局|'];

describe('a deadline for all tasks without one', () => {
  it.each([
    '以上任务未注明完成时限的，均须于2024年12月31日前完成。',
    '除已注明时限的外，其余事项均为12月底前完成。',
    '未明确完成时限的，年底前完成。',
  ])('%s is no task and gives its day to those that have none', (rule) => {
    expect(outline([...ITEMS, rule].join('\n'))).toEqual(DATED);
  });

  it('leaves rhythms and what goes on without end alone', () => {
    const text = [
      '1.县交通局每月排查一次隐患。（责任单位：县交通局）',
      '2.持续推进“厕所革命”。（责任单位：县农业农村局）',
      '以上任务未注明时限的，年底前完成。',
    ].join('\n');
    expect(outline(text)).toEqual(['县交通局|month', '县农业农村局|']);
  });
});

describe('rows of a list without a head', () => {
  it('are one task each, by what the cells hold', () => {
    const text = [
      '1. 城区河道清淤3.2公里｜县水利局｜配合：县城管局、城关镇｜7月31日',
      '2. 高标准农田收尾1.8万亩｜县农业农村局｜配合：各乡镇｜8月底',
    ].join('\n');
    const { tasks } = findTasks(text, { date: '2024-06-18' });
    expect(tasks.map(({ leadUnit, dueOn, supportingUnits }) => [leadUnit, dueOn, supportingUnits])).toEqual([
      ['县水利局', '2024-07-31', ['县城管局', '城关镇']],
      ['县农业农村局', '2024-08-31', ['各乡镇']],
    ]);
  });

  it('a single line with bars is read as a sentence', () => {
    expect(outline('县水利局7月底前完成清淤｜县城管局｜配合')).toEqual(['县水利局|2024-07-31']);
  });
});
