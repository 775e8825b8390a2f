import { sql } from 'kysely';
import type { Role } from '#core/people/actor.ts';
import {
  ADMINISTRATION_RULEBOOK,
  type AdministrationMode,
  AdministrationRules,
  type AdministratorPost,
  NAMING_RULEBOOK,
  NamingRules,
} from '#core/people/settings.ts';
import { findRulebookOn, type Tx } from '#server/platform/public.ts';

/** 县级简装 or 三员分立, and how old passwords may be, as of a day. */
export async function getAdministrationRules(
  tx: Tx,
  regionId: number,
  on: string,
): Promise<AdministrationRules> {
  const found = await findRulebookOn(tx, regionId, ADMINISTRATION_RULEBOOK, on);
  return AdministrationRules.parse(found?.body ?? {});
}

export async function getAdministrationMode(
  tx: Tx,
  regionId: number,
  on: string,
): Promise<AdministrationMode> {
  return (await getAdministrationRules(tx, regionId, on)).mode;
}

export async function getSponsorWord(tx: Tx, regionId: number, on: string): Promise<string> {
  const found = await findRulebookOn(tx, regionId, NAMING_RULEBOOK, on);
  return NamingRules.parse(found?.body ?? {}).sponsorWord;
}

/** Current posts of everybody who is one of the three administrators. */
export async function listAdministratorPosts(
  tx: Tx,
  regionId: number,
  today: string,
): Promise<AdministratorPost[]> {
  const { rows } = await sql<AdministratorPost>`
    with current as (
      select po.person_id, p.name, po.role, p.is_active from posts po
        join persons p on p.region_id = po.region_id and p.id = po.person_id
      where po.region_id = ${regionId} and po.valid_from <= ${today} and (po.valid_to is null or po.valid_to >= ${today}))
    select person_id::text as "personId", name as "personName", role, is_active as "isActive" from current
    where person_id in (select person_id from current where role in ('system-admin', 'security-admin', 'auditor'))
    order by person_id`.execute(tx);
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

export interface SettingChange {
  kind: string;
  version: number;
  validFrom: string;
  personName: string;
  recordedAt: Date;
  body: unknown;
}

export async function listSettingChanges(tx: Tx, regionId: number): Promise<SettingChange[]> {
  const { rows } = await sql<SettingChange>`
    select r.kind, r.version, r.valid_from::text as "validFrom", coalesce(a.person_name, '') as "personName",
      r.recorded_at as "recordedAt", r.body
    from rulebooks r left join acts a on a.region_id = r.region_id and a.id = r.act_id
    where r.region_id = ${regionId} and r.kind in (${NAMING_RULEBOOK}, ${ADMINISTRATION_RULEBOOK})
    order by r.id desc limit 50`.execute(tx);
  return rows;
}

export async function setRegionZone(tx: Tx, regionId: number, zone: string): Promise<void> {
  await tx.updateTable('regions').set({ network_zone: zone }).where('id', '=', regionId).execute();
}

/** Accounts that were opened and hold no post yet. */
export async function countAccountsWithoutPost(tx: Tx, regionId: number, today: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from persons p where p.region_id = ${regionId} and p.is_active
    and not exists (select from posts po where po.region_id = p.region_id and po.person_id = p.id
      and (po.valid_to is null or po.valid_to >= ${today}))`.execute(tx);
  return rows[0]?.n ?? 0;
}
