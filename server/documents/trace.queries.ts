import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export async function findFreezeHead(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<{ frozenAt: Date; frozenBy: string } | undefined> {
  const row = await tx
    .selectFrom('freezes')
    .select(['frozen_at', 'person_name'])
    .where('region_id', '=', regionId)
    .where('period', '=', period)
    .executeTakeFirst();
  return row && { frozenAt: row.frozen_at, frozenBy: row.person_name };
}

export interface TracedFigureRow {
  figureId: string;
  measure: string;
  value: string;
  certainty: string;
  recordedAt: Date;
  personName: string;
  orgName: string;
  way: string;
  origin: { kind?: string; fileId?: string; sheet?: string; address?: string };
  fileName: string | null;
  fileByName: string | null;
  /** Whether the person may open it. */
  isFileSeen: boolean;
  supersededBy: string | null;
  /** Why it replaced another after the freeze, and who asked for it; null for what was reported. */
  amendment: { reason: string; requestedByName: string } | null;
}

/** Confirmed figures of a project and period, each with the act that confirmed it. */
export async function listTracedFigures(
  tx: Tx,
  regionId: number,
  period: string,
  projectId: string,
): Promise<TracedFigureRow[]> {
  const { rows } =
    await sql<TracedFigureRow>`select f.id::text as "figureId", f.measure, f.value::text as value, f.certainty, f.recorded_at as "recordedAt",
      coalesce(c.person_name, a.person_name, '') as "personName", coalesce(c.org_name, a.org_name, '') as "orgName", coalesce(c.way, 'online') as way, f.origin,
      o.name as "fileName", o.person_name as "fileByName",
      exists (select 1 from files x where x.region_id = f.region_id and x.id = (f.origin->>'fileId')::bigint) as "isFileSeen",
      (select json_build_object('reason', m.reason, 'requestedByName', m.requested_by_name) from amendment_decisions d
        join amendments m on m.region_id = d.region_id and m.id = d.amendment_id
        where d.region_id = f.region_id and d.act_id = f.act_id and d.project_id = f.project_id limit 1) as amendment,
      (select min(n.id)::text from figures n where n.region_id = f.region_id and n.year = f.year and n.supersedes_id = f.id) as "supersededBy"
    from figures f left join acts a on a.region_id = f.region_id and a.id = f.act_id
      left join lateral (select person_name, org_name, way from report_acts r where r.region_id = f.region_id and r.project_id = f.project_id
        and r.act_id = f.act_id order by r.id limit 1) c on true
      left join lateral find_origin_file((f.origin->>'fileId')::bigint) o on true
    where f.region_id = ${regionId} and f.year = ${Number(period.slice(0, 4))} and f.project_id = ${projectId} and f.period = ${period}
    order by f.measure, f.id`.execute(tx);
  return rows;
}

export async function listTracedActs(tx: Tx, regionId: number, period: string, projectId: string) {
  const { rows } = await sql<{
    kind: string;
    personName: string;
    orgName: string;
    postTitle: string;
    way: string;
    recordedByName: string | null;
    sheetCode: string | null;
    signedOn: string | null;
    scanFileId: string | null;
    scanName: string | null;
    reason: string;
    at: Date;
  }>`
    select r.kind, r.person_name as "personName", r.org_name as "orgName", case when r.way = 'paper' then '' else r.post_title end as "postTitle",
      r.way, case when r.way = 'paper' then (select p.name from persons p where p.region_id = r.region_id and p.id = r.person_id) end as "recordedByName",
      s.code as "sheetCode", s.signed_on::text as "signedOn", f.id::text as "scanFileId", f.name as "scanName", r.reason, r.at from report_acts r
      left join lateral find_signed_sheet(case when r.way = 'paper' and r.kind = 'confirm' then r.act_id end) s on true
      left join files f on f.region_id = r.region_id and f.id = s.file_id
    where r.region_id = ${regionId} and r.project_id = ${projectId} and r.period = ${period} order by r.id`.execute(
    tx,
  );
  return rows;
}

export async function findLinkOf(
  tx: Tx,
  regionId: number,
  period: string,
  projectId: string,
): Promise<{ seq: number; hash: string } | null> {
  const { rows } = await sql<{ seq: number; hash: string }>`select l.seq, l.hash from chain_links l
    join report_acts r on r.region_id = l.region_id and r.act_id = l.act_id and r.kind = 'confirm'
    where l.region_id = ${regionId} and l.period = ${period} and r.project_id = ${projectId} and r.period = ${period} order by l.seq desc limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export interface TracedReportRow {
  versionNo: number;
  recordedAt: Date;
  line: Record<string, unknown>;
}

/** The version of the report that the frozen figures stand on; the last confirmed one of an open period. */
export async function findTracedReport(
  tx: Tx,
  regionId: number,
  period: string,
  projectId: string,
): Promise<TracedReportRow | undefined> {
  const { rows } =
    await sql<TracedReportRow>`select v.version_no as "versionNo", v.recorded_at as "recordedAt", v.line from report_versions v
    where v.region_id = ${regionId} and v.project_id = ${projectId} and v.period = ${period} and v.id = coalesce(
      (select g.version_id from frozen_projects g where g.region_id = v.region_id and g.year = ${Number(period.slice(0, 4))} and g.period = v.period
        and g.project_id = v.project_id),
      (select r.confirmed_version_id from reports r where r.region_id = v.region_id and r.id = v.report_id))`.execute(
      tx,
    );
  return rows[0];
}

/** The parts of a bundle and whether each has a confirmed report in the period; none of any other project. */
export async function listTracedParts(tx: Tx, regionId: number, period: string, projectId: string) {
  const { rows } = await sql<{ projectId: string; name: string; unitName: string; isConfirmed: boolean }>`
    select p.id::text as "projectId", p.name, coalesce(o.short_name, '') as "unitName", r.confirmed_version_id is not null as "isConfirmed"
    from projects p left join orgs o on o.region_id = p.region_id and o.id = p.reporting_org_id
      left join reports r on r.region_id = p.region_id and r.project_id = p.id and r.period = ${period}
    where p.region_id = ${regionId} and p.parent_id = ${projectId} and p.is_listed order by p.serial, p.id`.execute(
    tx,
  );
  return rows;
}
