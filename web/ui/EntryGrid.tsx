import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPrinted, sumOf, toDecimalText, toFraction } from '#core/platform/public.ts';
import { editText } from './grid/cell-text.ts';
import { FocusStrip } from './grid/FocusStrip.tsx';
import { indexFindings } from './grid/findings.ts';
import { GridBar } from './grid/GridBar.tsx';
import { GridLines } from './grid/GridLines.tsx';
import {
  type CellChange,
  type CellFinding,
  cellKey,
  type GridColumn,
  type GridRow,
  type HistoryPoint,
  isNumeric,
  lockOf,
} from './grid/grid-model.ts';
import { blockOf, isOneCell, listPlaces } from './grid/selection.ts';
import { type Cells, useCells } from './grid/use-cells.ts';
import { type GridControl, useGrid } from './grid/use-grid.ts';
import { useIsPhone } from './use-media.ts';

export interface GridState {
  isSaved: boolean;
  errorCount: number;
  openWarningCount: number;
  /** Rows with a text that could not be read or was refused: the server does not have what stands in them. */
  unsentRowIds: readonly string[];
}

export interface EntryGridProps {
  /** What is filled in: 住建局 2026年10月填报. */
  label: string;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  /** Findings of the server's checks; texts that cannot be read are added by the grid itself. */
  findings: readonly CellFinding[];
  /** Names this grid in the browser's keeping: unit and period. */
  keptKey: string;
  /**
   * Saves one batch; the same request id comes again when an answer was lost. Throws `ApiRefusal`; after it the
   * cells stay as typed and the bar says why.
   */
  onCellsChange: (batch: CellChange[], requestId: string) => Promise<void>;
  /** The last twelve values of the cell in focus; null while they are fetched. */
  history?: (rowId: string, columnKey: string) => HistoryPoint[] | null;
  /** Opens the answering of a warning (choice and short text). */
  onExplain?: (finding: CellFinding) => void;
  /** Told whenever what is saved or wrong changes, so that 上报 can be held back with a reason. */
  onState?: (state: GridState) => void;
  isCompact?: boolean;
  height?: number | string;
}

/** Errors that the grid itself found: texts that cannot be read, and cells that the server refused. */
function useAllFindings(props: EntryGridProps, cells: Cells) {
  const { findings, rows, columns } = props;
  const { problems, saving } = cells;
  const own = problems.map((problem): CellFinding => ({ ...problem, severity: 'error' }));
  const refused = saving.refused.map(
    ({ rowId, columnKey }): CellFinding => ({
      rowId,
      columnKey,
      severity: 'error',
      sentence: saving.refusal ?? '',
    }),
  );
  const all = [...own, ...refused, ...findings];
  const mark = JSON.stringify([own, refused]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `mark` stands for the lists made on each drawing
  return useMemo(() => indexFindings(all, rows, columns), [findings, mark, rows, columns]);
}

/** "计数 3 求和 1,204.5" of the selected figures of one kind. */
function useSelectedSum(props: EntryGridProps, cells: Cells, grid: GridControl): string | null {
  const { t } = useTranslation();
  if (isOneCell(grid.selection)) return null;
  const values = listPlaces(blockOf(grid.selection)).flatMap(({ row, column }) => {
    const line = props.rows[row];
    const head = props.columns[column];
    if (!line || !head || !isNumeric(head.of)) return [];
    const { value } = cells.entryAt(line, head.key);
    return value === null ? [] : [toFraction(editText(value, head.of))];
  });
  if (values.length === 0) return null;
  const sum = toDecimalText(sumOf(values), 8).replace(/\.?0+$/, (zeros) =>
    zeros.startsWith('.') ? '' : zeros,
  );
  return t('ui.grid.selected', { count: values.length, sum: formatPrinted(sum) });
}

/** On a phone the frozen names leave room for the cell that is typed. */
function useFittingColumns(columns: readonly GridColumn[]): readonly GridColumn[] {
  const isPhone = useIsPhone();
  return useMemo(
    () =>
      isPhone
        ? columns.map((column) =>
            column.isFrozen ? { ...column, width: Math.min(column.width, 128) } : column,
          )
        : columns,
    [columns, isPhone],
  );
}

/**
 * The grid of a unit: all its projects at once, moves and pastes like Excel, saves as one goes. See docs/web.md
 * for its keys.
 */
export function EntryGrid(props: EntryGridProps) {
  const { rows, history } = props;
  const columns = useFittingColumns(props.columns);
  const cells = useCells(props);
  const findings = useAllFindings(props, cells);
  const grid = useGrid(columns, rows, cells, findings);
  const selected = useSelectedSum(props, cells, grid);
  const { anchor } = grid.selection;
  const row = rows[anchor.row];
  const column = columns[anchor.column];
  const here = row && column ? (findings.byCell.get(cellKey(row.id, column.key)) ?? []) : [];
  const { onState } = props;
  const isSaved = cells.saving.state === 'saved';
  const unsentRows = [
    ...new Set([...cells.problems, ...cells.saving.refused].map(({ rowId }) => rowId)),
  ].join(' ');
  useEffect(
    () =>
      onState?.({
        isSaved,
        errorCount: findings.errorCount,
        openWarningCount: findings.openWarningCount,
        unsentRowIds: unsentRows === '' ? [] : unsentRows.split(' '),
      }),
    [onState, isSaved, findings.errorCount, findings.openWarningCount, unsentRows],
  );
  return (
    <section className="entry-grid" style={{ height: props.height ?? '100%' }} aria-label={props.label}>
      <FocusStrip
        row={row}
        column={column}
        lockReason={row && column ? lockOf(row, column) : null}
        findings={here}
        history={row && column && history ? history(row.id, column.key) : null}
        onExplain={props.onExplain}
      />
      <GridLines
        label={props.label}
        columns={columns}
        rows={rows}
        isCompact={props.isCompact ?? false}
        cells={cells}
        grid={grid}
        index={findings}
      />
      <GridBar
        findings={findings}
        saving={cells.saving}
        notice={grid.notice}
        selected={selected}
        canUndo={cells.canUndo}
        canRedo={cells.canRedo}
        onUndo={grid.undo}
        onRedo={grid.redo}
        onNext={grid.goToNextFinding}
      />
    </section>
  );
}
