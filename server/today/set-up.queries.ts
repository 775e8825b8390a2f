import { sql } from 'kysely';
import type { SetUpFacts } from '#core/today/set-up-steps.ts';
import type { Tx } from '#server/platform/public.ts';

/** What a county has on its way to the first frozen period; undefined once a period was frozen. */
export async function findSetUpFacts(
  tx: Tx,
  regionId: number,
  today: string,
): Promise<SetUpFacts | undefined> {
  const year = Number(today.slice(0, 4));
  const staffed = (org: string, ...roles: string[]) =>
    sql`exists (select from posts po join persons pe on pe.region_id = po.region_id and pe.id = po.person_id and pe.is_active
      where po.region_id = ${regionId} and po.org_id = ${sql.ref(org)} and po.role = any(${roles}::text[])
        and po.valid_from <= ${today} and (po.valid_to is null or po.valid_to >= ${today}))`;
  const { rows } = await sql<Omit<SetUpFacts, 'year'> & { hasFreeze: boolean }>`
    with reporting as (select distinct reporting_org_id as org_id from projects where region_id = ${regionId} and not is_bundle),
      reviewing as (select distinct department_org_id as org_id from projects
        where region_id = ${regionId} and department_org_id is not null)
    select exists (select from freezes where region_id = ${regionId}) as "hasFreeze",
      (select count(*)::int from orgs where region_id = ${regionId} and is_active and kind <> 'county'
        and not is_project_office) as units,
      (select count(*)::int from orgs o where o.region_id = ${regionId} and o.is_active and o.kind <> 'county'
        and not o.is_project_office and ${staffed('o.id', 'reporter-a', 'reporter-b', 'head')}) as "staffedUnits",
      (select count(*)::int from projects where region_id = ${regionId}) as projects,
      (select count(*)::int from reporting r where not ${staffed('r.org_id', 'reporter-a', 'reporter-b')}) as "unitsWithoutReporter",
      (select count(*)::int from reporting r where not ${staffed('r.org_id', 'head')}) as "unitsWithoutConfirmer",
      (select count(*)::int from reviewing r where not ${staffed('r.org_id', 'reviewer')}) as "departmentsWithoutReviewer",
      exists (select from plan_batches where region_id = ${regionId} and year = ${year}) as "isPlanIssued",
      (select count(*)::int from periods where region_id = ${regionId}) as periods,
      exists (select from rulebooks where region_id = ${regionId} and kind = 'bulletin-settings') as "hasBulletinSettings"`.execute(
    tx,
  );
  const found = rows[0];
  if (!found || found.hasFreeze) return undefined;
  const { hasFreeze: _, ...facts } = found;
  return { year, ...facts };
}
