import { type RawBuilder, sql } from 'kysely';
import type { PeriodId } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

/** What enters statistics: an enterprise or a project of the ledger. */
export type EntryThing = 'enterprises' | 'projects';

const columnOf = (thing: EntryThing): RawBuilder<unknown> =>
  sql.ref(thing === 'enterprises' ? 'enterprise_id' : 'project_id');

/** When each entered and left last, as it was told. */
export async function listLastMoves(
  tx: Tx,
  regionId: number,
  thing: EntryThing,
): Promise<Map<string, { enteredOn: string | null; leftOn: string | null }>> {
  const column = columnOf(thing);
  const { rows } = await sql<{
    id: string;
    enteredOn: string | null;
    leftOn: string | null;
  }>`select ${column}::text as id,
      max(m.on_date) filter (where m.kind = 'entered')::text as "enteredOn", max(m.on_date) filter (where m.kind = 'left')::text as "leftOn"
    from statistics_moves m where m.region_id = ${regionId} and ${column} is not null group by ${column}`.execute(
    tx,
  );
  return new Map(rows.map(({ id, ...dates }) => [id, dates]));
}

/** Papers that are there. */
export async function listPapersDone(
  tx: Tx,
  regionId: number,
  thing: EntryThing,
): Promise<Map<string, string[]>> {
  const column = columnOf(thing);
  const { rows } = await sql<{
    id: string;
    paper: string;
    isThere: boolean;
  }>`select distinct on (${column}, p.paper) ${column}::text as id,
      p.paper, p.is_there as "isThere" from statistics_papers p where p.region_id = ${regionId} and ${column} is not null
    order by ${column}, p.paper, p.id desc`.execute(tx);
  const papers = new Map<string, string[]>();
  for (const { id, paper, isThere } of rows) if (isThere) papers.set(id, [...(papers.get(id) ?? []), paper]);
  return papers;
}

export async function addPaper(
  tx: Tx,
  ctx: Ctx,
  q: { thing: EntryThing; id: string; paper: string; isThere: boolean; actId: string },
): Promise<void> {
  await sql`insert into statistics_papers (region_id, ${columnOf(q.thing)}, paper, is_there, act_id, recorded_at)
    values (${ctx.actor.regionId}, ${q.id}, ${q.paper}, ${q.isThere}, ${q.actId}, ${ctx.now})`.execute(tx);
}

export async function addMove(
  tx: Tx,
  ctx: Ctx,
  q: { thing: EntryThing; id: string; kind: 'entered' | 'left'; on: string; note: string; actId: string },
): Promise<void> {
  await sql`insert into statistics_moves (region_id, ${columnOf(q.thing)}, kind, on_date, note, act_id, recorded_at)
    values (${ctx.actor.regionId}, ${q.id}, ${q.kind}, ${q.on}, ${q.note}, ${q.actId}, ${ctx.now})`.execute(
    tx,
  );
}

/** Enterprises that entered and left by month of a year. */
export async function countMoves(
  tx: Tx,
  regionId: number,
  year: number,
): Promise<{ period: PeriodId; entered: number; left: number }[]> {
  const { rows } = await sql<{
    period: PeriodId;
    entered: number;
    left: number;
  }>`select to_char(m.on_date, 'YYYY-MM') as period,
      (count(*) filter (where m.kind = 'entered'))::int as entered, (count(*) filter (where m.kind = 'left'))::int as left
    from statistics_moves m where m.region_id = ${regionId} and m.enterprise_id is not null
      and m.on_date >= make_date(${year}, 1, 1) and m.on_date < make_date(${year + 1}, 1, 1)
    group by 1 order by 1`.execute(tx);
  return rows;
}

export interface StartedProject {
  id: string;
  name: string;
  code: string;
  orgId: string;
  orgName: string;
  totalInvestmentYuan: string | null;
  startedOn: string | null;
}

/** Listed projects that have started, with their total investment. */
export async function listStartedProjects(tx: Tx, regionId: number, most: number): Promise<StartedProject[]> {
  const { rows } =
    await sql<StartedProject>`select p.id::text as id, p.name, p.code, p.reporting_org_id::text as "orgId",
      o.short_name as "orgName", p.total_investment_yuan::text as "totalInvestmentYuan", p.started_on::text as "startedOn"
    from projects p join orgs o on o.region_id = p.region_id and o.id = p.reporting_org_id
    where p.region_id = ${regionId} and p.is_listed and not p.is_bundle and p.started_on is not null
    order by o.official_order, p.serial, p.id limit ${most}`.execute(tx);
  return rows;
}

export async function findStartedProject(
  tx: Tx,
  regionId: number,
  id: string,
): Promise<StartedProject | undefined> {
  const { rows } =
    await sql<StartedProject>`select p.id::text as id, p.name, p.code, p.reporting_org_id::text as "orgId",
      o.short_name as "orgName", p.total_investment_yuan::text as "totalInvestmentYuan", p.started_on::text as "startedOn"
    from projects p join orgs o on o.region_id = p.region_id and o.id = p.reporting_org_id
    where p.region_id = ${regionId} and p.id = ${id}`.execute(tx);
  return rows[0];
}
