// Supervised tasks of the sample, in every state: who ordered what of whom, and what became of it. Days are working days ago.

import type { Cadence, TaskSource } from '#core/supervision/public.ts';

export interface TaskStep {
  ago: number;
  /** Login of who takes the step. */
  by: string;
  kind:
    | 'acknowledge'
    | 'feedback'
    | 'chase'
    | 'ask-extension'
    | 'grant-extension'
    | 'report-done'
    | 'verify'
    | 'close'
    | 'archive'
    | 'object'
    | 'answer-objection';
  text?: string;
  percent?: number;
  /** New deadline, in working days after the step. */
  dueIn?: number;
  isRejected?: boolean;
}

export interface TaskTale {
  title: string;
  lead: string;
  supporting: string[];
  deliverable: string;
  target?: string;
  source: TaskSource;
  sourceTitle: string;
  quote: string;
  /** Handed over so long ago; established and assigned on the two days after it. */
  ago: number;
  dueIn: number | null;
  cadence?: Cadence;
  isVeto?: boolean;
  /** Proposed only: the inspection office has not decided. */
  isPending?: boolean;
  steps: TaskStep[];
}

const say = (
  ago: number,
  by: string,
  kind: TaskStep['kind'],
  text = '',
  part: Partial<TaskStep> = {},
): TaskStep => ({
  ago,
  by,
  kind,
  text,
  ...part,
});

export const TASK_TALES: readonly TaskTale[] = [
  {
    title: '开展在建项目拖欠工程款和农民工工资排查',
    lead: 'rsj',
    supporting: ['zjj', 'jtj'],
    deliverable: '排查报告、问题台账',
    source: 'instruction',
    sourceTitle: '县长在节前安全稳定工作专报上的批示',
    quote: '请人社局牵头，住建局、交通局配合，8个工作日内完成在建项目欠薪排查，节后报我。',
    ago: 38,
    dueIn: 8,
    steps: [
      say(36, 'rsj-head', 'acknowledge'),
      say(33, 'rsj-a', 'feedback', '节前排查在建项目112个，发现欠薪线索9条，涉及工资186万元。', {
        percent: 60,
      }),
      say(27, 'rsj-a', 'feedback', '9条线索已处理8条，剩余1条正在核对工资表。', { percent: 90 }),
      say(26, 'rsj-head', 'report-done', '9条线索全部处理，186万元工资兑付到位。'),
      say(25, 'dcs-1', 'verify', '电话回访12名工人，均已收到工资。'),
      say(24, 'dcs-1', 'close', '超过首次时限3个工作日办结，按原承诺时限记录。'),
      say(22, 'dcs-1', 'archive'),
    ],
  },
  {
    title: '完成城北片区污水主干管征收补偿协议签订',
    lead: 'chengguan',
    supporting: ['zrj', 'czj'],
    deliverable: '补偿协议、签约明细',
    source: 'meeting',
    sourceTitle: '9月重点项目调度会纪要',
    quote: '由望城街道牵头，自然资源局、财政局配合，一个半月内完成城北片区污水主干管征收补偿协议签订。',
    ago: 48,
    dueIn: 32,
    steps: [
      say(45, 'chengguan-head', 'acknowledge'),
      say(44, 'zrj-a', 'acknowledge'),
      say(36, 'chengguan-a', 'feedback', '入户调查完成，26户中已签19户。', { percent: 73 }),
      say(30, 'zrj-a', 'feedback', '权属核查全部完成，已移交街道。', { percent: 100 }),
      say(17, 'chengguan-a', 'feedback', '26户全部签订协议，补偿款已兑付22户。', { percent: 96 }),
      say(15, 'chengguan-head', 'report-done', '26户协议全部签订，补偿款兑付到位。'),
      say(13, 'dcs-1', 'verify', '抽查8户，协议与兑付凭证相符。'),
      say(12, 'dcs-1', 'close', '按首次时限完成。'),
      say(9, 'dcs-1', 'archive'),
    ],
  },
  {
    title: '办结经开区标准厂房二期施工许可',
    lead: 'zjj',
    supporting: ['spj', 'jkq'],
    deliverable: '施工许可证',
    source: 'instruction',
    sourceTitle: '县长在项目专报上的批示',
    quote: '请住建局会同审批局、经开区20个工作日内办结，结果报我。',
    ago: 30,
    dueIn: 20,
    steps: [
      say(27, 'zjj-head', 'acknowledge'),
      say(20, 'zjj-a', 'feedback', '施工图审查通过，消防设计审查受理。', { percent: 60 }),
      say(11, 'zjj-head', 'ask-extension', '消防设计审查意见需业主修改图纸后复审。', { dueIn: 12 }),
      say(10, 'dcs-head', 'grant-extension', '同意，原承诺时限仍予记录。', { dueIn: 11 }),
      say(4, 'zjj-a', 'feedback', '消防设计复审通过，施工许可已进入核发环节。', { percent: 90 }),
    ],
  },
  {
    title: '处理柳泉湾镇供水管网改造资金缺口',
    lead: 'czj',
    supporting: ['swj', 'liuquan'],
    deliverable: '资金安排意见',
    target: '落实资金1200万元',
    source: 'problem',
    sourceTitle: '问题清单转办（项目办移交清单）',
    quote: '供水管网改造配套资金缺口1200万元，请财政局提出资金安排意见。',
    ago: 28,
    dueIn: 12,
    steps: [
      say(25, 'czj-a', 'acknowledge'),
      say(22, 'swj-a', 'feedback', '已报送分年度用款计划。', { percent: 100 }),
      say(13, 'dcs-1', 'chase', '电话了解资金安排意见办理情况，请抓紧。'),
    ],
  },
  {
    title: '开展在建项目安全生产隐患排查整改',
    lead: 'yjj',
    supporting: ['zjj', 'jtj', 'swj'],
    deliverable: '隐患整改清单',
    source: 'document',
    sourceTitle: '县政府办关于开展在建项目安全生产隐患排查的通知',
    quote: '应急局牵头，每半月汇总一次排查整改情况，年底前全部销号。',
    ago: 40,
    dueIn: 70,
    cadence: { every: 'half-month', on: '' },
    isVeto: true,
    steps: [
      say(37, 'yjj-a', 'acknowledge'),
      say(28, 'yjj-a', 'feedback', '排查项目62个，发现隐患41处，已整改23处。', { percent: 56 }),
      say(17, 'yjj-a', 'feedback', '累计发现隐患57处，已整改44处，其余明确责任人和时限。', { percent: 77 }),
      say(15, 'zjj-a', 'feedback', '房建市政类隐患19处，整改完成17处。', { percent: 89 }),
      say(8, 'yjj-a', 'feedback', '累计发现隐患58处，已整改52处。', { percent: 90 }),
    ],
  },
  {
    title: '编制望川港口物流园控制性详细规划',
    lead: 'zrj',
    supporting: ['jtj', 'fgj'],
    deliverable: '规划成果',
    source: 'work-report',
    sourceTitle: '2026年县政府工作报告任务分解',
    quote: '完成港口物流园控制性详细规划编制并报批。',
    ago: 90,
    dueIn: 76,
    steps: [
      say(87, 'zrj-head', 'acknowledge'),
      say(60, 'zrj-a', 'feedback', '规划初稿完成，征求部门意见。', { percent: 50 }),
      say(32, 'zrj-a', 'feedback', '专家评审通过，正在按意见修改。', { percent: 80 }),
      say(6, 'zrj-head', 'report-done', '规划成果已报县政府批准。'),
    ],
  },
  {
    title: '提出城市更新项目融资方案',
    lead: 'chengtou',
    supporting: ['czj', 'zjj'],
    deliverable: '融资方案',
    source: 'meeting',
    sourceTitle: '城市更新专题会议纪要',
    quote: '由城投公司牵头，财政局、住建局配合，10月中旬前提出融资方案。',
    ago: 38,
    dueIn: 18,
    steps: [
      say(35, 'chengtou-a', 'acknowledge'),
      say(26, 'chengtou-a', 'feedback', '已与两家银行对接，收益测算正在完善。', { percent: 40 }),
      say(16, 'chengtou-head', 'report-done', '融资方案已报送。'),
      say(14, 'dcs-1', 'verify', '方案缺少还款来源测算，退回补充。', { isRejected: true }),
      say(10, 'dcs-1', 'chase', '请在本周内补齐还款来源测算。'),
    ],
  },
  {
    title: '完成禾丰坪乡高标准农田项目林地手续',
    lead: 'lyj',
    supporting: ['nyj', 'hefeng'],
    deliverable: '使用林地批复',
    source: 'commitment',
    sourceTitle: '10月报送承诺',
    quote: '承诺11月底前取得使用林地批复。',
    ago: 12,
    dueIn: 16,
    steps: [
      say(9, 'lyj-a', 'acknowledge'),
      say(5, 'lyj-a', 'feedback', '现状调查表已报市林业局。', { percent: 45 }),
    ],
  },
  {
    title: '落实政协关于城区停车难的提案',
    lead: 'cgj',
    supporting: ['gaj', 'zjj'],
    deliverable: '提案答复',
    source: 'proposal',
    sourceTitle: '县政协第37号提案',
    quote: '在城区主次干道和老旧小区周边新增停车泊位。',
    target: '新增停车泊位600个',
    ago: 60,
    dueIn: 50,
    steps: [
      say(57, 'cgj-head', 'acknowledge'),
      say(40, 'cgj-a', 'feedback', '新增泊位310个，其余点位正在划线。', { percent: 52 }),
      say(20, 'cgj-a', 'feedback', '新增泊位640个。', { percent: 100 }),
      say(14, 'cgj-head', 'report-done', '新增泊位640个，提案人对答复表示满意。'),
      say(12, 'dcs-1', 'verify', '现场核查4处，泊位已启用。'),
      say(11, 'dcs-1', 'close', '提案人反馈满意。'),
    ],
  },
  {
    title: '核实热线反映的双河塘镇道路施工扬尘问题',
    lead: 'shuanghe',
    supporting: ['hbj', 'jtj'],
    deliverable: '整改情况报告',
    source: 'hotline',
    sourceTitle: '12345热线转办单',
    quote: '群众反映双河塘镇道路改造施工扬尘扰民，请核实处理并答复。',
    ago: 7,
    dueIn: 5,
    steps: [say(5, 'shuanghe-a', 'acknowledge')],
  },
  {
    title: '调整石亭坝镇卫生院改扩建项目用地',
    lead: 'wjj',
    supporting: ['zrj', 'shiting'],
    deliverable: '用地方案',
    source: 'inspection',
    sourceTitle: '市重点项目督查反馈意见',
    quote: '石亭坝镇卫生院改扩建项目用地方案久未确定，请限期明确。',
    ago: 20,
    dueIn: 22,
    steps: [
      say(17, 'wjj-head', 'acknowledge'),
      say(15, 'wjj-a', 'object', '用地调整须先修改乡镇规划，建议由自然资源局牵头。'),
      say(13, 'dcs-head', 'answer-objection', '经研究仍由卫健局牵头，规划修改由自然资源局同步办理。'),
    ],
  },
  {
    title: '报送甘溪镇农贸市场改造项目开工前准备情况',
    lead: 'ganxi',
    supporting: ['zjj', 'shangwj'],
    deliverable: '情况报告',
    source: 'meeting',
    sourceTitle: '11月项目调度专题会记录',
    quote: '请甘溪镇一周内报送农贸市场改造项目开工前准备情况，住建局、商务局配合。',
    ago: 3,
    dueIn: 5,
    steps: [],
  },
  {
    title: '制定四季度重点项目冲刺工作安排',
    lead: 'fgj',
    supporting: ['tjj', 'gxj'],
    deliverable: '工作安排',
    source: 'speech',
    sourceTitle: '县委主要领导在经济运行调度会上的讲话',
    quote: '请发改局会同统计局、工信局抓紧制定四季度冲刺安排。',
    ago: 3,
    dueIn: 8,
    isPending: true,
    steps: [],
  },
  {
    title: '梳理停缓建项目复工条件清单',
    lead: 'zjj',
    supporting: ['fgj'],
    deliverable: '复工条件清单',
    source: 'meeting',
    sourceTitle: '10月重点项目调度会纪要',
    quote: '住建局逐个项目梳理复工条件，列出清单。',
    ago: 2,
    dueIn: 10,
    isPending: true,
    steps: [],
  },
];
