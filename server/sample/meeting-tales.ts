// Dispatch meetings of the sample: two monthly ones that were held and minuted, one special, and one next week. Days are working days ago.

export interface DecisionTale {
  /** Which project entry of the agenda, from 0. */
  entry: number;
  quote: string;
  title: string;
  /** Unit key; null: the unit that reports the entry. */
  lead: string | null;
  supporting: string[];
  deliverable: string;
  /** Working days after the meeting. */
  dueIn: number;
  /** Ordered ahead by the chair at the meeting. */
  isAhead?: boolean;
  /** The unit reported it done so many working days after the meeting; absent: in hand. */
  doneIn?: number;
  feedback?: { in: number; text: string; percent: number };
}

export interface MeetingTale {
  /** In what month's words; the day itself gives the month. */
  title: (month: string) => string;
  kind: 'monthly' | 'special';
  ago: number;
  startsAt: string;
  minutes: number;
  /** Project entries that are kept of the proposal. */
  entries: number;
  demands: string;
  decisions: DecisionTale[];
  /** Its minutes stand in those of the monthly meeting after it. */
  isMerged?: boolean;
  /** Its minutes go their way as a document and are signed there. */
  isByDocument?: boolean;
  /** Seats were arranged for it, and 传达学习 was asked for after its minutes; units that confirmed, the last one on paper. */
  isSeated?: boolean;
  conveyedBy?: string[];
  /** Not held yet: noticed, replies coming in. */
  isAhead?: boolean;
}

export const MEETING_TALES: readonly MeetingTale[] = [
  {
    title: (month) => `${month}重点项目调度会`,
    kind: 'monthly',
    ago: 39,
    startsAt: '09:00',
    minutes: 100,
    entries: 8,
    demands: '汇报单位准备3分钟发言，只讲进度、问题、下步节点。',
    decisions: [
      {
        ...{
          entry: 0,
          lead: null,
          supporting: ['zrj', 'czj'],
          deliverable: '征收补偿协议',
          dueIn: 15,
          doneIn: 14,
        },
        quote: '会议议定，由责任单位牵头，自然资源局、财政局配合，三周内完成剩余地块征收补偿协议签订。',
        title: '完成剩余地块征收补偿协议签订',
        feedback: { in: 9, text: '剩余9户已签6户。', percent: 66 },
      },
      {
        ...{ entry: 1, lead: 'spj', supporting: ['zjj'], deliverable: '施工许可证', dueIn: 10, doneIn: 17 },
        quote: '会议议定，由审批局牵头，住建局配合，两周内办结施工许可。',
        title: '办结施工许可',
      },
      {
        ...{ entry: 2, lead: 'czj', supporting: ['fgj'], deliverable: '资金安排意见', dueIn: 30 },
        quote: '会议议定，由财政局会同发改局研究配套资金安排，六周内提出意见。',
        title: '提出配套资金安排意见',
        feedback: { in: 20, text: '已测算缺口，意见初稿征求发改局意见。', percent: 60 },
      },
    ],
  },
  {
    title: () => '城北片区征迁专题会',
    kind: 'special',
    ago: 21,
    startsAt: '15:00',
    minutes: 60,
    entries: 2,
    demands: '携带逐户台账。',
    isMerged: true,
    decisions: [
      {
        ...{
          entry: 0,
          lead: 'chengguan',
          supporting: ['gaj', 'zrj'],
          deliverable: '逐户销号台账',
          dueIn: 10,
          doneIn: 9,
        },
        quote: '会议议定，由望城街道牵头，逐户明确包保责任人，两周内更新逐户销号台账。',
        title: '更新城北片区逐户销号台账',
      },
    ],
  },
  {
    title: (month) => `${month}重点项目调度会`,
    kind: 'monthly',
    ago: 19,
    isByDocument: true,
    isSeated: true,
    conveyedBy: ['zjj', 'zrj', 'jtj', 'czj', 'tjj'],
    startsAt: '09:00',
    minutes: 100,
    entries: 9,
    demands: '汇报单位准备3分钟发言，只讲进度、问题、下步节点；上次议定事项逐项书面对照。',
    decisions: [
      {
        ...{
          entry: 0,
          lead: null,
          supporting: ['zjj'],
          deliverable: '复工方案',
          dueIn: 8,
          doneIn: 8,
          isAhead: true,
        },
        quote: '会议议定，由责任单位牵头，住建局配合，会后即办，两周内形成复工方案并复工。',
        title: '形成复工方案并复工',
        feedback: { in: 4, text: '复工方案已报住建局审核。', percent: 50 },
      },
      {
        ...{ entry: 1, lead: 'jtj', supporting: ['gaj'], deliverable: '交通组织方案', dueIn: 15 },
        quote: '会议议定，由交通局牵头，公安局配合，11月中旬前完成施工便道和交通组织方案。',
        title: '完成施工便道和交通组织方案',
        feedback: { in: 12, text: '便道已通车，交通组织方案待公安局会签。', percent: 80 },
      },
      {
        ...{ entry: 3, lead: 'zrj', supporting: ['lyj'], deliverable: '用地报批材料', dueIn: 30 },
        quote: '会议议定，由自然资源局牵头，林业局配合，12月上旬前完成用地报批材料组卷上报。',
        title: '完成用地报批材料组卷上报',
      },
      {
        ...{ entry: 4, lead: null, supporting: [], deliverable: '逐月计划', dueIn: 5, doneIn: 4 },
        quote: '会议议定，由责任单位重排年底前逐月进度计划，一周内报项目办。',
        title: '重排年底前逐月进度计划',
      },
    ],
  },
  {
    title: (month) => `${month}重点项目调度会`,
    kind: 'monthly',
    ago: -4,
    startsAt: '09:00',
    minutes: 110,
    entries: 12,
    demands: '汇报单位准备3分钟发言，只讲进度、问题、下步节点；主要负责人参会，请假须经项目办主任批准。',
    isAhead: true,
    decisions: [],
  },
];
