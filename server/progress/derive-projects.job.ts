import type { Kysely } from 'kysely';
import { getPeriodAt } from '#core/platform/public.ts';
import { chinaDay, withWorker } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';
import { deriveAllProjects, deriveProjects } from './derive-projects.ts';
import {
  hasRowsDerivedBefore,
  holdProgressRows,
  listOpenPeriodsFrom,
  listRegionIds,
} from './progress-rows.queries.ts';

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
    const asked = { regionId: request.regionId, period, projectIds: request.projectIds };
    await holdProgressRows(tx, asked);
    await deriveProjects(tx, { ...asked, today });
  });
}

/**
 * Every night and at every start, since the machine may have slept: rows of open periods are brought to the new day, deadlines
 * that passed show. A period whose rows are of today already is left alone. Safe to run twice.
 */
export async function deriveOpenPeriods(db: Kysely<DB>, now: Date = new Date()): Promise<void> {
  const today = chinaDay(now);
  const moment = `${today}T00:00:00+08:00`;
  for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx))) {
    const periods = await withWorker(db, regionId, (tx) =>
      listOpenPeriodsFrom(tx, regionId, firstOfYear(today)),
    );
    for (const period of periods)
      await withWorker(db, regionId, async (tx) => {
        if (await hasRowsDerivedBefore(tx, { regionId, period, moment }))
          await deriveAllProjects(tx, { regionId, period, today });
      });
  }
}
