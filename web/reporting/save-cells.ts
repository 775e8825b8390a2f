import type { BodyOf, OutputOf } from '#core/platform/public.ts';
import { CELL_FIELDS, type CellField } from '#core/reporting/draft.ts';
import { getGrid, getReport, saveDrafts } from '#core/reporting/fill-contract.ts';
import type { ReportRowView } from '#core/reporting/row-contract.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/use-route.ts';
import type { CellChange } from '../ui/grid/grid-model.ts';

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

/** Rows as the server has them now, put into the grid that is shown. */
export function putRows(period: string, rows: readonly ReportRowView[]): void {
  const fresh = new Map(rows.map((row) => [row.projectId, row]));
  queryClient.setQueriesData<OutputOf<typeof getGrid>>({ queryKey: [getGrid.name] }, (grid) =>
    grid && grid.period.period === period
      ? { ...grid, rows: grid.rows.map((row) => fresh.get(row.projectId) ?? row) }
      : grid,
  );
}

const PAUSE_MS = 1_500;
let timer: ReturnType<typeof setTimeout> | undefined;

/** What may be submitted is asked anew once the typing pauses, not after every batch. */
function askAnewSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    for (const route of [getGrid, getReport]) void queryClient.invalidateQueries({ queryKey: [route.name] });
  }, PAUSE_MS);
}

/** Saves a batch and shows what the server made of it; figures and hints over the grid are asked anew. */
export async function sendCells(
  period: string,
  drafts: readonly Draft[],
  requestId: string,
  origin: 'grid' | 'form' = 'grid',
): Promise<Saved> {
  const saved = await call(
    saveDrafts,
    { params: { period }, body: { drafts: [...drafts], origin } },
    { requestId },
  );
  putRows(period, saved.rows);
  askAnewSoon();
  return saved;
}
