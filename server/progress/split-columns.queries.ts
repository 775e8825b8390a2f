// What each split groups by, and how its groups are called.
import { type RawBuilder, sql } from 'kysely';
import { SIZE_BAND_KEYS, STAGE_CODES } from '#core/ledger/public.ts';
import type { SplitCode } from '#core/progress/snapshot.ts';
import { IMAGE_LEVEL, SIZE_BAND } from './project-filter.queries.ts';

export interface SplitColumns {
  /** What the rows are grouped by; `x.raw` once they are. */
  raw: RawBuilder<unknown>;
  join: RawBuilder<unknown>;
  /** Names and order are looked up for the groups, not for every row. */
  labels: RawBuilder<unknown>;
  key: RawBuilder<unknown>;
  name: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  kind: RawBuilder<unknown>;
  /** Territory and unit count parts where they stand (展开); the others count each project once. */
  rows: 'is_top' | 'is_leaf';
}

const none = sql``;
const byOrg = (
  regionId: number,
  column: string,
  missing: string,
  rows: 'is_top' | 'is_leaf',
): SplitColumns => ({
  raw: sql.raw(column),
  join: none,
  labels: sql`left join orgs o on o.region_id = ${regionId} and o.id = x.raw`,
  key: sql`coalesce(x.raw::text, '')`,
  name: sql`coalesce(min(o.short_name), ${missing})`,
  order: sql`coalesce(min(o.official_order), 99999)`,
  kind: sql`min(o.kind)`,
  rows,
});
const byText = (
  raw: RawBuilder<unknown>,
  join: RawBuilder<unknown> = none,
  order: RawBuilder<unknown> = sql`0`,
): SplitColumns => ({
  raw,
  join,
  labels: none,
  key: sql`x.raw`,
  name: sql`min(x.raw)`,
  order,
  kind: sql`null::text`,
  rows: 'is_top',
});

/** The place of a code in its own order, not that of the alphabet. */
const placeOf = (codes: readonly string[]) =>
  sql`coalesce(min(array_position(${[...codes]}::text[], x.raw)), 99999)`;

export function splitColumns(
  split: SplitCode,
  regionId: number,
  imageLevels: readonly string[] = [],
): SplitColumns {
  switch (split) {
    case 'total':
      return byText(sql`'total'::text`);
    case 'unit':
      return byOrg(regionId, 'p.reporting_org_id', '未定', 'is_leaf');
    case 'territory':
      return byOrg(regionId, 'p.responsible_org_id', '未定属地', 'is_leaf');
    case 'department':
      return byOrg(regionId, 'p.department_org_id', '未定主管部门', 'is_top');
    case 'sector':
      return byText(sql`p.sector`);
    case 'level':
      return byText(sql`lv.level`, sql`cross join lateral unnest(p.levels) as lv(level)`);
    case 'nature':
      return byText(sql`p.nature`);
    case 'stage':
      return byText(sql`p.stage`, none, placeOf(STAGE_CODES));
    case 'list':
      return byText(sql`ls.list`, sql`cross join lateral unnest(p.lists) as ls(list)`);
    case 'tag':
      return byText(sql`tg.tag`, sql`cross join lateral unnest(p.tags) as tg(tag)`);
    case 'funding':
      return byText(sql`p.funding`);
    case 'size':
      return byText(
        sql`coalesce(sz.band, '')`,
        sql`cross join lateral (select ${SIZE_BAND} as band) sz`,
        placeOf(SIZE_BAND_KEYS),
      );
    case 'imageLevel':
      // A bundle is reported part by part.
      return { ...byText(IMAGE_LEVEL, none, placeOf(imageLevels)), rows: 'is_leaf' };
    case 'sponsor':
      return {
        raw: sql`p.sponsor_person_id`,
        join: none,
        labels: sql`left join persons sp on sp.region_id = ${regionId} and sp.id = x.raw
          left join lateral (select min(official_order) as official_order from posts o where o.region_id = ${regionId}
            and o.person_id = x.raw and o.role = 'leader') po on true`,
        key: sql`coalesce(x.raw::text, '')`,
        name: sql`coalesce(min(sp.name), '未定')`,
        order: sql`coalesce(min(po.official_order), 99999)`,
        kind: sql`null::text`,
        rows: 'is_top',
      };
  }
}
