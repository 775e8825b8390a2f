import type { Grid, GridCell } from './grid.ts';
import { isUnitAlone, listNotedUnits } from './head-unit.ts';
import { scoreHeadWord } from './match-head.ts';
import { isFigure, isNumberedLabel, isTotalLabel } from './row-labels.ts';

/** The rows of one table's head, zero-based, ends included. */
export interface HeadBlock {
  top: number;
  bottom: number;
  /** Rows of the block that number the columns (1 2 3, 甲 乙, 栏次). */
  numberingRows: number[];
  /** Rows that give a word for each column beside the head proper: 责任单位, 计量单位. */
  labelRows: number[];
  /** 0 to 1: how sure it is that these rows are a head. */
  confidence: number;
}

const MAX_LEVELS = 8;
const MAX_SEARCHED_ROWS = 60;
const LABELLED_NOTE =
  /^(填报单位|填表单位|报送单位|编制单位|制表|填报时间|填报日期|日期|截[至止]|时间|统计时间|金额单位|单位|表号|密级|文号|附件|附表|联系人|填报人|审核人|报表期|批准|签发|制定机关)[^:]{0,8}[:：]/;
const LABEL_ROW =
  /^(责任单位|牵头单位|主管部门|责任部门|计量单位|单位|指标|指标名称|代码|口径|栏次|牵头部门|分管领导|牵头领导|数据来源|权重|分值)$/;
const YEAR_OR_PERIOD = /^(20\d\d(年度?)?|\d{1,2}月份?)$/;
const SENTENCE = /[。；;]|[，,].*[，,]/;

function isNoteRow(cells: GridCell[]): boolean {
  return cells.some((cell) => LABELLED_NOTE.test(cell.text) || listNotedUnits(cell.text).length > 0);
}

/** 附件1 | 望川县重点项目一览表: a title beside another mark. */
function isTitleRow(cells: GridCell[]): boolean {
  const title = /(表|清单|台账|台帐|一览|汇总|通报|方案|计划|情况)([(][^()]*[)])?$/;
  return cells.length <= 3 && cells.some((cell) => cell.text.length >= 9 && title.test(cell.text));
}

function isHeadText(text: string): boolean {
  const bare = text.includes('(') ? text.replace(/[(][^()]*[)]/g, '') : text;
  return bare.length <= 60 && !SENTENCE.test(bare) && (!isFigure(text) || YEAR_OR_PERIOD.test(text));
}

export function countHeadWords(cells: GridCell[]): number {
  return cells.filter((cell) => scoreHeadWord(cell.text) >= 0.7).length;
}

/** 1 2 3 …, (1) (2) …, 甲 乙 1 2 …, A B C …, with or without 栏次 in front and formulas such as 5=3+4. */
export function isNumberingRow(cells: GridCell[], columnCount: number): boolean {
  const texts = cells.map((cell) => cell.text).filter((text) => !/^(栏次|行次|列次|序号|栏目)$/.test(text));
  if (texts.length < 3 || texts.length < columnCount * 0.5) return false;
  let last = 0;
  let counted = 0;
  for (const text of texts) {
    if (/^[甲乙丙丁戊己庚辛]$/.test(text) || /^[A-Z]$/.test(text)) {
      counted++;
      continue;
    }
    const match = /^[(（]?(\d{1,2})[)）]?(?:[=＝].*)?$/.exec(text) ?? /^[(（]?(\d{1,2})[)）]?=/.exec(text);
    if (!match) return false;
    const number = Number(match[1]);
    if (number !== last + 1) return false;
    last = number;
    counted++;
  }
  return counted >= 3;
}

/** Whether a row's text comes again lower in its own column: values do, heads do not. */
function hasRepeatedValue(grid: Grid, row: number, cells: GridCell[]): boolean {
  const until = Math.min(grid.rowCount, row + 200);
  return cells.some((cell) => {
    for (let below = row + 1; below < until; below++) {
      if (grid.text(below, cell.column) === cell.text) return true;
    }
    return false;
  });
}

function scoreHeadStart(grid: Grid, row: number): number {
  const cells = grid.cells(row);
  if (cells.length < 2 || isNoteRow(cells) || isTitleRow(cells)) return 0;
  if (!cells.every((cell) => isHeadText(cell.text))) return 0;
  if (isTotalLabel((cells[0] as GridCell).text) || isNumberedLabel((cells[0] as GridCell).text)) return 0;
  if (/^\d+$/.test((cells[0] as GridCell).text)) return 0;
  const words = countHeadWords(cells);
  const share = words / cells.length;
  if (words >= 3 && share >= 0.5) return 0.95;
  if (words >= 2 && share >= 0.4) return 0.85;
  if (words >= 1 && (share >= 0.25 || cells.some((cell) => cell.right > cell.column))) return 0.7;
  const periods = cells.filter((cell) => YEAR_OR_PERIOD.test(cell.text)).length;
  if (periods > cells.length / 2 && words === 0) return 0;
  return hasRepeatedValue(grid, row, cells) ? 0 : 0.45;
}

/** A row above the first strong head row that belongs to the head: group heads over some of the columns. */
function isGroupRowAbove(grid: Grid, row: number, headCells: GridCell[]): boolean {
  const cells = grid.cells(row);
  if (cells.length === 0 || isNoteRow(cells)) return false;
  if (!cells.every((cell) => isHeadText(cell.text) && cell.text.length <= 24)) return false;
  if (cells.length >= 2) return scoreHeadStart(grid, row) > 0;
  const only = cells[0] as GridCell;
  const first = headCells[0]?.column ?? 0;
  const spansAll = only.right - only.column + 1 >= grid.columnCount * 0.8;
  if (spansAll || only.column <= first) return false;
  return only.right > only.column || scoreHeadWord(only.text) >= 0.5;
}

/** Candidates for the first row of a head: the first that may be one, and the first that surely is. */
function findStarts(grid: Grid, from: number, until: number): { row: number; score: number }[] {
  let weak: { row: number; score: number } | null = null;
  for (let row = from; row < Math.min(until, from + MAX_SEARCHED_ROWS); row++) {
    const score = scoreHeadStart(grid, row);
    // Rows below a weak candidate that are no heads prove that the table has begun.
    if (weak && row - weak.row > 6) break;
    if (score >= 0.85) return weak ? [weak, { row, score }] : [{ row, score }];
    if (score > 0 && !weak) weak = { row, score };
  }
  return weak ? [weak] : [];
}

/** Rows that the head's own merged cells reach down to. */
function reachOfMerges(grid: Grid, top: number, bottom: number): number {
  let reach = bottom;
  for (let row = top; row <= reach; row++) {
    for (const cell of grid.cells(row)) {
      if (cell.bottom > reach && cell.bottom - top < MAX_LEVELS) reach = cell.bottom;
    }
  }
  return reach;
}

/** Whether the column's head is still open downwards: a group head, or nothing above it yet. */
function isOpenColumn(grid: Grid, top: number, bottom: number, column: number): boolean {
  for (let row = bottom; row >= top; row--) {
    if (grid.text(row, column) !== '') {
      const merge = grid.mergeAt(row, column);
      if (merge && merge.right > merge.left) return merge.bottom <= bottom;
      const next = column + 1;
      const nextIsOwn =
        next >= grid.columnCount || grid.text(row, next) !== '' || isUnderOther(grid, row, next, column);
      return !nextIsOwn;
    }
    const merge = grid.mergeAt(row, column);
    if (merge && merge.right > merge.left) return true;
  }
  return true;
}

function isUnderOther(grid: Grid, row: number, column: number, group: number): boolean {
  const merge = grid.mergeAt(row, column);
  return merge !== undefined && merge.left > group;
}

function isLevelBelow(grid: Grid, top: number, bottom: number, row: number): boolean {
  const cells = grid.cells(row);
  if (cells.length === 0) return false;
  if (!cells.every((cell) => isHeadText(cell.text) && cell.text.length <= 40)) return false;
  if (cells.some((cell) => isNumberedLabel(cell.text) || isTotalRowStart(cell, cells))) return false;
  if (cells.every((cell) => isUnitAlone(cell.text))) return true;
  if (!cells.every((cell) => isOpenColumn(grid, top, bottom, cell.column) || isUnitAlone(cell.text)))
    return false;
  // Below blank heads only (no group to the left) known words are needed, else these are values.
  const anchored = cells.some((cell) => hasGroupAbove(grid, top, bottom, cell.column));
  return anchored || countHeadWords(cells) >= Math.max(1, cells.length * 0.5);
}

function isTotalRowStart(cell: GridCell, cells: GridCell[]): boolean {
  return cell === cells[0] && cell.column === 0 && isTotalLabel(cell.text) && cells.length <= 2;
}

function hasGroupAbove(grid: Grid, top: number, bottom: number, column: number): boolean {
  for (let row = top; row <= bottom; row++) {
    for (let left = column; left >= 0; left--) {
      if (grid.text(row, left) !== '') return true;
    }
  }
  return false;
}

function isLabelRow(grid: Grid, head: HeadBlock, row: number): boolean {
  const cells = grid.cells(row);
  const first = cells[0];
  if (first?.column !== 0 || cells.length < 2 || !LABEL_ROW.test(first.text)) return false;
  if (grid.covered(head.top, 0) === first.text) return false;
  return cells.every((cell) => isHeadText(cell.text));
}

function extendDown(grid: Grid, head: HeadBlock): void {
  head.bottom = reachOfMerges(grid, head.top, head.bottom);
  while (head.bottom - head.top + 1 < MAX_LEVELS) {
    const next = head.bottom + 1;
    if (next >= grid.rowCount || grid.isBlankRow(next)) return;
    if (isNumberingRow(grid.cells(next), grid.columnCount)) {
      head.numberingRows.push(next);
      head.bottom = next;
      return;
    }
    if (isLabelRow(grid, head, next)) head.labelRows.push(next);
    else if (!isLevelBelow(grid, head.top, head.bottom, next)) return;
    head.bottom = reachOfMerges(grid, head.top, next);
  }
}

/** The first row of cells that are merged down into the head from above it. */
function riseByMerges(grid: Grid, from: number, row: number): number {
  let top = row;
  for (let column = 0; column < grid.columnCount; column++) {
    const merge = grid.mergeAt(row, column);
    const isTitle = merge !== undefined && merge.right - merge.left + 1 >= grid.columnCount * 0.8;
    if (merge && !isTitle && merge.top < top && merge.top >= from) top = merge.top;
  }
  return top;
}

function buildHead(grid: Grid, from: number, start: { row: number; score: number }): HeadBlock {
  let top = riseByMerges(grid, from, start.row);
  while (top > from && isGroupRowAbove(grid, top - 1, grid.cells(start.row))) top--;
  const head: HeadBlock = {
    top,
    bottom: start.row,
    numberingRows: [],
    labelRows: [],
    confidence: start.score,
  };
  extendDown(grid, head);
  return head;
}

function hasLeafAbove(grid: Grid, row: number, strong: number): boolean {
  return grid.cells(row).some((cell) => grid.text(strong, cell.column) === '');
}

/** The head of the table that begins at or after `from`; null when no row looks like one. */
export function findHead(grid: Grid, from: number, until = grid.rowCount): HeadBlock | null {
  const [first, strong] = findStarts(grid, from, until);
  if (!first) return null;
  // Without a known word of its own the row above must be held together with the head by a blank beneath it.
  if (strong && first.score < 0.7 && !hasLeafAbove(grid, first.row, strong.row))
    return buildHead(grid, from, strong);
  const head = buildHead(grid, from, first);
  if (!strong || head.bottom >= strong.row) return strong ? { ...head, confidence: strong.score } : head;
  return buildHead(grid, from, strong);
}
