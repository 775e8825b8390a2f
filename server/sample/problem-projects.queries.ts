import { sql } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { ProblemProject } from './problem-projects.ts';

/** Listed projects under construction, in the order of the ledger. */
export async function listProblemProjects(tx: Tx, regionId: number): Promise<ProblemProject[]> {
  const { rows } =
    await sql<ProblemProject>`select id::int as id, name, sector, reporting_org_id::int as "reportingOrgId"
    from projects where region_id = ${regionId} and is_listed and not is_bundle and stage = 'building' and parent_id is null
    order by id`.execute(tx);
  return rows;
}
