import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

/** A figure to be entered into the ledger; `value` is decimal text (元, or percent for `image_percent`). */
export interface FigureRow {
  regionId: number;
  year: number;
  projectId: string;
  period: string;
  measure: 'month_amount' | 'ytd_amount' | 'image_percent';
  value: string;
  caliber?: 'dispatch' | 'statistics' | 'funds';
  certainty: 'forecast' | 'preliminary' | 'verified';
  versionId: string | null;
  origin: object;
  actId: string;
}

export interface AppendedFigure {
  id: string;
  project_id: string;
  period: string;
  measure: string;
  supersedes_id: string | null;
}

/**
 * Appends figures in one statement. A row supersedes the latest one of the same project, period, measure and
 * caliber; nothing is ever changed. Give each such key once.
 */
export function insertFigures(figures: readonly FigureRow[]): RawBuilder<AppendedFigure> {
  const rows = JSON.stringify(
    figures.map((f) => ({
      region_id: f.regionId,
      year: f.year,
      project_id: f.projectId,
      period: f.period,
      measure: f.measure,
      value: f.value,
      caliber: f.caliber ?? 'dispatch',
      certainty: f.certainty,
      version_id: f.versionId,
      origin: f.origin,
      act_id: f.actId,
    })),
  );
  return sql<AppendedFigure>`
    insert into figures (region_id, year, project_id, period, measure, value, caliber, certainty, version_id, origin, act_id, supersedes_id)
    select n.region_id, n.year, n.project_id, n.period, n.measure, n.value, n.caliber, n.certainty, n.version_id, n.origin, n.act_id,
      (select f.id from figures f where f.region_id = n.region_id and f.year = n.year and f.project_id = n.project_id
        and f.period = n.period and f.measure = n.measure and f.caliber = n.caliber order by f.id desc limit 1)
    from jsonb_to_recordset(${rows}::jsonb) as n(region_id int, year int, project_id bigint, period text, measure text,
      value numeric, caliber text, certainty text, version_id bigint, origin jsonb, act_id bigint)
    returning id, project_id, period, measure, supersedes_id`;
}

export async function appendFigures(tx: Tx, figures: readonly FigureRow[]): Promise<AppendedFigure[]> {
  return figures.length === 0 ? [] : (await insertFigures(figures).execute(tx)).rows;
}

export interface PeriodFigures {
  projectId: string;
  period: string;
  monthAmountYuan: string | null;
  ytdAmountYuan: string | null;
  imagePercent: string | null;
}

/** Years are written into the text: they name the partitions, and a prepared plan then holds these alone. */
const yearsBetween = (from: string, to: string) => {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return sql.join(Array.from({ length: last - first + 1 }, (_, step) => sql.lit(first + step)));
};

export interface PeriodFiguresRow {
  project_id: string;
  period: string;
  month: string | null;
  ytd: string | null;
  image: string | null;
}

/** The statement behind `listPeriodFigures`, for a statement that reads more at once; `projectIds` is a list of ids in SQL. */
export const selectPeriodFigures = (q: {
  regionId: number;
  projectIds: RawBuilder<unknown>;
  from: string;
  to: string;
}): RawBuilder<PeriodFiguresRow> => sql<PeriodFiguresRow>`
    select project_id::text, period, max(value) filter (where measure = 'month_amount')::text as month,
      max(value) filter (where measure = 'ytd_amount')::text as ytd, max(value) filter (where measure = 'image_percent')::text as image
    from (select distinct on (project_id, measure, period) project_id, period, measure, trim_scale(value) as value from figures
      where region_id = ${q.regionId} and project_id = any(${q.projectIds})
        and year in (${yearsBetween(q.from, q.to)}) and length(period) = length(${q.to}::text)
        and period between ${q.from} and ${q.to} and caliber = 'dispatch'
      order by project_id, measure, period, id desc) latest
    group by latest.project_id, period order by latest.project_id, period`;

export const toPeriodFigures = (row: PeriodFiguresRow): PeriodFigures => ({
  projectId: row.project_id,
  period: row.period,
  monthAmountYuan: row.month,
  ytdAmountYuan: row.ytd,
  imagePercent: row.image,
});

/** The figures in force of these projects in the periods from … to, dispatch caliber, by project and period. */
export async function listPeriodFigures(
  tx: Tx,
  q: { regionId: number; projectIds: readonly string[]; from: string; to: string },
): Promise<PeriodFigures[]> {
  if (q.projectIds.length === 0) return [];
  const projectIds = sql`${sql.val(`{${q.projectIds.join(',')}}`)}::bigint[]`;
  const { rows } = await selectPeriodFigures({ ...q, projectIds }).execute(tx);
  return rows.map(toPeriodFigures);
}
