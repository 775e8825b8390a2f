import { sql } from 'kysely';
import type { NewNotice, OpenNotice } from '#core/notifications/notice.ts';
import type { Tx } from '#server/platform/public.ts';

interface Holder {
  regionId: number;
  personId: string;
  orgId: string;
}

export interface HeldNotice extends OpenNotice {
  personId: string;
  orgId: string;
  kind: string;
  sentence: string;
  toldAt: Date;
}

/** Notices whose matter stood at the last look: of a region, or of one person at one unit. */
export async function listOpenNotices(
  tx: Tx,
  regionId: number,
  holder: { personId: string; orgId: string } | null = null,
): Promise<HeldNotice[]> {
  const { rows } = await sql<HeldNotice>`
    select id::text as id, person_id::text as "personId", org_id::text as "orgId", key, kind, sentence, count, told_at as "toldAt"
    from notices where region_id = ${regionId} and closed_at is null
      and (${holder?.personId ?? null}::bigint is null
        or (person_id = ${holder?.personId ?? null}::bigint and org_id = ${holder?.orgId ?? null}::bigint))
    order by notices.id`.execute(tx);
  return rows;
}

export async function closeNotices(
  tx: Tx,
  regionId: number,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update notices set closed_at = ${at} where region_id = ${regionId} and id = any(${sql.val(`{${ids.join(',')}}`)}::bigint[])`.execute(
    tx,
  );
}

/** Two runs at once tell once: only one notice of a matter is open. */
export async function insertNotices(
  tx: Tx,
  { regionId, personId, orgId }: Holder,
  told: readonly NewNotice[],
  at: Date,
): Promise<void> {
  const rows = told.map(({ key, duty }) => ({ key, ...duty }));
  await sql`insert into notices (region_id, person_id, org_id, key, kind, sentence, count, address, is_late, told_at)
    select ${regionId}, ${personId}, ${orgId}, n.key, n.kind, n.sentence, n.count, n."to", n."isLate", ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(key text, kind text, sentence text, count int, "to" text, "isLate" boolean)
    on conflict (region_id, person_id, org_id, key) where closed_at is null do nothing`.execute(tx);
}

export interface NoticeRow {
  id: string;
  kind: string;
  sentence: string;
  address: string;
  toldAt: Date;
  isLate: boolean;
  isRead: boolean;
  isClosed: boolean;
}

export async function listNoticesOf(
  tx: Tx,
  q: { regionId: number; personId: string; isOpenOnly: boolean; before: string | null; limit: number },
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select id::text as id, kind, sentence, address, told_at as "toldAt", is_late as "isLate",
      read_at is not null as "isRead", closed_at is not null as "isClosed"
    from notices where region_id = ${q.regionId} and person_id = ${q.personId}
      and (not ${q.isOpenOnly} or closed_at is null) and (${q.before}::bigint is null or notices.id < ${q.before}::bigint)
    order by notices.id desc limit ${q.limit}`.execute(tx);
  return rows;
}

export async function countUnread(tx: Tx, regionId: number, personId: string): Promise<number> {
  const { rows } = await sql<{ unread: number }>`select count(*)::int as unread from notices
    where region_id = ${regionId} and person_id = ${personId} and read_at is null and closed_at is null`.execute(
    tx,
  );
  return rows[0]?.unread ?? 0;
}

/** Without ids: all of the person's. */
export async function markRead(
  tx: Tx,
  q: { regionId: number; personId: string; ids: readonly string[] | null; at: Date },
): Promise<number> {
  const chosen = q.ids === null ? null : `{${q.ids.join(',')}}`;
  const { numAffectedRows } = await sql`update notices set read_at = ${q.at}
    where region_id = ${q.regionId} and person_id = ${q.personId} and read_at is null
      and (${chosen}::text is null or id = any(${chosen}::bigint[]))`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
