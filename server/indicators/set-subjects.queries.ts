import { sql } from 'kysely';
import type { KnownSubject } from '#core/indicators/check-subjects.ts';
import type { SubjectInput } from '#core/indicators/subject.ts';
import type { Tx } from '#server/platform/public.ts';

/** Every subject that has ever been registered, by its code. */
export async function listKnownSubjects(tx: Tx, regionId: number): Promise<Map<string, KnownSubject>> {
  const { rows } =
    await sql<KnownSubject>`select s.code, p.code as "parentCode", s.name, s.short_name as "shortName",
      s.aliases, nullif(s.level, '') as level, s.is_active as "isActive",
      case when s.tile_row is not null then jsonb_build_object('row', s.tile_row, 'column', s.tile_column) end as tile
    from indicator_subjects s
    left join indicator_subjects p on p.region_id = s.region_id and p.id = s.parent_id
    where s.region_id = ${regionId} order by s.official_order, s.id`.execute(tx);
  return new Map(rows.map((row) => [row.code, row]));
}

/**
 * Adds and changes subjects by their codes, then sets the parents; what changed is kept with its day. In the official order the
 * known ones of the list take among themselves the places that they have, as the list has them, and new ones come last.
 */
export async function putSubjects(
  tx: Tx,
  q: { regionId: number; actId: string; validOn: string },
  subjects: readonly SubjectInput[],
): Promise<{ added: number; changed: number }> {
  const { regionId, actId, validOn } = q;
  const list = JSON.stringify(subjects);
  const wanted = sql`jsonb_array_elements(${list}::jsonb) with ordinality as e(subject, place)
    cross join lateral jsonb_to_record(e.subject) as n(code text, kind text, level text, name text, "shortName" text, aliases text[],
      "parentCode" text, "peerGroups" text[], "isOwn" boolean, "isActive" boolean, tile jsonb)`;
  // The own region is one: whoever was it before steps back first.
  await sql`update indicator_subjects s set is_own = false where s.region_id = ${regionId} and s.is_own
    and exists (select from ${wanted} where n."isOwn" and n.code <> s.code)`.execute(tx);
  const { rows } = await sql<{ isNew: boolean }>`with wanted as (select n.*, e.place, s.official_order,
          case when e.subject ? 'tile' then (n.tile->>'row')::smallint else s.tile_row end as tile_row,
          case when e.subject ? 'tile' then (n.tile->>'column')::smallint else s.tile_column end as tile_column
        from ${wanted} left join indicator_subjects s on s.region_id = ${regionId} and s.code = n.code),
      taken as (select official_order, row_number() over (order by official_order) as turn from wanted where official_order is not null),
      last as (select coalesce(max(official_order), 0) as at from indicator_subjects where region_id = ${regionId}),
      placed as (select w.*, row_number() over (partition by w.official_order is null order by w.place) as turn from wanted w)
    insert into indicator_subjects as s
      (region_id, code, kind, level, name, short_name, aliases, peer_groups, is_own, is_active, official_order, tile_row, tile_column)
    select ${regionId}::int, n.code, n.kind, coalesce(n.level, ''), n.name, n."shortName", n.aliases, n."peerGroups", n."isOwn", n."isActive",
      coalesce(t.official_order, last.at + n.turn)::int, n.tile_row, n.tile_column
    from placed n cross join last left join taken t on n.official_order is not null and t.turn = n.turn order by n.place
    on conflict (region_id, code) do update set name = excluded.name, short_name = excluded.short_name, aliases = excluded.aliases,
      kind = excluded.kind, level = excluded.level, peer_groups = excluded.peer_groups, is_own = excluded.is_own,
      is_active = excluded.is_active, official_order = excluded.official_order, tile_row = excluded.tile_row,
      tile_column = excluded.tile_column
    returning s.xmax = 0 as "isNew"`.execute(tx);
  await sql`update indicator_subjects s set parent_id = p.id from ${wanted}
    left join indicator_subjects p on p.region_id = ${regionId} and p.code = n."parentCode"
    where s.region_id = ${regionId} and s.code = n.code and s.parent_id is distinct from p.id`.execute(tx);
  await sql`insert into indicator_subject_changes (region_id, subject_id, valid_on, changes, act_id)
    select ${regionId}::int, s.id, ${validOn}::date, e.subject, ${actId}::bigint from ${wanted}
    join indicator_subjects s on s.region_id = ${regionId} and s.code = n.code`.execute(tx);
  const added = rows.filter(({ isNew }) => isNew).length;
  return { added, changed: rows.length - added };
}
