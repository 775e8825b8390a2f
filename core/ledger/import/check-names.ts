import { findingAt, type ImportFinding } from './finding.ts';
import { isNamedByParts } from './part-names.ts';
import type { TableFacts } from './table-facts.ts';
import {
  type ColumnReading,
  countBlocks,
  findColumn,
  type RowReading,
  type SheetReading,
} from './understanding.ts';

/** A row without number and name goes on with the project above; it is read so, and a person may say otherwise. */
function checkContinued(
  sheet: SheetReading,
  { grid }: TableFacts,
  { row, continues }: RowReading,
  name: ColumnReading,
): ImportFinding | null {
  if (continues === null) return null;
  const message = `这一行没有序号和项目名称，按第${continues + 1}行“${grid.covered(continues, name.column)}”的续行读取，文字接在后面，请确认`;
  return findingAt('IMP-CONTINUED-ROW', sheet.sheet, row, name.column, message);
}

function tellNameBlank(
  sheet: SheetReading,
  facts: TableFacts,
  at: number,
  name: ColumnReading,
): ImportFinding {
  const serial = findColumn(facts.table, 'serial', name.block);
  const [above, row] = [facts.dataRows[at - 1], facts.dataRows[at] as RowReading];
  const isBelow = serial && above && facts.grid.covered(row.row, serial.column) === '';
  const remedy = isBelow
    ? `；如是第${(above.continues ?? above.row) + 1}行项目的续行，请把内容并入该行，如是另一个项目，请补上名称`
    : '';
  return findingAt(
    'IMP-NAME-BLANK',
    sheet.sheet,
    row.row,
    name.column,
    `这一行没有项目名称，不能导入${remedy}`,
  );
}

/** Rows without a name: continuations of the project above, or rows that cannot be imported. */
export function checkNames(sheet: SheetReading, facts: TableFacts, filled: Set<number>): ImportFinding[] {
  const findings: ImportFinding[] = [];
  for (let block = 0; block < countBlocks(facts.table); block++) {
    const name = findColumn(facts.table, 'name', block);
    if (!name || filled.has(name.column)) continue;
    const whole = isNamedByParts(facts.table, block)
      ? findColumn(facts.table, 'parent_name', block)
      : undefined;
    const others = facts.table.columns.filter(
      (column) => column.block === block && column !== name && column.field !== 'serial',
    );
    for (const [at, row] of facts.dataRows.entries()) {
      if (facts.grid.covered(row.row, name.column) !== '') continue;
      if (whole && facts.grid.text(row.row, whole.column) !== '') continue;
      if (!others.some((column) => facts.grid.text(row.row, column.column) !== '')) continue;
      findings.push(checkContinued(sheet, facts, row, name) ?? tellNameBlank(sheet, facts, at, name));
    }
  }
  return findings;
}
