import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';

export interface SamplePost {
  login: string;
  personId: string;
  orgId: string;
}

/** Where the named accounts hold their posts; a person of several posts by the first one. */
export async function listSamplePosts(
  tx: Tx,
  regionId: number,
  logins: readonly string[],
): Promise<SamplePost[]> {
  const { rows } =
    await sql<SamplePost>`select distinct on (p.login) p.login, p.id::text as "personId", o.org_id::text as "orgId"
    from persons p join posts o on o.region_id = p.region_id and o.person_id = p.id
    where p.region_id = ${regionId} and p.login = any(${sql.val(`{${logins.join(',')}}`)}::text[]) order by p.login, o.id`.execute(
      tx,
    );
  return rows;
}

export interface FrozenPeriod {
  period: string;
  frozenAt: Date;
}

/** The latest frozen periods, newest first. */
export async function listLatestFreezes(tx: Tx, regionId: number, count: number): Promise<FrozenPeriod[]> {
  return tx
    .selectFrom('freezes')
    .select(['period', 'frozen_at as frozenAt'])
    .where('region_id', '=', regionId)
    .orderBy('period', 'desc')
    .limit(count)
    .execute();
}

export interface EvidencedReport {
  projectId: string;
  projectName: string;
  /** Of the unit's reporter, who attaches the file. */
  personId: string;
  orgId: string;
  confirmedAt: Date;
}

/** Every third confirmed report of a period, with who fills it in. */
export async function listEvidencedReports(
  tx: Tx,
  q: { regionId: number; period: string; oneOf: number },
): Promise<EvidencedReport[]> {
  const { rows } =
    await sql<EvidencedReport>`select r.project_id::text as "projectId", p.name as "projectName",
      x.person_id::text as "personId", r.org_id::text as "orgId", r.first_confirmed_at as "confirmedAt"
    from reports r join projects p on p.region_id = r.region_id and p.id = r.project_id
      join lateral (select o.person_id from posts o where o.region_id = r.region_id and o.org_id = r.org_id and o.role = 'reporter-a'
        order by o.id limit 1) x on true
    where r.region_id = ${q.regionId} and r.period = ${q.period} and r.first_confirmed_at is not null and r.project_id % ${q.oneOf} = 1
    order by r.project_id`.execute(tx);
  return rows;
}
