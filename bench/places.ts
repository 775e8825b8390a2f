// Who works in the bench: sessions, and open reports that can be filled without a question.
import { DEFAULT_STEPS } from '../core/reporting/steps.ts';
import { hashToken, newToken } from '../server/people/tokens.ts';
import type { BenchCounty } from './county.ts';
import { FROZEN, OPEN } from './floor-statements.ts';

/** The cookie of a session of this person at his first unit, made without a password. */
export async function openSession(county: BenchCounty, login: string): Promise<string> {
  const token = newToken();
  const { rowCount } = await county.owner.query(
    `insert into sessions (token_hash, region_id, person_id, org_id, expires_at, address, agent)
     select $1, p.region_id, p.id, po.org_id, now() + interval '1 day', 'bench', 'bench'
     from persons p join posts po on po.region_id = p.region_id and po.person_id = p.id where p.login = $2 limit 1`,
    [hashToken(token), login],
  );
  if (rowCount !== 1) throw new Error(`nobody signs in as ${login}`);
  return `luoshi=${token}`;
}

/** 县级简装: two steps in every unit, as the product stands after it is set up. */
export async function setTwoSteps(county: BenchCounty): Promise<void> {
  await county.owner.query(
    `insert into rulebooks (region_id, kind, version, valid_from, body, source, act_id)
     select 1, 'reporting-steps', coalesce(max(version), 0) + 1, '2020-01-01', $1, 'bench', 0 from rulebooks where kind = 'reporting-steps'`,
    [JSON.stringify(DEFAULT_STEPS)],
  );
}

/** Reports that a round has signed are opened for the next one; the versions and figures of the round stay. */
export async function reopenReports(county: BenchCounty, projectIds: readonly string[]): Promise<void> {
  if (projectIds.length === 0) return;
  await county.owner.query(
    `update reports set status = 'open', step = 0, draft = null, draft_version = 0, draft_by = null, draft_at = null, explanations = '{}',
       first_confirmed_at = null, confirmed_version_id = null, confirm_way = null
     where period = '${OPEN}' and project_id = any($1::bigint[])`,
    [projectIds],
  );
}

export interface OpenReport {
  projectId: string;
  amount: string;
  reporter: string;
  head: string;
}

/** What was begun and not signed is begun anew, so that there is enough to fill. */
export async function emptyDrafts(county: BenchCounty): Promise<void> {
  await county.owner.query(
    `update reports set status = 'open', step = 0, draft = null, draft_version = 0, draft_by = null, draft_at = null, explanations = '{}'
     where period = '${OPEN}' and status in ('draft', 'submitted', 'returned')`,
  );
  await county.owner.query('vacuum analyze reports');
}

/** Open reports with last month's amount grown a little: no check has anything to ask of most of them. */
export async function listOpenReports(county: BenchCounty, most: number): Promise<OpenReport[]> {
  const { rows } = await county.owner.query<OpenReport>(
    `select r.project_id::text as "projectId", round(f.value * 1.07, 2)::text as amount,
      (select p.login from posts po join persons p on p.id = po.person_id where po.org_id = r.org_id and po.role = 'reporter-a' limit 1) as reporter,
      (select p.login from posts po join persons p on p.id = po.person_id where po.org_id = r.org_id and po.role = 'head' limit 1) as head
    from reports r join projects pr on pr.region_id = r.region_id and pr.id = r.project_id and pr.cosign_org_id is null and pr.parent_id is null
    join figures f on f.region_id = r.region_id and f.year = 2026 and f.project_id = r.project_id and f.measure = 'month_amount'
      and f.period = '${FROZEN}' and f.value > 500000
      and not exists (select from figures n where n.region_id = f.region_id and n.year = f.year and n.supersedes_id = f.id)
    join derived.project_progress g on g.region_id = r.region_id and g.year = 2026 and g.period = '${OPEN}' and g.project_id = r.project_id
      and g.completion_rate < 0.8
    where r.period = '${OPEN}' and r.status = 'open' order by md5(r.id::text) limit $1`,
    [most],
  );
  return rows.filter((row) => row.reporter && row.head);
}
