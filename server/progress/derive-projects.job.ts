import type { Kysely } from 'kysely';
import { getPeriodAt } from '#core/platform/public.ts';
import { chinaDay, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { deriveAllProjects, deriveProjects } from './derive-projects.ts';
import { listOpenPeriodsFrom, listRegionIds } from './progress-rows.queries.ts';

const firstOfYear = (today: string): string => `${getPeriodAt('year', today)}-01`;

/** After an act on the ledger: the rows of these projects in every open period. Safe to run twice. */
export async function deriveChangedProjects(
  db: Kysely<DB>,
  request: { regionId: number; projectIds: string[] },
): Promise<void> {
  const today = chinaDay(new Date());
  await withWorker(db, request.regionId, async (tx) => {
    const [period] = await listOpenPeriodsFrom(tx, request.regionId, firstOfYear(today));
    if (period)
      await deriveProjects(tx, { regionId: request.regionId, period, projectIds: request.projectIds, today });
  });
}

/** Every morning: rows of open periods are brought to the new day, deadlines that passed show. Safe to run twice. */
export async function deriveOpenPeriods(db: Kysely<DB>): Promise<void> {
  const today = chinaDay(new Date());
  for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx))) {
    const periods = await withWorker(db, regionId, (tx) =>
      listOpenPeriodsFrom(tx, regionId, firstOfYear(today)),
    );
    for (const period of periods)
      await withWorker(db, regionId, (tx) => deriveAllProjects(tx, { regionId, period, today }));
  }
}
