import type { Kysely } from 'kysely';
import { getPeriodAt, getPreviousPeriod } from '#core/platform/public.ts';
import { deriveDueDays } from '#core/reporting/calendar.ts';
import { chinaDay, getWorkingCalendar, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { getCalendarRules } from './calendar-rules.ts';
import { openPeriodIn } from './open-period.ts';
import { findPeriod, listRegionIds } from './periods.queries.ts';

/**
 * Every night: opens the month whose opening day has come and adds reports of projects listed since, in this month and
 * the one before while they are not frozen. A region that has never opened a period begins by its office's own act.
 * Safe to run twice.
 */
export async function openDueReportsJob(db: Kysely<DB>, now: Date = new Date()): Promise<void> {
  const today = chinaDay(now);
  const month = getPeriodAt('month', today);
  for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx))) {
    for (const period of [getPreviousPeriod(month), month])
      await withWorker(db, regionId, async (tx) => {
        const known = await findPeriod(tx, regionId, period);
        if (known?.frozen_at) return;
        const rules = await getCalendarRules(tx, regionId, today);
        const { opensOn } = deriveDueDays(rules, period, await getWorkingCalendar(tx));
        const isDue = known?.opened_at !== null && known?.opened_at !== undefined;
        if (isDue || (period === month && opensOn <= today))
          await openPeriodIn(tx, { regionId, period, today, now });
      });
  }
}
