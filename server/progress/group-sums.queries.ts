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
  /** Of the projects with a plan in force, whichever plan is the denominator. */
  rated: sql`sum(g.counted_yuan) filter (where (case when g.plan_basis = 'first-issued' then g.other_plan_yuan else g.annual_plan_yuan end) is not null)`,
  other_annual: sql`sum(g.other_plan_yuan)`,
  changed: sql`count(*) filter (where g.plan_basis is not null and g.annual_plan_yuan is distinct from g.other_plan_yuan)`,
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

/** A project moved out by a batch counts only in the plan that still has it. */
const LISTED = sql`filter (where not x.is_moved_out)`;
const readWords = (column: string, words: readonly string[]) =>
  sql.join(
    words.map(
      (word, index) =>
        sql`${sql.lit(word)}, coalesce(sum(${sql.ref(`x.${column}_${index}`)}) ${LISTED}, 0)::int`,
    ),
  );
const count = (name: string) =>
  sql`coalesce(sum(${sql.ref(`x.${name}`)}) ${LISTED}, 0)::int as ${sql.ref(name)}`;
const amount = (name: string) =>
  sql`coalesce(sum(${sql.ref(`x.${name}`)}) ${LISTED}, 0)::text as ${sql.ref(name)}`;
const planAmount = (name: string) => sql`coalesce(sum(${sql.ref(`x.${name}`)}), 0)::text as ${sql.ref(name)}`;
const amountOrNull = (name: string) => sql`sum(${sql.ref(`x.${name}`)}) ${LISTED}::text as ${sql.ref(name)}`;

/**
 * Which plans stand behind a group (`isSamePlanBasis` of core): the highest version, how many plans, the sums of their numbers
 * and ids, and their amount. Any plan that is changed, taken out or put in changes one of them.
 */
export const PLAN_BASIS_PARTS = sql`max(g.plan_version_no) as basis_latest, count(g.plan_version_no) as basis_count,
    sum(g.plan_version_no) as basis_versions, coalesce(sum(g.plan_version_id), 0) as basis_ids,
    min(g.plan_basis) as least_basis, max(g.plan_basis) as most_basis, bool_and(g.plan_basis is not null) as is_basis_kept`;

const PLANNED = sql`filter (where not x.is_moved_out or x.annual is not null)`;

/** The sums of grouped rows `x` as they are read. */
export const READ_SUMS = sql.join([
  ...['n', 'expanded', 'plan_count', 'reported', 'start_due', 'start_met', 'work_due', 'work_met'].map(count),
  ...['due', 'confirmed', 'on_time'].map(count),
  ...['total_investment', 'shortfall'].map(amount),
  ...['annual', 'planned', 'other_annual'].map(planAmount),
  sql`coalesce(sum(x.changed), 0)::int as changed`,
  sql`case when bool_and(x.is_basis_kept) and min(x.least_basis) = max(x.most_basis) then max(x.most_basis) end as basis`,
  ...['actual', 'rated'].map(amountOrNull),
  sql`json_build_object(${readWords('standing', STANDING_COLUMNS)}) as standings`,
  sql`json_build_object(${readWords('light', LIGHT_COLUMNS)}) as lights`,
  sql`case when sum(x.basis_count) ${PLANNED} > 0 then concat_ws('|', max(x.basis_latest) ${PLANNED}, sum(x.basis_count) ${PLANNED},
    sum(x.basis_versions) ${PLANNED}, sum(x.basis_ids) ${PLANNED}, sum(x.annual)) end as plan_basis`,
]);
