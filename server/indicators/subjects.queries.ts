import { sql } from 'kysely';
import type { IndicatorSubject, SubjectKind } from '#core/indicators/subject.ts';
import type { Tx } from '#server/platform/public.ts';

/** Without what only its registration needs: a province has thousands of them. */
export type Member = Pick<
  IndicatorSubject,
  'id' | 'code' | 'kind' | 'level' | 'name' | 'shortName' | 'isOwn'
>;

const MEMBER = `s.id, s.code, s.kind, nullif(s.level, '') as level, s.name, s.short_name as "shortName", s.is_own as "isOwn"`;
const MEMBER_COLUMNS = sql.raw(MEMBER);
const COLUMNS = sql.raw(
  `${MEMBER}, s.aliases, s.parent_id as "parentId", s.peer_groups as "peerGroups", s.official_order as "officialOrder"`,
);

/** Every subject in use, in the official order. */
export async function listSubjects(tx: Tx, regionId: number): Promise<IndicatorSubject[]> {
  const { rows } = await sql<IndicatorSubject>`select ${COLUMNS} from indicator_subjects s
    where s.region_id = ${regionId} and s.is_active order by s.official_order, s.id`.execute(tx);
  return rows;
}

/** A subject by its id, or the region's own. */
export async function findSubject(
  tx: Tx,
  regionId: number,
  id: number | null,
): Promise<IndicatorSubject | undefined> {
  const which = id === null ? sql`s.is_own` : sql`s.id = ${id}`;
  const { rows } = await sql<IndicatorSubject>`select ${COLUMNS} from indicator_subjects s
    where s.region_id = ${regionId} and ${which}`.execute(tx);
  return rows[0];
}

/** Those above a subject, the nearest first. */
export async function listUpper(tx: Tx, regionId: number, id: number): Promise<IndicatorSubject[]> {
  const { rows } = await sql<IndicatorSubject>`with recursive above as (
      select s.*, 0 as depth from indicator_subjects s where s.region_id = ${regionId} and s.id = ${id}
      union all select s.*, a.depth + 1 from above a
        join indicator_subjects s on s.region_id = ${regionId} and s.id = a.parent_id where a.depth < 8)
    select ${COLUMNS} from above s where s.depth > 0 order by s.depth`.execute(tx);
  return rows;
}

/** Not as one condition for both: that would pass the index by. */
const isBelow = (parentId: number | null) =>
  parentId === null ? sql`s.parent_id is null` : sql`s.parent_id = ${parentId}`;

/** Those that a subject is ranked with: of one parent, kind and level, or of a named group; itself among them. */
export async function listPeers(
  tx: Tx,
  regionId: number,
  subject: IndicatorSubject,
  group: string | null,
): Promise<Member[]> {
  const together =
    group === null
      ? sql`${isBelow(subject.parentId)} and s.kind = ${subject.kind} and s.level = ${subject.level ?? ''}`
      : sql`${group} = any(s.peer_groups)`;
  const { rows } = await sql<Member>`select ${MEMBER_COLUMNS} from indicator_subjects s
    where s.region_id = ${regionId} and s.is_active and ${together} order by s.official_order, s.id`.execute(
    tx,
  );
  return rows;
}

/** What stands directly below a subject, of one kind. */
export async function listBelow(
  tx: Tx,
  regionId: number,
  id: number,
  kind: SubjectKind,
): Promise<IndicatorSubject[]> {
  const { rows } = await sql<IndicatorSubject>`select ${COLUMNS} from indicator_subjects s
    where s.region_id = ${regionId} and s.is_active and s.parent_id = ${id} and s.kind = ${kind}
    order by s.official_order, s.id`.execute(tx);
  return rows;
}
