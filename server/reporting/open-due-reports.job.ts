import type { Kysely } from 'kysely';
import { getPeriodAt, getPreviousPeriod, type PeriodKind } from '#core/platform/public.ts';
import { deriveDueDays } from '#core/reporting/calendar.ts';
import { chinaDay, getWorkingCalendar, type Tx, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { getCalendarRules } from './calendar-rules.ts';
import { openPeriodIn } from './open-period.ts';
import { findPeriod, listRegionIds } from './periods.queries.ts';

/** Months, and the kinds of period in which some report more often. */
const listKinds = async (tx: Tx, regionId: number, today: string): Promise<PeriodKind[]> => [
  'month',
  ...((await getCalendarRules(tx, regionId, today)).watch ?? []).map((rule) => rule.kind),
];

/**
 * Every night: opens the months and periods of closer watch whose opening day has come and adds reports of projects listed since, in the running one and
 * the one before while they are not frozen. A region that has never opened a period begins by its office's own act.
 * Safe to run twice.
 */
export async function openDueReportsJob(db: Kysely<DB>, now: Date = new Date()): Promise<void> {
  const today = chinaDay(now);
  for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx))) {
    const kinds = await withWorker(db, regionId, (tx) => listKinds(tx, regionId, today));
    const running = kinds.map((kind) => getPeriodAt(kind, today));
    for (const period of running.flatMap((current) => [getPreviousPeriod(current), current]))
      await withWorker(db, regionId, async (tx) => {
        const known = await findPeriod(tx, regionId, period);
        if (known?.frozen_at) return;
        const rules = await getCalendarRules(tx, regionId, today);
        const { opensOn } = deriveDueDays(rules, period, await getWorkingCalendar(tx));
        const isDue = known?.opened_at !== null && known?.opened_at !== undefined;
        if (isDue || (running.includes(period) && opensOn <= today))
          await openPeriodIn(tx, { regionId, period, today, now });
      });
  }
}
