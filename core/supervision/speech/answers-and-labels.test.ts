import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

const propose = (text: string, date = '2025-08-25'): string[] =>
  findTasks(text, { date }).tasks.map(({ leadUnit, dueOn }) => `${leadUnit} ${dueOn}`);

describe('blocks of labels', () => {
  it('in brackets, the same label beginning each record, an introduction in front', () => {
    const text =
      '审计整改任务单\n\n按照会议决定，对下列问题限期整改。\n【问题编号】一\n【问题描述】结转资金未收回。\n【整改要求】逐笔核对，收回同级财政。\n【整改主体】县财政局\n【完成期限】2025年9月10日\n【问题编号】二\n【问题描述】设备采购化整为零。\n【整改要求】查清决策过程，健全内控制度。\n【整改主体】县教体局\n【配合单位】县司法局\n【完成期限】2025年9月30日\n';
    expect(propose(text)).toEqual(['县财政局 2025-09-10', '县教体局 2025-09-30']);
  });

  it('with a line that is the frame of a meeting elsewhere', () => {
    const text =
      '行动任务表\n\n【任务1】\n内容：完成三类数据的省级回流\n牵头单位：省政务服务局\n参加单位：省民政厅、省教育厅\n完成时间：2025年12月20日\n【任务2】\n内容：开展数据安全演练一次\n牵头单位：省公安厅\n参加单位：省国资委\n完成时间：2025年11月\n';
    expect(propose(text)).toEqual(['省政务服务局 2025-12-20', '省公安厅 2025-11-30']);
  });

  it.each([
    ['bold', '**整改措施**：建设截污管道300米。\n**责任单位**：县住建局\n**完成时限**：9月30日\n'],
    ['parted by white space', '整改要求 建设截污管道300米。\n整改主体 县住建局\n完成期限 9月30日\n'],
    [
      'in a table of two columns',
      '| 整改要求 | 建设截污管道300米 |\n| 责任单位 | 县住建局 |\n| 完成时限 | 9月30日 |\n',
    ],
    ['an answer under them', '【承办单位】县住建局\n【答复】已派人查看，9月30日前更换管道300米。\n'],
  ])('%s', (_, text) => {
    expect(propose(`整改清单\n\n问题一：污水直排。\n${text}`)).toContain('县住建局 2025-09-30');
  });
});

describe('answers of units', () => {
  it.each([
    ['市商务局答复：已安排专人梳理，将在8月29日前编印办事指南并送到企业。', '市商务局 2025-08-29'],
    ['市住建局回复：目前房源确有缺口。10月底前新增房源320套。', '市住建局 2025-10-31'],
    ['青禾供电公司反馈：公司已列入绿色通道，8月30日前答复供电方案。', '青禾供电公司 2025-08-30'],
    ['市公交公司补充：10月20日前把评估情况反馈企业。', '市公交公司 2025-10-20'],
    ['市财政局表态：担保费率已降至0.9%。对小微企业，9月1日前再降至0.6%。', '市财政局 2025-09-01'],
  ])('%s', (text, expected) => {
    expect(propose(`诉求办理答复汇总\n\n现将答复公布如下：\n${text}\n`)).toEqual([expected]);
  });

  it('says 我局 under a title of two lines', () => {
    const text =
      '云岭市交通运输局\n对市政协第218号提案的答复\n\n邬委员：\n现答复如下：\n一、关于线网。我局已委托专业机构开展客流调查，将于9月15日前完成优化方案。\n';
    expect(propose(text)).toEqual(['云岭市交通运输局 2025-09-15']);
  });

  it('promises nothing where the day lies with others', () => {
    expect(propose('答复汇总\n\n市水务局答复：设备等厂家供货，预计9月才能到。\n')).toEqual([]);
  });
});

describe('talks', () => {
  const chat =
    '执委会 慕容副秘书长：按板块说。\n市城管局 令狐：坑洼点位有31处，补完了19处\n执委会 慕容副秘书长：剩下12处，下周二之前补好，流动厕所80座9月10日进场。\n市市场监管局 澹台：收到，明天报名单\n执委会 慕容副秘书长：好。\n';
  it('gives an order to whoever spoke before, and an answer to its speaker', () => {
    expect(propose(chat)).toEqual(['市城管局 2025-09-02', '市城管局 2025-09-10', '市市场监管局 2025-08-26']);
  });

  it('knows for whom a person speaks who is introduced with his post', () => {
    const record =
      '约谈记录\n\n被约谈人：松岗岭镇镇长葛长川，县住建局局长龚以宁\n\n戚云深：先说说原因。\n葛长川：工程款出不来。\n戚云深：谁的问题谁解决。\n葛长川：没有意见。我们今晚就把班组长请来谈，请放心。\n';
    expect(propose(record)).toEqual(['松岗岭镇 2025-08-25']);
  });
});

describe('words that stand for a unit', () => {
  it.each([
    ['市长与市生态环境局负责同志商议，要求该局10月底前给企业一个明确答复。', '市生态环境局 2025-10-31'],
    ['电话通知县公安局。请其于8月27日前完成管制方案。', '县公安局 2025-08-27'],
  ])('%s', (text, expected) => {
    expect(propose(`走访情况\n\n${text}\n`)).toEqual([expected]);
  });
});

describe('what is left of a sentence', () => {
  it.each([
    '县生态环境局安装在线监测设备2套，已进场，9月8日联网。',
    '县财政局表示资金已下达，最迟9月8日拨付到户。',
    '县住建局9月8日前说明原因。',
  ])('%s', (text) => {
    expect(propose(`整改情况\n\n正在推进的整改如下。\n${text}\n`).map((one) => one.slice(-10))).toEqual([
      '2025-09-08',
    ]);
  });

  it.each([
    '省里9月中旬来暗访，大家心里有数。',
    '2025年秋季运动会定于9月10日举行。',
    '下次会议9月下旬召开，届时听取各单位落实情况。',
    '县委宣传部正在跟踪。',
    '县气象局发布暴雨蓝色预警。',
  ])('no work: %s', (text) => {
    expect(propose(`工作动态\n\n有关情况如下。\n${text}\n`)).toEqual([]);
  });
});
