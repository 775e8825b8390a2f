import { describe, expect, it, test } from 'vitest';
import { findTasks } from './find-tasks.ts';

const find = (text: string) => findTasks(text, { date: '2024-06-18' }).tasks;
const only = (text: string) => {
  const [task] = find(text);
  if (task === undefined) throw new Error('no task');
  return task;
};

describe('the action is worded as people write it', () => {
  test.each([
    [
      '司法局要把“综合查一次”制度建起来，市场监管、应急等几家都要参与。',
      '把“综合查一次”制度建起来，市场监管、应急等几家都要参与',
    ],
    ['县住建局要于7月10日前报送整改清单。', '报送整改清单'],
    ['县督查室要盯住不放，每两个月通报一次。', '盯住不放，每两个月通报一次'],
    ['县统计局每月5日前完成上月数据审核。', '每月5日前完成上月数据审核'],
    [
      '望川县政府于6月20日前报送计划，连续两月落后的，由县政府分管领导约谈。',
      '报送计划，连续两月落后的，由县政府分管领导约谈',
    ],
    ['各县（市、区）政府负总责，县住建局指导，9月底前新建充电端口1200个。', '新建充电端口1200个'],
  ])('%s', (text, action) => {
    expect(only(text).action).toBe(action);
  });
});

describe('what looks like a unit and is none', () => {
  it('a bank that is to be moved to something, and a rule of order behind a list', () => {
    const bank = only('县财政局要加强保障，上半年推动银行机构放款不少于8亿元。');
    expect([bank.leadUnit, bank.dueOn, bank.target]).toEqual(['县财政局', '2024-06-30', '不少于8亿元']);
    const ordered = only(
      '一、改造老旧小区1500个。责任单位：省住房城乡建设厅、省财政厅（首位为牵头单位，下同），各市州政府。完成时限：12月20日前。',
    );
    expect([ordered.leadUnit, ordered.supportingUnits]).toEqual([
      '省住房城乡建设厅',
      ['省财政厅', '各市州政府'],
    ]);
  });

  it('places that are watched are nobody who acts', () => {
    expect(find('到2025年底，全市重点单位消防安全管理达标率达到100%。')).toEqual([]);
  });
});

test('how quickly something may take is a target and no deadline; how quickly what is found must be mended neither', () => {
  const quick = only('政务服务局8月底前把企业开办时间压缩到0.5个工作日以内。');
  expect([quick.dueOn, quick.target]).toEqual(['2024-08-31', '压缩到0.5个工作日以内']);
  expect(only('应急局负责督导检查，发现问题限期3日内整改到位。').dueOn).toBeNull();
});

test('the week whose figures are reported is no deadline beside the rhythm', () => {
  const report = only('各责任单位于每周五17时前报送本周进度。');
  expect([report.dueOn, report.cadence?.every]).toEqual([null, 'week']);
});

test('who is given something does the next thing himself; a town’s stem in the name of a matter is nobody', () => {
  const named = (text: string) => find(text).map((task) => [task.leadUnit, task.dueOn]);
  expect(named('城管局6月25日前把点位图给设计院，设计院7月1日前出变更图。')).toEqual([
    ['城管局', '2024-06-25'],
    ['设计院', '2024-07-01'],
  ]);
  expect(named('老城街道6月底前拿出方案。\n老城改造征收还剩27户，6月25日前清零。')).toEqual([
    ['老城街道', '2024-06-30'],
    [null, '2024-06-25'],
  ]);
});

test.each([
  ['各地各部门要于6月20日前将方案报县安委办。', ['各地', '各部门']],
  ['各镇各部门要于6月25日前上报项目清单。', ['各镇', '各部门']],
])('groups side by side lead together: %s', (text, leads) => {
  const task = only(text);
  expect([task.leadUnit, ...task.coLeadUnits]).toEqual(leads);
});

test('in a talk the unit may stand behind the name of who speaks', () => {
  const talk =
    '张某（主任）：对接得怎么样了？下周三之前给我一个书面情况。\n李某（招商局）：好的，我们6月25日前把投资协议文本报上来。\n张某（主任）：行。\n李某（招商局）：明白。';
  expect(find(talk).map((task) => [task.leadUnit, task.dueOn])).toEqual([
    [null, '2024-06-26'],
    ['招商局', '2024-06-25'],
  ]);
});

test('with a directory: the branch of a bank, the field behind 和 of a department, and counties by their stem', () => {
  const directory = {
    place: '云岭市',
    units: [
      { name: '云岭市自然资源和规划局', kind: 'department' as const },
      { name: '中国人民银行云岭市分行', kind: 'department' as const },
      { name: '望川县人民政府', shortName: '望川县', kind: 'county' as const },
      { name: '南屏区人民政府', shortName: '南屏区', kind: 'county' as const },
    ],
  };
  const named = (text: string) =>
    findTasks(text, { date: '2024-06-18', directory }).tasks.map((task) => [
      task.leadUnit,
      ...task.supportingUnits,
    ]);
  expect(named('人民银行要在9月底前完成评估。')).toEqual([['中国人民银行云岭市分行']]);
  expect(named('规划部门要在6月底前拿出意见。')).toEqual([['云岭市自然资源和规划局']]);
  expect(named('望川、南屏两地要在6月28日前补正土地报批材料。')).toEqual([
    ['望川县人民政府', '南屏区人民政府'],
  ]);
});

test('sentences that were lost once: a short order, a whole weekend, what somebody called has to do, what a leader says', () => {
  const named = (text: string) => find(text).map((task) => [task.leadUnit, task.dueOn]);
  expect(named('没有水位尺，出了事谁负责？装上，市城管局三天。')).toEqual([['市城管局', '2024-06-21']]);
  expect(named('这个周末之前把800亩地块落到图上，自然资源局派个技术员帮着弄。')[0]).toEqual([
    null,
    '2024-06-23',
  ]);
  expect(named('主任说，市里有政策，县人社局给企业送一份汇编上门，明天就去。')).toEqual([
    ['县人社局', '2024-06-19'],
  ]);
  const chat =
    '县项目办：@县交通局 手续到哪一步了？\n县交通局：已受理。我们明天派人去省里盯着，本周五前把补正材料交上去。\n县项目办：好，@县林业局 配合一下，图件明早给交通局。\n县林业局：好的。';
  expect(named(chat)).toEqual([
    ['县交通局', '2024-06-21'],
    ['县林业局', '2024-06-19'],
  ]);
});
