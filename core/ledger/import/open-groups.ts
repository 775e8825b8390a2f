import { depthOfLabel, isShareLabel, isTotalLabel } from './row-labels.ts';
import type { TableFacts } from './table-facts.ts';
import type { RowReading } from './understanding.ts';

export interface OpenGroup {
  label: string;
  depth: number;
  row: number;
  column: number;
}

/** A group row, or a subtotal that carries the group's name, opens a group; one of equal depth closes the last. */
export function openGroup(
  table: TableFacts,
  groups: OpenGroup[],
  row: RowReading,
  leading: ReadonlySet<RowReading>,
): OpenGroup[] {
  const cells = table.grid.cells(row.row).filter((cell) => !/^[-\d.,%()（）个项]+$/.test(cell.text));
  const first = cells[0];
  if (!first) return groups;
  const label = cells[1] && first.text.length <= 3 ? `${first.text}、${cells[1].text}` : first.text;
  if (row.kind === 'subtotal' && depthOfLabel(label) === 0 && !leading.has(row)) return groups;
  const depth = depthOfLabel(label) || 1;
  return [
    ...groups.filter((group) => group.depth < depth),
    { label, depth, row: row.row, column: first.column },
  ];
}

/** 城关镇（2个）| 500 over its projects, in a table that begins so; 合计 and a sum below its rows name no group. */
export function listLeadingSums(table: TableFacts): Set<RowReading> {
  const filled = table.rows.filter(({ kind }) => kind !== 'blank' && kind !== 'note' && kind !== 'header');
  const isTotal = (row: RowReading): boolean =>
    table.grid.cells(row.row).some(({ text }) => isTotalLabel(text) || isShareLabel(text));
  const named = filled.filter((row) => !(row.kind === 'subtotal' && isTotal(row)));
  if (named[0]?.kind !== 'subtotal' && named[0]?.kind !== 'group') return new Set();
  return new Set(
    filled.filter((row, at) => row.kind === 'subtotal' && filled[at + 1]?.kind === 'data' && !isTotal(row)),
  );
}
