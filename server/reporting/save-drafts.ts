import {
  type CellConflict,
  type DraftOrigin,
  FIELD_LABELS,
  mergeCells,
  type ReportDraft,
  type StructuredParts,
} from '#core/reporting/draft.ts';
import type { DraftWrite } from '#core/reporting/fill-contract.ts';
import type { ReportRowView } from '#core/reporting/row-contract.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { decideForPerson } from './act-on-reports.ts';
import { type DeskReport, readDesk, requireReports } from './report-desk.ts';
import { buildRowView } from './report-row.view.ts';
import { putDrafts } from './reports.queries.ts';
import { lockReportsSql } from './unit-locks.queries.ts';

export interface ShownConflict extends CellConflict {
  projectId: string;
  projectName: string;
  fieldLabel: string;
  byName: string;
}

export interface SavedDrafts {
  saved: { projectId: string; draftVersion: number }[];
  conflicts: ShownConflict[];
  rows: ReportRowView[];
}

interface Merged {
  report: DeskReport;
  draft: ReportDraft;
  explanations: object;
  conflicts: CellConflict[];
  status: DeskReport['row']['status'];
}

/** Origins of single cells, for a workbook; a grid or form has one for all. */
export type OriginOf = (projectId: string, field: string) => DraftOrigin;

function mergeOne(ctx: Ctx, report: DeskReport, write: DraftWrite, originOf: OriginOf): Merged {
  const { status } = decideForPerson(ctx, report, { act: 'save' });
  const hasMovedOn = write.draftVersion !== report.row.draft_version;
  let draft = report.draft;
  const conflicts: CellConflict[] = [];
  for (const cell of write.cells) {
    const origin = originOf(write.projectId, cell.field);
    const merged = mergeCells(draft, [cell], { hasMovedOn, origin });
    draft = merged.draft;
    conflicts.push(...merged.conflicts);
  }
  return {
    report,
    draft: { ...draft, line: setParts(draft.line, write.parts ?? {}) },
    explanations: { ...report.explanations, ...write.explanations },
    conflicts,
    status,
  };
}

/** A part that is absent stays; one that is null is cleared. */
function setParts(line: ReportDraft['line'], parts: StructuredParts): ReportDraft['line'] {
  const { stageChange, declaredYellow, milestonesDone } = parts;
  return {
    ...line,
    ...(stageChange === undefined ? {} : { stageChange }),
    ...(declaredYellow === undefined ? {} : { declaredYellow }),
    ...(milestonesDone === undefined ? {} : { milestonesDone }),
  };
}

/** Saves inside a transaction that is already open under the locks of the units; the upload of a workbook does the same with its own origins. */
export async function saveDraftsIn(
  tx: Tx,
  ctx: Ctx,
  period: string,
  writes: readonly DraftWrite[],
  originOf: OriginOf,
): Promise<SavedDrafts> {
  const projectIds = writes.map((w) => w.projectId);
  const { reports } = await requireReports(tx, ctx, period, projectIds);
  const reportOf = new Map(reports.map((r) => [r.row.project_id, r]));
  const merged = writes.flatMap((write) => {
    const report = reportOf.get(write.projectId);
    return report ? [mergeOne(ctx, report, write, originOf)] : [];
  });
  await putDrafts(
    tx,
    { regionId: ctx.actor.regionId, personId: ctx.actor.personId, at: ctx.now },
    merged.map((m) => ({
      id: m.report.row.id,
      draft: m.draft,
      explanations: m.explanations,
      status: m.status,
    })),
  );
  // The unit is locked: what was read before stands, with what was just written.
  const after = merged.map((m) => withDraft(ctx, m));
  return {
    saved: after.map((r) => ({ projectId: r.row.project_id, draftVersion: r.row.draft_version })),
    conflicts: merged.flatMap((m) => m.conflicts.map((c) => showConflict(m.report, c))),
    rows: after.map((r) => buildRowView(ctx, r)),
  };
}

/** A report as it stands after its draft was written. */
function withDraft(ctx: Ctx, { report, draft, explanations, status }: Merged): DeskReport {
  const row = {
    ...report.row,
    draft,
    explanations,
    status,
    step: 0,
    draft_version: report.row.draft_version + 1,
    draft_by: ctx.actor.personId,
    draft_by_name: ctx.actor.personName,
    draft_at: ctx.now,
  };
  return { ...report, ...readDesk(row, report.line) };
}

const showConflict = (report: DeskReport, conflict: CellConflict): ShownConflict => ({
  ...conflict,
  projectId: report.row.project_id,
  projectName: report.row.name,
  fieldLabel: FIELD_LABELS[conflict.field].zh,
  byName: report.row.draft_by_name ?? '',
});

/** 随填随存: a batch of cells. Cells of somebody else who saved meanwhile are named, all others are kept; no hash chain.
 * The same batch twice changes nothing, since a value that is there already is no conflict: no answer has to be kept. */
export function saveDrafts(
  ctx: Ctx,
  q: { period: string; drafts: readonly DraftWrite[]; origin: DraftOrigin['kind'] },
): Promise<SavedDrafts> {
  const projectIds = q.drafts.map((draft) => draft.projectId);
  const save = (tx: Tx) => saveDraftsIn(tx, ctx, q.period, q.drafts, () => ({ kind: q.origin }));
  return withScope(
    ctx.db,
    ctx.actor,
    save,
    projectIds,
    lockReportsSql(ctx.actor.regionId, q.period, projectIds),
  );
}
