import { findingAt, type ImportFinding } from './finding.ts';
import { buildNameReader, joinBrokenLines } from './name-marks.ts';
import { shownOf } from './raw-sheet.ts';
import type { TableFacts } from './table-facts.ts';
import { countBlocks, findColumn, type RowReading, type SheetReading } from './understanding.ts';

/** ★望川大道 and 1.望川大道 are read as 望川大道; said once for the column. */
export function checkNameMarks(sheet: SheetReading, facts: TableFacts): ImportFinding[] {
  const findings: ImportFinding[] = [];
  for (let block = 0; block < countBlocks(facts.table); block++) {
    const name = findColumn(facts.table, 'name', block);
    if (!name) continue;
    const read = buildNameReader(facts, block);
    const textAt = (row: RowReading): string =>
      joinBrokenLines(shownOf(sheet.sheet.rows[row.row]?.[name.column]) ?? '');
    const marked = facts.dataRows.filter((row) => read(textAt(row)) !== textAt(row));
    const [first] = marked;
    if (!first) continue;
    const more = marked.length > 1 ? `（本列共${marked.length}处）` : '';
    const message = `标记和编号不作为项目名称，“${textAt(first)}”读作“${read(textAt(first))}”${more}`;
    findings.push(findingAt('IMP-NAME-MARK', sheet.sheet, first.row, name.column, message));
  }
  return findings;
}
