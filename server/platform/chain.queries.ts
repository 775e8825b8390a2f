import { type RawBuilder, sql } from 'kysely';
import { type CanonicalValue, toCanonicalJson } from '#core/platform/canonical-json.ts';
import { CHAIN_START, type ChainAlgorithm } from './chain.ts';
import type { Ctx } from './context.ts';
import type { Tx } from './database.ts';
import { writeTogether } from './together.queries.ts';

export interface ChainKey {
  regionId: number;
  orgId: string;
  period: string;
}

/**
 * Appends a link as two statements: the head moves on under its row lock and gives the hash of previous ‖ canonical JSON as
 * `linkHash` says it, by the algorithm of the region; the link keeps it. `place` tells several chains of one statement apart: the text has to stay the
 * same to be prepared.
 */
export function insertLink(
  key: ChainKey,
  actId: string,
  body: CanonicalValue,
  place = 0,
): Record<string, RawBuilder<unknown>> {
  const { regionId, orgId, period } = key;
  const text = toCanonicalJson(body);
  const hashAfter = (previous: RawBuilder<unknown>) =>
    sql`case when ${previous} like 'sm3:%' or exists (select from chain_algorithms a where a.region_id = ${regionId}::int) then link_by_sm3(${previous}, ${text}::text)
      else encode(sha256(convert_to(${previous} || ${text}::text, 'UTF8')), 'hex') end`;
  const head = sql`insert into chain_heads as h (region_id, org_id, period, seq, hash)
    values (${regionId}, ${orgId}, ${period}, 1, ${hashAfter(sql`${CHAIN_START}::text`)})
    on conflict (region_id, org_id, period) do update set seq = h.seq + 1, hash = ${hashAfter(sql`h.hash`)}
    returning seq, hash`;
  const link = sql`insert into chain_links (region_id, org_id, period, seq, act_id, body, hash)
    select ${regionId}::int, ${orgId}::bigint, ${period}, seq, ${actId}::bigint, ${text}::jsonb, hash from ${sql.ref(`head_${place}`)}`;
  return { [`head_${place}`]: head, [`link_${place}`]: link };
}

/** Appends a link: one chain per region, unit and period. */
export async function appendLink(tx: Tx, key: ChainKey, actId: string, body: CanonicalValue): Promise<void> {
  await writeTogether(tx, insertLink(key, actId, body));
}

/** By which algorithm a region's chains go on; without a region the chain that all share, by SM3 as soon as one has chosen it. */
export async function findChainAlgorithm(tx: Tx, regionId?: number): Promise<ChainAlgorithm> {
  let chosen = tx.selectFrom('chain_algorithms').select('algorithm').limit(1);
  if (regionId !== undefined) chosen = chosen.where('region_id', '=', regionId);
  return (await chosen.executeTakeFirst()) ? 'sm3' : 'sha256';
}

/** Writes down that a region's chains go on by SM3; false where they do already. */
export async function chooseSm3(tx: Tx, regionId: number, setBy: string): Promise<boolean> {
  const { rows } =
    await sql`insert into chain_algorithms (region_id, algorithm, set_by) values (${regionId}, 'sm3', ${setBy})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** The hash of a link by SM3 as the database reckons it. */
export async function hashBySm3(tx: Tx, previous: string, body: string): Promise<string> {
  const { rows } = await sql<{ hash: string }>`select link_by_sm3(${previous}, ${body}) as hash`.execute(tx);
  return rows[0]?.hash ?? '';
}

export const listRegionsOfChains = (tx: Tx): Promise<{ id: number; name: string }[]> =>
  tx.selectFrom('regions').select(['id', 'name']).orderBy('id').execute();

/** Things that move step by step: the table of their moves, the first word of their chains, the name of their id in a link. */
const MOVED = {
  task: { table: 'task_moves', column: 'task_id', prefix: 'tasks-', key: 'taskId' },
  problem: { table: 'problem_moves', column: 'problem_id', prefix: 'problems-', key: 'problemId' },
  meeting: { table: 'meeting_moves', column: 'meeting_id', prefix: 'meeting-moves-', key: 'meetingId' },
  ladder: { table: 'ladder_decisions', column: 'proposal_id', prefix: 'ladder-', key: 'proposalId' },
} as const;
export type MovedThing = keyof typeof MOVED;

/** A proposal of the ladder is decided once: its decision is the one step. */
const stepOf = (thing: MovedThing) =>
  thing === 'ladder'
    ? { seq: sql`1`, move: sql`ladder_decision_move(m)` }
    : { seq: sql`m.seq`, move: sql`m.move` };

/** A step of a task, problem or meeting, or a decision on the ladder, as a link in the year's chain of the unit that made it: nothing done can be changed unseen. */
export function appendMoveLink(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'today'>,
  thing: MovedThing,
  step: { id: string; seq: number; move: object; actId: string },
): Promise<void> {
  const { prefix, key } = MOVED[thing];
  const { regionId, orgId } = ctx.actor;
  // Through JSON, so that what is hashed is what the row keeps.
  const move = JSON.parse(JSON.stringify(step.move)) as CanonicalValue;
  const body = { act: `${thing}-moved.v1`, [key]: step.id, seq: step.seq, move };
  const period = `${prefix}${ctx.today.slice(0, 4)}`;
  return appendLink(tx, { regionId, orgId, period }, step.actId, body);
}

/** The first step that stands otherwise in its table than in the chain, or in one of them only; undefined where none does. */
export async function findUnchainedMove(
  tx: Tx,
  regionId: number,
  thing: MovedThing,
): Promise<{ id: string; seq: number } | undefined> {
  const { table, column, prefix, key } = MOVED[thing];
  const step = stepOf(thing);
  const { rows } = await sql<{ id: string; seq: number }>`with
    links as materialized (select (l.body->>${key})::bigint as thing_id, (l.body->>'seq')::int as seq, l.body->'move' as move, l.act_id
      from chain_links l where l.region_id = ${regionId} and l.period like ${`${prefix}%`}),
    moves as materialized (select m.${sql.ref(column)} as thing_id, ${step.seq} as seq, ${step.move} as move, m.act_id
      from ${sql.table(table)} m where m.region_id = ${regionId})
    select coalesce(m.thing_id, l.thing_id)::text as id, coalesce(m.seq, l.seq) as seq
    from moves m full join links l on l.thing_id = m.thing_id and l.seq = m.seq
    where m.seq is null or l.seq is null or l.move <> m.move or l.act_id <> m.act_id
    order by coalesce(m.thing_id, l.thing_id), coalesce(m.seq, l.seq) limit 1`.execute(tx);
  return rows[0];
}

/** A rebuild holds what it works out anew: an act under way ends first, and the next writes after it. */
export async function holdStandings(
  tx: Tx,
  regionId: number,
  thing: Exclude<MovedThing, 'ladder'>,
  ids: readonly string[],
): Promise<void> {
  const id = sql.ref(MOVED[thing].column);
  await sql`select from ${sql.table(`derived.${thing}_standings`)} where region_id = ${regionId} and ${id} = any(${ids}::bigint[])
    order by ${id} for update`.execute(tx);
}

/** All heads of a period in unit order: a freeze stores their hash, so that a cut-off end is seen. */
export async function listHeads(
  tx: Tx,
  regionId: number,
  period: string,
): Promise<{ org_id: string; seq: number; hash: string }[]> {
  return tx
    .selectFrom('chain_heads')
    .select(['org_id', 'seq', 'hash'])
    .where('region_id', '=', regionId)
    .where('period', '=', period)
    .orderBy('org_id')
    .execute();
}

/** Heads of the year's chains beside the reports: what was done with tasks, problems, meetings, the ladder and papers. */
export async function listWorkHeads(
  tx: Tx,
  regionId: number,
): Promise<{ orgId: string; chain: string; seq: number; hash: string }[]> {
  const { rows } = await sql<{ orgId: string; chain: string; seq: number; hash: string }>`
    select h.org_id::text as "orgId", h.period as chain, h.seq, h.hash from chain_heads h
    where h.region_id = ${regionId} and h.period ~ '^[a-z]+(-[a-z]+)*-[0-9]{4}$' and h.seq > 0
    order by h.org_id, h.period`.execute(tx);
  return rows;
}
