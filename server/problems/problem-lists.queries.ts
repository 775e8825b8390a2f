import { sql } from 'kysely';
import type { ProblemFilter } from '#core/problems/contract.ts';
import type { ProblemCategory } from '#core/problems/problem.ts';
import type { RaisedProblem } from '#core/problems/repeat.ts';
import type { Tx } from '#server/platform/public.ts';
import { isBeforeLeader, type LeaderQueue } from './before-leader.queries.ts';
import { type ProblemRecord, problemColumns, problemSources } from './problems.queries.ts';

interface Asked {
  regionId: number;
  today: string;
  /** One's own unit, for “mine”; the office’s court when one works there. */
  holderKeys: readonly string[];
  /** Whose queue of stepped-up problems counts as “mine”. */
  queue: LeaderQueue | null;
  filter: ProblemFilter;
}

const isStepUp = (today: string) => sql`(s.is_step_up_proposed or (s.due_on < ${today} and s.level < 4
  and s.state in ('assigned', 'working', 'returned')))`;

const isMine = ({ holderKeys, queue }: Pick<Asked, 'holderKeys' | 'queue'>) =>
  sql`(s.holder_key = any(${[...holderKeys]}::text[]) or ${isBeforeLeader(queue)})`;

function buildWhere({ regionId, today, filter: f, ...own }: Asked) {
  const like = `%${f.text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`p.region_id = ${regionId}
    and (${f.state ?? null}::text is null or s.state = ${f.state ?? null})
    and (${f.open} = 'all' or (s.state = 'closed') = (${f.open} = 'closed'))
    and (${f.category ?? null}::text is null or s.category = ${f.category ?? null})
    and (${f.sourceKind ?? null}::text is null or p.source_kind = ${f.sourceKind ?? null})
    and (${f.level ?? null}::int is null or s.level = ${f.level ?? null})
    and (${f.orgId ?? null}::bigint is null or s.owner_org_id = ${f.orgId ?? null})
    and (${f.projectId ?? null}::bigint is null or p.project_id = ${f.projectId ?? null})
    and (${f.overdue} = 'no' or (s.state <> 'closed' and s.due_on < ${today}))
    and (${f.mine} = 'no' or ${isMine(own)})
    and (${f.stepUp} = 'no' or ${isStepUp(today)})
    and (${f.text} = '' or p.title like ${like} or p.need like ${like} or j.name like ${like} or p.source->>'编号' like ${like} or p.source->>'来源' like ${like})`;
}

/** A page of the list, newest first. */
export async function listProblemRecords(
  tx: Tx,
  asked: Asked,
  page: { after: string | null; limit: number },
): Promise<ProblemRecord[]> {
  const { rows } = await sql<ProblemRecord>`select ${problemColumns} from ${problemSources}
    where ${buildWhere(asked)} and (${page.after}::bigint is null or p.id < ${page.after})
    order by p.id desc limit ${page.limit}`.execute(tx);
  return rows;
}

export interface ProblemCounts {
  open: number;
  overdue: number;
  mine: number;
  stepUp: number;
  closed: number;
}

export async function countProblems(tx: Tx, asked: Omit<Asked, 'filter'>): Promise<ProblemCounts> {
  const { regionId, today } = asked;
  const { rows } = await sql<ProblemCounts>`select count(*) filter (where s.state <> 'closed')::int as open,
      count(*) filter (where s.state <> 'closed' and s.due_on < ${today})::int as overdue,
      count(*) filter (where ${isMine(asked)})::int as mine,
      count(*) filter (where ${isStepUp(today)})::int as "stepUp",
      count(*) filter (where s.state = 'closed')::int as closed
    from derived.problem_standings s where s.region_id = ${regionId}`.execute(tx);
  return rows[0] ?? { open: 0, overdue: 0, mine: 0, stepUp: 0, closed: 0 };
}

/** All problems of a project as they were raised, for finding repeats. */
export async function listRaisedOf(tx: Tx, regionId: number, projectId: string): Promise<RaisedProblem[]> {
  const { rows } =
    await sql<RaisedProblem>`select p.id::text as id, p.project_id::text as "projectId", s.category, p.raised_on::text as "raisedOn"
    from problems p join derived.problem_standings s on s.region_id = p.region_id and s.problem_id = p.id
    where p.region_id = ${regionId} and p.project_id = ${projectId}`.execute(tx);
  return rows;
}

/** Problems raised in a span of days, as many as the caller bears, for statistics. */
export async function listProblemsRaised(
  tx: Tx,
  q: { regionId: number; from: string | null; to: string | null; limit: number },
): Promise<ProblemRecord[]> {
  const { rows } = await sql<ProblemRecord>`select ${problemColumns} from ${problemSources}
    where p.region_id = ${q.regionId} and (${q.from}::date is null or p.raised_on >= ${q.from})
      and (${q.to}::date is null or p.raised_on <= ${q.to}) order by p.id desc limit ${q.limit}`.execute(tx);
  return rows;
}

export interface CandidateRow {
  kind: 'report' | 'light';
  key: string;
  projectId: string;
  projectName: string;
  unitName: string;
  text: string;
  need: string;
  category: ProblemCategory | null;
}

/** Lines of confirmed reports that name a problem, and projects that are red, without a problem raised from them. */
export async function listCandidateRows(
  tx: Tx,
  q: { regionId: number; period: string; limit: number },
): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    with latest as (
      select distinct on (v.project_id) v.project_id, v.line from report_versions v
      where v.region_id = ${q.regionId} and v.period = ${q.period} order by v.project_id, v.version_no desc
    ), found as (
      select 'report' as kind, 'report:' || ${q.period} as key, l.project_id, coalesce(l.line->>'problems', '') as text,
        coalesce(l.line->>'needsCoordination', '') as need
      from latest l where coalesce(l.line->>'problems', '') not in ('', '无') or coalesce(l.line->>'needsCoordination', '') not in ('', '无')
      union all
      select 'light', 'light:' || ${q.period}, g.project_id, g.reason, ''
      from derived.project_progress g where g.region_id = ${q.regionId} and g.year = ${Number(q.period.slice(0, 4))}
        and g.period = ${q.period} and g.light = 'red' and g.is_leaf
    )
    select f.kind, f.key, f.project_id::text as "projectId", j.name as "projectName", o.short_name as "unitName", f.text, f.need,
      null as category
    from found f join projects j on j.region_id = ${q.regionId} and j.id = f.project_id
      join orgs o on o.region_id = j.region_id and o.id = j.reporting_org_id
    where not exists (select from problems p where p.region_id = ${q.regionId} and p.project_id = f.project_id
      and p.source_kind = f.kind and p.source->>'key' = f.key)
    order by f.kind desc, o.official_order, j.serial, j.id limit ${q.limit}`.execute(tx);
  return rows;
}

/** The month last opened for reporting. */
export async function findLatestMonth(tx: Tx, regionId: number): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select id from periods where region_id = ${regionId} and kind = 'month'
    and opened_at is not null order by id desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
