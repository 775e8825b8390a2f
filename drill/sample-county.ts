// The sample county as drills use it: filled once, then cloned, so that each round meets the same county.
import { openKysely, openPool } from '../server/platform/database.ts';
import type { DatabaseUrls } from '../server/platform/embedded-database.ts';
import { chinaDay } from '../server/platform/public.ts';
import { addSampleMatters } from '../server/sample/add-sample-matters.ts';
import { seedSample } from '../server/sample/seed-sample.ts';

/** Drills have a clock of their own, so that a seed meets the same county on any day. */
export const NOW = new Date('2026-11-21T01:00:00Z');

/** Fills a migrated, empty database with the ledger and with what the offices did beside it. */
export async function fillSampleCounty(
  urls: DatabaseUrls,
  size: { projects?: number; months?: number } = {},
): Promise<void> {
  await seedSample(urls.owner, { today: chinaDay(NOW), ...size });
  const app = openKysely(openPool({ connectionString: urls.app }, 4));
  try {
    await addSampleMatters({ app, ownerUrl: urls.owner, now: NOW });
  } finally {
    await app.destroy();
  }
}
