import { type RawBuilder, sql } from 'kysely';
import { getPeriodKind } from '#core/platform/public.ts';
import { selectImageLevels } from '#server/progress/public.ts';

/** What the ledger says of a project beside its report: plan, base, last confirmed line, open milestones. */
export interface LineFactsRow {
  project_id: string;
  base_yuan: string | null;
  plans: {
    version_no: number;
    in_force_from: string;
    change_kind: string;
    year: number;
    annual: string;
    cumulative: string[];
  }[];
  last_period: string | null;
  last_line: unknown;
  milestones: { id: string; name: string }[];
  has_amendment: boolean;
  sector: string;
  image_scale: string;
  /** The level reported last before this period, as it was named then. */
  last_image_level: string | null;
}

/** The statement of these facts; `projectIds` is a list of ids in SQL. */
export function selectLineFacts(q: {
  regionId: number;
  period: string;
  projectIds: RawBuilder<unknown>;
}): RawBuilder<LineFactsRow> {
  const year = Number(q.period.slice(0, 4));
  const isMonth = getPeriodKind(q.period) === 'month';
  return sql<LineFactsRow>`
    select p.id::text as project_id,
      (select b.base_yuan::text from year_bases b where b.region_id = p.region_id and b.project_id = p.id and b.year = ${year}
        order by b.id desc limit 1) as base_yuan,
      coalesce((select json_agg(json_build_object('version_no', v.version_no, 'in_force_from', v.in_force_from,
          'change_kind', v.change_kind, 'year', v.year,
          'annual', v.annual_yuan::text, 'cumulative', v.cumulative_yuan::text[]) order by v.in_force_from, v.version_no)
        from plan_versions v where v.region_id = p.region_id and v.project_id = p.id and v.year in (${year}, ${year - 1})), '[]') as plans,
      p.sector, p.image_scale,
      (select l.level from (${selectImageLevels(sql`p.region_id`, sql`p.id`)}) l where l.period < ${q.period} and l.level <> ''
        order by l.period desc limit 1) as last_image_level,
      last.period as last_period, last.line as last_line,
      coalesce((select json_agg(json_build_object('id', m.id::text, 'name', m.name) order by m.id) from milestones m
        where m.region_id = p.region_id and m.project_id = p.id and not exists (select from milestone_dates d
          where d.region_id = m.region_id and d.project_id = m.project_id
            and d.milestone_id = m.id and d.kind = 'actual')), '[]') as milestones,
      exists (select from amendment_decisions a join amendments m on m.region_id = a.region_id and m.id = a.amendment_id
        where m.region_id = p.region_id and m.project_id = p.id and left(m.period, 4) = ${String(year)} and a.decision = 'approved') as has_amendment
    from projects p
    left join lateral (select v.period, v.line from report_versions v where v.region_id = p.region_id and v.project_id = p.id
      and ${isMonth ? sql`v.period < ${q.period} and v.period ~ '^\\d{4}-\\d{2}$'` : sql`v.period <> ${q.period}`}
      order by ${isMonth ? sql`v.period desc,` : sql``} v.id desc limit 1) last on true
    where p.region_id = ${q.regionId} and p.id = any(${q.projectIds})`;
}
