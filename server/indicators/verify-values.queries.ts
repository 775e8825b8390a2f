import { sql } from 'kysely';
import type { FilingCell } from '#core/indicators/filing.ts';
import type { PeriodId } from '#core/platform/public.ts';
import type { Tx } from '#server/platform/public.ts';

export interface SignedVersion {
  id: string;
  filingId: string;
  versionNo: number;
  cells: FilingCell[];
  /** What the chain says of it; null where the link is missing. */
  cellsHash: string | null;
}

/** Every signed version with its link, one at a time: a version may hold tens of thousands of cells. */
export async function* listSignedVersions(tx: Tx, regionId: number): AsyncGenerator<SignedVersion> {
  let after = '0';
  for (;;) {
    const { rows } =
      await sql<SignedVersion>`select n.id::text as id, n.filing_id::text as "filingId", n.version_no as "versionNo", n.cells,
        l.body->>'cellsHash' as "cellsHash"
      from indicator_filing_versions n
      left join chain_links l on l.region_id = n.region_id and l.org_id = n.org_id and l.act_id = n.act_id
        and l.body->>'act' = 'indicator-filing-confirmed.v1' and l.body->>'filingId' = n.filing_id::text
        and (l.body->>'versionNo')::int = n.version_no
      where n.region_id = ${regionId} and n.id > ${after} order by n.id limit 1`.execute(tx);
    const version = rows[0];
    if (!version) return;
    after = version.id;
    yield version;
  }
}

export type StoredCell = Pick<FilingCell, 'indicator' | 'subject' | 'period' | 'value' | 'growth' | 'base'>;

export async function listValuesOfVersion(
  tx: Tx,
  regionId: number,
  versionId: string,
): Promise<StoredCell[]> {
  const { rows } =
    await sql<StoredCell>`select i.code as indicator, s.code as subject, v.period, trim_scale(v.value)::text as value,
      trim_scale(v.growth)::text as growth, trim_scale(v.base)::text as base
    from indicator_values v join indicators i on i.region_id = v.region_id and i.id = v.indicator_id
    join indicator_subjects s on s.region_id = v.region_id and s.id = v.subject_id
    where v.region_id = ${regionId} and v.version_id = ${versionId}`.execute(tx);
  return rows;
}

export interface KeptFreeze {
  period: PeriodId;
  lastValueId: string;
  lastTargetId: string;
  definitionsVersion: number;
  rulesVersion: number;
  snapshotHash: string;
  previousHash: string;
  chainHash: string;
}

export async function listFreezesInOrder(tx: Tx, regionId: number): Promise<KeptFreeze[]> {
  const { rows } =
    await sql<KeptFreeze>`select f.period, f.last_value_id::text as "lastValueId", f.last_target_id::text as "lastTargetId",
      f.definitions_version as "definitionsVersion", f.rules_version as "rulesVersion", f.snapshot_hash as "snapshotHash",
      f.previous_hash as "previousHash", f.chain_hash as "chainHash"
    from indicator_freezes f where f.region_id = ${regionId} order by f.id`.execute(tx);
  return rows;
}
