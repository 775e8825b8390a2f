import { z } from 'zod';
import {
  addWorkingDays,
  daysBetween,
  formatDate,
  getDateParts,
  type IsoDate,
  parseDecimal,
  type WorkingCalendar,
} from '#core/platform/public.ts';
import { describeSchemaProblem } from './figure-inputs.ts';
import {
  type FigureContext,
  type FigureKind,
  type FigureOutcome,
  figureInputText,
  notComputable,
} from './figure-kind.ts';
import { parsePrintedDate } from './parse-printed-date.ts';

const schema = z.object({ from: figureInputText, add: figureInputText });
const MAX_WORKING_DAYS = 5000;
const WEEKDAYS = '日一二三四五六';

/**
 * `workday {from, add}`: the day `add` working days after `from`, which is day 0 (handbook 3.1); negative
 * goes back. Provisional, and said so, where a year without the State Council's notice takes part.
 */
export const workdayFigure: FigureKind = {
  kind: 'workday',
  check: (entry, printed, context) => {
    const inputs = schema.safeParse(entry);
    if (!inputs.success) return notComputable(describeSchemaProblem(inputs.error));
    const from = parsePrintedDate(inputs.data.from);
    if (from === undefined) return notComputable('from（起始日）缺失或不是日期');
    const added = parseDecimal(String(inputs.data.add ?? '').replace(/(个)?(工作日|天|日)$/, ''));
    if (!added.ok || added.value.includes('.')) return notComputable('add（工作日数）缺失或不是整数');
    const days = Number(added.value);
    if (Math.abs(days) > MAX_WORKING_DAYS) return notComputable(`add（工作日数）超过${MAX_WORKING_DAYS}`);
    return checkDay(from, days, printed, context);
  },
};

function checkDay(from: IsoDate, days: number, printed: unknown, { calendar }: FigureContext): FigureOutcome {
  if (calendar === undefined) return notComputable('没有可用的工作日历');
  const { date, isProvisional } = addWorkingDays(calendar, from, days);
  const shown = parsePrintedDate(printed, getDateParts(date).year);
  if (shown === undefined) return notComputable('printed（印出日期）缺失或不是日期', date);
  const note = isProvisional ? '（所涉年份放假安排尚未公布，按周一至周五并扣除法定固定假日暂算）' : '';
  const way = days < 0 ? `往前第${-days}个工作日` : `后第${days}个工作日`;
  const head = `工作日：${formatDate(from)}为第0日，其${way}是${formatDate(date)}（星期${toWeekday(date)}）${note}`;
  const judged = { computed: date, rounded: date };
  if (shown === date) return { ...judged, verdict: 'match', sentence: `${head}，与印出日期一致。` };
  const gap = daysBetween(date, shown);
  const cause = findDayCause(calendar, from, days, shown);
  return {
    ...judged,
    verdict: 'inconsistent',
    sentence: `${head}，印出${formatDate(shown)}，${gap > 0 ? '晚' : '早'}${Math.abs(gap)}天${cause}。`,
  };
}

function toWeekday(date: IsoDate): string {
  return WEEKDAYS.charAt(new Date(`${date}T00:00:00Z`).getUTCDay());
}

/** The usual slips: calendar days counted, the notice's days forgotten, the first day counted as day 1. */
function findDayCause(calendar: WorkingCalendar, from: IsoDate, days: number, shown: IsoDate): string {
  if (daysBetween(from, shown) === days) return '，疑似按自然日计算';
  const weekdaysOnly: WorkingCalendar = {
    exceptionalDays: new Map(),
    coveredYears: new Set(listYears(from, shown)),
  };
  if (addWorkingDays(weekdaysOnly, from, days).date === shown) return '，疑似只扣周末、未扣节假日和调休';
  const startCounted = addWorkingDays(calendar, from, days - Math.sign(days));
  return startCounted.date === shown ? '，疑似把起始日当作第1日' : '';
}

function listYears(from: IsoDate, to: IsoDate): number[] {
  const [first, last] = [getDateParts(from).year, getDateParts(to).year].sort((a, b) => a - b);
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => (first ?? 0) + index);
}
