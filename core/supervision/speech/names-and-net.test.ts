import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

const HEAD = '会议纪要\n会议议定以下事项。\n';
const propose = (text: string): string[] =>
  findTasks(`${HEAD}${text}\n`, { date: '2025-05-06' }).tasks.map(
    ({ leadUnit, dueOn }) => `${leadUnit} ${dueOn}`,
  );

describe('names of units that no list holds', () => {
  it.each([
    ['省工信厅要会同省税务局、省统计局，6月底前拿出清单。', '省工信厅 2025-06-30'],
    ['各省级水行政主管部门要在6月15日前逐一抽查。', '各省级水行政主管部门 2025-06-15'],
    ['被巡察单位党组织要在6月底前全部整改到位。', '被巡察单位党组织 2025-06-30'],
    ['职业能力建设司会同财务司研究办法，上半年形成初稿。', '职业能力建设司 2025-06-30'],
    ['柳河社区6月底前完成全面排查。', '柳河社区 2025-06-30'],
    ['恒泰科技6月底前完成全面排查。', '恒泰科技 2025-06-30'],
    ['立案庭6月底前完成全面排查。', '立案庭 2025-06-30'],
    ['局属各单位6月底前完成全面排查。', '局属各单位 2025-06-30'],
    ['县财政局限一周内完成全面排查。', '县财政局 2025-05-13'],
    ['县财政局原则上6月底前完成清算。', '县财政局 2025-06-30'],
    ['垃圾清运县住建局负责，6月底前完成。', '县住建局 2025-06-30'],
  ])('%s', (text, expected) => {
    expect(propose(text)).toEqual([expected]);
  });
});

describe('days of other words', () => {
  it.each([
    ['县财政局上半年内完成清算。', '县财政局 2025-06-30'],
    ['县财政局2025年内完成清算。', '县财政局 2025-12-31'],
    ['县财政局自发文之日起10日内完成清算。', '县财政局 2025-05-16'],
    ['县财政局国庆节以前完成清算。', '县财政局 2025-09-30'],
    ['清算旧账（县财政局，6.30）', '县财政局 2025-06-30'],
    ['县财政局25日把账目清完。', '县财政局 2025-05-25'],
    ['县财政局下旬交账。', '县财政局 2025-05-31'],
    ['县财政局周四碰一次头。', '县财政局 2025-05-08'],
    ['县财政局明晚把账目清完。', '县财政局 2025-05-07'],
    ['县财政局3个工作日把账目清完。', '县财政局 2025-05-09'],
  ])('%s', (text, expected) => {
    expect(propose(text)).toEqual([expected]);
  });
});

describe('texts of other layouts', () => {
  it.each([
    ['①完成旧账清算（县财政局）6月底前', ['县财政局 2025-06-30']],
    ['县财政局：\n1.完成旧账清算，6月底前完成。', ['县财政局 2025-06-30']],
    ['【6月底前】\n1.县财政局完成旧账清算。', ['县财政局 2025-06-30']],
    ['◆县财政局\n1.完成旧账清算，6月底前。', ['县财政局 2025-06-30']],
    ['1.完成旧账清算\n- 责任单位：县财政局\n- 时限：6月底前', ['县财政局 2025-06-30']],
    [
      '对占道经营问题（县城管局牵头）和违停问题（县公安局牵头），6月底前集中整治一轮。',
      ['县城管局 2025-06-30', '县公安局 2025-06-30'],
    ],
    [
      '县发改局6月底前完成立项，县自然资源局开辟绿色通道，6月10日前办完用地手续。',
      ['县发改局 2025-06-30', '县自然资源局 2025-06-10'],
    ],
  ])('%s', (text, expected) => {
    expect(propose(text)).toEqual(expected);
  });

  it('a turn of a talk does not go on with a line that ends in a comma', () => {
    const talk =
      '主持人：大家好。\n县水务局：有事要报。\n主持人：县水务局两周内把报告弄出来，\n县民政局：二楼验收没过。\n';
    expect(propose(talk)).toEqual(['县水务局 2025-05-20']);
  });
});

describe('what gives nobody work', () => {
  it.each([
    '我还要表扬几家单位：县税务局推行“快退快享”，办理退税186亿元。',
    '县交通局今年干得不错，几个项目都跑在了前面。',
    '按照县委要求，县政府办牵头起草了方案。',
    '如果县供电公司不能按时送电，企业就没法投产。',
    '县政府督查室将于12月中旬组织第二轮督查。',
    '核查认为，县住建局总体能够按照时序推进，但还有3个方面需要抓紧改进。',
    '第五句话，园区要腾笼。',
    '县教体局要不要调整作息时间，回头再研究。',
  ])('%s', (text) => {
    expect(propose(text)).toEqual([]);
  });
});

describe('an answer or a report of a unit about itself', () => {
  const answer = (text: string): string[] =>
    findTasks(`望川县交通运输局关于第12号建议的答复\n${text}\n`, { date: '2025-05-06' }).tasks.map(
      ({ leadUnit, supportingUnits, dueOn }) => `${[leadUnit, ...supportingUnits].join(' ')} ${dueOn}`,
    );

  it.each([
    ['我局牵头，会同县公安局，8月底前完成改造。', '望川县交通运输局 县公安局 2025-08-31'],
    ['我局将于10月底前再次反馈。', '望川县交通运输局 2025-10-31'],
    ['县农业农村局配合我局，年底前覆盖60%的村。', '望川县交通运输局 县农业农村局 2025-12-31'],
    ['县公安局会同我局于8月15日前开展联合执法。', '县公安局 望川县交通运输局 2025-08-15'],
  ])('%s', (text, expected) => {
    expect(answer(text)).toEqual([expected]);
  });

  it('in a notice it only announces', () => {
    const text = '望川县交通运输局关于开展检查的通知\n我局将于5月中旬组织抽查。\n';
    expect(findTasks(text, { date: '2025-05-06' }).tasks).toEqual([]);
  });
});

describe('a unit and a day, with a verb that no list holds', () => {
  it.each([
    '县直各部门后天交表。',
    '县融媒体中心明天跟拍。',
    '县人社局后天碰个面。',
    '各镇街明天见账。',
    '县林业局下周一挂图。',
  ])('%s', (text) => {
    expect(propose(text)).toHaveLength(1);
  });

  it.each([
    '据县气象局预报，明天到后天有一次强降雨。',
    '县住建局昨天已经交表，明天不用再交。',
    '县委办、县政府办定于明天召开大会。',
  ])('is no task when it tells of something else: %s', (text) => {
    expect(propose(text)).toEqual([]);
  });
});

it('a sentence with a day and a doer that nothing recognises is still proposed, to be confirmed', () => {
  const [task] = findTasks(`${HEAD}老石桥那一片牵头把账目理清，上半年形成初稿。\n`, {
    date: '2025-05-06',
  }).tasks;
  expect(task?.dueOn).toBe('2025-06-30');
  expect(task?.toConfirm).toContain('lead');
});
