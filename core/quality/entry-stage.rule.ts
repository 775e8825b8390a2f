/** Family stage: money, stage and dates must go together (handbook 4.1, 4.8). */
import { STAGES, STAGES_BEFORE_START } from '#core/ledger/public.ts';
import { compare, formatDate, multiply, toFraction } from '#core/platform/public.ts';
import { CORRECTED_CHOICE, type EntryRule, inWan, OTHER_CHOICE, type ProjectContext } from './entry-rule.ts';
import {
  addYuan,
  getPreviousYtd,
  getYtdAmount,
  REPORTED_STAGES,
  type ReportedStage,
  type ReportLine,
} from './report-line.ts';

const FINISHED = new Set<string>(['finished', 'in-operation', 'at-capacity']);
/** A finished project should have spent at least this share of its total. */
const SPENT_WHEN_FINISHED = { num: 9n, den: 10n };

const hasMoney = (line: ReportLine): boolean =>
  line.monthAmountYuan !== null && toFraction(line.monthAmountYuan).num > 0n;

const hasStarted = (line: ReportLine, context: ProjectContext): boolean =>
  !STAGES_BEFORE_START.has(line.stageChange?.stage ?? context.stage) ||
  context.startState === 'verified' ||
  context.startState === 'reported';

const moneyBeforeStart: EntryRule = {
  id: 'QLT-030',
  title: '未开工而有完成投资',
  severity: 'warning',
  audience: 'unit',
  weight: 75,
  choices: ['前期费用', '征地拆迁费用', '已开工，本期补报开工', CORRECTED_CHOICE, OTHER_CHOICE],
  check: (line, context) =>
    hasMoney(line) && !hasStarted(line, context)
      ? {
          field: 'monthAmountYuan',
          sentence: `项目尚未开工，本月完成${inWan(line.monthAmountYuan ?? '0')}。`,
          remedy: '补报开工情况，或选择原因并简要说明。',
        }
      : undefined,
};

const finishedUnspent: EntryRule = {
  id: 'QLT-031',
  title: '竣工而累计完成不足总投资九成',
  severity: 'warning',
  audience: 'unit',
  weight: 65,
  choices: ['尾款待支付', '结算审计中', '概算节余', '总投资待核减', OTHER_CHOICE],
  check: (line, context) => {
    if (line.stageChange === null || !FINISHED.has(line.stageChange.stage) || FINISHED.has(context.stage))
      return undefined;
    const ytd = getYtdAmount(line, getPreviousYtd(context.period, context.confirmedMonths));
    if (ytd === null || context.totalInvestmentYuan === null) return undefined;
    const cumulative = addYuan(context.cumulativeToLastYearEndYuan ?? '0', ytd);
    const limit = multiply(toFraction(context.totalInvestmentYuan), SPENT_WHEN_FINISHED);
    if (compare(toFraction(cumulative), limit) >= 0) return undefined;
    return {
      field: 'stageChange',
      sentence: `报竣工，自开工累计${inWan(cumulative)}，不足计划总投资${inWan(context.totalInvestmentYuan)}的九成。`,
      remedy: '核对累计数，或选择原因并简要说明。',
    };
  },
};

const startWithoutEvidence: EntryRule = {
  id: 'QLT-032',
  title: '报开工而没有依据',
  severity: 'warning',
  audience: 'unit',
  weight: 72,
  choices: ['施工许可随后补传', '现场照片随后补传', '首笔工程款凭证随后补传', OTHER_CHOICE],
  check: (line, context) =>
    line.stageChange?.stage === 'started' &&
    line.stageChange.evidenceNote.trim() === '' &&
    context.startState !== 'verified'
      ? {
          field: 'stageChange',
          sentence: '报开工，未写明开工依据；核实之前不计为已开工。',
          remedy: '写明施工许可（或替代文件）、带日期的现场照片或首笔工程款支付，或选择补传。',
        }
      : undefined,
};

const moneyWhilePaused: EntryRule = {
  id: 'QLT-033',
  title: '停工期间有完成投资',
  severity: 'warning',
  audience: 'unit',
  weight: 68,
  choices: ['停工前完成，本期计量', '支付以前工程款', '已复工，手续补办中', CORRECTED_CHOICE, OTHER_CHOICE],
  check: (line, context) =>
    context.isPaused && hasMoney(line)
      ? {
          field: 'monthAmountYuan',
          sentence: `项目处于停工状态，本月完成${inWan(line.monthAmountYuan ?? '0')}。`,
          remedy: '补报复工，或选择原因并简要说明。',
        }
      : undefined,
};

const dateAfterCutOff: EntryRule = {
  id: 'QLT-034',
  title: '阶段或节点日期晚于数据截止日',
  severity: 'error',
  audience: 'unit',
  weight: 70,
  choices: [],
  check: (line, context) => {
    if (line.stageChange !== null && line.stageChange.on > context.asOf) {
      return describeLateDate('stageChange', '阶段变化', line.stageChange.on, context);
    }
    const late = line.milestonesDone.find((done) => done.on > context.asOf);
    return late === undefined ? undefined : describeLateDate('milestonesDone', '节点完成', late.on, context);
  },
};

function describeLateDate(field: keyof ReportLine, what: string, on: string, context: ProjectContext) {
  return {
    field,
    sentence: `${what}日期${formatDate(on)}晚于数据截止日${formatDate(context.asOf)}。`,
    remedy: '改正日期；尚未发生的，下期再报。',
  };
}

const unknownMilestone: EntryRule = {
  id: 'QLT-035',
  title: '完成的节点不在未完成节点之列',
  severity: 'error',
  audience: 'unit',
  weight: 65,
  choices: [],
  check: (line, context) => {
    const open = new Set(context.openMilestones.map((milestone) => milestone.id));
    const ids = line.milestonesDone.map((done) => done.milestoneId);
    const isWrong = ids.some((id) => !open.has(id)) || new Set(ids).size !== ids.length;
    return isWrong
      ? {
          field: 'milestonesDone',
          sentence: '所报完成节点不在未完成节点之列，或重复填报。',
          remedy: '刷新后重新勾选节点。',
        }
      : undefined;
  },
};

const stageGoesBack: EntryRule = {
  id: 'QLT-036',
  title: '阶段倒退',
  severity: 'warning',
  audience: 'unit',
  weight: 60,
  choices: ['以前填报有误', '核查后退回前期', OTHER_CHOICE],
  check: (line, context) => {
    if (line.stageChange === null) return undefined;
    const order: readonly string[] = REPORTED_STAGES;
    const before = order.indexOf(context.stage);
    return before >= 0 && order.indexOf(line.stageChange.stage) < before
      ? {
          field: 'stageChange',
          sentence: '所报阶段早于项目现有阶段。',
          remedy: '核对阶段，或选择原因并简要说明。',
        }
      : undefined;
  },
};

const startRefuted: EntryRule = {
  id: 'QLT-037',
  title: '开工被推翻后仍有完成投资',
  severity: 'note',
  audience: 'office',
  weight: 70,
  choices: [],
  check: (line, context) =>
    context.startState === 'refuted' && hasMoney(line)
      ? {
          field: 'monthAmountYuan',
          sentence: `开工核查未通过，本月仍完成${inWan(line.monthAmountYuan ?? '0')}。`,
          remedy: '核对完成投资的构成。',
        }
      : undefined,
};

/** On site and whatever comes after it. */
const needsWorkGoingOn = (stage: ReportedStage): boolean =>
  REPORTED_STAGES.indexOf(stage) >= REPORTED_STAGES.indexOf('started');

const advanceWhilePaused: EntryRule = {
  id: 'QLT-043',
  title: '停工期间报在建或竣工',
  severity: 'error',
  audience: 'unit',
  weight: 70,
  choices: [],
  check: (line, context) =>
    context.isPaused && line.stageChange !== null && needsWorkGoingOn(line.stageChange.stage)
      ? {
          field: 'stageChange',
          sentence: `项目处于停工状态，不能报${STAGES[line.stageChange.stage].zh}。`,
          remedy: '已复工的，先在项目页记复工；没有复工的，去掉阶段变化。',
        }
      : undefined,
};

const advanceWithoutStart: EntryRule = {
  id: 'QLT-044',
  title: '没有报开工而报在建或竣工',
  severity: 'error',
  audience: 'unit',
  weight: 70,
  choices: [],
  check: (line, context) =>
    (context.startState === 'none' || context.startState === 'refuted') &&
    STAGES_BEFORE_START.has(context.stage) &&
    line.stageChange !== null &&
    line.stageChange.stage !== 'started' &&
    needsWorkGoingOn(line.stageChange.stage)
      ? {
          field: 'stageChange',
          sentence: `${context.startState === 'none' ? '还没有报开工' : '所报开工未获认定'}，不能报${STAGES[line.stageChange.stage].zh}。`,
          remedy: '阶段变化先选“开工”，写明依据；核实后再报以后的阶段。',
        }
      : undefined,
};

export const STAGE_RULES: readonly EntryRule[] = [
  moneyBeforeStart,
  finishedUnspent,
  startWithoutEvidence,
  moneyWhilePaused,
  dateAfterCutOff,
  unknownMilestone,
  stageGoesBack,
  startRefuted,
  advanceWhilePaused,
  advanceWithoutStart,
];
