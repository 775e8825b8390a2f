import { sql } from 'kysely';
import type { StandingTarget, TargetInput } from '#core/indicators/target.ts';
import type { Tx } from '#server/platform/public.ts';

export interface TargetRow extends StandingTarget {
  id: string;
  indicatorId: number;
  subjectId: number;
  leadOrgId: string | null;
  supportingOrgIds: string[];
  basis: string;
  versionNo: number;
}

/** The targets of a year that stand: of each kind the latest version. */
export async function listTargets(
  tx: Tx,
  q: {
    regionId: number;
    year: number;
    /** Null: of all. */
    indicatorIds: readonly number[] | null;
    subjectIds: readonly number[] | null;
    lastTargetId: string | null;
  },
): Promise<TargetRow[]> {
  const ofIndicators = q.indicatorIds === null ? sql`` : sql`and t.indicator_id = any(${q.indicatorIds})`;
  const ofSubjects = q.subjectIds === null ? sql`` : sql`and t.subject_id = any(${q.subjectIds})`;
  const { rows } =
    await sql<TargetRow>`select distinct on (t.indicator_id, t.subject_id, t.kind) t.id, t.indicator_id as "indicatorId",
      t.subject_id as "subjectId", t.kind, trim_scale(t.value)::text as value, trim_scale(t.growth)::text as growth, t.rank, t.months,
      t.lead_org_id::text as "leadOrgId", t.supporting_org_ids::text[] as "supportingOrgIds", t.basis, t.version_no as "versionNo"
    from indicator_targets t
    where t.region_id = ${q.regionId} and t.year = ${q.year} ${ofIndicators} ${ofSubjects}
      and t.id <= ${q.lastTargetId ?? '9223372036854775807'}
    order by t.indicator_id, t.subject_id, t.kind, t.version_no desc`.execute(tx);
  return rows;
}

export interface TargetVersion extends TargetRow {
  isStanding: boolean;
  personName: string;
  at: Date;
}

/** Every version of the targets of a year, the latest first, with who set it. */
export async function listTargetVersions(
  tx: Tx,
  q: { regionId: number; year: number; subjectIds: readonly number[] },
): Promise<TargetVersion[]> {
  const { rows } =
    await sql<TargetVersion>`select t.id::text as id, t.indicator_id as "indicatorId", t.subject_id as "subjectId", t.kind,
      trim_scale(t.value)::text as value, trim_scale(t.growth)::text as growth, t.rank, t.months, t.lead_org_id::text as "leadOrgId",
      t.supporting_org_ids::text[] as "supportingOrgIds", t.basis, t.version_no as "versionNo", a.person_name as "personName", a.at,
      t.version_no = max(t.version_no) over (partition by t.indicator_id, t.subject_id, t.kind) as "isStanding"
    from indicator_targets t join acts a on a.region_id = t.region_id and a.id = t.act_id
    where t.region_id = ${q.regionId} and t.year = ${q.year} and t.subject_id = any(${q.subjectIds}::int[])
    order by t.indicator_id, t.subject_id, t.kind, t.version_no desc`.execute(tx);
  return rows;
}

/** Appends targets as the next version of each. */
export async function addTargets(
  tx: Tx,
  q: { regionId: number; year: number; actId: string },
  targets: readonly TargetInput[],
): Promise<void> {
  await sql`insert into indicator_targets (region_id, year, indicator_id, subject_id, kind, value, growth, rank, months, lead_org_id,
      supporting_org_ids, basis, version_no, act_id)
    select ${q.regionId}::int, ${q.year}::int, i.id, s.id, n.kind, n.value, n.growth, n.rank, nullif(n.months, 'null'::jsonb), n."leadOrgId",
      n."supportingOrgIds", n.basis, 1 + coalesce((select max(t.version_no) from indicator_targets t where t.region_id = ${q.regionId}
        and t.year = ${q.year} and t.indicator_id = i.id and t.subject_id = s.id and t.kind = n.kind), 0), ${q.actId}::bigint
    from jsonb_array_elements(${JSON.stringify(targets)}::jsonb) with ordinality as e(target, place)
    cross join lateral jsonb_to_record(e.target) as n(indicator text, subject text, kind text, value numeric, growth numeric, rank int,
      months jsonb, "leadOrgId" bigint, "supportingOrgIds" bigint[], basis text)
    join indicators i on i.region_id = ${q.regionId} and i.code = n.indicator
    join indicator_subjects s on s.region_id = ${q.regionId} and s.code = n.subject order by e.place`.execute(
    tx,
  );
}
