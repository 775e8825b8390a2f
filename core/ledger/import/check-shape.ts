import { LEDGER_FIELDS } from '../ledger-fields.ts';
import { findingAt, type ImportFinding } from './finding.ts';
import { scoreHeadWord } from './match-head.ts';
import { hasRateInputs } from './printed-checks.ts';
import { findFigure } from './row-sums.ts';
import type { SheetFacts, TableFacts } from './table-facts.ts';
import type { ColumnReading, SheetReading } from './understanding.ts';

const MONTH = /^(20\d\d年)?1?\d月份?$/;

const isHeadWord = (text: string): boolean => scoreHeadWord(text) > 0.9;

/** Projects side by side and their fields one under another: read as rows, 总投资 would become a project. */
function checkTransposed(sheet: SheetReading): ImportFinding[] {
  const { grid } = sheet;
  const rows = Array.from({ length: grid.rowCount }, (_, row) => row).filter(
    (row) => grid.cells(row).length > 2,
  );
  const [first] = rows;
  if (first === undefined || rows.length > 100) return [];
  const labels = rows.map((row) => grid.text(row, 0));
  const named = labels.filter((label) => MONTH.test(label) || isHeadWord(label));
  if (named.length < 3 || named.length < labels.length * 0.6) return [];
  const hasHead = rows.some((row) => {
    const cells = grid.cells(row);
    return cells.filter(({ text }) => isHeadWord(text)).length >= Math.max(2, cells.length / 2);
  });
  const message = '项目按列排列、栏目按行排列，没有读取，请转置（一个项目一行）后再导入';
  return hasHead ? [] : [findingAt('IMP-TRANSPOSED', sheet.sheet, first, 0, message)];
}

/** A row merged into the project above adds its words to it; its figures have no place of their own there. */
function checkContinuedFigures(sheet: SheetReading, facts: TableFacts): ImportFinding[] {
  return facts.dataRows.flatMap((row) => {
    const { continues } = row;
    if (continues === null) return [];
    return facts.table.columns
      .filter(({ field }) => field !== null && LEDGER_FIELDS[field].kind === 'amount')
      .filter(({ field }) => field !== null && !LEDGER_FIELDS[field].repeats)
      .filter(({ column }) => findFigure(facts.grid.text(row.row, column)) !== null)
      .map((column) => {
        const text = facts.grid.text(row.row, column.column);
        const message = `这一行与第${continues + 1}行合并为同一个项目，“${column.levels.at(-1) ?? ''}”${text}没有取用；如是另一个项目，请取消合并、写明名称`;
        return findingAt('IMP-CONTINUED-FIGURE', sheet.sheet, row.row, column.column, message);
      });
  });
}

function isSmallShare(text: string): boolean {
  const figure = text.includes('%') ? null : findFigure(text);
  return figure !== null && figure.decimals > 0 && figure.value.gt(0) && figure.value.lte(1);
}

/** 0.85 among 85 and 90%: nothing beside it says which is meant. */
function checkMixedRates(sheet: SheetReading, facts: TableFacts, column: ColumnReading): ImportFinding[] {
  const { field } = column;
  if (field === null || LEDGER_FIELDS[field].kind !== 'rate' || hasRateInputs(facts, column)) return [];
  const filled = facts.dataRows
    .map(({ row }) => ({ row, text: facts.grid.text(row, column.column) }))
    .filter(({ text }) => findFigure(text) !== null);
  const small = filled.filter(({ text }) => isSmallShare(text));
  const large = filled.filter(({ text }) => findFigure(text)?.value.gt(3));
  const [first] = small;
  if (!first || large.length === 0 || field === 'growth') return [];
  const more = small.length > 1 ? `（本列共${small.length}处）` : '';
  const message = `本列有百分数，“${first.text}”像是小数，请核对是${first.text}%还是${findFigure(first.text)?.value.times(100)}%${more}`;
  return [findingAt('IMP-RATE-MIXED', sheet.sheet, first.row, column.column, message)];
}

/** What the shape of a table may hide: projects in columns, figures in merged rows, shares among percents. */
export function checkShape(facts: SheetFacts): ImportFinding[] {
  return [
    ...checkTransposed(facts.sheet),
    ...facts.tables.flatMap((table) => [
      ...checkContinuedFigures(facts.sheet, table),
      ...table.table.columns.flatMap((column) => checkMixedRates(facts.sheet, table, column)),
    ]),
  ];
}
