import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

/** Whether a project `p` has to report: on the list, no bundle, its life not over (8.4). */
export const HAS_TO_REPORT = sql`(p.is_listed and not p.is_bundle and p.stage not in ('cancelled', 'merged', 'split'))`;

/**
 * Reports of open periods follow the list: one that nobody has confirmed is no longer due when its project leaves, and due
 * again when it comes back. What was confirmed stays, and so do frozen periods.
 */
export async function renewDueReports(
  tx: Tx,
  regionId: number,
  projectIds: readonly string[],
): Promise<void> {
  if (projectIds.length === 0) return;
  await sql`update reports r set is_due = ${HAS_TO_REPORT} from projects p, periods d
    where r.region_id = ${regionId} and r.project_id = any(${sql.val(`{${projectIds.join(',')}}`)}::bigint[])
      and p.region_id = r.region_id and p.id = r.project_id and d.region_id = r.region_id and d.id = r.period
      and r.is_due <> ${HAS_TO_REPORT} and r.status in ('open', 'draft', 'submitted', 'returned')
      and not exists (select from freezes f where f.region_id = d.region_id and f.period = coalesce(d.month, d.id))`.execute(
    tx,
  );
}
