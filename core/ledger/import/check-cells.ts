import { LEDGER_FIELDS } from '../ledger-fields.ts';
import { findingAt, type ImportFinding, type ImportFindingCode } from './finding.ts';
import { isMoneyUnit } from './head-unit.ts';
import { parsePeriodEnds } from './period-ends.ts';
import { type RawCell, toColumnLetters } from './raw-sheet.ts';
import type { ValueProblemKind } from './read-value.ts';
import { isFigure } from './row-labels.ts';
import type { SheetFacts, TableFacts } from './table-facts.ts';
import type { ColumnReading, RowReading, SheetReading } from './understanding.ts';

const PROBLEM_CODES: Record<ValueProblemKind, ImportFindingCode> = {
  mixed: 'IMP-MIXED-FIGURE',
  unreadable: 'IMP-FIGURE-UNREADABLE',
  'date-words': 'IMP-DATE-UNREADABLE',
  'date-ambiguous': 'IMP-DATE-AMBIGUOUS',
  'date-no-year': 'IMP-DATE-NO-YEAR',
  'unit-missing': 'IMP-UNIT-MISSING',
};

/** What is wrong with a cell whatever its column means. */
function checkRawCell(cell: RawCell): { code: ImportFindingCode; message: string } | null {
  if (cell === null || typeof cell === 'string') return null;
  if (cell.type === 'error')
    return { code: 'IMP-CELL-ERROR', message: `公式出错，显示为“${cell.shown}”，请改正后再导入` };
  if (cell.uncached)
    return {
      code: 'IMP-FORMULA-NO-RESULT',
      message: '公式没有保存计算结果，请在 Excel 中打开、保存后再导入',
    };
  if (cell.lostDigits) {
    return {
      code: 'IMP-DIGITS-LOST',
      message: `“${cell.shown}”超过15位却按数值存放，末几位可能已变成0，请改为文本格式后重新填写`,
    };
  }
  return null;
}

const LOSABLE = new Set<string>(['code', 'phone']);

/** 2.5094E+23 and 250942112204011000000000 are what a long number has become on its way through a spreadsheet. */
function checkLostDigits(text: string): { code: ImportFindingCode; message: string } | null {
  const isRounded = /^\d(\.\d+)?E\+?\d{2}$/i.test(text) || /^\d{15}0{3,}$/.test(text);
  if (!isRounded) return null;
  const message = `“${text}”是长数字被当作数值后的样子，末几位已丢失，请找回原来的代码，按文本格式重新填写`;
  return { code: 'IMP-DIGITS-LOST', message };
}

/** One finding for a column, at its first cell, with the number of cells: the rest would only repeat it. */
interface ColumnTally {
  code: ImportFindingCode;
  row: number;
  count: number;
  reason: string;
}

function tally(
  tallies: Map<string, ColumnTally>,
  column: number,
  code: ImportFindingCode,
  row: number,
  reason: string,
): void {
  const key = `${column}:${code}`;
  const known = tallies.get(key);
  if (known) known.count++;
  else tallies.set(key, { code, row, count: 1, reason });
}

const TALLIED = new Set<ImportFindingCode>(['IMP-NUMBER-AS-TEXT', 'IMP-DATE-NO-YEAR', 'IMP-UNIT-MISSING']);

function checkUnitOfCell(column: ColumnReading, text: string): string | null {
  if (/\d$/.test(text)) return null;
  const written = /\d\s*(万元|亿元|万|亿|元|%|亩|平方米|公里)$/.exec(text)?.[1];
  const own = written === '万' || written === '亿' ? `${written}元` : written;
  if (!own || !column.unit || own === column.unit) return null;
  if (isMoneyUnit(own) !== isMoneyUnit(column.unit)) return null;
  return `单位是“${own}”，表头是“${column.unit}”，已按单元格自己的单位读取`;
}

/** Cells of a column without numeric field whose neighbours are nearly all figures. */
function checkAmongFigures(text: string): { code: ImportFindingCode; message: string } | null {
  if (isFigure(text) || /^[-—–/\\]+$|^(无|\/)$/.test(text)) return null;
  if (/^[<>≤≥±]?\d[\d.,]*\s*(万|亿|元|万元|亿元|人|个|%|亩|户|公里|吨|家|项|套|件|平方米)?$/.test(text))
    return null;
  if (/\d/.test(text))
    return { code: 'IMP-MIXED-CELL', message: `本列多为数字，“${clip(text)}”数字和文字混写，请确认数值` };
  return { code: 'IMP-WORDS-AMONG-FIGURES', message: `本列多为数字，此处是文字“${clip(text)}”` };
}

function clip(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

/** A column judged by an unsure kind asks less loudly; 持续推进 in a column of dates is only told. */
function codeOfProblem(problem: ValueProblemKind, kind: string, text: string): ImportFindingCode {
  if (problem === 'mixed' && kind === 'number') return 'IMP-MIXED-CELL';
  if (problem === 'date-words' && !/\d/.test(text)) return 'IMP-DATE-WORDS';
  return PROBLEM_CODES[problem];
}

function checkTypedCell(
  facts: TableFacts,
  column: ColumnReading,
  row: RowReading,
  cell: RawCell,
  format: string,
): { code: ImportFindingCode; message: string }[] {
  const found: { code: ImportFindingCode; message: string }[] = [];
  const kind = column.field === null ? 'text' : LEDGER_FIELDS[column.field].kind;
  const text = facts.grid.text(row.row, column.column);
  const figured = kind === 'amount' || kind === 'rate' || kind === 'number';
  if (figured || kind === 'date') {
    const reading = facts.valueAt(row.row, column.column);
    if (!reading.ok) {
      found.push({
        code: codeOfProblem(reading.problem, kind, text),
        message: `${reason(column)}${reading.reason}`,
      });
    } else if (reading.value && figured && typeof cell === 'string' && format !== 'csv' && isFigure(text)) {
      found.push({ code: 'IMP-NUMBER-AS-TEXT', message: '数字存成了文本，已按数字读取' });
    }
    const other = figured ? checkUnitOfCell(column, text) : null;
    if (other) found.push({ code: 'IMP-UNIT-DIFFERS', message: other });
    return found;
  }
  if (LOSABLE.has(kind)) {
    const lost = typeof cell === 'string' ? checkLostDigits(text) : null;
    if (lost) found.push(lost);
  }
  if (column.field === 'construction_period' && !hasPeriodEnd(text))
    found.push({ code: 'IMP-DATE-WORDS', message: `${reason(column)}“${clip(text)}”看不出起止日期` });
  if (facts.numericColumns.has(column.column)) {
    const among = checkAmongFigures(text);
    if (among) found.push(among);
  }
  return found;
}

/** A dash or a slash stands for nothing and is nothing to tell. */
function hasPeriodEnd(text: string): boolean {
  const { start, finish } = parsePeriodEnds(text);
  return start !== null || finish !== null || /^[-—–/\\]+$|^无$/.test(text);
}

function reason(column: ColumnReading): string {
  const head = column.levels.at(-1);
  return head ? `“${head}”：` : '';
}

function checkTable(sheet: SheetReading, facts: TableFacts, format: string): ImportFinding[] {
  const findings: ImportFinding[] = [];
  const tallies = new Map<string, ColumnTally>();
  for (const row of facts.rows) {
    if (row.kind !== 'data' && row.kind !== 'subtotal') continue;
    const cells = sheet.sheet.rows[row.row] ?? [];
    for (const column of facts.table.columns) {
      const cell = cells[column.column] ?? null;
      if (cell === null || cell === '') continue;
      if (facts.grid.text(row.row, column.column) === '') continue;
      const own = checkRawCell(cell);
      if (own) continue;
      for (const { code, message } of row.kind === 'data'
        ? checkTypedCell(facts, column, row, cell, format)
        : []) {
        if (TALLIED.has(code)) tally(tallies, column.column, code, row.row, message);
        else findings.push(findingAt(code, sheet.sheet, row.row, column.column, message));
      }
    }
  }
  for (const [key, { code, row, count, reason: message }] of tallies) {
    const column = Number(key.split(':')[0]);
    const more = count > 1 ? `（本列共${count}处）` : '';
    findings.push(findingAt(code, sheet.sheet, row, column, `${toColumnLetters(column)}列${message}${more}`));
  }
  return findings;
}

/** Formula errors, formulas without result and numbers that lost digits, wherever they stand on the sheet. */
function checkRawCells(sheet: SheetReading): ImportFinding[] {
  const findings: ImportFinding[] = [];
  for (const row of sheet.rows) {
    (sheet.sheet.rows[row.row] ?? []).forEach((cell, column) => {
      const found = checkRawCell(cell);
      if (found) findings.push(findingAt(found.code, sheet.sheet, row.row, column, found.message));
    });
  }
  return findings;
}

/** Every cell that could not be read as its column asks, with its address (handbook 5, last paragraph). */
export function checkCells(facts: SheetFacts, format: string): ImportFinding[] {
  return [
    ...checkRawCells(facts.sheet),
    ...facts.tables.flatMap((table) => checkTable(facts.sheet, table, format)),
  ];
}
