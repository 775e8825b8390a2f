import { describe, expect, it } from 'vitest';
import { CONTEXT, confirmMonths, LINE, type RuleCase } from './entry-checks.fixture.ts';
import { checkReportLine, ENTRY_RULES, MAX_WARNINGS, runChecks } from './run-checks.ts';

const HITS: RuleCase[] = [
  { rule: 'QLT-001', says: '未填写', line: { monthAmountYuan: null } },
  { rule: 'QLT-002', says: '应为9,120万元', line: { ytdAmountYuan: '91300000' } },
  {
    rule: 'QLT-045',
    says: '含以前各月8,100万元',
    line: { ytdAmountYuan: '91200000', monthAmountYuan: '10200000' },
    context: { confirmedMonths: [] },
  },
  { rule: 'QLT-003', says: '低于上期已确认的8,100万元', line: { monthAmountYuan: '-10000' } },
  { rule: 'QLT-003', says: '低于', line: { monthAmountYuan: '0', ytdAmountYuan: '80000000' } },
  { rule: 'QLT-004', says: '一成以上', line: { monthAmountYuan: '400000000' } },
  { rule: 'QLT-005', says: '超过计划总投资', line: { monthAmountYuan: '320000000' } },
  { rule: 'QLT-006', says: '形象进度未填写', line: { imageProgress: ' ' } },
  { rule: 'QLT-007', says: '由上期45%降为40%', line: { imagePercent: '40' } },
  { rule: 'QLT-038', says: '不是本项目的形象进度级别', line: { imageLevel: '调试' } },
  { rule: 'QLT-039', says: '由“主体施工”退回“基础施工”', line: { imageLevel: '基础施工' } },
  {
    rule: 'QLT-008',
    says: '更正说明',
    line: { monthAmountYuan: '-10000', correctionReason: '核减重复计量' },
  },
  { rule: 'QLT-010', says: '疑似按元填写', line: { monthAmountYuan: '98000000000' } },
  { rule: 'QLT-011', says: '疑似按亿元填写', line: { monthAmountYuan: '1020' } },
  { rule: 'QLT-012', says: '疑似多写一位', line: { monthAmountYuan: '102000000' } },
  { rule: 'QLT-013', says: '疑似少写一位', line: { monthAmountYuan: '1020000' } },
  { rule: 'QLT-020', says: '超过本年计划12,000万元', line: { monthAmountYuan: '120000001' } },
  { rule: 'QLT-021', says: '一半以上', line: { monthAmountYuan: '99000001' } },
  { rule: 'QLT-022', says: '余额', context: { totalInvestmentYuan: '219999999' } },
  { rule: 'QLT-023', says: '分毫不差', line: { monthAmountYuan: '19000000' } },
  { rule: 'QLT-030', says: '尚未开工', context: { stage: 'preliminary', startState: 'none' } },
  {
    rule: 'QLT-031',
    says: '不足计划总投资',
    line: { stageChange: { stage: 'finished', on: '2026-10-20', evidenceNote: '竣工验收备案' } },
  },
  {
    rule: 'QLT-032',
    says: '未写明开工依据',
    line: { stageChange: { stage: 'started', on: '2026-10-20', evidenceNote: ' ' } },
    context: { stage: 'preliminary', startState: 'none' },
  },
  { rule: 'QLT-033', says: '停工状态', context: { isPaused: true } },
  {
    rule: 'QLT-034',
    says: '晚于数据截止日2026年10月25日',
    line: { milestonesDone: [{ milestoneId: '7', on: '2026-10-26' }] },
  },
  {
    rule: 'QLT-034',
    says: '阶段变化',
    line: { stageChange: { stage: 'finished', on: '2026-11-01', evidenceNote: '' } },
  },
  {
    rule: 'QLT-035',
    says: '不在未完成节点',
    line: { milestonesDone: [{ milestoneId: '9', on: '2026-10-20' }] },
  },
  {
    rule: 'QLT-036',
    says: '早于',
    line: { stageChange: { stage: 'preliminary', on: '2026-10-20', evidenceNote: '' } },
  },
  { rule: 'QLT-037', says: '未通过', context: { startState: 'refuted' } },
  {
    rule: 'QLT-043',
    says: '停工状态，不能报竣工',
    line: { stageChange: { stage: 'finished', on: '2026-10-20', evidenceNote: '竣工验收备案' } },
    context: { isPaused: true },
  },
  {
    rule: 'QLT-044',
    says: '还没有报开工，不能报在建',
    line: { stageChange: { stage: 'building', on: '2026-10-20', evidenceNote: '' } },
    context: { stage: 'preliminary', startState: 'none' },
  },
  {
    rule: 'QLT-044',
    says: '所报开工未获认定，不能报竣工',
    line: { stageChange: { stage: 'finished', on: '2026-10-20', evidenceNote: '' } },
    context: { stage: 'preliminary', startState: 'refuted' },
  },
  { rule: 'QLT-040', says: '文字相同', line: { imageProgress: '截至10月25日，主体结构 施工至5层。' } },
  {
    rule: 'QLT-041',
    says: '连续3期',
    line: { monthAmountYuan: '0' },
    context: { confirmedMonths: confirmMonths(900, 0, 0) },
  },
  {
    rule: 'QLT-042',
    says: '相同',
    line: { problems: '征地未完', nextSteps: '加快征地' },
    context: {
      lastLine: { imageProgress: '', imagePercent: null, problems: '征地未完。', nextSteps: '加快征地' },
    },
  },
  { rule: 'QLT-050', says: '晚于报送时限', context: { submittedOn: '2026-10-27', deadlineOn: '2026-10-26' } },
  { rule: 'QLT-051', says: '12个项目', context: { typedInSameMinute: 12 } },
  {
    rule: 'QLT-060',
    says: '连续4期',
    line: { monthAmountYuan: '9000000' },
    context: { confirmedMonths: confirmMonths(100, 900, 900, 900) },
  },
  {
    rule: 'QLT-061',
    says: '整百万',
    line: { monthAmountYuan: '9000000' },
    context: { confirmedMonths: confirmMonths(100, 300, 900, 700, 200) },
  },
  {
    rule: 'QLT-062',
    says: '4倍以上',
    line: { monthAmountYuan: '45200000' },
    context: { period: '2026-12', asOf: '2026-12-25' },
  },
  {
    rule: 'QLT-063',
    says: '连续3期累计',
    line: { monthAmountYuan: '10000000' },
    context: {
      plannedCumulativeYuan: '30000000',
      confirmedMonths: confirmMonths(900, 1100).map((month) => ({
        ...month,
        plannedCumulativeYuan: month.ytdAmountYuan,
      })),
    },
  },
  {
    rule: 'QLT-070',
    says: '同类8个项目的中位数为8.3%',
    line: { monthAmountYuan: '50000000' },
    context: { peerMonthShares: ['0.08', '0.082', '0.079', '0.085', '0.09', '0.083', '0.088', '0.082'] },
  },
];

const QUIET: (RuleCase & { rule: string })[] = [
  {
    rule: 'QLT-001',
    says: '填了累计，本月由累计推得',
    line: { monthAmountYuan: null, ytdAmountYuan: '91000000' },
  },
  { rule: 'QLT-001', says: '没有完成填0', line: { monthAmountYuan: '0' } },
  { rule: 'QLT-002', says: '累计写法不同而数值相等', line: { ytdAmountYuan: '91200000.00' } },
  {
    rule: 'QLT-002',
    says: '年中首次填报，以前各月只知合计',
    line: { ytdAmountYuan: '91200000', monthAmountYuan: '10200000' },
    context: { confirmedMonths: [] },
  },
  {
    rule: 'QLT-045',
    says: '已有本年确认数',
    line: { ytdAmountYuan: '91200000' },
  },
  {
    rule: 'QLT-045',
    says: '累计就是本月',
    line: { ytdAmountYuan: '10200000', monthAmountYuan: '10200000' },
    context: { confirmedMonths: [] },
  },
  {
    rule: 'QLT-045',
    says: '一月没有以前各月',
    line: { ytdAmountYuan: '91200000', monthAmountYuan: '10200000' },
    context: { period: '2027-01', confirmedMonths: [] },
  },
  {
    rule: 'QLT-002',
    says: '有更正说明',
    line: { ytdAmountYuan: '91300000', correctionReason: '更正八月漏报' },
  },
  {
    rule: 'QLT-003',
    says: '已批准更正',
    line: { monthAmountYuan: '-10000' },
    context: { hasApprovedAmendment: true },
  },
  { rule: 'QLT-003', says: '一月从头累计', context: { period: '2027-01' } },
  {
    rule: 'QLT-004',
    says: '没有总投资',
    line: { monthAmountYuan: '900000000' },
    context: { totalInvestmentYuan: null },
  },
  { rule: 'QLT-005', says: '恰好等于总投资', line: { monthAmountYuan: '319000000' } },
  { rule: 'QLT-038', says: '留空即沿用', line: { imageLevel: '' } },
  { rule: 'QLT-039', says: '没有变化', line: { imageLevel: '主体施工' } },
  { rule: 'QLT-039', says: '前进一级', line: { imageLevel: '内外装饰' } },
  {
    rule: 'QLT-039',
    says: '以前没有报过',
    line: { imageLevel: '规划设计' },
    context: { lastImageLevel: null },
  },
  { rule: 'QLT-006', says: '没有完成可以不写', line: { monthAmountYuan: '0', imageProgress: '' } },
  {
    rule: 'QLT-012',
    says: '计划本来就多',
    line: { monthAmountYuan: '102000000' },
    context: { plannedCumulativeYuan: '170000000' },
  },
  {
    rule: 'QLT-012',
    says: '历史太短',
    line: { monthAmountYuan: '102000000' },
    context: { typicalMonthYuan: null },
  },
  { rule: 'QLT-020', says: '恰好等于年计划', line: { monthAmountYuan: '120000000' } },
  { rule: 'QLT-021', says: '上期已超过且已答复', context: { annualPlanYuan: '50000000' } },
  {
    rule: 'QLT-023',
    says: '没有计划',
    line: { monthAmountYuan: '19000000' },
    context: { plannedCumulativeYuan: null },
  },
  { rule: 'QLT-030', says: '开工已报待核', context: { stage: 'preliminary', startState: 'reported' } },
  {
    rule: 'QLT-030',
    says: '本期补报开工',
    line: { stageChange: { stage: 'started', on: '2026-10-20', evidenceNote: '施工许可证' } },
    context: { stage: 'preliminary', startState: 'none' },
  },
  {
    rule: 'QLT-031',
    says: '恰好九成',
    line: {
      monthAmountYuan: '269000000',
      stageChange: { stage: 'finished', on: '2026-10-20', evidenceNote: '' },
    },
  },
  { rule: 'QLT-034', says: '截止日当天', line: { milestonesDone: [{ milestoneId: '7', on: '2026-10-25' }] } },
  {
    rule: 'QLT-040',
    says: '没有完成投资',
    line: { monthAmountYuan: '0', imageProgress: '主体结构施工至5层' },
  },
  { rule: 'QLT-040', says: '层数变了', line: { imageProgress: '主体结构施工至6层' } },
  {
    rule: 'QLT-041',
    says: '停工另有手续',
    line: { monthAmountYuan: '0' },
    context: { confirmedMonths: confirmMonths(900, 0, 0), isPaused: true },
  },
  {
    rule: 'QLT-060',
    says: '头三期不看规律',
    line: { monthAmountYuan: '9000000' },
    context: { confirmedMonths: confirmMonths(900, 900, 900), isInFirstThreePeriods: true },
  },
  {
    rule: 'QLT-070',
    says: '同类不足8个',
    line: { monthAmountYuan: '50000000' },
    context: { peerMonthShares: ['0.08', '0.082', '0.079', '0.085', '0.09', '0.083', '0.088'] },
  },
];

const listHits = (each: RuleCase): string[] =>
  checkReportLine({ ...LINE, ...each.line }, { ...CONTEXT, ...each.context }).map(
    (finding) => finding.ruleId,
  );

describe('each rule finds what it is for', () => {
  it.each(HITS.map((each) => [each.rule, each.says, each] as const))('%s %s', (rule, says, each) => {
    const findings = checkReportLine({ ...LINE, ...each.line }, { ...CONTEXT, ...each.context });
    const found = findings.find((finding) => finding.ruleId === rule);
    expect(found?.sentence).toContain(says);
    expect(found?.remedy).not.toBe('');
  });

  it('every rule has a case in which it speaks', () => {
    const covered = new Set(HITS.map((each) => each.rule));
    expect(ENTRY_RULES.map((rule) => rule.id).filter((id) => !covered.has(id))).toEqual([]);
  });
});

describe('each rule is quiet where it should be', () => {
  it.each(QUIET.map((each) => [each.rule, each.says, each] as const))('%s：%s', (rule, _says, each) => {
    expect(listHits(each)).not.toContain(rule);
  });

  it('an ordinary month has no findings', () => {
    expect(checkReportLine(LINE, CONTEXT)).toEqual([]);
  });
});

describe('the list of rules', () => {
  it('has ids that are unique, and choices exactly for warnings', () => {
    expect(new Set(ENTRY_RULES.map((rule) => rule.id)).size).toBe(ENTRY_RULES.length);
    for (const rule of ENTRY_RULES) {
      expect(rule.id).toMatch(/^QLT-\d{3}$/);
      expect(rule.choices.length > 0).toBe(rule.severity === 'warning');
      expect(new Set(rule.choices).size).toBe(rule.choices.length);
    }
  });

  it('shows patterns, peers and timing to the office only', () => {
    const office = ENTRY_RULES.filter((rule) => /^QLT-0[567]/.test(rule.id));
    expect(office.length).toBeGreaterThan(5);
    expect(office.every((rule) => rule.audience === 'office' && rule.severity === 'note')).toBe(true);
  });
});

describe('what the unit sees', () => {
  const crowded: RuleCase = {
    rule: '',
    says: '',
    line: { monthAmountYuan: '310000000', imagePercent: '30', imageProgress: '主体结构施工至5层' },
    context: { isPaused: true, totalInvestmentYuan: '490000000' },
  };

  it('at most three warnings, the worst first, and the rest go to the office', () => {
    const checks = runChecks({ ...LINE, ...crowded.line }, { ...CONTEXT, ...crowded.context });
    expect(checks.warnings.map((finding) => finding.ruleId)).toEqual(['QLT-020', 'QLT-005', 'QLT-033']);
    expect(checks.furtherWarnings).toBe(3);
    expect(checks.office.slice(0, 3).map((finding) => [finding.ruleId, finding.audience])).toEqual([
      ['QLT-040', 'office'],
      ['QLT-021', 'office'],
      ['QLT-007', 'office'],
    ]);
  });

  it('nothing for the office is ever among its errors and warnings', () => {
    for (const each of [...HITS, crowded]) {
      const checks = runChecks({ ...LINE, ...each.line }, { ...CONTEXT, ...each.context });
      expect(checks.warnings.length).toBeLessThanOrEqual(MAX_WARNINGS);
      expect([...checks.errors, ...checks.warnings].every((finding) => finding.audience === 'unit')).toBe(
        true,
      );
      expect(checks.office.every((finding) => finding.audience === 'office')).toBe(true);
    }
  });
});
