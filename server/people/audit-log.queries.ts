import { sql } from 'kysely';
import type { z } from 'zod';
import type { listAudit } from '#core/people/audit-contract.ts';
import type { Tx } from '#server/platform/public.ts';

const PAGE = 100;
type Query = z.output<typeof listAudit.query>;

/** Also what is nobody's (a name that does not exist was tried), where there is one region alone. */
const isOfRegion = (regionId: number) =>
  sql<boolean>`(region_id = ${regionId} or (region_id is null and (select count(*) from regions) = 1))`;

/** The audit log of a region, newest first, a page at a time. */
export async function listAuditEntries(
  tx: Tx,
  regionId: number,
  q: Query,
): Promise<z.input<typeof listAudit.output>> {
  let query = tx
    .selectFrom('audit_entries')
    .select(['id', 'at', 'login', 'kind', 'outcome', 'address', 'subject', 'detail'])
    .where(isOfRegion(regionId));
  if (q.kind) query = query.where('kind', '=', q.kind);
  if (q.login) query = query.where('login', '=', q.login);
  if (q.outcome) query = query.where('outcome', '=', q.outcome);
  if (q.before) query = query.where('id', '<', q.before);
  const rows = await query.orderBy('id', 'desc').limit(PAGE).execute();
  return {
    entries: rows.map((r) => ({ ...r, at: r.at.toISOString(), detail: JSON.stringify(r.detail) })),
    next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null,
  };
}
