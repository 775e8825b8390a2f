import { sql } from 'kysely';
import type { OrgKind } from '#core/people/public.ts';
import type { Tx } from '#server/platform/public.ts';

/** What a link leads to. */
export interface LinkMatter {
  kind: 'document' | 'meeting';
  id: string;
}

export interface LinkRow {
  regionId: number;
  /** What it leads to: one of the two. */
  documentId: string | null;
  meetingId: string | null;
  orgId: string;
  orgName: string;
  orgPath: string;
  orgKind: OrgKind;
}

/** The link of this hash, while it is neither used nor out of date. */
export async function findReplyLink(tx: Tx, tokenHash: string, now: Date): Promise<LinkRow | undefined> {
  const { rows } =
    await sql<LinkRow>`select l.region_id as "regionId", l.document_id::text as "documentId", l.meeting_id::text as "meetingId", l.org_id::text as "orgId",
      o.short_name as "orgName", o.path::text as "orgPath", o.kind as "orgKind"
    from reply_links l join orgs o on o.region_id = l.region_id and o.id = l.org_id
    where l.token_hash = ${tokenHash} and l.used_at is null and l.expires_at > ${now}`.execute(tx);
  return rows[0];
}

/** Marks the link used; false when somebody was faster. */
export async function spendReplyLink(tx: Tx, tokenHash: string, now: Date): Promise<boolean> {
  const done =
    await sql`update reply_links set used_at = ${now} where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}`.execute(
      tx,
    );
  return Number(done.numAffectedRows ?? 0) === 1;
}

/** A new link of a document or meeting and unit ends those that were given before. */
export async function addReplyLink(
  tx: Tx,
  row: {
    tokenHash: string;
    regionId: number;
    about: LinkMatter;
    orgId: string;
    expiresAt: Date;
    madeByName: string;
    actId: string;
    now: Date;
  },
): Promise<void> {
  const documentId = row.about.kind === 'document' ? row.about.id : null;
  const meetingId = row.about.kind === 'meeting' ? row.about.id : null;
  await sql`update reply_links set expires_at = ${row.now} where region_id = ${row.regionId}
    and (document_id = ${documentId}::bigint or meeting_id = ${meetingId}::bigint)
    and org_id = ${row.orgId} and used_at is null and expires_at > ${row.now}`.execute(tx);
  await tx
    .insertInto('reply_links')
    .values({
      token_hash: row.tokenHash,
      region_id: row.regionId,
      document_id: documentId,
      meeting_id: meetingId,
      org_id: row.orgId,
      expires_at: row.expiresAt,
      made_by_name: row.madeByName,
      act_id: row.actId,
      recorded_at: row.now,
    })
    .execute();
}
