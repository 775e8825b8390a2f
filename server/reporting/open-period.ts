import { formatPeriod, getPeriodKind, parsePeriodId, refuse } from '#core/platform/public.ts';
import { type DueDays, deriveDueDays, findWatchRule } from '#core/reporting/calendar.ts';
import { findOpeningRefusal } from '#core/reporting/opening-window.ts';
import type { PeriodView } from '#core/reporting/row-contract.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import {
  appendAct,
  appendAudit,
  chinaDay,
  getWorkingCalendar,
  once,
  takeLock,
} from '#server/platform/public.ts';
import { deriveProjects } from '#server/progress/public.ts';
import { getCalendarRules, requireOffice } from './calendar-rules.ts';
import { callForYearEnd } from './call-year-end.ts';
import { requireNotFrozen, toPeriodView } from './period-view.ts';
import {
  findLastFrozenMonth,
  findPeriod,
  hasReports,
  openDueReports,
  type PeriodDays,
  type PeriodRow,
  putPeriod,
} from './periods.queries.ts';
import { requirePeriod } from './report-desk.ts';
import { periodLock } from './unit-locks.queries.ts';

export interface OpenedPeriod {
  period: PeriodView;
  opened: number;
  sentence: string;
}

/** Enough projects for one statement of derivation; more go in steps. */
const STEP = 2_000;

/**
 * Opens a period by the calendar, or adds reports of projects listed since; running it twice changes nothing.
 * Used by the verb, the command and the daily job, which has no person.
 */
export async function openPeriodIn(
  tx: Tx,
  q: { regionId: number; period: string; today: string; now: Date; deadlineAt?: string | undefined },
): Promise<string[]> {
  await takeLock(tx, periodLock(q.regionId, q.period));
  const known = await findPeriod(tx, q.regionId, q.period);
  requireNotFrozen(known);
  const rules = await getCalendarRules(tx, q.regionId, q.today);
  const isMonth = getPeriodKind(q.period) === 'month';
  if (!known?.opened_at) {
    const days = deriveDueDays(rules, q.period, await getWorkingCalendar(tx));
    await putPeriod(tx, q.regionId, q.period, deriveOpeningDays(known, days, q));
  }
  const opened = await openDueReports(
    tx,
    q.regionId,
    q.period,
    findWatchRule(rules, getPeriodKind(q.period)),
  );
  // Progress, lights and ranks go by months; a period of closer watch only keeps its figures.
  if (!isMonth) return opened;
  await callForYearEnd(tx, { ...q, period: await requirePeriod(tx, q.regionId, q.period) });
  for (let from = 0; from < opened.length; from += STEP)
    await deriveProjects(tx, { ...q, projectIds: opened.slice(from, from + STEP) });
  return opened;
}

/** The days with which a period opens: those set for it, else the calendar's; a new deadline takes the review day along. */
function deriveOpeningDays(
  known: PeriodRow | undefined,
  days: DueDays,
  q: { now: Date; deadlineAt?: string | undefined },
): PeriodDays {
  const cutOffOn = known?.cut_off_on ?? days.cutOffOn;
  const reviewOn = known?.review_on ?? days.reviewOn;
  const deadlineOn = q.deadlineAt === undefined ? null : chinaDay(new Date(q.deadlineAt));
  if (deadlineOn !== null && deadlineOn < cutOffOn)
    throw refuse(
      'invalid',
      'PERIOD_DAYS_OUT_OF_ORDER',
      '报送时限应不早于截止日',
      'The deadline must not be before the cut-off',
      ['选择更晚的时间'],
    );
  return {
    cutOffOn,
    announcedAt: deadlineOn === null ? (known?.announced_at ?? q.now) : q.now,
    deadlineAt: q.deadlineAt ?? known?.deadline_at.toISOString() ?? days.deadlineAt,
    reviewOn: deadlineOn !== null && deadlineOn > reviewOn ? deadlineOn : reviewOn,
    forecastDeadlineAt: known?.forecast_deadline_at?.toISOString() ?? days.forecastDeadlineAt,
    openedAt: q.now,
    note: known?.note ?? '',
  };
}

/** Said when a period opens after its own deadline: all that is due is missing from the first moment. */
const sayPassed = ({ deadlineAt }: PeriodView, now: Date, opened: number): string =>
  opened > 0 && new Date(deadlineAt) < now ? '；报送时限已过，未签字确认的即计未报，可为单位延期' : '';

/** A month that nobody owes anything would be frozen with no project, and reports of those imported later would be missing. */
async function requireSomethingDue(tx: Tx, regionId: number, period: string): Promise<void> {
  if (getPeriodKind(period) !== 'month' || (await hasReports(tx, regionId, period))) return;
  throw refuse(
    'not-allowed-now',
    'NOTHING_DUE',
    `不能开启${formatPeriod(period)}：年度清单里还没有应报的项目`,
    'No listed project owes a report',
    ['先导入台账或新增项目，再开启'],
  );
}

/** A slip of the year opens nothing; adding reports to an opened period is always possible. */
async function requireWithinReach(tx: Tx, ctx: Ctx, period: string): Promise<void> {
  const { regionId } = ctx.actor;
  const known = await findPeriod(tx, regionId, period);
  if (known?.opened_at) return;
  const lastFrozenMonth = await findLastFrozenMonth(tx, regionId);
  const refusal = findOpeningRefusal(period, { today: ctx.today, lastFrozenMonth });
  if (refusal) throw refusal;
}

/** 开启报告期: by the project office, before the calendar's day or after it. */
export function openPeriod(ctx: Ctx, period: string, deadlineAt?: string): Promise<OpenedPeriod> {
  requireOffice(ctx);
  const id = parsePeriodId(period);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await requireWithinReach(tx, ctx, id);
    const opened = await openPeriodIn(tx, {
      regionId,
      period: id,
      today: ctx.today,
      now: ctx.now,
      deadlineAt,
    });
    await requireSomethingDue(tx, regionId, id);
    await appendAct(tx, ctx, 'period-opened.v1', {
      period: id,
      opened: opened.length,
      ...(deadlineAt === undefined ? {} : { deadlineAt }),
    });
    await appendAudit(tx, ctx, { kind: 'period-opened.v1', outcome: 'ok', subject: id });
    const view = toPeriodView(await requirePeriod(tx, regionId, id));
    return {
      period: view,
      opened: opened.length,
      sentence: `已开启：${formatPeriod(id)}，新增应报报表${opened.length}份${sayPassed(view, ctx.now, opened.length)}`,
    };
  });
}
