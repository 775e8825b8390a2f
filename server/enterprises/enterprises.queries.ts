import { sql } from 'kysely';
import type { EnterpriseInput } from '#core/enterprises/contract.ts';
import type { EnterpriseKind } from '#core/enterprises/enterprise.ts';
import type { PeriodId } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';

export interface StoredEnterprise {
  id: string;
  name: string;
  code: string;
  kind: EnterpriseKind;
  sector: string;
  orgId: string;
  orgName: string;
}

const COLUMNS = sql.raw(
  `e.id::text as id, e.name, e.code, e.kind, e.sector, e.org_id::text as "orgId", o.short_name as "orgName"`,
);

export async function listEnterpriseRows(tx: Tx, regionId: number): Promise<StoredEnterprise[]> {
  const { rows } = await sql<StoredEnterprise>`select ${COLUMNS} from enterprises e
    join orgs o on o.region_id = e.region_id and o.id = e.org_id
    where e.region_id = ${regionId} and e.is_active order by o.official_order, e.name limit 20000`.execute(
    tx,
  );
  return rows;
}

export async function findEnterprise(
  tx: Tx,
  regionId: number,
  id: string,
): Promise<StoredEnterprise | undefined> {
  const { rows } = await sql<StoredEnterprise>`select ${COLUMNS} from enterprises e
    join orgs o on o.region_id = e.region_id and o.id = e.org_id where e.region_id = ${regionId} and e.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export interface StoredFigures {
  enterpriseId: string;
  period: PeriodId;
  salesYuan: string | null;
  profitYuan: string | null;
  outputYuan: string | null;
  electricityKwh: string | null;
}

/** What enterprises told since a month: of each month the last. */
export async function listFigures(
  tx: Tx,
  q: { regionId: number; from: PeriodId; ids: readonly string[] | null },
): Promise<StoredFigures[]> {
  const { rows } =
    await sql<StoredFigures>`select distinct on (f.enterprise_id, f.period) f.enterprise_id::text as "enterpriseId", f.period,
      f.sales_yuan::text as "salesYuan", f.profit_yuan::text as "profitYuan", f.output_yuan::text as "outputYuan",
      f.electricity_kwh::text as "electricityKwh" from enterprise_figures f
    where f.region_id = ${q.regionId} and f.period >= ${q.from} and (${q.ids}::bigint[] is null or f.enterprise_id = any(${q.ids}::bigint[]))
    order by f.enterprise_id, f.period, f.id desc`.execute(tx);
  return rows;
}

export async function addFigures(
  tx: Tx,
  ctx: Ctx,
  actId: string,
  f: Omit<StoredFigures, 'period'> & { period: string },
): Promise<void> {
  await sql`insert into enterprise_figures (region_id, enterprise_id, period, sales_yuan, profit_yuan, output_yuan, electricity_kwh,
      person_name, org_id, act_id, recorded_at)
    values (${ctx.actor.regionId}, ${f.enterpriseId}, ${f.period}, ${f.salesYuan}, ${f.profitYuan}, ${f.outputYuan}, ${f.electricityKwh},
      ${ctx.actor.personName}, ${ctx.actor.orgId}, ${actId}, ${ctx.now})`.execute(tx);
}

/** Adds and changes enterprises by their names; `orgId` is the unit that the name of the place means. */
export async function putEnterpriseRows(
  tx: Tx,
  q: { regionId: number; actId: string },
  enterprises: readonly (Omit<EnterpriseInput, 'orgName'> & { orgId: string })[],
): Promise<{ added: number; changed: number }> {
  const list = JSON.stringify(enterprises);
  const wanted = sql`jsonb_array_elements(${list}::jsonb) with ordinality as e(enterprise, place)
    cross join lateral jsonb_to_record(e.enterprise) as n(name text, code text, kind text, sector text, "orgId" bigint, "isActive" boolean)`;
  const { rows } = await sql<{
    isNew: boolean;
  }>`insert into enterprises as t (region_id, code, name, kind, sector, org_id, is_active)
    select ${q.regionId}::int, n.code, n.name, n.kind, n.sector, n."orgId", n."isActive" from ${wanted} order by e.place
    on conflict (region_id, name) do update set code = case when excluded.code = '' then t.code else excluded.code end, kind = excluded.kind,
      sector = excluded.sector, org_id = excluded.org_id, is_active = excluded.is_active
    returning t.xmax = 0 as "isNew"`.execute(tx);
  await sql`insert into enterprise_changes (region_id, enterprise_id, changes, act_id)
    select ${q.regionId}::int, t.id, e.enterprise, ${q.actId}::bigint from ${wanted}
    join enterprises t on t.region_id = ${q.regionId} and t.name = n.name`.execute(tx);
  const added = rows.filter(({ isNew }) => isNew).length;
  return { added, changed: rows.length - added };
}
