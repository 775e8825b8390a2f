import { sql } from 'kysely';
import pg from 'pg';
import type { Tx } from '#server/platform/public.ts';

export const periodLock = (regionId: number, period: string): string => `period:${regionId}:${period}`;

/**
 * Locks of every act on reports: the period is shared (a freeze takes it alone), then the units one by one in the
 * order of their ids, so that two acts on the same unit wait for each other and never cross.
 */
export async function lockUnits(
  tx: Tx,
  regionId: number,
  period: string,
  orgIds: readonly string[],
): Promise<void> {
  await sql`select lock_units(${regionId}, ${period}, ${`{${orgIds.join(',')}}`}::bigint[])`.execute(tx);
}

/** The same locks for the units of some reports, as a statement that travels with the opening of a transaction. */
export const lockReportsSql = (regionId: number, period: string, projectIds: readonly string[]): string =>
  `select lock_reports(${regionId}, ${pg.escapeLiteral(period)}, ${pg.escapeLiteral(`{${projectIds.join(',')}}`)})`;

export async function lockReports(
  tx: Tx,
  regionId: number,
  period: string,
  projectIds: readonly string[],
): Promise<void> {
  await sql.raw(lockReportsSql(regionId, period, projectIds)).execute(tx);
}
