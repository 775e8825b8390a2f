import { sql } from 'kysely';
import { refuse } from '#core/platform/public.ts';
import type { ProblemRaising } from '#core/problems/contract.ts';
import type { ProblemMove, ProblemStanding } from '#core/problems/problem.ts';
import { appendMoveLink, type Ctx, type Tx, takeLock } from '#server/platform/public.ts';

/** A problem as it was raised, with where it stands. */
export interface ProblemRecord {
  id: string;
  title: string;
  need: string;
  projectId: string | null;
  projectName: string | null;
  sourceKind: ProblemRaising['sourceKind'];
  source: Record<string, string>;
  raisedOrgId: string;
  raisedOrgName: string;
  raisedOn: string;
  seq: number;
  standing: ProblemStanding;
}

export const problemColumns = sql`p.id::text as id, p.title, p.need, p.project_id::text as "projectId", j.name as "projectName",
  p.source_kind as "sourceKind", p.source, p.raised_org_id::text as "raisedOrgId", o.short_name as "raisedOrgName",
  p.raised_on::text as "raisedOn", s.seq, s.standing`;
export const problemSources = sql`problems p
  join derived.problem_standings s on s.region_id = p.region_id and s.problem_id = p.id
  join orgs o on o.region_id = p.region_id and o.id = p.raised_org_id
  left join projects j on j.region_id = p.region_id and j.id = p.project_id`;

export async function getProblemRecord(tx: Tx, regionId: number, problemId: string): Promise<ProblemRecord> {
  const { rows } = await sql<ProblemRecord>`select ${problemColumns} from ${problemSources}
    where p.region_id = ${regionId} and p.id = ${problemId}`.execute(tx);
  if (rows[0]) return rows[0];
  throw refuse(
    'not-found',
    'PROBLEM_NOT_FOUND',
    '没有这个问题，或不在可见范围内',
    'No such problem in your scope',
    ['回到问题清单'],
  );
}

/** Acts on one problem come one after the other. */
export const lockProblem = (tx: Tx, regionId: number, problemId: string): Promise<void> =>
  takeLock(tx, `problem:${regionId}:${problemId}`);

export async function insertProblem(
  tx: Tx,
  row: Omit<ProblemRaising, 'category' | 'keepOwn' | 'dueOn'> & {
    regionId: number;
    raisedOrgId: string;
    raisedOn: string;
    actId: string;
  },
): Promise<string> {
  const added = await tx
    .insertInto('problems')
    .values({
      region_id: row.regionId,
      project_id: row.projectId,
      title: row.title,
      need: row.need,
      source_kind: row.sourceKind,
      source: JSON.stringify(row.source),
      raised_org_id: row.raisedOrgId,
      raised_on: row.raisedOn,
      act_id: row.actId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}

/** The problem that was raised from the same line or light before, visible or not to whoever asks. */
export async function findRaisedFrom(
  tx: Tx,
  q: { regionId: number; projectId: string; sourceKind: string; key: string },
): Promise<{ id: string; title: string } | undefined> {
  const { rows } = await sql<{ id: string; title: string }>`select id::text as id, title from problems
    where region_id = ${q.regionId} and project_id = ${q.projectId} and source_kind = ${q.sourceKind} and source->>'key' = ${q.key}`.execute(
    tx,
  );
  return rows[0];
}

export async function insertMove(
  tx: Tx,
  ctx: Ctx,
  row: { problemId: string; seq: number; move: ProblemMove; actId: string },
): Promise<void> {
  await tx
    .insertInto('problem_moves')
    .values({
      region_id: ctx.actor.regionId,
      problem_id: row.problemId,
      seq: row.seq,
      kind: row.move.kind,
      move: JSON.stringify(row.move),
      person_name: ctx.actor.personName,
      org_id: ctx.actor.orgId,
      org_name: ctx.actor.orgName,
      post_title: ctx.actor.postTitle,
      act_id: row.actId,
    })
    .execute();
  await appendMoveLink(tx, ctx, 'problem', { ...row, id: row.problemId });
}

/** Writes where the problem stands after its latest move. */
export async function keepStanding(
  tx: Tx,
  row: {
    regionId: number;
    problemId: string;
    seq: number;
    standing: ProblemStanding;
    holderKey: string | null;
  },
): Promise<void> {
  const { standing: s } = row;
  await sql`insert into derived.problem_standings as d (region_id, problem_id, seq, state, category, level, owner_org_id, due_on,
      holder_key, is_step_up_proposed, standing)
    values (${row.regionId}, ${row.problemId}, ${row.seq}, ${s.state}, ${s.category}, ${s.level}, ${s.ownerOrgId}, ${s.dueOn},
      ${row.holderKey}, ${s.stepUp !== null}, ${JSON.stringify(s)})
    on conflict (region_id, problem_id) do update set seq = excluded.seq, state = excluded.state, category = excluded.category,
      level = excluded.level, owner_org_id = excluded.owner_org_id, due_on = excluded.due_on, holder_key = excluded.holder_key,
      is_step_up_proposed = excluded.is_step_up_proposed, standing = excluded.standing`.execute(tx);
}

export async function addParties(
  tx: Tx,
  row: { regionId: number; problemId: string; orgIds: readonly string[]; actId: string },
): Promise<void> {
  await sql`insert into problem_parties (region_id, problem_id, org_id, act_id)
    select ${row.regionId}, ${row.problemId}, x, ${row.actId} from unnest(${[...row.orgIds]}::bigint[]) x
    on conflict do nothing`.execute(tx);
}

export interface MoveRow {
  problemId: string;
  seq: number;
  move: ProblemMove;
  personName: string;
  orgName: string;
  postTitle: string;
  recordedAt: string;
}

export async function listMoves(tx: Tx, regionId: number, problemIds: readonly string[]): Promise<MoveRow[]> {
  const { rows } =
    await sql<MoveRow>`select m.problem_id::text as "problemId", m.seq, m.move, m.person_name as "personName",
      m.org_name as "orgName", m.post_title as "postTitle", to_char(m.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"
    from problem_moves m where m.region_id = ${regionId} and m.problem_id = any(${[...problemIds]}::bigint[])
    order by m.problem_id, m.seq`.execute(tx);
  return rows;
}

/** Titles of problems in the order asked for; those out of sight are left out. */
export async function listProblemTitles(
  tx: Tx,
  regionId: number,
  ids: readonly string[],
): Promise<{ id: string; title: string; raisedOn: string; state: string }[]> {
  const { rows } = await sql<{
    id: string;
    title: string;
    raisedOn: string;
    state: string;
  }>`select p.id::text as id, p.title, p.raised_on::text as "raisedOn", s.state from unnest(${[...ids]}::bigint[]) with ordinality x(id, n)
    join problems p on p.region_id = ${regionId} and p.id = x.id
    join derived.problem_standings s on s.region_id = p.region_id and s.problem_id = p.id order by x.n`.execute(
    tx,
  );
  return rows;
}

/** Visible projects by name or code, as a list writes them; several of one name are all given. */
export async function findProjectsNamed(
  tx: Tx,
  regionId: number,
  names: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{
    named: string;
    ids: string[];
  }>`select x.named, array_agg(distinct p.id::text) as ids
    from unnest(${[...new Set(names.filter((name) => name !== ''))]}::text[]) x(named)
    join projects p on p.region_id = ${regionId} and (p.name = x.named or p.code = x.named) group by x.named`.execute(
    tx,
  );
  return new Map(rows.map(({ named, ids }) => [named, ids]));
}

/** What stands already: numbers; project, title and the number that a list gave it. */
export async function listKnownProblems(
  tx: Tx,
  regionId: number,
): Promise<{ ids: Set<string>; keys: Set<string> }> {
  const { rows } = await sql<{ id: string; key: string }>`select id::text as id,
    coalesce(project_id::text, '') || '|' || title || '|' || coalesce(source->>'编号', '') as key from problems where region_id = ${regionId}`.execute(
    tx,
  );
  return { ids: new Set(rows.map(({ id }) => id)), keys: new Set(rows.map(({ key }) => key)) };
}

export async function listProblemIds(
  tx: Tx,
  regionId: number,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id::text as id from problems
    where region_id = ${regionId} and id > ${after} order by problems.id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** What is kept of where problems stand; the columns beside the standing must agree with it, else it counts as another. */
export async function listStandings(
  tx: Tx,
  regionId: number,
  ids: readonly string[],
): Promise<Map<string, { seq: number; standing: ProblemStanding }>> {
  const { rows } = await sql<{ id: string; seq: number; standing: ProblemStanding }>`
    select problem_id::text as id, seq, standing || jsonb_build_object('state', state, 'category', category, 'level', level,
      'ownerOrgId', owner_org_id::text, 'dueOn', due_on::text) as standing
    from derived.problem_standings where region_id = ${regionId} and problem_id = any(${[...ids]}::bigint[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, seq, standing }) => [id, { seq, standing }]));
}
