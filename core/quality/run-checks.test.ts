import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFarFromPeers } from './entry-peers.rule.ts';
import type { ProjectContext } from './entry-rule.ts';
import { deriveTypicalMonth } from './entry-unit-slip.rule.ts';
import { isVagueExplanation } from './is-vague-explanation.ts';
import {
  addYuan,
  type ConfirmedMonth,
  EMPTY_REPORT_LINE,
  getPreviousYtd,
  ReportLine,
} from './report-line.ts';
import {
  checkExplanations,
  checkReportLine,
  completeLine,
  ENTRY_RULES,
  MAX_WARNINGS,
  runChecks,
} from './run-checks.ts';

/** Confirmed months of 2026 from January on, amounts in 万元, no plan. */
function confirmMonths(...amountsWan: number[]): ConfirmedMonth[] {
  let ytd = 0;
  return amountsWan.map((amount, index) => {
    ytd += amount;
    return {
      period: `2026-${String(index + 1).padStart(2, '0')}`,
      monthAmountYuan: `${amount}0000`.replace(/^00000$/, '0'),
      ytdAmountYuan: `${ytd}0000`.replace(/^00000$/, '0'),
      plannedCumulativeYuan: null,
    };
  });
}

const CONTEXT: ProjectContext = {
  period: '2026-10',
  asOf: '2026-10-25',
  totalInvestmentYuan: '500000000',
  cumulativeToLastYearEndYuan: '100000000',
  annualPlanYuan: '120000000',
  plannedCumulativeYuan: '100000000',
  plannedCumulativeBeforeYuan: '90000000',
  confirmedMonths: confirmMonths(500, 720, 980, 1010, 890, 1130, 870, 960, 1040),
  imageLevels: ['规划设计', '基础施工', '主体施工', '内外装饰'],
  lastImageLevel: '主体施工',
  lastLine: { imageProgress: '主体结构施工至5层', imagePercent: '45', problems: '', nextSteps: '' },
  typicalMonthYuan: '9800000',
  stage: 'building',
  startState: 'verified',
  isPaused: false,
  nature: 'continuing',
  hasApprovedAmendment: false,
  openMilestones: [
    { id: '7', name: '主体封顶' },
    { id: '8', name: '竣工验收' },
  ],
  deadlineOn: null,
  submittedOn: null,
  typedInSameMinute: 1,
  peerMonthShares: [],
  isInFirstThreePeriods: false,
};

const LINE: ReportLine = {
  ...EMPTY_REPORT_LINE,
  monthAmountYuan: '10200000',
  imageProgress: '主体结构施工至6层，二次结构插入',
  imagePercent: '52',
  nextSteps: '11月底前主体封顶',
};

interface RuleCase {
  rule: string;
  says: string;
  line?: Partial<ReportLine>;
  context?: Partial<ProjectContext>;
}

const HITS: RuleCase[] = [
  { rule: 'QLT-001', says: '未填写', line: { monthAmountYuan: null } },
  { rule: 'QLT-002', says: '应为9,120万元', line: { ytdAmountYuan: '91300000' } },
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

describe('a warning is answered by a choice and a short text', () => {
  const { warnings } = runChecks(LINE, { ...CONTEXT, isPaused: true });
  const answer = (choice: string, text: string) =>
    checkExplanations(warnings, { 'QLT-033': { choice, text } });

  it('an unanswered warning and a choice that is not on the list block', () => {
    expect(checkExplanations(warnings, {})).toMatchObject([{ ruleId: 'QLT-080', severity: 'error' }]);
    expect(answer('随便', '')).toMatchObject([{ ruleId: 'QLT-080', severity: 'error' }]);
  });
  it('other without text blocks', () => {
    expect(answer('其他', ' ')).toMatchObject([{ ruleId: 'QLT-080', severity: 'error' }]);
  });
  it('a choice alone is enough', () => {
    expect(answer('支付以前工程款', '')).toEqual([]);
  });
  it('a vague text is shown to the office and does not block', () => {
    expect(answer('支付以前工程款', '经核实，情况属实。')).toMatchObject([
      { ruleId: 'QLT-081', severity: 'note', audience: 'office' },
    ]);
  });
});

describe('an explanation that explains nothing is recognised', () => {
  it.each([
    '核实无误',
    '情况属实',
    '无',
    '正常',
    '经核实数据无误',
    '已核对，正确',
    '同上',
    '。。。',
    '11',
    '按进度正常施工',
    'OK',
    '啊啊啊啊',
  ])('%s is vague', (text) => {
    expect(isVagueExplanation(text)).toBe(true);
  });
  it.each([
    '集中支付钢结构工程款',
    '设备到货验收后一次付款',
    '资金未到位，已报县财政',
    '补报8月漏报的桩基计量',
    '征地拆迁款支付',
  ])('%s is not', (text) => {
    expect(isVagueExplanation(text)).toBe(false);
  });
  it('takes no time on a hostile text', () => {
    const before = performance.now();
    isVagueExplanation(`${'没有'.repeat(250)}甲`);
    expect(performance.now() - before).toBeLessThan(200);
  });
});

describe('whatever the figures of the months', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 900_000 }), { maxLength: 9 });

  it('a line whose month is filled never breaks the sum, and the cumulative never falls', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 900_000 }), (months, month) => {
        const context = { ...CONTEXT, confirmedMonths: confirmMonths(...months) };
        const hits = checkReportLine({ ...LINE, monthAmountYuan: `${month}0000` }, context).map(
          (finding) => finding.ruleId,
        );
        expect(hits).not.toContain('QLT-002');
        expect(hits).not.toContain('QLT-003');
      }),
    );
  });

  it('any other typed cumulative is an error unless a correction is explained', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 0, max: 900_000 }),
        fc.integer({ min: 1, max: 99_999 }),
        (months, month, off) => {
          const context = { ...CONTEXT, confirmedMonths: confirmMonths(...months) };
          const previous = getPreviousYtd(context.period, context.confirmedMonths);
          const ytd = addYuan(previous, `${month}`, `${off}`);
          const line = { ...LINE, monthAmountYuan: `${month}`, ytdAmountYuan: ytd };
          expect(runChecks(line, context).errors.map((finding) => finding.ruleId)).toContain('QLT-002');
          const explained = { ...line, correctionReason: '更正以前月份' };
          expect(runChecks(explained, context).errors.map((finding) => finding.ruleId)).not.toContain(
            'QLT-002',
          );
        },
      ),
    );
  });

  it('month and cumulative complete each other', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 900_000_000 }), (months, month) => {
        const context = { period: CONTEXT.period, confirmedMonths: confirmMonths(...months) };
        const fromMonth = completeLine({ ...EMPTY_REPORT_LINE, monthAmountYuan: `${month}` }, context);
        const fromYtd = completeLine(
          { ...EMPTY_REPORT_LINE, ytdAmountYuan: fromMonth.ytdAmountYuan },
          context,
        );
        expect(fromYtd.monthAmountYuan).toBe(`${month}`);
      }),
    );
  });

  it('a slip of ten thousand is warned of for every typical month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 50, max: 200 }),
        (typical, share) => {
          const context = { ...CONTEXT, typicalMonthYuan: `${typical}0000`, totalInvestmentYuan: null };
          const slipped = { ...LINE, monthAmountYuan: `${typical * share}000000` };
          expect(checkReportLine(slipped, context).map((finding) => finding.ruleId)).toContain('QLT-010');
        },
      ),
    );
  });
});

describe('small rules behind the checks', () => {
  it('the typical month is the median of the active ones of a year, null with fewer than three', () => {
    expect(deriveTypicalMonth(confirmMonths(0, 5, 0, 7))).toBeNull();
    expect(deriveTypicalMonth(confirmMonths(100, 5, 0, 7))).toBe('70000');
  });
  it('the robust z of peers is null without spread and exact at 3.5', () => {
    const peers = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => ({ num: BigInt(value), den: 1n }));
    // median 5, MAD 2: 3.5 × 1.4826 × 2 = 10.3782
    expect(isFarFromPeers({ num: 153782n, den: 10_000n }, peers)).toBe(false);
    expect(isFarFromPeers({ num: 153783n, den: 10_000n }, peers)).toBe(true);
    expect(
      isFarFromPeers(
        { num: 9n, den: 1n },
        Array.from({ length: 8 }, () => ({ num: 1n, den: 1n })),
      ),
    ).toBeNull();
  });
  it('the line refuses more than two decimals of a yuan, percents above 100 and days that do not exist', () => {
    expect(ReportLine.safeParse({ ...LINE, monthAmountYuan: '1.001' }).success).toBe(false);
    expect(ReportLine.safeParse({ ...LINE, monthAmountYuan: '1e400' }).success).toBe(false);
    expect(ReportLine.safeParse({ ...LINE, imagePercent: '100.5' }).success).toBe(false);
    expect(ReportLine.safeParse({ ...LINE, imagePercent: '100.0' }).success).toBe(true);
    expect(
      ReportLine.safeParse({ ...LINE, milestonesDone: [{ milestoneId: '7', on: '2026-02-30' }] }).success,
    ).toBe(false);
    expect(ReportLine.safeParse(LINE).success).toBe(true);
  });
});
