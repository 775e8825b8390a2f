import { sql } from 'kysely';
import type { EvidenceView } from '#core/quality/evidence-contract.ts';
import type { Tx } from '#server/platform/public.ts';

/** What stands: evidence that was not withdrawn, newest first. */
export async function listEvidenceRows(
  tx: Tx,
  q: { regionId: number; projectId: string; period?: string | undefined; evidenceId?: string },
): Promise<EvidenceView[]> {
  const { rows } =
    await sql<EvidenceView>`select e.id::text as id, e.file_id::text as "fileId", e.period, e.kind, e.note, f.name as "fileName", f.sha256,
      c.size_bytes::int as "sizeBytes", coalesce(p.name, '') as "personName",
      to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt",
      coalesce(e.recorded_at > (select z.frozen_at from freezes z where z.region_id = e.region_id and z.period = e.period), false) as "isAfterFreeze"
    from evidence_files e join files f on f.region_id = e.region_id and f.id = e.file_id join file_contents c on c.sha256 = f.sha256
      left join persons p on p.region_id = f.region_id and p.id = f.person_id
    where e.region_id = ${q.regionId} and e.project_id = ${q.projectId} and e.voids_id is null
      and (${q.period ?? null}::text is null or e.period = ${q.period ?? null})
      and (${q.evidenceId ?? null}::bigint is null or e.id = ${q.evidenceId ?? null})
      and not exists (select from evidence_files w where w.region_id = e.region_id and w.voids_id = e.id)
    order by e.recorded_at desc, e.id desc limit 500`.execute(tx);
  return rows;
}

export async function addEvidenceRow(
  tx: Tx,
  row: {
    regionId: number;
    projectId: string;
    period: string | null;
    kind: string;
    note: string;
    fileId: string;
    voidsId: string | null;
    actId: string;
    recordedAt: Date;
  },
): Promise<string> {
  const added = await tx
    .insertInto('evidence_files')
    .values({
      region_id: row.regionId,
      project_id: row.projectId,
      period: row.period,
      kind: row.kind,
      note: row.note,
      file_id: row.fileId,
      voids_id: row.voidsId,
      act_id: row.actId,
      recorded_at: row.recordedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}

export async function isPeriodOpened(tx: Tx, regionId: number, period: string): Promise<boolean> {
  const row = await tx
    .selectFrom('periods')
    .select('id')
    .where('region_id', '=', regionId)
    .where('id', '=', period)
    .where('opened_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}
