import { refuse } from '#core/platform/public.ts';
import { Explanations } from '#core/quality/public.ts';
import { checkDraft, type DraftChecks } from '#core/reporting/check-draft.ts';
import { EMPTY_DRAFT, ReportDraft } from '#core/reporting/draft.ts';
import type { ReportFacts } from '#core/reporting/report.ts';
import { STEPS_RULEBOOK, type UnitStep } from '#core/reporting/steps.ts';
import { type Ctx, once, parseOnce, type Tx } from '#server/platform/public.ts';
import { listRangesBefore } from './confirmed-periods.ts';
import { readDeskRows } from './desk.queries.ts';
import { type LineFacts, loadLineFacts } from './line-contexts.ts';
import { findPeriod, type PeriodRow } from './periods.queries.ts';
import { type ReportRow, type ReportsQuery, toReportFacts } from './reports.queries.ts';
import { lockReports, lockReportsSql } from './unit-locks.queries.ts';
import { readStepsRules, toStepsOf } from './unit-steps.ts';

/** A report with everything that rules and views need: the row, its unit's steps, the ledger's facts, draft and findings. */
export interface DeskReport {
  row: ReportRow;
  facts: ReportFacts;
  steps: UnitStep[];
  line: LineFacts;
  draft: ReportDraft;
  explanations: Explanations;
  checks: DraftChecks;
}

export async function requirePeriod(tx: Tx, regionId: number, period: string): Promise<PeriodRow> {
  return requireOpened(await findPeriod(tx, regionId, period));
}

function requireOpened(found: PeriodRow | null | undefined): PeriodRow {
  if (!found?.opened_at)
    throw refuse('not-found', 'PERIOD_NOT_OPEN', '本期尚未开启填报', 'The period has not been opened', [
      '由项目办开启报告期',
    ]);
  return found;
}

/** Drafts written by an earlier release may lack a field: what is missing is empty. */
function readDraft(stored: unknown): ReportDraft {
  if (stored === null || stored === undefined) return EMPTY_DRAFT;
  const raw = stored as Partial<ReportDraft>;
  return ReportDraft.parse({ ...EMPTY_DRAFT, ...raw, line: { ...EMPTY_DRAFT.line, ...raw.line } });
}

const stepsRulesOf = parseOnce(readStepsRules);

export async function loadDesk(tx: Tx, ctx: Ctx, q: Omit<ReportsQuery, 'regionId'>): Promise<Desk> {
  const { regionId } = ctx.actor;
  const ranges = listRangesBefore(q.period);
  const rows = await readDeskRows(tx, {
    ...q,
    regionId,
    ranges,
    today: ctx.today,
    stepsRulebook: STEPS_RULEBOOK,
  });
  const period = requireOpened(rows.period);
  const stepsOf = toStepsOf(stepsRulesOf(rows.steps), rows.units);
  const lines = await loadLineFacts(
    tx,
    { regionId, period: q.period, cutOffOn: period.cut_off_on, withPeers: ctx.actor.sees === 'region' },
    rows,
  );
  const reports = rows.reports.map((row): DeskReport => {
    const line = lines.get(row.project_id);
    if (!line) throw new Error(`no ledger facts of project ${row.project_id}`);
    return { ...readDesk(row, line), steps: stepsOf(row), line };
  });
  return { period, reports };
}

/** What a row and the ledger's facts make of a report: draft, explanations, findings. */
export function readDesk(row: ReportRow, line: LineFacts): Omit<DeskReport, 'steps' | 'line'> {
  const draft = readDraft(row.draft);
  const explanations = Explanations.parse(row.explanations);
  return {
    row,
    facts: toReportFacts(row),
    draft,
    explanations,
    checks: checkDraft(draft, explanations, line.context),
  };
}

export interface Desk {
  period: PeriodRow;
  reports: DeskReport[];
}

/** The transaction of a verb on named reports: opened under the locks of their units, with what lies on the desk. */
export function actOnReports<T>(
  ctx: Ctx,
  period: string,
  projectIds: readonly string[],
  act: (tx: Tx, desk: Desk) => Promise<T>,
): Promise<T> {
  const run = async (tx: Tx) => act(tx, await requireReports(tx, ctx, period, projectIds));
  return once(ctx, run, projectIds, lockReportsSql(ctx.actor.regionId, period, projectIds));
}

/** The reports of an act inside a transaction that is open already, under the locks of their units. */
export async function loadForAct(
  tx: Tx,
  ctx: Ctx,
  period: string,
  projectIds: readonly string[],
): Promise<Desk> {
  await lockReports(tx, ctx.actor.regionId, period, projectIds);
  return requireReports(tx, ctx, period, projectIds);
}

/** The reports of an act whose units are locked; one that is not visible or not there is named. */
export async function requireReports(
  tx: Tx,
  ctx: Ctx,
  period: string,
  projectIds: readonly string[],
): Promise<Desk> {
  const desk = await loadDesk(tx, ctx, { period, projectIds });
  const known = new Set(desk.reports.map((r) => r.row.project_id));
  const unknown = projectIds.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw refuse(
      'not-found',
      'REPORT_NOT_FOUND',
      `有${unknown.length}个项目本期没有应报报表，或不在可见范围内`,
      `${unknown.length} projects have no report in this period or are out of scope`,
      [],
      unknown.map((id) => ({ at: id, message: '没有报表' })),
    );
  return desk;
}
