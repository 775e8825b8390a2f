import Big from 'big.js';
import { LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';
import { checkNameMarks } from './check-name-marks.ts';
import { checkNames } from './check-names.ts';
import { checkNumberedParts } from './check-numbered-parts.ts';
import { findingAt, type ImportFinding } from './finding.ts';
import { isDitto } from './row-labels.ts';
import { findSameAsAbove, isDittoColumn } from './same-as-above.ts';
import type { SheetFacts, TableFacts } from './table-facts.ts';
import {
  type ColumnReading,
  countBlocks,
  findColumn,
  type RowReading,
  type SheetReading,
} from './understanding.ts';

/** Amounts of which the first can never be more than the second. */
const PART_OF: [LedgerField, LedgerField][] = [
  ['annual_plan', 'total_investment'],
  ['cumulative_to_last_year_end', 'total_investment'],
  ['since_start_done', 'total_investment'],
  ['ytd_done', 'total_investment'],
  ['month_done', 'ytd_done'],
  ['ytd_done', 'since_start_done'],
];

function readYuan(facts: TableFacts, column: ColumnReading, row: RowReading): string | null {
  const reading = facts.valueAt(row.row, column.column);
  return reading.ok && reading.value?.kind === 'amount' ? reading.value.yuan : null;
}

/** Exact; the binary comparison only spares the exact one where the sizes are far apart. */
function isMore(part: string, total: string): boolean {
  if (Number(part) < Number(total) * (1 - 1e-9)) return false;
  return new Big(part).gt(total);
}

function checkParts(sheet: SheetReading, facts: TableFacts): ImportFinding[] {
  const findings: ImportFinding[] = [];
  for (const [partField, totalField] of PART_OF) {
    const part = findColumn(facts.table, partField);
    const total = findColumn(facts.table, totalField);
    if (!part || !total) continue;
    for (const row of facts.dataRows) {
      const partYuan = readYuan(facts, part, row);
      const totalYuan = partYuan ? readYuan(facts, total, row) : null;
      // A total of 0 is one that was not filled.
      if (!partYuan || !totalYuan || totalYuan === '0' || !isMore(partYuan, totalYuan)) continue;
      const message = `${LEDGER_FIELDS[partField].zh}大于${LEDGER_FIELDS[totalField].zh}，请核对数值和单位`;
      findings.push(findingAt('IMP-PART-EXCEEDS-TOTAL', sheet.sheet, row.row, part.column, message));
    }
  }
  return findings;
}

function checkRepeats(
  sheet: SheetReading,
  facts: TableFacts,
  column: ColumnReading,
  code: 'IMP-DUPLICATE-CODE' | 'IMP-DUPLICATE-NAME' | 'IMP-DUPLICATE-SERIAL',
  what: string,
): ImportFinding[] {
  const first = new Map<string, number>();
  const findings: ImportFinding[] = [];
  for (const row of facts.dataRows) {
    const text = facts.grid.text(row.row, column.column);
    if (text === '' || row.continues !== null || /^[-—–/]+$/.test(text)) continue;
    const known = first.get(text);
    if (known === undefined) first.set(text, row.row);
    else
      findings.push(
        findingAt(
          code,
          sheet.sheet,
          row.row,
          column.column,
          `${what}与第${known + 1}行相同，请确认是否重复，系统不会合并`,
        ),
      );
  }
  return findings;
}

function checkDuplicates(sheet: SheetReading, facts: TableFacts, filled: Set<number>): ImportFinding[] {
  const findings: ImportFinding[] = [];
  for (let block = 0; block < countBlocks(facts.table); block++) {
    const code = findColumn(facts.table, 'project_code', block);
    const name = findColumn(facts.table, 'name', block);
    if (code) findings.push(...checkRepeats(sheet, facts, code, 'IMP-DUPLICATE-CODE', '项目代码'));
    if (name && !filled.has(name.column))
      findings.push(...checkRepeats(sheet, facts, name, 'IMP-DUPLICATE-NAME', '项目名称'));
  }
  return [...findings, ...checkSameRows(sheet, facts)];
}

/** Rows whose name (or code, or first column of words) stands more than once: only they can agree in every cell. */
function listAlikeRows(facts: TableFacts): RowReading[] {
  const { column } =
    findColumn(facts.table, 'name') ??
    findColumn(facts.table, 'project_code') ??
    findColumn(facts.table, 'task') ??
    {};
  if (column === undefined) return facts.dataRows;
  const counts = new Map<string, number>();
  for (const { row } of facts.dataRows) {
    const text = facts.grid.text(row, column);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return facts.dataRows.filter(({ row }) => (counts.get(facts.grid.text(row, column)) ?? 0) > 1);
}

/** Rows that agree in every cell but the running number. */
function checkSameRows(sheet: SheetReading, facts: TableFacts): ImportFinding[] {
  const serial = findColumn(facts.table, 'serial')?.column ?? -1;
  const first = new Map<string, number>();
  const findings: ImportFinding[] = [];
  for (const row of listAlikeRows(facts)) {
    const cells = facts.grid.cells(row.row).filter((cell) => cell.column !== serial);
    if (cells.length < 3) continue;
    const key = cells.map((cell) => `${cell.column}=${cell.text}`).join('\u0001');
    const known = first.get(key);
    if (known === undefined) first.set(key, row.row);
    else
      findings.push(
        findingAt(
          'IMP-DUPLICATE-ROW',
          sheet.sheet,
          row.row,
          0,
          `与第${known + 1}行内容完全相同，请确认是否重复，系统不会合并`,
        ),
      );
  }
  return findings;
}

function checkBlanksBelow(
  sheet: SheetReading,
  facts: TableFacts,
): { findings: ImportFinding[]; filled: Set<number> } {
  const same = findSameAsAbove(facts);
  const findings: ImportFinding[] = [];
  const firstBlank = (column: number): number | undefined =>
    facts.dataRows.find((row) => row.continues === null && facts.grid.text(row.row, column) === '')?.row;
  for (const column of same.filled) {
    const row = firstBlank(column);
    if (row !== undefined)
      findings.push(findingAt('IMP-SAME-AS-ABOVE', sheet.sheet, row, column, '本列空白按“同上”处理，请确认'));
  }
  for (const column of same.possible) {
    const row = firstBlank(column);
    if (row !== undefined)
      findings.push(
        findingAt(
          'IMP-BLANK-MAYBE-SAME',
          sheet.sheet,
          row,
          column,
          '本列空白可能表示“同上”，现按空白处理，请确认',
        ),
      );
  }
  return { findings: [...findings, ...checkDittos(sheet, facts)], filled: same.filled };
}

function checkDittos(sheet: SheetReading, facts: TableFacts): ImportFinding[] {
  return facts.table.columns.flatMap(({ column }) => {
    if (!isDittoColumn(facts, column)) return [];
    const marked = facts.dataRows.filter(({ row }) => isDitto(facts.grid.text(row, column)));
    const [first] = marked;
    if (!first) return [];
    const more = marked.length > 1 ? `（本列共${marked.length}处）` : '';
    const message = `“${facts.grid.text(first.row, column)}”按上一行的内容读取，请确认${more}`;
    return [findingAt('IMP-SAME-AS-ABOVE', sheet.sheet, first.row, column, message)];
  });
}

function checkUnsureRows(sheet: SheetReading, facts: TableFacts): ImportFinding[] {
  const words = {
    group: '分组行',
    subtotal: '小计行',
    data: '数据行',
    note: '说明行',
    blank: '空行',
    header: '表头行',
  };
  return facts.rows
    .filter((row) => row.confidence < 0.7)
    .map((row) =>
      findingAt('IMP-ROW-UNSURE', sheet.sheet, row.row, 0, `按${words[row.kind]}处理，把握不大，请确认`),
    );
}

/** Blank names, duplicates, parts beyond their totals, blanks that may mean the same as above. */
export function checkRows(facts: SheetFacts): ImportFinding[] {
  return facts.tables.flatMap((table) => {
    const { findings, filled } = checkBlanksBelow(facts.sheet, table);
    const serial = findColumn(table.table, 'serial');
    return [
      ...findings,
      ...checkNames(facts.sheet, table, filled),
      ...checkNameMarks(facts.sheet, table),
      ...checkNumberedParts(facts.sheet, table),
      ...checkDuplicates(facts.sheet, table, filled),
      ...(serial && table.dataRows.length < 5000 ? checkSerials(facts.sheet, table, serial) : []),
      ...checkParts(facts.sheet, table),
      ...checkUnsureRows(facts.sheet, table),
    ];
  });
}

/** Numbers that begin again in each group are a habit; only a number twice in one group is worth a note. */
function checkSerials(sheet: SheetReading, facts: TableFacts, serial: ColumnReading): ImportFinding[] {
  const findings: ImportFinding[] = [];
  let seen = new Set<string>();
  for (const row of facts.rows) {
    if (row.kind === 'group' || row.kind === 'subtotal') seen = new Set();
    if (row.kind !== 'data' || row.continues !== null) continue;
    const text = facts.grid.text(row.row, serial.column);
    if (text === '1') seen = new Set();
    if (text !== '' && seen.has(text))
      findings.push(
        findingAt('IMP-DUPLICATE-SERIAL', sheet.sheet, row.row, serial.column, `序号${text}在本组内重复`),
      );
    seen.add(text);
  }
  return findings;
}
