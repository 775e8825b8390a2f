import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Directory } from './directory.ts';
import { findTasks } from './find-tasks.ts';

const FOLDER = fileURLToPath(new URL('../../../cases/tasks-from-text', import.meta.url));
const directory = JSON.parse(
  fs.readFileSync(path.join(FOLDER, 'county-directory.json'), 'utf8'),
) as Directory;

/** Lead and deadline, or rhythm, of every task, said on 12 May 2026, a Tuesday. */
const outline = (text: string): string[] =>
  findTasks(text, { date: '2026-05-12', directory }).tasks.map(
    ({ leadUnit, dueOn, cadence }) => `${leadUnit}|${dueOn ?? cadence?.every ?? ''}`,
  );

describe('days that are said twice', () => {
  it.each([
    ['◆周五（15日）县水务局报送中型水库度汛方案。', '望川县水务局|2026-05-15'],
    ['14日（周四）县财政局将资金拨付到位。', '望川县财政局|2026-05-14'],
    ['明天（13日）下班前，县财政局将资金拨付到位。', '望川县财政局|2026-05-13'],
    ['县财政局于下周三（20日）前将资金拨付到位。', '望川县财政局|2026-05-20'],
    ['县教体局5月27日、28日组织开展中考体育测试复核。', '望川县教育体育局|2026-05-28'],
    ['县教体局正在研究停车可行性，预计12月底提交论证报告。', '望川县教育体育局|2026-12-31'],
  ])('%s', (text, expected) => {
    expect(outline(text)).toEqual([expected]);
  });

  it.each([
    '周三（13日）市政府督查组来我县查冬春农田水利。',
    '周六（16日）县直事业单位公开招聘笔试，考生3260人。',
    '据县气象局预测，预计6月底进入主汛期。',
  ])('no work: %s', (text) => {
    expect(outline(text)).toEqual([]);
  });
});

describe('one unit with two things', () => {
  it.each([
    [
      '县交通运输局一个月内拿出公路改造的可研初稿，同步在急弯处增设错车道15处。',
      ['望川县交通运输局|2026-06-12', '望川县交通运输局|'],
    ],
    [
      '县医保局到市里汇报一次，求得政策支持，同时在9月底前组织召开一次职工代表见面会。',
      ['望川县医疗保障局|', '望川县医疗保障局|2026-09-30'],
    ],
    ['环保局这两天派人去帮他们把参数定下来，周五前一定要定。', ['望川县生态环境局|2026-05-15']],
    ['财政局今天研究一下应急资金，明天给回话。', ['望川县财政局|2026-05-13']],
    [
      '县商务局要抓紧对接省商务厅，摸清第四季度补贴资金额度，6月18日前提出我县接续政策建议。',
      ['望川县商务局|2026-06-18'],
    ],
    ['对手续齐全的，县自然资源局5日内办结。', ['望川县自然资源局|']],
  ])('%s', (text, expected) => {
    expect(outline(text)).toEqual(expected);
  });
});

describe('attitudes, news, threats and what others do', () => {
  it.each([
    '县住建局作为行业主管部门，要切实负起监管责任。',
    '县水务局要树立底线思维，做到宁可信其有、不可信其无。',
    '县公安局要保持严打高压态势，切实维护社会大局稳定。',
    '各乡镇党委书记要当好“一线总指挥”，多到田间地头走一走、看一看，鞋子上要沾泥。',
    '近日，县文旅局组织旅行社到古镇踩线。',
    '5月8日，县农业农村局组织技术人员到白沙集镇指导插秧。',
    '县公安局始终把群众安全放在心上，为全县发展作出了贡献。',
    '省住建厅将于6月中旬对我县开展老旧小区改造绩效评价。',
    '县财政局累计拨付衔接资金3200万元，支出进度61%。',
    '违反本命令在禁火区用火的，由公安机关依法处以拘留或罚款；构成犯罪的，依法追究刑事责任。',
    '本命令自发布之日起施行，至2026年6月30日止。',
    '本清单所列事项由县督查室负责跟踪督办，办结一项、销号一项。',
    '5月12日，县长带领县发改局等部门负责人，先后来到产业园、县中医院新院区督查。',
    '所需经费由县财政局统筹解决。',
  ])('no task: %s', (text) => {
    expect(outline(text)).toEqual([]);
  });

  it.each([
    ['县公安局要对盗采砂石行为开展专项打击，形成震慑。', '望川县公安局|'],
    ['县审计局对2015年以来全县移民后扶资金管理使用情况开展专项审计。', '望川县审计局|'],
    ['前几天下雨，晚稻倒了一些，农业局组织收割机抢收。', '望川县农业农村局|'],
    ['县住建局要把燃气软管更换纳入老旧小区改造一并实施。', '望川县住房和城乡建设局|'],
  ])('a task: %s', (text, expected) => {
    expect(outline(text)).toEqual([expected]);
  });
});

describe('who speaks and who writes', () => {
  it('a speaker with a unit and a name only answers', () => {
    const text = `供暖保障协调群
赵局-住建局：热力公司怎么解释？
热力公司-小田：@赵局 2号炉昨天下午跳停，今天早上六点恢复，预计中午正常。
赵局-住建局：热力公司今天下午5点前逐户回访这67户，结果表格发群里。
热力公司-小田：收到，马上安排。
赵局-住建局：煤的库存呢？
热力公司-小田：库存8200吨，按现在用量够用25天。
赵局-住建局：财政局明天给回话。`;
    expect(outline(text)).toEqual(['热力公司|2026-05-12', '望川县财政局|2026-05-13']);
  });

  it('a report upward tells what its writer does', () => {
    const text = `望川县公安局关于夏季治安整治有关情况的报告
县政府：
按照县政府部署，我局迅速行动，现将有关情况报告如下：
一、下一步打算。5月20日前完成全县61处损坏监控的修复。
望川县公安局
2026年5月12日`;
    expect(outline(text)).toEqual(['望川县公安局|2026-05-20']);
  });

  it('whoever has asked does nothing of an answer', () => {
    const text = `关于对县政协第097号提案的答复
钱若曦等三位委员：
你们提出的建议收悉，现答复如下：
我局将会同县发改局于年底前开展一次价格评估，评估结果再向你们专题反馈。
望川县城市管理局
2026年5月12日
联系人：辛某`;
    expect(outline(text)).toEqual(['望川县城市管理局|2026-12-31']);
  });
});
