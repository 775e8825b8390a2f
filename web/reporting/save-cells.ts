import { useSyncExternalStore } from 'react';
import type { BodyOf, OutputOf } from '#core/platform/public.ts';
import { CELL_FIELDS, type CellField } from '#core/reporting/draft.ts';
import { getGrid, getReport, saveDrafts } from '#core/reporting/fill-contract.ts';
import type { ReportRowView } from '#core/reporting/row-contract.ts';
import { ApiRefusal, call } from '../app/api.ts';
import { newRequestId } from '../app/request-id.ts';
import { queryClient } from '../app/use-route.ts';
import type { CellChange } from '../ui/grid/grid-model.ts';
import { RowsRefused } from '../ui/grid/save-queue.ts';
import { newAskingAnew } from './asking-anew.ts';

export type Saved = OutputOf<typeof saveDrafts>;
export type Conflict = Saved['conflicts'][number];
export type Draft = BodyOf<typeof saveDrafts>['drafts'][number];

const isField = (key: string): key is CellField => CELL_FIELDS.includes(key as CellField);

/** Changes of cells as drafts by project, each with the version that this page has seen. */
export function toDrafts(changes: readonly CellChange[], versionOf: (projectId: string) => number): Draft[] {
  const cellsOf = new Map<string, { field: CellField; value: string; seen: string }[]>();
  for (const { rowId, columnKey, before, after } of changes) {
    if (!isField(columnKey)) continue;
    const cells = cellsOf.get(rowId) ?? [];
    cells.push({ field: columnKey, value: after ?? '', seen: before ?? '' });
    cellsOf.set(rowId, cells);
  }
  return [...cellsOf].map(([projectId, cells]) => ({ projectId, draftVersion: versionOf(projectId), cells }));
}

/** Rows as the server has them now, put into the grid and the form that are shown. */
export function putRows(period: string, rows: readonly ReportRowView[]): void {
  const fresh = new Map(rows.map((row) => [row.projectId, row]));
  queryClient.setQueriesData<OutputOf<typeof getGrid>>({ queryKey: [getGrid.name] }, (grid) =>
    grid && grid.period.period === period
      ? { ...grid, rows: grid.rows.map((row) => fresh.get(row.projectId) ?? row) }
      : grid,
  );
  // The form too: what was typed gives way to what is saved, never to the value from before.
  queryClient.setQueriesData<OutputOf<typeof getReport>>({ queryKey: [getReport.name] }, (report) => {
    const row = report && report.period.period === period ? fresh.get(report.row.projectId) : undefined;
    return report && row ? { ...report, row } : report;
  });
}

/** What may be submitted is asked anew once the typing pauses, not after every batch; after an answer at once. */
const PAUSE_MS = 1_500;
const asking = newAskingAnew(() =>
  Promise.all([getGrid, getReport].map((route) => queryClient.invalidateQueries({ queryKey: [route.name] }))),
);

/** True while what may be submitted is older than what was saved, or a save is on its way. */
export const useIsAskingAnew = (): boolean => useSyncExternalStore(asking.subscribe, asking.isBehind);

/** Saves a batch and shows what the server made of it; figures and hints over the grid are asked anew. */
export async function sendCells(
  period: string,
  drafts: readonly Draft[],
  requestId: string,
  origin: 'grid' | 'form' = 'grid',
): Promise<Saved> {
  const end = asking.begin();
  try {
    const saved = await call(
      saveDrafts,
      { params: { period }, body: { drafts: [...drafts], origin } },
      { requestId },
    );
    putRows(period, saved.rows);
    end({ afterMs: drafts.some(({ cells }) => cells.length > 0) ? PAUSE_MS : 0 });
    return saved;
  } catch (error) {
    end(null);
    throw error;
  }
}

const isAboutRows = (error: unknown): error is ApiRefusal =>
  error instanceof ApiRefusal && error.status === 409;

/**
 * Sends a batch whole. Where it is refused because of the state of some project (submitted or confirmed by somebody else
 * meanwhile), each project goes by itself: what may be saved is, the refused ones are named.
 */
export async function sendApart(
  drafts: readonly Draft[],
  requestId: string,
  send: (drafts: readonly Draft[], requestId: string) => Promise<void>,
): Promise<void> {
  try {
    return await send(drafts, requestId);
  } catch (error) {
    if (!isAboutRows(error) || drafts.length < 2) throw error;
  }
  const refused: { projectId: string; sentence: string }[] = [];
  for (const draft of drafts)
    try {
      await send([draft], newRequestId());
    } catch (error) {
      if (!isAboutRows(error)) throw error;
      refused.push({ projectId: draft.projectId, sentence: error.message });
    }
  const [first] = refused;
  if (first)
    throw new RowsRefused(
      first.sentence,
      refused.map(({ projectId }) => projectId),
    );
}

/** After a refusal the grid shows how the reports stand now. */
export const askNow = (): Promise<void> => queryClient.invalidateQueries({ queryKey: [getGrid.name] });
