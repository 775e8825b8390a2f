import type { DossierFacts } from './dossier.lines.ts';
import type { RoutingSheetFacts } from './routing-sheet.lines.ts';
import type { ProjectListFacts } from './two-lists.lines.ts';

/** Invented facts of 望川县 for the sheets. */
export function newRoutingSheetFacts(parts: Partial<RoutingSheetFacts> = {}): RoutingSheetFacts {
  return {
    issuingBody: '望川县重点项目建设领导小组办公室',
    title: '关于2026年1—10月全县重点项目进展情况的通报',
    documentKind: '通报',
    mark: null,
    urgency: null,
    documentNumber: null,
    addressees: '各镇人民政府、乡人民政府，各园区管委会，县政府有关部门，有关企业',
    copyTo: '县委办公室，县人大常委会办公室，县政协办公室',
    drafter: { unit: '综合股', name: '拟稿人甲', opinion: null, signedOn: '2026-11-03' },
    checker: {
      unit: '县重点项目办',
      name: '核稿人乙',
      opinion: '数据已与定版数据核对。',
      signedOn: '2026-11-04',
    },
    cosigners: [
      { unit: '县统计局', name: null, opinion: null, signedOn: null },
      { unit: '县财政局', name: '会签人丙', opinion: '同意。', signedOn: '2026-11-04' },
    ],
    approver: { unit: '县政府', name: null, opinion: null, signedOn: null },
    annexTitles: ['全县重点项目投资完成情况表（分单位）', '落后计划进度项目清单'],
    copies: 60,
    keepingPeriod: '10年',
    contentSha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    versionLabel: '送审稿第2稿',
    notes: ['第三部分第4条按领导意见不点名，附件数据未改。'],
    ...parts,
  };
}

export function newDossierFacts(parts: Partial<DossierFacts> = {}): DossierFacts {
  return {
    period: '2026-10',
    asOfOn: '2026-10-31',
    frozen: true,
    projectKey: 'P1',
    name: '望川县城关污水处理厂提标改造及配套管网工程建设项目',
    projectCode: '2403-000000-04-01-123456',
    sector: '生态环保',
    nature: '续建',
    levels: ['省重点', '市重点'],
    builder: '望川城市建设投资集团有限公司',
    responsibleUnit: '城关镇人民政府',
    supervisingUnit: '县住房和城乡建设局',
    leadUnit: '县住房和城乡建设局',
    sponsorWord: '包联领导',
    sponsor: '领导3',
    officer: null,
    contentAndScale:
      '新建日处理3万立方米提标改造构筑物一座，改造配套管网18.6公里，新建提升泵站2座，配套建设电气、自控及道路绿化等附属设施，出水水质达到一级A标准，建设工期24个月，分两期实施，一期工程已于上年开工，二期工程计划本年三季度开工建设。',
    totalInvestmentYuan: '365000000',
    priorInvestmentYuan: '121000000',
    annualPlanYuan: '120000000',
    actualYuan: '42000000',
    completionRate: '0.35',
    plannedShare: '0.8333',
    proRataShare: '0.833333333333',
    physicalProgress: '完成土建工程的60%，设备已订货，正在进行管沟开挖。',
    physicalPeriod: null,
    imageLevel: null,
    light: 'red',
    lightPeriods: 3,
    lightReasons: ['进度低于计划的80%', '关键节点“设备安装”逾期46天'],
    turnsGreenBy: '完成设备安装节点并达到计划进度可转绿',
    curve: {
      labels: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
      planWan: ['0', '0', '1333', '2667', '4000', '5333', '6667', '8000', '9333', '10667', '12000', '12000'],
      actualWan: ['0', '0', '300', '900', null, '1800', '2100', '2600', '3300', '4200', null, null],
    },
    milestones: [
      { name: '施工图审查', plannedOn: '2026-03-31', finishedOn: '2026-03-28', daysLate: 0, critical: false },
      { name: '二期开工', plannedOn: '2026-07-15', finishedOn: '2026-08-02', daysLate: 18, critical: true },
      { name: '设备安装', plannedOn: '2026-09-15', finishedOn: null, daysLate: 46, critical: true },
      { name: '管网贯通', plannedOn: '2026-11-30', finishedOn: null, daysLate: 0, critical: false },
      { name: '通水调试', plannedOn: '2026-12-20', finishedOn: null, daysLate: 0, critical: true },
    ],
    problems: [
      {
        text: '进场道路涉及的3户房屋尚未签订征收协议，影响管沟施工。',
        heldBy: '县自然资源局',
        dueOn: '2026-11-15',
      },
      { text: '专项债券资金未到位。', heldBy: null, dueOn: null },
    ],
    photos: [],
    ...parts,
  };
}

export function newProjectListFacts(count = 40, parts: Partial<ProjectListFacts> = {}): ProjectListFacts {
  const sectors = ['工业', '交通', '城镇基础设施和公共服务'];
  return {
    period: '2026-10',
    regionWord: '全县',
    preparedBy: '望川县重点项目建设领导小组办公室',
    sponsorWord: '包抓领导',
    otherPlan: null,
    projects: Array.from({ length: count }, (_, index) => ({
      projectKey: `L${index + 1}`,
      groupName: sectors[index % sectors.length] ?? '工业',
      name:
        index % 7 === 0
          ? '望川县城区集中供热老旧管网改造及换热站建设项目（一期、二期）'
          : `项目${index + 1}建设工程`,
      responsibleUnit: index % 5 === 0 ? '县住房和城乡建设局' : '白水镇',
      sponsor: `领导${(index % 8) + 1}`,
      totalInvestmentYuan: String(23_333_333 * (index + 1)),
      annualPlanYuan: index === 4 ? null : String(3_333_333 * (index + 1)),
      actualYuan: index === 4 ? null : String(2_222_222 * (index + 1)),
      completionRate: index === 4 ? null : '0.666666666667',
      otherCompletionRate: index === 4 ? null : '0.5',
      plannedStartOn: '2026-06-15',
      startedOn: index % 3 === 0 ? null : '2026-06-28',
      light: (['red', 'yellow', 'green', 'blue', 'grey'] as const)[index % 5] ?? 'grey',
      physicalProgress: '主体施工',
      remark: null,
    })),
    ...parts,
  };
}

/** A dossier with more of everything than fits its page. */
export function newFullDossierFacts(photoSha256s: readonly string[]): DossierFacts {
  const facts = newDossierFacts();
  const repeat = <T>(rows: readonly T[], times: number): T[] =>
    Array.from({ length: times }, () => rows).flat();
  return {
    ...facts,
    name: '望川县城关污水处理厂提标改造及配套管网工程建设项目（一期、二期）及中水回用工程',
    contentAndScale: facts.contentAndScale === null ? null : facts.contentAndScale.repeat(3),
    physicalProgress: facts.physicalProgress === null ? null : facts.physicalProgress.repeat(6),
    milestones: repeat(facts.milestones, 3),
    problems: repeat(
      facts.problems.map((problem) => ({
        ...problem,
        text: problem.text.repeat(4),
        heldBy: '县生态环境保护综合行政执法大队（县环境监测站）',
      })),
      4,
    ),
    photos: photoSha256s.map((fileSha256, index) => ({ fileSha256, caption: `现场照片${index + 1}` })),
  };
}
