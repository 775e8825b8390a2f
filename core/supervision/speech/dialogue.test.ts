import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

/** Lead and deadline of every task. */
const outline = (text: string): string[] =>
  findTasks(text, { date: '2024-06-18' }).tasks.map(
    (task) => `${task.leadUnit ?? '？'}|${task.dueOn ?? task.cadence?.every ?? ''}`,
  );

describe('a talk and a chat', () => {
  it('a unit that answers gives nobody anything to do, whatever day it names', () => {
    expect(
      outline(
        '县长：管网谁来说？\n县住建局：已完成六成，争取7月底前完工。\n县长：不行，县住建局7月10日前完工。\n县住建局：好的，保证完成。\n县长：散会。',
      ),
    ).toEqual(['县住建局|2024-07-10']);
  });

  it('what a unit promises by a day is its own task, marked as a promise; what it only expects is none', () => {
    const { tasks } = findTasks(
      '县长：指标和资金谁来说？\n县自然资源局：指标预计下月底前能下来。我局本周内先把组卷材料报上去。\n县长：资金呢？\n县财政局：7月10日前先安排200万元，其余列入明年预算。\n县长：好。',
      { date: '2024-06-18' },
    );
    expect(tasks.map((task) => [task.leadUnit, task.dueOn, task.toConfirm.includes('promise')])).toEqual([
      ['县自然资源局', '2024-06-21', true],
      ['县财政局', '2024-07-10', true],
    ]);
  });

  it('a promise with a day that minutes report is a task of the unit; a doubt, a wish and what is done are none of its own', () => {
    const text = [
      '县教育局表示，年底前完成三小搬迁。',
      '县水务局表示，将全力支持。',
      '县住建局表示，6月底前难以完成。',
    ].join('\n');
    const { tasks } = findTasks(text, { date: '2024-06-18' });
    expect(tasks.map((task) => [task.leadUnit, task.dueOn, task.toConfirm])).toEqual([
      ['县教育局', '2024-12-31', ['promise']],
      [null, '2024-06-30', ['lead', 'task']],
    ]);
  });

  it('what is done in front of a promise does not undo it; what somebody quotes does not undo what he asks', () => {
    expect(
      outline(
        '县项目办：@县城投公司 县长说了20号是死任务，你们今晚报一个赶工计划给我\n县城投公司：好的\n县项目办：方案呢？\n县卫健局：收到，方案已经改了三稿，周五能出第四稿',
      ),
    ).toEqual(['县城投公司|2024-06-18', '县卫健局|2024-06-21']);
  });

  it('what is told without a name is told to the unit that has just spoken', () => {
    expect(
      outline(
        '张副县长：设备到了没有？\n县水务公司：厂家说要等到下月。\n张副县长：月底前必须进场安装。\n县水务公司：好。\n张副县长：你们每两天报一次进度。',
      ),
    ).toEqual(['县水务公司|2024-06-30', '县水务公司|two-days']);
  });

  it('in a chat the one with the @ is told, not the one who writes', () => {
    expect(
      outline(
        '县项目办：@县交通局 桥梁检测报告今天下班前报来。\n县交通局：收到。\n县项目办：请各乡镇于6月20日前报月报。\n甘溪镇：已报。\n县项目办：辛苦。',
      ),
    ).toEqual(['县交通局|2024-06-18', '各乡镇|2024-06-20']);
  });

  it('duties of units, each named once, are no talk', () => {
    expect(
      outline(
        '县农业农村局：负责牵头抓总，每10天调度一次各乡镇进度。\n县财政局：6月底前下达奖补资金。\n县妇联：7月底前评出示范户500户。\n县文明办：开展评选。',
      ).slice(0, 3),
    ).toEqual(['县农业农村局|dekad', '县财政局|2024-06-30', '县妇联|2024-07-31']);
  });
});
