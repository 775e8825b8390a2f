import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

const date = '2026-05-12';
const tasksOf = (text: string) =>
  findTasks(text, { date }).tasks.map(({ leadUnit, dueOn }) => [leadUnit, dueOn]);

describe('what is said of a unit and gives it no work', () => {
  it.each([
    '县住建局要拿出刮骨疗毒的勇气，敢于碰硬，不怕得罪人。',
    '县卫健局要坚持问题导向，不回避、不遮掩，真改实改。',
    '各乡镇要不等不靠，主动作为，抢抓机遇，乘势而上。',
    '安澜县、东湖坪区投资完成率不足15%，要认真反思、迎头赶上。',
    '各单位要各司其职、密切配合，确保项目年底前如期交付。',
    '县督察整改办将组织开展现场核查，销号不达标的予以退回。',
    '会议同意县财政局2026年第二季度预算调整方案。',
    '该路段属国道，由省公路局管养，我县无权实施改造。',
    '县人大常委会6月下旬将听取县政府关于环境保护工作的专项报告。',
    '州交通运输局、州林业局、州公安局先后发言。',
    '县农业农村局局长表示，将在项目资金上给予倾斜。',
    '白马镇党委书记汇报了今年的工作打算，提出年底前集体经济收入20万元以上的村达到80%。',
  ])('is an attitude, an announcement or a fact: %s', (text) => {
    const promised = findTasks(text, { date }).tasks.filter(({ toConfirm }) => !toConfirm.includes('task'));
    expect(promised.map(({ action }) => action)).toEqual([]);
  });

  it.each([
    ['县住建局要敢于碰硬，把占道的摊点全部清走。', '县住建局'],
    ['县公安局要对涉校黑恶势力零容忍，在校门口设立护学岗。', '县公安局'],
    ['甘溪镇要吸取教训，把剩下的危房拆掉。', '甘溪镇'],
  ])('beside something to be done it is a task: %s', (text, lead) => {
    expect(tasksOf(text)).toEqual([[lead, null]]);
  });
});

describe('one task of several clauses', () => {
  it.each([
    ['采砂坑回填由县水务局负责，望川交投提供回填土源，7月10日前完工。', '县水务局', '2026-07-10'],
    ['国资局督促县属国有企业年内招聘60人，11月底前完成。', '国资局', '2026-11-30'],
    ['市统计局8月开展第三方测评，9月5日前提交测评结果。', '市统计局', '2026-09-05'],
    ['市人社局要把春节前的农民工欠薪清零，5月20日前报市政府常务会议。', '市人社局', '2026-05-20'],
    ['德昌纸业有贷款6月18日到期，财政局对接银行，6月底前拿出方案。', '财政局', '2026-06-30'],
    ['县民政局指导各村修订完善村规民约，年内实现全覆盖。', '县民政局', '2026-12-31'],
  ])('has the unit that is told and the day by which it ends: %s', (text, lead, dueOn) => {
    expect(tasksOf(text)).toEqual([[lead, dueOn]]);
  });
});

describe('who is meant', () => {
  it.each([
    ['五市分别设立并公布投诉电话，9月底前完成。', '五市'],
    ['商请城关镇于6月底前逐户排查。', '城关镇'],
    ['各省级安委会办公室于6月26日前将本通知传达到每一个县和乡镇。', '各省级安委会办公室'],
    ['书记来到枫树坳村，说：“村里6月3日前把路灯修好。”', '枫树坳村'],
    ['县交通局下午两点前把车调到位。', '县交通局'],
  ])('is read from the words of an office: %s', (text, lead) => {
    expect(tasksOf(text).map(([unit]) => unit)).toEqual([lead]);
  });

  it('is whoever a letter is written to, when it asks for others to be urged', () => {
    const letter = '望川县供电公司关于有关事项的复函\n\n县卫健局：\n试验报告请贵局督促院方于6月6日前提交。';
    expect(tasksOf(letter)).toEqual([['县卫健局', '2026-06-06']]);
  });
});
