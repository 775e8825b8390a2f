import type { Kysely } from 'kysely';
import { getPeriodAt } from '#core/platform/public.ts';
import { chinaDay, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { deriveNextProjects, deriveProjects } from './derive-projects.ts';
import { listOpenPeriodsFrom, listPeriodsDerivedBefore, listRegionIds } from './progress-rows.queries.ts';

const firstOfYear = (today: string): string => `${getPeriodAt('year', today)}-01`;

/** After an act on the ledger: the rows of these projects in every open period. Safe to run twice. */
export async function deriveChangedProjects(
  db: Kysely<DB>,
  request: { regionId: number; projectIds: string[] },
): Promise<void> {
  const today = chinaDay(new Date());
  await withWorker(db, request.regionId, async (tx) => {
    const [period] = await listOpenPeriodsFrom(tx, request.regionId, firstOfYear(today));
    if (!period) return;
    await deriveProjects(tx, { ...request, period, today });
  });
}

/** Every listed project of a period, some at a time: an act waits for those alone. A freeze in between ends it. */
export async function derivePeriod(
  db: Kysely<DB>,
  q: { regionId: number; period: string; today: string },
): Promise<void> {
  for (let after: string | undefined = '0'; after !== undefined; ) {
    const from: string = after;
    after = await withWorker(db, q.regionId, async (tx) => {
      const isOpen = (await listOpenPeriodsFrom(tx, q.regionId, q.period)).includes(q.period);
      return isOpen ? (await deriveNextProjects(tx, q, from)).at(-1) : undefined;
    });
  }
}

/**
 * Every night and at every start, since the machine may have slept: rows of open periods are brought to the new day, deadlines
 * that passed show. A period whose rows are of today already is left alone. Safe to run twice, and after it was cut off.
 */
export async function deriveOpenPeriods(db: Kysely<DB>, now: Date = new Date()): Promise<void> {
  const today = chinaDay(now);
  const moment = `${today}T00:00:00+08:00`;
  for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx))) {
    const stale = await withWorker(db, regionId, async (tx) => {
      const periods = await listOpenPeriodsFrom(tx, regionId, firstOfYear(today));
      return listPeriodsDerivedBefore(tx, { regionId, periods, moment });
    });
    for (const period of stale) await derivePeriod(db, { regionId, period, today });
  }
}
