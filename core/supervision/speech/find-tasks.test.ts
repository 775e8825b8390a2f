import { describe, expect, it } from 'vitest';
import { findTasks } from './find-tasks.ts';

const DATE = '2024-06-18';
const find = (text: string) => findTasks(text, { date: DATE }).tasks;
/** Lead, supporting units, deadline or rhythm of every task. */
const outline = (text: string): string[] =>
  find(text).map((task) =>
    [task.leadUnit ?? '？', task.supportingUnits.join('、'), task.dueOn ?? task.cadence?.every ?? ''].join(
      '|',
    ),
  );

const STYLES: [string, string, string[]][] = [
  [
    'spoken, with the lead in front',
    '请发改局牵头，住建、资规配合，6月底前拿出方案。',
    ['发改局|住建、资规|2024-06-30'],
  ],
  [
    'minutes, with the lead behind',
    '学校配套道路施工图审查于7月底前完成，由县城投公司具体负责。',
    ['县城投公司||2024-07-31'],
  ],
  [
    'two units with a deadline each',
    '住建局6月底前完成雨污分流，交通局7月底前完成环城路。',
    ['住建局||2024-06-30', '交通局||2024-07-31'],
  ],
  [
    'one unit with two deadlines',
    '县住建局6月底前拿出方案，9月底前完成改造。',
    ['县住建局||2024-06-30', '县住建局||2024-09-30'],
  ],
  [
    'the next sentence adds the unit and the deadline',
    '抓紧推进老旧小区改造。此项工作由县住建局牵头，8月底前完成。',
    ['县住建局||2024-08-31'],
  ],
  [
    'State Council style',
    '（一）健全物流体系。整合邮政、快递资源，2024年底前建制村通达率达到95%以上。（国家邮政局牵头，交通运输部、商务部参加）',
    ['国家邮政局|交通运输部、商务部|2024-12-31'],
  ],
  [
    'by shares of duty',
    '推动数据共享，完善标准体系。（国家数据局、中央网信办等按职责分工负责）',
    ['国家数据局|中央网信办|'],
  ],
  [
    'labels in a bracket',
    '完成管网普查。（责任单位：县住建局（牵头），县水利局；完成时限：2024年9月底前）',
    ['县住建局|县水利局|2024-09-30'],
  ],
  [
    'labels on lines of their own',
    '1.封堵排口17个。\n责任单位：白沙镇\n督导单位：县水利局\n完成时限：11月底',
    ['白沙镇|县水利局|2024-11-30'],
  ],
  [
    'a table of tabs',
    '序号\t工作任务\t牵头单位\t配合单位\t完成时限\n1\t改造管网28公里\t住建局\t水务局\t10月底\n2\t新建公路60公里\t交通局\t各镇街\t11月底',
    ['住建局|水务局|2024-10-31', '交通局|各镇街|2024-11-30'],
  ],
  [
    'a table copied cell by cell',
    '序号\n工作任务\n牵头单位\n完成时限\n1\n改造管网28公里\n住建局\n10月底\n2\n新建公路60公里\n交通局\n11月底',
    ['住建局||2024-10-31', '交通局||2024-11-30'],
  ],
  [
    'a lead-in carries to its items',
    '县住建局要：\n1.6月底前完成管网普查；\n2.9月底前完成改造。',
    ['县住建局||2024-06-30', '县住建局||2024-09-30'],
  ],
  [
    'a heading of one unit carries to its items',
    '任务清单\n\n县住建局\n●完成路灯更换，7月底前点亮。\n县公安局\n●每月开展夜查。',
    ['县住建局||2024-07-31', '县公安局||month'],
  ],
  [
    'the first is the lead, the same below',
    '各项任务列第一位的为牵头单位，下同。\n1.完成普查，7月底前上报。（县统计局、县发改局）',
    ['县统计局|县发改局|2024-07-31'],
  ],
  [
    'an instruction to read and to study',
    '请张某同志阅，县财政局研究提出意见，周五前报我。',
    ['县财政局||2024-06-21'],
  ],
  [
    'guiding is not leading',
    '过夜游客统计由县统计局指导、县文旅局负责，7月起按月发布。',
    ['县文旅局|县统计局|month'],
  ],
  [
    'the rule stands in the bracket of the first list',
    '1.完善制度。（财政部、商务部负责。列第一位者为牵头部门，下同）\n2.6月底前出台方案。（商务部、海关总署负责）',
    ['财政部|商务部|', '商务部|海关总署|2024-06-30'],
  ],
  [
    'the rule stands in the label of the first list',
    '1.完善制度。（责任单位：县发改局、县财政局，排首位的为牵头单位，下同）\n2.6月底前出台方案。（责任单位：县商务局、县工信局）',
    ['县发改局|县财政局|', '县商务局|县工信局|2024-06-30'],
  ],
  [
    'blocks of offices with numbers in the line',
    '【归集科】①6月20日前完成数据比对，②月底前上门催缴。\n【信贷科】①修订细则，7月10日前提交会议审议。',
    ['归集科||2024-06-20', '归集科||2024-06-30', '信贷科||2024-07-10'],
  ],
  [
    'a time in front of each unit',
    '7月1日前，由县公安局牵头完成设备安装；7月15日前，由县城管局完成泊位施划。',
    ['县公安局||2024-07-01', '县城管局||2024-07-15'],
  ],
  [
    'a leader sees to it, the unit does it',
    '请分管副县长督促县交通局加快改建，确保国庆节前通车。',
    ['县交通局||2024-09-30'],
  ],
  [
    'two stages with a deadline each',
    '县城投公司6月下旬开工、年底竣工。',
    ['县城投公司||2024-06-30', '县城投公司||2024-12-31'],
  ],
  [
    'who only watches supports',
    '县水利局7月底前完成清淤，县审计局全程跟踪。',
    ['县水利局|县审计局|2024-07-31'],
  ],
  [
    'provinces, and governments of districts',
    '吉林、辽宁要在7月底前完成。请东湖区政府6月30日前彻底解决油烟扰民问题。',
    ['吉林|辽宁|2024-07-31', '东湖区政府||2024-06-30'],
  ],
  [
    'a deadline before 提交 and before 提供',
    '县统计局7月5日前提供上半年数据，县发改局国庆节前提交方案。',
    ['县统计局||2024-07-05', '县发改局||2024-09-30'],
  ],
  [
    'one deadline for all of the sentence',
    '县应急局牵头开展危化品整治，县住建局牵头开展燃气整治，均于9月底前完成。',
    ['县应急局||2024-09-30', '县住建局||2024-09-30'],
  ],
  [
    'things of several units, one after the other',
    '教体局的三所学校，8月20日前必须交付；卫健局的新院区，年底前投用。',
    ['教体局||2024-08-20', '卫健局||2024-12-31'],
  ],
  [
    'each unit with a time of its own in one clause',
    '各乡镇会后一周内、县直部门会后10日内报送贯彻落实情况。',
    ['各乡镇||2024-06-25', '县直部门||2024-06-28'],
  ],
  [
    'joined by 会同',
    '省水利厅会同省发展改革委制定考核办法，7月底前印发。',
    ['省水利厅|省发展改革委|2024-07-31'],
  ],
  ['a general addressee with a deadline', '各单位于6月25日前书面报送总结。', ['各单位||2024-06-25']],
  ['nobody said to lead', '要抓紧制定停车方案，7月底前出台。', ['？||2024-07-31']],
];

describe('tasks of a text (handbook 4.6)', () => {
  it.each(STYLES)('%s', (_, text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  const NO_TASKS = [
    '各级各部门要高度重视，提高站位，压实责任。',
    '会议听取了县发改局、县财政局关于项目资金的汇报。',
    '县交通局在项目推进上动作迅速、措施有力，给予肯定。',
    '截至5月底，全县完成投资12亿元，同比增长8%。',
    '会议原则同意县教育局提出的方案。',
    '本通知自印发之日起施行，有效期至2026年12月31日。',
    '到2030年，全县森林覆盖率稳定在63%以上。',
    '出席：县发改局、县财政局负责同志',
    '本办法由县司法局负责解释。',
    '备注：首位为牵头单位，下同。',
    '县公积金中心6月份中层例会纪要',
    '各乡镇、各部门要时刻绷紧安全这根弦。',
  ];
  it.each(NO_TASKS)('no task: %s', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('a row of a table is marked whole, with who answers and by when', () => {
    const text =
      '序号\t任务\t牵头单位\t完成时限\n1\t整治背街小巷126条\t县城管局\t6月底\n2\t新建公厕8座\t县住建局\t9月底';
    const rows = findTasks(text, { date: '2024-06-18' }).tasks.map((task) =>
      task.spans.map(([from, to]) => text.slice(from, to)),
    );
    expect(rows).toEqual([
      ['整治背街小巷126条', '县城管局', '6月底'],
      ['新建公厕8座', '县住建局', '9月底'],
    ]);
  });

  it('what the text leaves open is marked for a person', () => {
    const [task] = find('要抓紧制定停车方案，汛期前出台。县发改局、县财政局等部门要7月底前拿出清单。').slice(
      -1,
    );
    expect(task?.toConfirm).toEqual(['co-leads', 'open-list']);
    expect(find('要抓紧制定停车方案，7月底前出台。')[0]?.toConfirm).toContain('lead');
  });

  it('action, deliverable, target and rhythm are taken out', () => {
    const tasks = find('县工信局要制定培育方案，上半年新增规上工业企业8户以上，每月5日前报送进展。');
    expect(tasks).toMatchObject([
      { leadUnit: '县工信局', deliverable: '方案', target: '8户以上', cadence: null, dueOn: '2024-06-30' },
      { leadUnit: '县工信局', cadence: { every: 'month', on: '每月5日前' }, dueOn: null },
    ]);
  });

  it('spans point into the text as read, full-width digits and hard line breaks included', () => {
    const text = '请　县住建局 牵头，于６月３０日前\r\n拿出方案。';
    const [task] = find(text);
    expect(task?.dueOn).toBe('2024-06-30');
    expect(task?.spans.map(([from, to]) => text.slice(from, to)).join('')).toContain('县住建局');
  });
});
