// What is added up for a group, over the period's rows and then over groups of them.
import { type RawBuilder, sql } from 'kysely';

const STANDING_COLUMNS = ['paused', 'no-plan', 'done', 'not-due', 'unreported', 'on-plan', 'behind'] as const;
const LIGHT_COLUMNS = ['red', 'yellow', 'green', 'grey', 'blue'] as const;
/** A missing report owes its whole plan here, as in the rate: it is never better than an honest low figure. */
const COUNTED_SHORTFALL = sql`case when g.annual_plan_yuan is not null then greatest(g.planned_yuan - g.counted_yuan, 0) end`;

/** Sums over the rows of a group, as `x.<name>` once they are grouped; all of them add up further. */
export const SUMS: Record<string, RawBuilder<unknown>> = {
  n: sql`count(*)`,
  expanded: sql`sum(g.part_count)`,
  total_investment: sql`sum(g.total_investment_yuan)`,
  actual: sql`sum(g.actual_yuan)`,
  plan_count: sql`count(g.annual_plan_yuan)`,
  annual: sql`sum(g.annual_plan_yuan)`,
  rated: sql`sum(g.counted_yuan) filter (where g.annual_plan_yuan is not null)`,
  planned: sql`sum(g.planned_yuan) filter (where g.annual_plan_yuan is not null)`,
  shortfall: sql`sum(${COUNTED_SHORTFALL})`,
  reported: sql`count(g.actual_yuan) filter (where g.annual_plan_yuan is not null)`,
  start_due: sql`count(*) filter (where g.start_due)`,
  start_met: sql`count(*) filter (where g.start_due and g.start_verified)`,
  work_due: sql`count(*) filter (where g.start_due or g.resume_due)`,
  work_met: sql`count(*) filter (where (g.start_due or g.resume_due) and (not g.start_due or g.start_verified) and (not g.resume_due or g.resumed))`,
  due: sql`sum(g.reports_due)`,
  confirmed: sql`sum(g.reports_confirmed)`,
  on_time: sql`sum(g.reports_on_time)`,
  ...countWords('standing', STANDING_COLUMNS),
  ...countWords('light', LIGHT_COLUMNS),
};

function countWords(column: string, words: readonly string[]): Record<string, RawBuilder<unknown>> {
  const counted = words.map((word, index) => [
    `${column}_${index}`,
    sql`count(*) filter (where ${sql.ref(`g.${column}`)} = ${sql.lit(word)})`,
  ]);
  return Object.fromEntries(counted);
}

const readWords = (column: string, words: readonly string[]) =>
  sql.join(
    words.map(
      (word, index) => sql`${sql.lit(word)}, coalesce(sum(${sql.ref(`x.${column}_${index}`)}), 0)::int`,
    ),
  );
const count = (name: string) => sql`coalesce(sum(${sql.ref(`x.${name}`)}), 0)::int as ${sql.ref(name)}`;
const amount = (name: string) => sql`coalesce(sum(${sql.ref(`x.${name}`)}), 0)::text as ${sql.ref(name)}`;
const amountOrNull = (name: string) => sql`sum(${sql.ref(`x.${name}`)})::text as ${sql.ref(name)}`;

/**
 * Which plans stand behind a group (`isSamePlanBasis` of core): the highest version, how many plans, the sums of their numbers
 * and ids, and their amount. Any plan that is changed, taken out or put in changes one of them.
 */
export const PLAN_BASIS_PARTS = sql`max(g.plan_version_no) as basis_latest, count(g.plan_version_no) as basis_count,
    sum(g.plan_version_no) as basis_versions, coalesce(sum(g.plan_version_id), 0) as basis_ids`;

/** The sums of grouped rows `x` as they are read. */
export const READ_SUMS = sql.join([
  ...['n', 'expanded', 'plan_count', 'reported', 'start_due', 'start_met', 'work_due', 'work_met'].map(count),
  ...['due', 'confirmed', 'on_time'].map(count),
  ...['total_investment', 'annual', 'planned', 'shortfall'].map(amount),
  ...['actual', 'rated'].map(amountOrNull),
  sql`json_build_object(${readWords('standing', STANDING_COLUMNS)}) as standings`,
  sql`json_build_object(${readWords('light', LIGHT_COLUMNS)}) as lights`,
  sql`case when sum(x.basis_count) > 0 then concat_ws('|', max(x.basis_latest), sum(x.basis_count), sum(x.basis_versions), sum(x.basis_ids),
    sum(x.annual)) end as plan_basis`,
]);
