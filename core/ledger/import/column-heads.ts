import type { HeadBlock } from './find-head.ts';
import type { Grid } from './grid.ts';
import { findUnitOfLevels, isMoneyUnit } from './head-unit.ts';
import type { HeadMatch } from './match-amount-head.ts';
import { matchHead } from './match-head.ts';
import { toComparable, toReadableHead } from './normal-text.ts';
import { shownOf } from './raw-sheet.ts';
import { isFigure } from './row-labels.ts';
import type { ColumnReading } from './understanding.ts';

function hasTextBelow(grid: Grid, head: HeadBlock, row: number, column: number): boolean {
  for (let below = row + 1; below <= head.bottom; below++) {
    if (head.numberingRows.includes(below) || head.labelRows.includes(below)) continue;
    if (grid.covered(below, column) !== '') return true;
  }
  return false;
}

function hasAnyHead(grid: Grid, head: HeadBlock, column: number): boolean {
  for (let row = head.top; row <= head.bottom; row++) if (grid.covered(row, column) !== '') return true;
  return false;
}

/** Whether the table fills a column: a second table further down does not count. */
function isFilledBelow(grid: Grid, head: HeadBlock, column: number): boolean {
  for (let row = head.bottom + 1; row < grid.rowCount && grid.cells(row).length > 0; row++)
    if (grid.text(row, column) !== '') return true;
  return false;
}

/** Whether mostly figures stand below a head; names of offices beside amounts are not under the head of the amounts. */
function isFiguresBelow(grid: Grid, head: HeadBlock, column: number): boolean {
  let filled = 0;
  let figures = 0;
  for (let row = head.bottom + 1; row < Math.min(grid.rowCount, head.bottom + 200); row++) {
    const text = grid.text(row, column);
    if (text === '') continue;
    filled++;
    if (isFigure(text)) figures++;
  }
  return figures > filled / 2;
}

/** Where the head above changes between two columns, a group head of this row cannot reach across. */
function hasBoundaryAbove(grid: Grid, head: HeadBlock, row: number, left: number, right: number): boolean {
  for (let above = head.top; above < row; above++) {
    for (let column = left + 1; column <= right; column++) {
      if (grid.text(above, column) !== '') return true;
    }
  }
  return false;
}

/** In an unmerged head a group head stands once, over the first of its columns. */
function findGroupAtLeft(grid: Grid, head: HeadBlock, row: number, column: number): number | null {
  for (let left = column - 1; left >= 0; left--) {
    if (grid.covered(row, left) === '') continue;
    const merge = grid.mergeAt(row, left);
    if (merge && merge.right > merge.left) return null;
    if (hasBoundaryAbove(grid, head, row, left, column)) return null;
    const isGroup = hasTextBelow(grid, head, row, left);
    const ownBelow = hasTextBelow(grid, head, row, column);
    if (isGroup && ownBelow) return left;
    // A leaf head over two columns: the second has no head of its own at any level, and says the same kind of thing.
    const isShared = !isGroup && !hasAnyHead(grid, head, column) && isFilledBelow(grid, head, column);
    return isShared && isFiguresBelow(grid, head, left) === isFiguresBelow(grid, head, column) ? left : null;
  }
  return null;
}

/** 责任单位 | 人社局 | (blank) | 残联: without merged cells a blank in a row of units says what stands to its left. */
function readLabelAtLeft(grid: Grid, row: number, column: number): string {
  if (grid.hasMerges || !/单位|部门|领导/.test(grid.text(row, 0)) || /计量/.test(grid.text(row, 0)))
    return '';
  let left = column;
  while (left > 1 && grid.text(row, left) === '') left--;
  return shownOf(grid.raw(row, left)) ?? '';
}

function readHeadCell(grid: Grid, head: HeadBlock, row: number, column: number): string {
  if (head.labelRows.includes(row) && column === 0) return '';
  if (grid.covered(row, column) !== '') {
    const merge = grid.mergeAt(row, column);
    return shownOf(merge ? grid.raw(merge.top, merge.left) : grid.raw(row, column)) ?? '';
  }
  if (grid.mergeAt(row, column)) return '';
  if (head.labelRows.includes(row)) return readLabelAtLeft(grid, row, column);
  const left = findGroupAtLeft(grid, head, row, column);
  return left === null ? '' : (shownOf(grid.raw(row, left)) ?? '');
}

function listLevels(grid: Grid, head: HeadBlock, column: number): { levels: string[]; proper: string[] } {
  const levels: string[] = [];
  const proper: string[] = [];
  for (let row = head.top; row <= head.bottom; row++) {
    if (head.numberingRows.includes(row)) continue;
    const text = toReadableHead(readHeadCell(grid, head, row, column));
    if (text === '' || levels.at(-1) === text) continue;
    levels.push(text);
    if (!head.labelRows.includes(row)) proper.push(text);
  }
  return { levels, proper };
}

const PLAN_OF_TIME =
  /^(20\d\d年度?|1?\d月份?|第?[一二三四]季度|[上下]半年|本年度?|今年|全年|年度)计划(数|额)?$/;

function hasMoneyHead(grid: Grid, head: HeadBlock): boolean {
  for (let row = head.top; row <= head.bottom; row++)
    if (grid.cells(row).some(({ text }) => isMoneyUnit(findUnitOfLevels([text])))) return true;
  return false;
}

/** The columns of a table as its head names them; fields still by words alone. */
export function readColumnHeads(grid: Grid, head: HeadBlock | null, notedUnits: string[]): ColumnReading[] {
  const columns: ColumnReading[] = [];
  const notedMoney = notedUnits.find((unit) => isMoneyUnit(unit)) ?? null;
  const besideMoney = head !== null && hasMoneyHead(grid, head);
  for (let column = 0; column < grid.columnCount; column++) {
    const { levels, proper } = head ? listLevels(grid, head, column) : { levels: [], proper: [] };
    const comparable = proper.map(toComparable);
    // 其中：1-10月完成 is part of the column before it, and in its unit.
    const isPart = /^其中[:：]./.test(comparable.at(-1) ?? '') && comparable.length === 1;
    const unit = findUnitOfLevels(comparable) ?? (isPart ? (columns.at(-1)?.unit ?? null) : null);
    const own = matchHead(comparable, isMoneyUnit(unit));
    // 本年计划 under 单位：万元, or 2026年计划 beside 总投资（万元）, says neither 投资 nor a unit.
    const isMoney = notedMoney !== null || (besideMoney && PLAN_OF_TIME.test(comparable.slice(-2).join('')));
    const reading = own.best || unit || !isMoney ? own : matchHead(comparable, true);
    columns.push({
      column,
      levels,
      field: reading.best?.field ?? null,
      unit: toPrintedUnit(unit, proper) ?? (isOfMoney(reading.best, comparable) ? notedMoney : null),
      confidence: reading.best?.confidence ?? 0,
      rival: reading.rival?.field ?? null,
      block: 0,
    });
  }
  return columns;
}

const SQUARED: Record<string, string> = { m2: '㎡', 万m2: '万㎡', km2: '㎢', m3: '㎥' };

/** Comparing has taken ㎡ apart; the unit is given as it stands in the head. */
function toPrintedUnit(unit: string | null, levels: string[]): string | null {
  const printed = unit === null ? undefined : SQUARED[unit];
  return printed !== undefined && levels.some((level) => level.includes(printed)) ? printed : unit;
}

const MONEY_FIELDS = /investment|_plan$|_done$|^funds_|^cumulative|^annual_plan$/;

const MONEY_WORDS = /债券|资金|支出|投资|补助|贷款|自筹|拨付|到位|产值|税收|额度|奖补|补贴/;
const NO_AMOUNT =
  /率|比例|占比|进度|时间|日期|来源|单位|部门|方式|情况$|名称|性质|类别|领域|主体|是否|排名|%/;

/** A column of money by its field, or by its words where it has none: 专项债券额度 is in the noted 亿元 as well. */
function isOfMoney(match: HeadMatch | null, levels: string[]): boolean {
  if (match) return MONEY_FIELDS.test(match.field);
  return MONEY_WORDS.test(levels.join('')) && !NO_AMOUNT.test(levels.at(-1) ?? '');
}
