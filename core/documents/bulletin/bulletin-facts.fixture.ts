import type {
  BulletinFacts,
  GroupFacts,
  LightCounts,
  RankedGroup,
  StandingCounts,
} from './bulletin-facts.ts';

/** Invented facts of the invented county 望川县, awkward on purpose: ties, nulls, long names, a tail of rows. */
const NO_LIGHTS: LightCounts = { red: 0, yellow: 0, green: 0, blue: 0, grey: 0 };
const NO_STANDING: StandingCounts = {
  paused: 0,
  noPlan: 0,
  done: 0,
  notDue: 0,
  unreported: 0,
  onPlan: 0,
  behind: 0,
};

export function newGroupFacts(parts: Partial<GroupFacts> = {}): GroupFacts {
  return {
    split: 'region',
    key: '',
    name: '望川县',
    projectCount: 0,
    plannedProjectCount: 0,
    totalInvestmentYuan: null,
    annualPlanYuan: null,
    actualYuan: null,
    completionRate: null,
    completionRateNullReason: null,
    plannedShare: null,
    lights: NO_LIGHTS,
    standing: NO_STANDING,
    ...parts,
  };
}

export function newRankedGroup(parts: Partial<RankedGroup> = {}): RankedGroup {
  return {
    ...newGroupFacts({
      split: 'territory',
      key: 'T01',
      name: '城关镇',
      projectCount: 5,
      plannedProjectCount: 5,
    }),
    rank: null,
    move: { direction: 'none', places: 0 },
    unrankedReason: null,
    ...parts,
  };
}

interface RankSketch {
  name: string;
  rate: string | null;
  rank: number | null;
  move?: RankedGroup['move'];
  reason?: string;
  projectCount?: number;
}

function toRanked(
  split: RankedGroup['split'],
  prefix: string,
  sketches: readonly RankSketch[],
): RankedGroup[] {
  return sketches.map((sketch, index) => {
    const planWan = 8000 + index * 1234;
    const actualYuan =
      sketch.rate === null ? null : String(Math.round(planWan * 10_000 * Number(sketch.rate)));
    return newRankedGroup({
      split,
      key: `${prefix}${String(index + 1).padStart(2, '0')}`,
      name: sketch.name,
      projectCount: sketch.projectCount ?? 12 - (index % 7),
      plannedProjectCount: sketch.projectCount ?? 12 - (index % 7),
      annualPlanYuan: sketch.rate === null ? null : String(planWan * 10_000),
      actualYuan,
      completionRate: sketch.rate,
      completionRateNullReason: sketch.rate === null ? '无年度计划' : null,
      rank: sketch.rank,
      move: sketch.move ?? { direction: 'none', places: 0 },
      unrankedReason: sketch.reason ?? null,
      lights: { red: index % 4, yellow: (index + 1) % 3, green: 6, blue: 1, grey: 0 },
    });
  });
}

const up = (places: number) => ({ direction: 'up', places }) as const;
const down = (places: number) => ({ direction: 'down', places }) as const;
const same = { direction: 'same', places: 0 } as const;

const TOWNS = toRanked('territory', 'T', [
  { name: '城关镇', rate: '0.9512', rank: 1, move: up(2) },
  { name: '望川经济技术开发区（高新技术产业园）', rate: '0.9048', rank: 2, move: same },
  { name: '白水镇', rate: '0.9048', rank: 2, move: up(1) },
  { name: '石桥镇', rate: '0.8804', rank: 4, move: down(3) },
  { name: '河湾镇', rate: '0.8512', rank: 5, move: up(1) },
  { name: '清泉镇', rate: '0.8354', rank: 6, move: down(1) },
  { name: '青山乡', rate: '0.8101', rank: 7 },
  { name: '柳林镇', rate: '0.7655', rank: 8, move: same },
  { name: '东岭乡', rate: '0.7208', rank: 9, move: { direction: 'recast', places: 0 } },
  { name: '大坪镇', rate: '0.6633', rank: 10, move: down(2) },
  { name: '南沟乡', rate: '0.6633', rank: 10, move: up(3) },
  { name: '西坝镇', rate: '0.5210', rank: 12, move: down(4) },
  { name: '北原乡', rate: null, rank: null, reason: '无年度计划', projectCount: 2 },
  { name: '循环经济产业园', rate: '0.7000', rank: null, reason: '项目不足3个', projectCount: 1 },
]);

const DEPARTMENTS = toRanked('department', 'D', [
  { name: '县交通运输局', rate: '0.9321', rank: 1, move: up(1) },
  { name: '县水务局', rate: '0.9210', rank: 2, move: down(1) },
  { name: '县住房和城乡建设局', rate: '0.9004', rank: 3, move: same },
  { name: '县生态环境保护综合行政执法大队（县环境监测站）', rate: '0.8712', rank: 4, move: up(2) },
  { name: '县教育体育局', rate: '0.8650', rank: 5, move: same },
  { name: '县农业农村局', rate: '0.8354', rank: 6, move: down(2) },
  { name: '县卫生健康局', rate: '0.7902', rank: 7, move: up(1) },
  { name: '县文化广电和旅游局', rate: '0.7411', rank: 8, move: down(1) },
  { name: '县自然资源局', rate: '0.6805', rank: 9, move: same },
  { name: '县林业和草原局', rate: '0.5998', rank: 10, move: down(3) },
  { name: '县民政局', rate: null, rank: null, reason: '项目不足3个', projectCount: 1 },
]);

const COMPANIES = toRanked('company', 'C', [
  { name: '望川城市建设投资集团有限公司', rate: '0.8712', rank: 1, move: same },
  { name: '望川交通产业发展有限公司', rate: '0.7433', rank: 2, move: same },
]);

const REASONS = [
  '进度低于计划的80%',
  '施工图审查未完成',
  '连续两期无已确认报送',
  '关键节点逾期超过30天，征地涉及12户尚未签约',
];
const PLACES = ['城关', '白水', '石桥', '河湾', '清泉', '柳林', '大坪', '西坝'];
const WORKS = [
  '污水处理厂提标改造项目',
  '至大坪公路改建工程',
  '万亩高标准农田建设项目',
  '中学教学楼及附属设施建设项目',
  '年产5万吨新型建材生产线项目',
];

function newBehind(count: number): BulletinFacts['behind'] {
  return Array.from({ length: count }, (_, index) => ({
    projectKey: `P${String(index + 1).padStart(4, '0')}`,
    name: `${PLACES[index % PLACES.length]}${WORKS[index % WORKS.length]}`,
    responsibleUnit:
      index % 9 === 0
        ? '县生态环境保护综合行政执法大队（县环境监测站）'
        : `${PLACES[index % PLACES.length]}镇`,
    sponsor: index % 5 === 0 ? null : `领导${(index % 8) + 1}`,
    annualPlanYuan: String(12_000_0000 + index * 5_550_000),
    actualYuan: index === 3 ? null : String(4_200_0000 + index * 1_234_567),
    completionRate: index === 3 ? null : (0.35 + index * 0.006).toFixed(4),
    plannedShare: '0.8333',
    daysBehind: index === 3 ? null : 25 + index * 3,
    light: index < 19 ? 'red' : 'yellow',
    lightPeriods: (index % 4) + 1,
    firstReason: REASONS[index % REASONS.length] ?? null,
  }));
}

function newStarting(count: number): BulletinFacts['starting'] {
  return Array.from({ length: count }, (_, index) => ({
    projectKey: `S${String(index + 1).padStart(4, '0')}`,
    name: `${PLACES[index % PLACES.length]}${WORKS[(index + 2) % WORKS.length]}（二期）`,
    responsibleUnit: `${PLACES[index % PLACES.length]}镇`,
    sponsor: `领导${(index % 8) + 1}`,
    totalInvestmentYuan: String(260_000_000 + index * 11_000_000),
    annualPlanYuan: String(60_000_000 + index * 1_000_000),
    plannedStartOn: `2026-${String(3 + (index % 7)).padStart(2, '0')}-15`,
    startedOn: index % 4 === 0 ? null : `2026-${String(3 + (index % 7)).padStart(2, '0')}-28`,
    due: true,
    daysPastStart: index % 4 === 0 ? 45 + index : null,
    reason: index % 4 === 0 ? '用地报批未完成' : null,
  }));
}

function newSectors(): GroupFacts[] {
  const names = [
    '工业',
    '交通',
    '水利',
    '农业农村',
    '城镇基础设施',
    '社会事业',
    '生态环保',
    '商贸物流和文化旅游',
  ];
  const rates = ['0.9012', '0.8834', '0.8354', '0.8190', '0.8012', '0.7921', '0.7302', null];
  return names.map((name, index) => {
    const rate = rates[index] ?? null;
    const planYuan = String(140_000_0000 - index * 11_112_3456);
    return newGroupFacts({
      split: 'sector',
      key: `K${index + 1}`,
      name,
      projectCount: 30 - index * 2,
      plannedProjectCount: rate === null ? 0 : 30 - index * 2,
      annualPlanYuan: rate === null ? null : planYuan,
      actualYuan: rate === null ? null : String(Math.round(Number(planYuan) * Number(rate))),
      completionRate: rate,
      completionRateNullReason: rate === null ? '无年度计划' : null,
      lights: { red: index, yellow: 3, green: 20 - index, blue: 1, grey: 0 },
    });
  });
}

/** A full October; `parts` replace whole members. */
export function newBulletinFacts(parts: Partial<BulletinFacts> = {}): BulletinFacts {
  return {
    period: '2026-10',
    asOfOn: '2026-10-31',
    frozenOn: '2026-11-03',
    regionName: '望川县',
    regionWord: '全县',
    sponsorWord: '包联领导',
    issuingBody: '望川县重点项目建设领导小组办公室',
    redHead: '望川县重点项目建设领导小组办公室文件',
    addressees: ['各镇人民政府、乡人民政府', '各园区管委会', '县政府有关部门', '有关企业'],
    copyTo: ['县委办公室，县人大常委会办公室，县政协办公室，县纪委监委机关', '市重点项目建设领导小组办公室'],
    printedBy: '望川县重点项目建设领导小组办公室',
    mark: null,
    urgency: null,
    copyNumber: null,
    endNote: '联系人：县重点项目办综合股，电话：0000—0000000',
    plan: {
      issued: true,
      versionName: '8月调整计划',
      documentNumber: '望政办发〔2026〕31号',
      changedSincePrevious: false,
      otherVersion: { versionName: '年初下达计划', completionRate: '0.7904' },
    },
    proRataShare: '0.8333333333333333',
    totals: newGroupFacts({
      projectCount: 168,
      plannedProjectCount: 166,
      totalInvestmentYuan: '48765432109.87',
      annualPlanYuan: '10234567890.12',
      actualYuan: '8276543210.55',
      completionRate: '0.80868516',
      plannedShare: '0.8312',
      lights: { red: 19, yellow: 41, green: 88, blue: 12, grey: 8 },
      standing: { paused: 3, noPlan: 2, done: 12, notDue: 5, unreported: 4, onPlan: 82, behind: 60 },
    }),
    previousTotals: { period: '2026-09', lights: { red: 22, yellow: 39, green: 90, blue: 9, grey: 8 } },
    lastYear: { period: '2025-10', actualYuan: '7654321000.00', completionRate: '0.7912' },
    bundles: { bundleCount: 12, partCount: 86 },
    seasonNote: null,
    rankTables: [
      {
        split: 'territory',
        title: '镇（乡、园区）',
        countWord: '个镇（乡、园区）',
        leastProjectCount: 3,
        groups: TOWNS,
      },
      {
        split: 'department',
        title: '县直部门',
        countWord: '个县直部门',
        leastProjectCount: 3,
        groups: DEPARTMENTS,
      },
      {
        split: 'company',
        title: '国有企业',
        countWord: '家国有企业',
        leastProjectCount: 1,
        groups: COMPANIES,
      },
    ],
    sectors: newSectors(),
    behind: newBehind(60),
    starting: newStarting(26),
    startDueCount: 26,
    startedCount: 19,
    startRate: '0.730769230769',
    problems: {
      raisedCount: 14,
      closedCount: 6,
      openCount: 23,
      overdueCount: 2,
      raised: [
        {
          projectKey: 'P0001',
          projectName: '城关污水处理厂提标改造项目',
          responsibleUnit: '县住房和城乡建设局',
          text: '进场道路涉及的3户房屋尚未签订征收协议，影响管沟施工。',
        },
        {
          projectKey: 'P0002',
          projectName: '白水至大坪公路改建工程',
          responsibleUnit: '县交通运输局',
          text: '砂石料供应紧张，\n运距增加',
        },
      ],
    },
    reporting: {
      dueCount: 166,
      confirmedCount: 162,
      onTimeCount: 151,
      punctuality: '0.909638554217',
      completeness: '0.975903614458',
      lateUnits: [
        { key: 'U07', name: '大坪镇', workdaysLate: 2 },
        { key: 'U19', name: '县生态环境保护综合行政执法大队（县环境监测站）', workdaysLate: 1 },
      ],
      missingUnits: [{ key: 'U12', name: '西坝镇' }],
    },
    evidence: { reportedCount: 162, withEvidenceCount: 120, share: '0.740740740741' },
    amendments: [
      {
        amendmentKey: 'A1',
        projectKey: 'P0009',
        projectName: '城关中学教学楼及附属设施建设项目',
        responsibleUnit: '县教育体育局',
        period: '2026-09',
        measure: 'ytd_amount',
        fromValue: '12000000',
        toValue: '10200000',
        reason: '误将预付款计入',
      },
    ],
    requests: [],
    replyByOn: '2026-11-20',
    switches: { punctuality: true, amendments: true, evidence: true, lastYear: true, sectors: true },
    ...parts,
  };
}
