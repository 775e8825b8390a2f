import {
  compare,
  type Fraction,
  formatDate,
  formatPeriod,
  formatPoints,
  formatPrinted,
  roundShowingThresholds,
  type Threshold,
  toFraction,
  toPrintedAmount,
  toPrintedPercent,
  toPrintedRate,
} from '#core/platform/public.ts';
import { getCompletion, getPlannedShare } from '../exact-progress.ts';
import type { ConditionMatch } from './conditions.ts';
import { LIGHT_WORDS, type LightState } from './light.ts';
import type { Interval } from './light-rulebook.ts';
import type { LightContext } from './measure-readings.ts';
import { MEASURES, type MeasureName } from './measures.ts';

/** Sentence of one reason, in the office's words; a value close to a threshold shows more digits. */
export function renderReason(
  match: ConditionMatch,
  context: LightContext,
  intervals: readonly Interval[],
): string {
  const { measure, reading } = match;
  if (typeof reading.value === 'boolean') return renderYesNo(measure, reading.value, context);
  const figure = renderValue(measure, reading.value, intervals);
  return renderNumber(measure, figure, reading.subjectName, context);
}

const DONE_WORDS: Partial<Record<MeasureName, [yes: string, no: string]>> = {
  annualTaskDone: ['年度任务已完成', '年度任务未完成'],
  isFinished: ['项目已竣工', '项目未竣工'],
  dueMilestonesMet: ['到期节点均已完成', '有到期节点未完成'],
  duePaymentsMet: ['到期资金均已到位', '有到期资金未到位'],
  dueProceduresMet: ['到期手续均已办结', '有到期手续未办结'],
  isInStatistics: ['已入统计库', '尚未入统计库'],
};

/** A start that was reported and refuted is not one that nobody has looked at yet (register SC-12). */
function renderStartProof({ facts }: LightContext): string {
  const { verification, refuted } = facts.start;
  if (verification !== 'refuted') return '开工未核实';
  if (!refuted) return '所报开工未获认定';
  return `所报开工${formatDate(refuted.on)}${refuted.by === '' ? '' : `经${refuted.by}`}核实未获认定`;
}

function renderYesNo(measure: MeasureName, value: boolean, context: LightContext): string {
  if (measure === 'startVerified')
    return value ? '开工已核实' : `已到计划开工日期，${renderStartProof(context)}`;
  const words = DONE_WORDS[measure];
  if (words) return value ? words[0] : words[1];
  return `${MEASURES[measure].label}：${value ? '是' : '否'}`;
}

/** The value as printed, without its unit. Thresholds are those of every condition on the measure. */
export function renderValue(measure: MeasureName, value: Fraction, intervals: readonly Interval[]): string {
  const thresholds = listThresholds(intervals);
  switch (MEASURES[measure].unit) {
    case 'percent':
      return `${formatPrinted(toPrintedPercent(value, 1, thresholds))}%`;
    case 'points':
      return `${formatPrinted(roundShowingThresholds(value, 1, thresholds), 'signed')}个百分点`;
    case 'months':
      return `${formatPrinted(roundShowingThresholds(value, 1, thresholds))}个月`;
    case 'yuan':
      return `${formatPrinted(toPrintedAmount(value, '万元'))}万元`;
    case 'working-days':
      return `${formatPrinted(roundShowingThresholds(value, 0, []))}个工作日`;
    case 'periods':
      return `${formatPrinted(roundShowingThresholds(value, 0, []))}期`;
    default:
      return `${formatPrinted(roundShowingThresholds(value, 0, []))}天`;
  }
}

const thresholdsOf = new WeakMap<readonly Interval[], Threshold[]>();

function listThresholds(intervals: readonly Interval[]): Threshold[] {
  const known = thresholdsOf.get(intervals);
  if (known) return known;
  const thresholds = intervals.flatMap((interval) =>
    [interval.above, interval.atLeast, interval.below, interval.atMost]
      .filter((end): end is string => end !== undefined)
      .map((value) => ({ value: toFraction(value), reached: 'from-below' as const })),
  );
  thresholdsOf.set(intervals, thresholds);
  return thresholds;
}

function renderNumber(
  measure: MeasureName,
  figure: string,
  name: string | null,
  context: LightContext,
): string {
  const planned = context.facts.start.currentPlannedOn;
  switch (measure) {
    case 'scheduleRatio':
      return renderSchedule(figure, context);
    case 'startDaysLate':
    case 'startMonthsLate':
      return `计划${planned === null ? '' : formatDate(planned)}开工，已逾期${figure}，${renderStartProof(context)}`;
    case 'criticalMilestoneDaysLate':
    case 'milestoneDaysLate':
    case 'milestoneMonthsLate':
      return `“${name}”节点逾期${figure}`;
    case 'paymentDaysLate':
      return `“${name}”资金逾期${figure}`;
    case 'procedureWorkingDaysLate':
      return `“${name}”手续超承诺${figure}`;
    case 'level2ProblemDaysLate':
    case 'level3ProblemDaysLate':
      return `问题“${name}”逾期${figure}未办结`;
    case 'missingReportsInARow':
      return figure === '1期' ? '最近一期应报未报' : `连续${figure}应报未报`;
    default:
      return `${MEASURES[measure].label}${figure}`;
  }
}

function renderSchedule(figure: string, context: LightContext): string {
  const { exact } = context;
  const c = getCompletion(exact, exact.counted);
  const s = getPlannedShare(exact);
  if (exact.counted === null || c === null || s === null) return `计划进度完成比${figure}`;
  const done = `累计完成${formatPrinted(toPrintedAmount(exact.counted, '万元'))}万元`;
  const first = exact.actual === null ? '本年应报未报，按零计' : done;
  return `${first}，完成率${formatPrinted(toPrintedRate(c, [s]))}%，为应完成的${figure}，${renderLead(c, s)}`;
}

/** The difference of the printed percents; where it prints as 0 the words still tell below from level. */
function renderLead(c: Fraction, s: Fraction): string {
  const gap = formatPoints(c, s);
  if (gap.startsWith('−')) return `落后计划进度${gap.slice(1)}个百分点`;
  if (gap.startsWith('+')) return `超计划进度${gap.slice(1)}个百分点`;
  const side = compare(c, s);
  return side === 0 ? '与计划进度持平' : side < 0 ? '略低于计划进度' : '略高于计划进度';
}

/** `红，连续2期：累计完成…`: the light, how long, and its first reason. */
export function renderLightSentence(state: LightState): string {
  const run = state.periodsInRow > 1 ? `，连续${state.periodsInRow}期` : '';
  const reason = state.reasons[0]?.sentence;
  const mark = state.isExempt ? '（经批准除外）' : '';
  return `${LIGHT_WORDS[state.light]}${run}${reason === undefined ? '' : `：${reason}`}${mark}`;
}

export function renderMemory(redPeriods: readonly string[]): string {
  return `${redPeriods.map(formatPeriod).join('、')}曾亮红灯，已赶上，观察期内亮黄`;
}
