import type { Kysely } from 'kysely';
import {
  getPeriodAt,
  getPeriodEnd,
  getPeriodKind,
  getPreviousPeriod,
  type PeriodKind,
} from '#core/platform/public.ts';
import { deriveDueDays } from '#core/reporting/calendar.ts';
import { chinaDay, getWorkingCalendar, type Tx, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { getCalendarRules } from './calendar-rules.ts';
import { openPeriodIn } from './open-period.ts';
import { findPeriod, listRegionIds } from './periods.queries.ts';
import { listUnopenedMonths } from './unopened-months.ts';

/** Months, and the kinds of period in which some report more often. */
const listKinds = async (tx: Tx, regionId: number, today: string): Promise<PeriodKind[]> => [
  'month',
  ...((await getCalendarRules(tx, regionId, today)).watch ?? []).map((rule) => rule.kind),
];

/** Months whose opening day passed while no server ran are caught up; past its deadline a month is left to the office. */
async function openMissedMonths(
  db: Kysely<DB>,
  q: { regionId: number; today: string; now: Date },
): Promise<void> {
  const missed = await withWorker(db, q.regionId, (tx) => listUnopenedMonths(tx, q.regionId, q.today));
  for (const { period, deadlineAt } of missed)
    if (deadlineAt > q.now) await withWorker(db, q.regionId, (tx) => openPeriodIn(tx, { ...q, period }));
}

/** Reports of projects listed since a period was opened; periods of closer watch open on their day. */
async function openRunning(
  db: Kysely<DB>,
  q: { regionId: number; today: string; now: Date },
  period: string,
): Promise<void> {
  await withWorker(db, q.regionId, async (tx) => {
    const known = await findPeriod(tx, q.regionId, period);
    if (known?.frozen_at) return;
    const isOpened = known?.opened_at !== null && known?.opened_at !== undefined;
    if (!isOpened && (getPeriodKind(period) === 'month' || getPeriodEnd(period) < q.today)) return;
    const rules = await getCalendarRules(tx, q.regionId, q.today);
    const { opensOn } = deriveDueDays(rules, period, await getWorkingCalendar(tx));
    if (isOpened || opensOn <= q.today) await openPeriodIn(tx, { ...q, period });
  });
}

/**
 * Every night and at every start: opens the months and periods of closer watch whose opening day has come and adds reports of
 * projects listed since, in the running one and the one before while they are not frozen. A region that has never opened a
 * period begins by its office's own act. Safe to run twice.
 */
export async function openDueReportsJob(db: Kysely<DB>, now: Date = new Date()): Promise<void> {
  const today = chinaDay(now);
  for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx))) {
    const q = { regionId, today, now };
    await openMissedMonths(db, q);
    const kinds = await withWorker(db, regionId, (tx) => listKinds(tx, regionId, today));
    const running = kinds.map((kind) => getPeriodAt(kind, today));
    for (const period of running.flatMap((current) => [getPreviousPeriod(current), current]))
      await openRunning(db, q, period);
  }
}
