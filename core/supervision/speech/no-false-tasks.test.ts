import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

const date = '2026-05-11';
const leadsOf = (text: string): (string | null)[] =>
  findTasks(text, { date }).tasks.map((task) => task.leadUnit);

describe('how things stand', () => {
  it.each([
    '云台区安置房项目多计工程款386万元。',
    '县水务局管网改造项目超概算120万元。',
    '县卫健局：设备采购被质疑，正在处理。',
    '县商务局汇报，因消防设计变更停工35天。',
    '5月3日，石板镇某采石场发生一起物体打击事故。',
    '普查办联系人：孔某，电话：略。',
    '安全形势依然严峻，县应急管理局监测到风险点32处。',
    '从督查情况看，县水利局推进比较平稳。',
    '县工信局服务的48户企业里有9户停产。',
    '县人社局培训补贴标准低于周边县。',
    '县公安局：警力不够，巡逻排不开。',
    '县教体局和家长之间沟通不畅。',
    '县城投公司融资成本在4.5%以上。',
  ])('is no work of a unit that it names: %s', (text) => {
    expect(leadsOf(text)).toEqual([]);
  });

  it.each([
    ['县林业局采购2台水泵。', '县林业局'],
    ['县财政局拨付安置资金386万元。', '县财政局'],
    ['县工信局对停产的9户企业逐户走访。', '县工信局'],
    ['县人社局调整培训补贴标准，不得低于周边县。', '县人社局'],
    ['县教体局要解决家长沟通不畅的问题。', '县教体局'],
    ['县卫健局5月20日前处理被质疑的采购。', '县卫健局'],
  ])('does not keep a command from being one: %s', (text, lead) => {
    expect(leadsOf(text)).toEqual([lead]);
  });
});

describe('names', () => {
  it('a title with the place in a bracket has no note of who answers', () => {
    const text = '（1）锦秀府项目（云台区）。由市住建局组织三方对账，3月20日前签订复工协议。';
    expect(leadsOf(text)).toEqual(['市住建局']);
  });

  it('a label behind white space ends the one before it', () => {
    const text = '·设置检查站137个，6月20日前完成　牵头：县林业局　参与：各镇街';
    const [task] = findTasks(text, { date }).tasks;
    expect(task?.leadUnit).toBe('县林业局');
    expect(task?.supportingUnits).toEqual(['各镇街']);
  });

  it('我局 of a report that is signed at its end is who signs it', () => {
    const text =
      '关于快递进村工作情况的报告\n\n南山市人民政府：\n现将情况报告如下：\n（一）我局牵头，5月底前签订承诺书；\n（二）市商务局7月底前完成评审。\n南山市邮政管理局\n2026年5月11日\n';
    expect(leadsOf(text)).toEqual(['南山市邮政管理局', '市商务局']);
  });

  it('某部门 of a ministries’ circular are those of all places', () => {
    const text =
      '国家卫生健康委、人力资源社会保障部：\n一、国家卫生健康委印发指南。\n二、卫生健康部门7月15日前完成演练。';
    expect(leadsOf(text)).toContain('卫生健康部门');
  });

  it('no name takes in the verb in front of it', () => {
    const text = '县委副书记到竹坪寨乡，看了岩脚、半坡两个村，提醒乡干部算好账。';
    expect(leadsOf(text)).toEqual([]);
  });

  it('who pays for a task, or has an eye on it, supports it', () => {
    const text = '县教体局5月20日前修好围墙，所需资金由县财政局统筹，县住建局盯住。';
    const { tasks } = findTasks(text, { date });
    expect(tasks.map((task) => task.leadUnit)).toEqual(['县教体局']);
    expect(tasks[0]?.supportingUnits).toEqual(['县财政局', '县住建局']);
  });
});

describe('an exported chat, who speaks above what he says', () => {
  const chat = (...turns: [string, string][]): string =>
    turns.map(([name, said], index) => `${name} 08:1${index}\n${said}`).join('\n');
  const TURNS: [string, string][] = [
    ['县政府办 于主任', '@县住建局 老陆 北关那段危墙，22号前拆掉。'],
    ['县住建局 陆科长', '收到。'],
    ['县政府办 于主任', '@县财政局 欠拨的经费，25号之前拨完。'],
    ['县政府办 于主任', '各镇街今天起每天下午五点在群里报一次数字，直到检查结束。@县公安局 行不行？'],
    ['县审批局 柏局', '主任，督导组要看大厅吗？'],
    ['县政府办 于主任', '看。你们局把台账补齐，20号下班前拍照发我。'],
    ['松岗岭镇 代镇长', '我们镇22号前把中心小学那个积水坑填平，请放心。'],
  ];
  it('is read as a talk: who calls gives the work, 你们 is who spoke before, 我们 who speaks', () => {
    const { tasks } = findTasks(`工作群聊天记录\n2026年5月11日\n\n${chat(...TURNS)}\n`, { date });
    expect(tasks.map((task) => `${task.leadUnit} ${task.dueOn}`)).toEqual([
      '县住建局 2026-05-22',
      '县财政局 2026-05-25',
      '各镇街 null',
      '县审批局 2026-05-20',
      '松岗岭镇 2026-05-22',
    ]);
  });
});

describe('a day of how things stand', () => {
  it.each(['县林业局防火期截至5月31日。', '县城投公司债券6月18日到期，本息1.2亿元。'])('%s', (text) => {
    expect(leadsOf(text)).toEqual([]);
  });
  it('a time limit is none of them', () => {
    expect(leadsOf('县教体局对校车驾驶员进行一次背景审查，时间截至6月26日。')).toEqual(['县教体局']);
  });
});

describe('how often something is', () => {
  it.each([
    '县卫健局每天门诊量800人次。',
    '县财政局每月工资支出1.3亿元。',
    '县市场监管局每年抽检三千批次，合格率98%。',
    '县水务局供水能力每天3万吨。',
    '县人社局：就业形势总体稳定。',
    '县发改局刚才建议把项目往后放，我看可以。',
    '清查摸底自10月8日起，至12月31日止。',
  ])('%s', (text) => {
    expect(leadsOf(text)).toEqual([]);
  });
  it.each([
    ['县市场监管局每年抽检三千批次。', '县市场监管局'],
    ['县水务局每天供水不少于3万吨。', '县水务局'],
    ['县公交公司每天加开20班次。', '县公交公司'],
    ['县住建局每月抽测一次水质，合格率98%以上。', '县住建局'],
  ])('and how often it is to be done: %s', (text, lead) => {
    expect(leadsOf(text)).toEqual([lead]);
  });
  it('who takes part by the way supports', () => {
    const text = '市应急局11月8日组织停热演练，市供电公司、市水务集团一并参加。';
    expect(leadsOf(text)).toEqual(['市应急局']);
  });
});
