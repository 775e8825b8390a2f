import { divide, fromInteger } from '#core/platform/public.ts';
import { getPlannedShare, getScheduleRatio, getShortfall, isAnnualTaskDone } from '../exact-progress.ts';
import { isMilestoneFinished } from '../milestone-delay.ts';
import {
  areDueMet,
  countedCompletion,
  countMissingReportsInARow,
  countMonthsPast,
  daysLate,
  isPaid,
  type LightContext,
  one,
  points,
  type Reading,
  readDaysBehind,
  readMilestones,
  readStartLate,
  readStartVerified,
} from './measure-readings.ts';

/** What a condition may look at. Shares are plain ratios, points are percentage points. */
export const MEASURE_NAMES = [
  'scheduleRatio',
  'completionRate',
  'leadPoints',
  'leadOverProRataPoints',
  'ratioToProRata',
  'leadOverWindowPoints',
  'daysBehind',
  'shortfallYuan',
  'annualTaskDone',
  'isFinished',
  'startVerified',
  'startDaysLate',
  'startMonthsLate',
  'criticalMilestoneDaysLate',
  'milestoneDaysLate',
  'milestoneMonthsLate',
  'dueMilestonesMet',
  'paymentDaysLate',
  'duePaymentsMet',
  'procedureWorkingDaysLate',
  'dueProceduresMet',
  'isInStatistics',
  'missingReportsInARow',
  'level2ProblemDaysLate',
  'level3ProblemDaysLate',
] as const;
export type MeasureName = (typeof MEASURE_NAMES)[number];

export type MeasureSubject = 'project' | 'milestone' | 'payment' | 'procedure' | 'problem';

export interface Measure {
  label: string;
  kind: 'number' | 'yes-no';
  /** Percent, points, days …: how the value is printed. */
  unit: 'percent' | 'points' | 'days' | 'working-days' | 'months' | 'yuan' | 'periods' | 'none';
  of: MeasureSubject;
  /** Empty when there is nothing to measure. */
  read(context: LightContext): Reading[];
}

export const MEASURES: Record<MeasureName, Measure> = {
  scheduleRatio: {
    label: '计划进度完成比',
    kind: 'number',
    unit: 'percent',
    of: 'project',
    read: ({ exact }) => one(getScheduleRatio(exact, exact.counted)),
  },
  completionRate: {
    label: '完成率',
    kind: 'number',
    unit: 'percent',
    of: 'project',
    read: (context) => one(countedCompletion(context)),
  },
  leadPoints: {
    label: '较计划进度',
    kind: 'number',
    unit: 'points',
    of: 'project',
    read: (context) => {
      const s = getPlannedShare(context.exact);
      return s === null || s.num === 0n ? [] : one(points(countedCompletion(context), s));
    },
  },
  leadOverProRataPoints: {
    label: '较序时进度',
    kind: 'number',
    unit: 'points',
    of: 'project',
    read: (context) => one(points(countedCompletion(context), context.exact.proRata)),
  },
  ratioToProRata: {
    label: '与序时进度之比',
    kind: 'number',
    unit: 'percent',
    of: 'project',
    read: (context) => {
      const c = countedCompletion(context);
      return one(c === null ? null : divide(c, context.exact.proRata));
    },
  },
  leadOverWindowPoints: {
    label: '较建设期进度',
    kind: 'number',
    unit: 'points',
    of: 'project',
    read: (context) => one(points(countedCompletion(context), context.exact.windowShare)),
  },
  daysBehind: {
    label: '落后计划天数',
    kind: 'number',
    unit: 'days',
    of: 'project',
    read: (context) => one(readDaysBehind(context)),
  },
  shortfallYuan: {
    label: '欠账',
    kind: 'number',
    unit: 'yuan',
    of: 'project',
    read: ({ exact }) => one(getShortfall(exact, exact.counted)),
  },
  annualTaskDone: {
    label: '年度任务完成',
    kind: 'yes-no',
    unit: 'none',
    of: 'project',
    read: ({ exact }) => one(exact.plan === null ? null : isAnnualTaskDone(exact)),
  },
  isFinished: {
    label: '项目竣工',
    kind: 'yes-no',
    unit: 'none',
    of: 'project',
    read: ({ facts }) => one(facts.isFinished),
  },
  startVerified: {
    label: '开工已核实',
    kind: 'yes-no',
    unit: 'none',
    of: 'project',
    read: (context) => one(readStartVerified(context)),
  },
  startDaysLate: {
    label: '开工逾期天数',
    kind: 'number',
    unit: 'days',
    of: 'project',
    read: (context) => one(readStartLate(context, daysLate)),
  },
  startMonthsLate: {
    label: '开工逾期月数',
    kind: 'number',
    unit: 'months',
    of: 'project',
    read: (context) => one(readStartLate(context, countMonthsPast)),
  },
  criticalMilestoneDaysLate: {
    label: '关键节点逾期天数',
    kind: 'number',
    unit: 'days',
    of: 'milestone',
    read: (context) => readMilestones(context, daysLate, (milestone) => milestone.isCritical),
  },
  milestoneDaysLate: {
    label: '节点逾期天数',
    kind: 'number',
    unit: 'days',
    of: 'milestone',
    read: (context) => readMilestones(context, daysLate, () => true),
  },
  milestoneMonthsLate: {
    label: '节点逾期月数',
    kind: 'number',
    unit: 'months',
    of: 'milestone',
    read: (context) => readMilestones(context, countMonthsPast, () => true),
  },
  dueMilestonesMet: {
    label: '到期节点均已完成',
    kind: 'yes-no',
    unit: 'none',
    of: 'project',
    read: ({ facts, exact }) =>
      one(
        areDueMet(
          facts.milestones.map((m) => ({
            dueOn: m.currentFinishOn,
            isMet: isMilestoneFinished(m, exact.asOf),
          })),
          exact.asOf,
        ),
      ),
  },
  paymentDaysLate: {
    label: '资金逾期天数',
    kind: 'number',
    unit: 'days',
    of: 'payment',
    read: ({ facts, exact }) =>
      facts.payments
        .filter((p) => !isPaid(p.paidOn, exact.asOf) && p.dueOn < exact.asOf)
        .map((p) => ({ value: daysLate(p.dueOn, exact.asOf), subjectId: p.paymentId, subjectName: p.name })),
  },
  duePaymentsMet: {
    label: '到期资金均已到位',
    kind: 'yes-no',
    unit: 'none',
    of: 'project',
    read: ({ facts, exact }) =>
      one(
        areDueMet(
          facts.payments.map((p) => ({ dueOn: p.dueOn, isMet: isPaid(p.paidOn, exact.asOf) })),
          exact.asOf,
        ),
      ),
  },
  procedureWorkingDaysLate: {
    label: '手续超承诺工作日',
    kind: 'number',
    unit: 'working-days',
    of: 'procedure',
    read: ({ facts, exact }) =>
      facts.procedures
        .filter((p) => !isPaid(p.doneOn, exact.asOf) && p.workingDaysPastPromise > 0)
        .map((p) => ({
          value: fromInteger(p.workingDaysPastPromise),
          subjectId: p.procedureId,
          subjectName: p.name,
        })),
  },
  dueProceduresMet: {
    label: '到期手续均已办结',
    kind: 'yes-no',
    unit: 'none',
    of: 'project',
    read: ({ facts, exact }) =>
      one(
        areDueMet(
          facts.procedures.map((p) => ({ dueOn: p.promisedOn, isMet: isPaid(p.doneOn, exact.asOf) })),
          exact.asOf,
        ),
      ),
  },
  isInStatistics: {
    label: '已入统计库',
    kind: 'yes-no',
    unit: 'none',
    of: 'project',
    read: ({ facts }) => one(facts.isInStatistics),
  },
  missingReportsInARow: {
    label: '连续未报期数',
    kind: 'number',
    unit: 'periods',
    of: 'project',
    read: ({ facts }) =>
      one(facts.dueReports.length === 0 ? null : fromInteger(countMissingReportsInARow(facts))),
  },
  level2ProblemDaysLate: {
    label: '二级问题逾期天数',
    kind: 'number',
    unit: 'days',
    of: 'problem',
    read: ({ facts, exact }) =>
      facts.problems
        .filter((p) => p.level2DueOn !== null && p.level2DueOn < exact.asOf)
        .filter((p) => p.level3DueOn === null || p.level3DueOn >= exact.asOf)
        .map((p) => ({
          value: daysLate(p.level2DueOn ?? exact.asOf, exact.asOf),
          subjectId: p.problemId,
          subjectName: p.title,
        })),
  },
  level3ProblemDaysLate: {
    label: '三级问题逾期天数',
    kind: 'number',
    unit: 'days',
    of: 'problem',
    read: ({ facts, exact }) =>
      facts.problems
        .filter((p) => p.level3DueOn !== null && p.level3DueOn < exact.asOf)
        .map((p) => ({
          value: daysLate(p.level3DueOn ?? exact.asOf, exact.asOf),
          subjectId: p.problemId,
          subjectName: p.title,
        })),
  },
};
