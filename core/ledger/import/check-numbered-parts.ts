import { findingAt, type ImportFinding } from './finding.ts';
import { listNumberedParts, readSerial } from './serial-parts.ts';
import type { TableFacts } from './table-facts.ts';
import { findColumn, type SheetReading } from './understanding.ts';

/** Rows numbered 1-1, 1-2 beneath 1 are its parts where the sums agree; where they differ a person is told. */
export function checkNumberedParts(sheet: SheetReading, facts: TableFacts): ImportFinding[] {
  const serial = findColumn(facts.table, 'serial');
  const name = findColumn(facts.table, 'name');
  if (!serial || !name) return [];
  return listNumberedParts(facts).map(({ whole, parts, addsUp }) => {
    const numbers = parts.map(({ row }) => readSerial(facts, row, serial.column)).join('、');
    const subject = `“${facts.grid.text(whole.row, name.column)}”`;
    return addsUp
      ? findingAt(
          'IMP-NUMBERED-PARTS',
          sheet.sheet,
          whole.row,
          serial.column,
          `序号${numbers}的行按${subject}的子项目读取，投资不重复计算，请确认`,
        )
      : findingAt(
          'IMP-NUMBERED-PARTS-DIFFER',
          sheet.sheet,
          whole.row,
          serial.column,
          `序号${numbers}像是${subject}的子项目，但金额之和与该项目不符，各按单独的项目读取，请核对`,
        );
  });
}
