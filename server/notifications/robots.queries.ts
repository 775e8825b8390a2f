import { sql } from 'kysely';
import type { RobotKind, RobotWish } from '#core/notifications/channel.ts';
import type { GroupTopic } from '#core/notifications/outside-text.ts';
import { openText, type SecretStore, sealText, type Tx } from '#server/platform/public.ts';

export interface RobotRow {
  id: string;
  kind: RobotKind;
  name: string;
  shownAddress: string;
  hasSecret: boolean;
  topics: GroupTopic[];
  isOn: boolean;
  tellsMore: boolean;
  since: Date;
}

/** Without addresses and secrets: these only the sender may read. */
export async function listRobotRows(tx: Tx, regionId: number): Promise<RobotRow[]> {
  const { rows } = await sql<RobotRow>`
    select id::text as id, kind, name, shown_address as "shownAddress", has_secret as "hasSecret", topics, is_on as "isOn", tells_more as "tellsMore", since
    from robots where region_id = ${regionId} and removed_at is null order by robots.id`.execute(tx);
  return rows;
}

export interface KeptRobot extends RobotWish {
  shownAddress: string;
}

/** For which place a secret is sealed: one that is moved to another robot does not open. */
const aboutOf = (regionId: number, robotId: string, column: 'address' | 'secret'): string =>
  `robots.${column} ${regionId} ${robotId}`;

/** It speaks of nothing that happened before. */
export async function insertRobot(tx: Tx, regionId: number, wish: KeptRobot, at: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into robots (region_id, kind, name, address, shown_address, has_secret, topics, is_on, tells_more, since)
    values (${regionId}, ${wish.kind}, ${wish.name}, '', ${wish.shownAddress}, ${wish.secret !== ''}, ${sql.val(wish.topics)}::text[], ${wish.isOn}, ${wish.tellsMore}, ${at})
    returning id::text as id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('an inserted robot has an id');
  await sql`update robots set address = ${sealText(wish.address, aboutOf(regionId, id, 'address'))},
      secret = ${sealText(wish.secret, aboutOf(regionId, id, 'secret'))}
    where region_id = ${regionId} and id = ${id}`.execute(tx);
  return id;
}

/** Empty address or secret: what is kept stays. Switched on again it speaks of nothing that happened meanwhile. */
export async function updateRobot(
  tx: Tx,
  regionId: number,
  robotId: string,
  wish: KeptRobot,
  at: Date,
): Promise<void> {
  const sealed = {
    address: sealText(wish.address, aboutOf(regionId, robotId, 'address')),
    secret: sealText(wish.secret, aboutOf(regionId, robotId, 'secret')),
  };
  const address =
    wish.address === '' ? sql`` : sql`, address = ${sealed.address}, shown_address = ${wish.shownAddress}`;
  const secret = wish.secret === '' ? sql`` : sql`, secret = ${sealed.secret}, has_secret = true`;
  await sql`update robots set name = ${wish.name}, topics = ${sql.val(wish.topics)}::text[],
      since = case when is_on then since else ${at} end, is_on = ${wish.isOn}, tells_more = ${wish.tellsMore}${address}${secret}
    where region_id = ${regionId} and id = ${robotId}`.execute(tx);
}

/** Its messages stay; where it listened and its secret are forgotten. */
export async function dropRobot(tx: Tx, regionId: number, robotId: string, at: Date): Promise<void> {
  await sql`update robots set is_on = false, removed_at = ${at}, address = '', shown_address = '', secret = '', has_secret = false
    where region_id = ${regionId} and id = ${robotId}`.execute(tx);
}

export interface RobotPlace {
  id: string;
  kind: RobotKind;
  address: string;
  secret: string;
  isOn: boolean;
}

/** For the sender alone; other logins may not read these columns. Refused where the key that sealed them is not here. */
export async function findRobotPlace(
  tx: Tx,
  regionId: number,
  robotId: string,
): Promise<RobotPlace | undefined> {
  const { rows } = await sql<RobotPlace>`
    select id::text as id, kind, address, secret, is_on as "isOn" from robots
    where region_id = ${regionId} and id = ${robotId}`.execute(tx);
  const [kept] = rows;
  if (!kept) return undefined;
  const opened = (column: 'address' | 'secret') => openText(kept[column], aboutOf(regionId, robotId, column));
  return { ...kept, address: opened('address'), secret: opened('secret') };
}

const storeOf =
  (column: 'address' | 'secret'): SecretStore['list'] =>
  async (tx) => {
    const { rows } = await sql<{ regionId: number; id: string; kept: string }>`
      select region_id as "regionId", id::text as id, ${sql.ref(column)} as kept from robots order by robots.region_id, robots.id`.execute(
      tx,
    );
    return rows.map(({ regionId, id, kept }) => ({
      about: aboutOf(regionId, id, column),
      kept,
      put: async (tx, sealed) =>
        void (await sql`update robots set ${sql.ref(column)} = ${sealed}
          where region_id = ${regionId} and id = ${id} and ${sql.ref(column)} = ${kept}`.execute(tx)),
    }));
  };

/** Addresses count as secrets: they hold the key of the group. */
export const robotSecrets: SecretStore = {
  zh: '群机器人的地址和密钥',
  list: async (tx) => [...(await storeOf('address')(tx)), ...(await storeOf('secret')(tx))],
};
