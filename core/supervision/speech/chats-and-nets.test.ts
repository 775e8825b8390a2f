import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

/** Lead and deadline, or rhythm, of every task, said on 20 August 2026, a Thursday. */
const outline = (text: string): string[] =>
  findTasks(text, { date: '2026-08-20' }).tasks.map(
    ({ leadUnit, dueOn, cadence }) => `${leadUnit}|${dueOn ?? cadence?.every ?? ''}`,
  );

describe('who says in a chat what it does', () => {
  const chat = (line: string): string =>
    ['教育局老胡：课桌椅和围墙报下进度', line, '教育局老胡：好的', '水务站小周：收到'].join('\n');

  it.each([
    ['城投老冯：厂家说在路上，我们盯着，25号之前全部摆进教室', '城投|2026-08-25'],
    ['交警队小曹：财政批了，月底前装上', '交警队|2026-08-31'],
    ['水务站小周：管道我们26号试压', '水务站|2026-08-26'],
    ['园林所小何：到了我们连夜种，后天早上收尾', '园林所|2026-08-22'],
    ['供电所大李：学生名单下班前发群里', '供电所|2026-08-20'],
    ['教育局老胡：@各位 明天中午12点前把车牌号报我', 'null|2026-08-21'],
    ['教育局老胡：@卫健局小苗 麻烦你们疾控27号来取个水样', '卫健局|2026-08-27'],
  ])('%s', (line, expected) => {
    expect(outline(chat(line))).toContain(expected);
  });

  it.each([
    '园林所小何：绿植明天下午到',
    '教育局老胡：周县长下周三要去现场看',
    '教育局老胡：9月1日系统关闭，过期不候',
    '水务站小周：厂家说25号大概能到',
  ])('no work: %s', (line) => {
    expect(outline(chat(line))).toEqual([]);
  });
});

describe('what a unit organises', () => {
  it.each([
    [
      '乡村发展中心要在9月份组织一次全覆盖的集中排查，各乡镇每月更新一次台账。',
      ['乡村发展中心|2026-09-30', '各乡镇|month'],
    ],
    ['县发改局收到材料后在10个工作日内批复。', ['县发改局|']],
    ['昨天我去看了，泵站还漏，水管站明天修好。', ['水管站|2026-08-21']],
    ['评审会26日开，设计院24日把图送来。', ['设计院|2026-08-24']],
    ['气象局28日发布一次专报。', ['气象局|2026-08-28']],
    ['县民兵营8月26日拉练一次。', ['县民兵营|2026-08-26']],
    ['县政府督查室每半个月跟踪一次，年底算总账。', ['县政府督查室|half-month']],
  ])('%s', (text, expected) => {
    expect(outline(text)).toEqual(expected);
  });
});

describe('no work', () => {
  it.each([
    '全县油菜长势好于预期，工厂化育秧中心建成投用14个，为全年粮食丰收打下了较好基础。',
    '以习近平生态文明思想为指导，坚持共建共治，到年底城区居民小区分类覆盖率达到95%。',
    '县防指将派出4个督导组分赴各片区明察暗访，对擅离职守的严肃追责。',
    '事故发生后，镇党委、政府第一时间组织力量抢修，并调用4台送水车保障群众用水。',
    '会议强调，年中各项工作千头万绪，各部门要学会“弹钢琴”，统筹兼顾、突出重点。',
  ])('%s', (text) => {
    expect(outline(text)).toEqual([]);
  });
});
