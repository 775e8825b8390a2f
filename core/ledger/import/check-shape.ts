import { LEDGER_FIELDS } from '../ledger-fields.ts';
import { findFieldRows } from './field-rows.ts';
import { findingAt, type ImportFinding } from './finding.ts';
import { scoreHeadWord } from './match-head.ts';
import { hasRateInputs } from './printed-checks.ts';
import { findFigure } from './row-sums.ts';
import type { SheetFacts, TableFacts } from './table-facts.ts';
import type { ColumnReading, SheetReading } from './understanding.ts';

const MONTH = /^(20\d\d年)?1?\d月份?$/;

const isHeadWord = (text: string): boolean => scoreHeadWord(text) > 0.9;

interface Turned {
  row: number;
  message: string;
}

/** Projects side by side and their fields one under another: read as rows, 总投资 would become a project. */
function findTransposed(sheet: SheetReading): Turned | null {
  const { grid } = sheet;
  const rows = Array.from({ length: grid.rowCount }, (_, row) => row).filter(
    (row) => grid.cells(row).length > 2,
  );
  const [first] = rows;
  if (first === undefined || rows.length > 100) return null;
  const labels = rows.map((row) => grid.text(row, 0));
  const named = labels.filter((label) => MONTH.test(label) || isHeadWord(label));
  if (named.length < 3 || named.length < labels.length * 0.6) return null;
  const hasHead = rows.some((row) => {
    const cells = grid.cells(row);
    return cells.filter(({ text }) => isHeadWord(text)).length >= Math.max(2, cells.length / 2);
  });
  const message =
    '项目按列排列、栏目按行排列，没有读取；请在 Excel 或 WPS 中复制整张表，到新工作表“选择性粘贴—转置”，成为一个项目一行后再导入';
  return hasHead ? null : { row: first, message };
}

/** 项目名称 | 望川大道 | 项目代码 | … over 总投资 | 12000 | …: one project, its fields beside their values. */
function findCard(sheet: SheetReading): Turned | null {
  const { grid } = sheet;
  const rows = Array.from({ length: Math.min(grid.rowCount, 100) }, (_, row) => row).filter(
    (row) => grid.cells(row).length > 1,
  );
  const told = rows.filter((row) => {
    const cells = grid.cells(row);
    return cells.length % 2 === 0 && cells.every(({ text }, at) => isHeadWord(text) === (at % 2 === 0));
  });
  const [first] = told;
  if (first === undefined || told.length < 3 || told.length < rows.length * 0.7) return null;
  const message = '这是一个项目的信息卡（栏目在左、内容在右），没有读取，请填成一个项目一行的表后再导入';
  return { row: first, message };
}

/** Why the rows of a sheet are no projects although its words are those of a ledger; null when they may be. */
export const findTurned = (sheet: SheetReading): Turned | null => findCard(sheet) ?? findTransposed(sheet);

const PLANNED = /^(年度)?(计划|目标|任务)(数|值|投资|完成)?$/;
const DONE = /^(实际)?(实际|完成)(数|值|投资|完成|情况)?$/;

/** 标准厂房 over two rows, 计划 and 实际, with the months to the right: no column means either alone. */
function checkPlanActualRows(sheet: SheetReading, facts: TableFacts): ImportFinding[] {
  const sample = facts.dataRows.slice(0, 200);
  const column = facts.table.columns.find(({ column }) => {
    const texts = sample.map(({ row }) => facts.grid.text(row, column)).filter((text) => text !== '');
    const planned = texts.filter((text) => PLANNED.test(text)).length;
    const done = texts.filter((text) => DONE.test(text)).length;
    return planned > 0 && done > 0 && planned + done >= texts.length * 0.9;
  });
  const [first] = facts.dataRows;
  if (!column || !first) return [];
  const message =
    '每个项目分“计划”“完成”几行填写，右边的数字没有读取；请把计划和完成分成两栏、一个项目一行后再导入';
  return [findingAt('IMP-PLAN-ACTUAL-ROWS', sheet.sheet, first.row, column.column, message)];
}

/** 甲厂 over three rows, 建设内容, 进展情况, 存在问题: what stands beside each was not read. */
function checkFieldRows(sheet: SheetReading, facts: TableFacts): ImportFinding[] {
  const rows = facts.dataRows.slice(0, 2000).map(({ row }) => row);
  const column = findFieldRows(facts.grid, facts.table.columns, rows);
  const [first] = rows;
  if (!column || first === undefined) return [];
  const message =
    '每个项目分几行写各栏（如建设内容、进展情况），右边的内容没有读取；请每栏各占一列、一个项目一行后再导入';
  return [findingAt('IMP-PLAN-ACTUAL-ROWS', sheet.sheet, first, column.column, message)];
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
  const turned = findTurned(facts.sheet);
  return [
    ...(turned ? [findingAt('IMP-TRANSPOSED', facts.sheet.sheet, turned.row, 0, turned.message)] : []),
    ...facts.tables.flatMap((table) => [
      ...checkContinuedFigures(facts.sheet, table),
      ...checkPlanActualRows(facts.sheet, table),
      ...checkFieldRows(facts.sheet, table),
      ...table.table.columns.flatMap((column) => checkMixedRates(facts.sheet, table, column)),
    ]),
  ];
}
