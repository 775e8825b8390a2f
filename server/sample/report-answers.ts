import {
  type ConfirmedMonth,
  deriveTypicalMonth,
  type Explanations,
  type Finding,
  OTHER_CHOICE,
  type ProjectContext,
  type ReportLine,
  runChecks,
} from '#core/quality/public.ts';
import { type Instant, toDay } from './county-calendar.ts';
import { imageLevelBefore, imageScaleOf } from './image-levels.ts';
import { listPlans } from './plan-rows.ts';
import { isResting, monthNumber, natureIn } from './project-course.ts';
import type { County, SampleProject } from './project-model.ts';
import { WAN } from './project-money.ts';
import { buildLine } from './report-lines.ts';
import type { ReportedMonth } from './reported-months.ts';

const ANSWERS = [
  '监理月报已计量，支付凭证随后附上',
  '上月工程款跨月结算，计入本月',
  '设备集中到货，按合同节点支付',
  '雨季影响，机械进场推迟，月末集中施工',
  '分包结算集中办理，附进度确认单',
] as const;

export interface CheckedVersion {
  findings: Finding[];
  explanations: Explanations;
}

/** What the checks at entry say of a version, and how its unit answered, as a confirmation stores them. */
export function answerChecks(
  county: County,
  project: SampleProject,
  month: ReportedMonth,
  version: { at: Instant; line: ReportLine },
): CheckedVersion {
  const context = toContext(county, project, month, version.at);
  const checks = runChecks(version.line, context);
  const explanations = Object.fromEntries(
    checks.warnings.map((warning, place) => {
      const choices = warning.choices.filter((choice) => choice !== OTHER_CHOICE);
      const draw = project.index + month.period.index + place;
      const text = ANSWERS[draw % ANSWERS.length] ?? '';
      return [warning.ruleId, { choice: choices[draw % choices.length] ?? OTHER_CHOICE, text }];
    }),
  );
  return { findings: [...checks.warnings, ...checks.office], explanations };
}

/** The plan that was decided by then and in force in a month. */
function findPlan(county: County, project: SampleProject, period: string, at: Instant) {
  const plans = listPlans(county, project).filter(
    ({ year, plan, recorded }) =>
      year === Number(period.slice(0, 4)) && plan.inForceFrom <= period && recorded.at <= at,
  );
  return plans.at(-1)?.plan;
}

function listConfirmed(
  county: County,
  project: SampleProject,
  month: ReportedMonth,
  at: Instant,
): ConfirmedMonth[] {
  const planned = (period: string) => {
    const amount = findPlan(county, project, period, at)?.cumulative[Number(period.slice(5, 7)) - 1];
    return amount === undefined ? null : String(amount);
  };
  const { imported } = project;
  const first = imported
    ? [{ period: imported.period, monthAmount: imported.monthAmount, ytdAmount: imported.ytdAmount }]
    : [];
  const later = project.reported.flatMap((one) => {
    const last = one.versions.at(-1);
    if (!last || one.period.index >= month.period.index) return [];
    const amended =
      one.amendment?.decision === 'approved' && one.amendment.decidedAt <= at ? one.amendment : null;
    return [
      {
        period: one.period.id,
        monthAmount: amended?.newMonth ?? last.monthAmount,
        ytdAmount: amended?.newYtd ?? last.ytdAmount,
      },
    ];
  });
  return [...first, ...later].map(({ period, monthAmount, ytdAmount }) => ({
    period,
    monthAmountYuan: String(monthAmount),
    ytdAmountYuan: String(ytdAmount),
    plannedCumulativeYuan: planned(period),
  }));
}

function toContext(
  county: County,
  project: SampleProject,
  month: ReportedMonth,
  at: Instant,
): ProjectContext {
  const { course, identity } = project;
  const { period } = month;
  const plan = findPlan(county, project, period.id, at);
  const confirmedMonths = listConfirmed(county, project, month, at);
  const before = project.reported.findLast(
    (one) => one.period.index < period.index && one.versions.length > 0,
  );
  const lastVersion = before?.versions.at(-1);
  const base = project.money.find((one) => one.year === period.year)?.base;
  const hasStarted = course.startedOn !== null && course.startedOn <= period.cutOffOn;
  const hasFinished = course.finishedOn !== null && course.finishedOn <= period.cutOffOn;
  return {
    period: period.id,
    asOf: period.cutOffOn,
    totalInvestmentYuan: identity.totalWan === null ? null : String(identity.totalWan * WAN),
    cumulativeToLastYearEndYuan: base === undefined ? null : String(base),
    annualPlanYuan: plan ? String(plan.annual) : null,
    plannedCumulativeYuan: plan ? String(plan.cumulative[period.month - 1] ?? plan.annual) : null,
    plannedCumulativeBeforeYuan: plan ? String(plan.cumulative[period.month - 2] ?? 0) : null,
    confirmedMonths,
    lastLine: before && lastVersion ? buildLine(county, project, before, lastVersion) : null,
    imageLevels: imageScaleOf(project).levels.map(({ name }) => name),
    lastImageLevel: imageLevelBefore(county, project, month),
    typicalMonthYuan: deriveTypicalMonth(confirmedMonths),
    stage: hasFinished ? 'finished' : hasStarted ? 'building' : 'preliminary',
    startState: hasStarted ? 'verified' : 'none',
    isPaused: isResting(course, monthNumber(period.year, period.month)),
    nature: natureIn(course, period.year),
    hasApprovedAmendment: project.reported.some(
      (one) =>
        one.period.year === period.year &&
        one.amendment?.decision === 'approved' &&
        one.amendment.decidedAt <= at,
    ),
    openMilestones: [],
    deadlineOn: toDay(period.deadlineAt),
    submittedOn: toDay(at),
    typedInSameMinute: 1,
    peerMonthShares: [],
    isInFirstThreePeriods: confirmedMonths.length < 3,
  };
}
