import type { Cell, HeadCell, Table, TableRow } from '#core/documents/content-model.ts';
import { FigureSlot, type OpenFigure } from './FigureSlot.tsx';

/** Cells of a row with the column each begins at; a head that spans down pushes the next row's cells on. */
function placeCells<T extends { colSpan: number; rowSpan: number }>(
  rows: readonly (readonly T[])[],
): { cell: T; column: number }[][] {
  const taken: number[] = [];
  return rows.map((cells, rowIndex) => {
    let column = 0;
    return cells.map((cell) => {
      while ((taken[column] ?? 0) > rowIndex) column += 1;
      const at = column;
      for (let offset = 0; offset < cell.colSpan; offset += 1) taken[at + offset] = rowIndex + cell.rowSpan;
      column += cell.colSpan;
      return { cell, column: at };
    });
  });
}

function HeadRow({ cells }: { cells: { cell: HeadCell; column: number }[] }) {
  return (
    <tr>
      {cells.map(({ cell, column }) => (
        <th
          key={column}
          scope={cell.colSpan > 1 ? 'colgroup' : 'col'}
          colSpan={cell.colSpan}
          rowSpan={cell.rowSpan}
        >
          {cell.text}
        </th>
      ))}
    </tr>
  );
}

function BodyCell({
  cell,
  align,
  onFigureClick,
}: {
  cell: Cell;
  align: string;
  onFigureClick?: OpenFigure | undefined;
}) {
  const className = [`is-${align}`, cell.label ? 'is-label' : '', cell.tone ? `tone-${cell.tone}` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <td className={className} colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
      <FigureSlot run={cell} onFigureClick={onFigureClick} />
    </td>
  );
}

interface BodyRowProps {
  row: TableRow;
  cells: { cell: Cell; column: number }[];
  table: Table;
  onFigureClick?: OpenFigure | undefined;
}

function BodyRow({ row, cells, table, onFigureClick }: BodyRowProps) {
  return (
    <tr
      className={`is-${row.role}`}
      style={row.heightMm === null ? undefined : { height: `${row.heightMm}mm` }}
    >
      {cells.map(({ cell, column }) => (
        <BodyCell
          key={column}
          cell={cell}
          align={cell.align ?? table.columns[column]?.align ?? 'left'}
          onFigureClick={onFigureClick}
        />
      ))}
    </tr>
  );
}

/** A table of a document; wider than its page it scrolls by itself, also by keyboard. */
export function DocumentTable({
  table,
  onFigureClick,
}: {
  table: Table;
  onFigureClick?: OpenFigure | undefined;
}) {
  const heads = placeCells(table.head);
  const rows = placeCells(table.rows.map((row) => row.cells));
  const total = table.columns.reduce((sum, column) => sum + column.widthMm, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: two tables may have the same heads, and landmarks must differ
    <div
      role="group"
      className={`document-table is-${table.density}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      aria-label={table.caption ?? table.head[0]?.map((cell) => cell.text).join('、') ?? table.id}
    >
      {table.caption !== null && <p className="table-caption">{table.caption}</p>}
      {table.unitNote !== null && <p className="table-unit">{table.unitNote}</p>}
      {/* A form is read by whoever answers it, often on a telephone: its text wraps and nothing is cut off. */}
      <table style={table.density === 'form' ? undefined : { minWidth: `${Math.min(total, 156) * 0.75}mm` }}>
        <colgroup>
          {table.columns.map((column) => (
            <col key={column.key} style={{ width: `${(column.widthMm / total) * 100}%` }} />
          ))}
        </colgroup>
        {heads.length > 0 && (
          <thead>
            {heads.map((cells, index) => (
              <HeadRow key={table.head[index]?.[0]?.text ?? index} cells={cells} />
            ))}
          </thead>
        )}
        <tbody>
          {table.rows.map((row, index) => (
            <BodyRow
              key={row.id}
              row={row}
              cells={rows[index] ?? []}
              table={table}
              onFigureClick={onFigureClick}
            />
          ))}
        </tbody>
      </table>
      {table.notes.map((note, index) => (
        <p key={note} className="table-note">
          {index === 0 ? '注：' : '　　'}
          {table.notes.length > 1 ? `${index + 1}.` : ''}
          {note}
        </p>
      ))}
    </div>
  );
}
