import { countHeadWords, type HeadBlock, isNumberingRow } from './find-head.ts';
import type { Grid, GridCell } from './grid.ts';
import { listNotedUnits } from './head-unit.ts';
import {
  hasCountTail,
  isArabicNumberedLabel,
  isChineseNumberAlone,
  isFigure,
  isNoteLabel,
  isNumberedLabel,
  isSerial,
  isShareLabel,
  isSignatureLabel,
  isTotalLabel,
} from './row-labels.ts';
import { isSumOfRowsBelow } from './row-sums.ts';
import type { RowKind } from './understanding.ts';

/** What the rows of a table are judged against. */
export interface RowContext {
  grid: Grid;
  head: HeadBlock | null;
  /** Column of running numbers, null when the table has none. */
  serialColumn: number | null;
  /** Column that names the row's subject. */
  nameColumn: number;
  /** Its subject is a territory or an office: such a name alone is a row without figures, not a heading. */
  namesPlaces: boolean;
  titles: Set<string>;
}

export interface RowJudgement {
  kind: RowKind;
  confidence: number;
}

interface RowTraits {
  row: number;
  cells: GridCell[];
  first: GridCell;
  /** All its cells say the same: one text merged or copied over the row. */
  isOneText: boolean;
  serial: string;
  hasSerial: boolean;
  figures: GridCell[];
  words: GridCell[];
}

const PLACE =
  /(市本级|县本级|区本级|本级|市|县|区|州|镇|乡|街道|办事处|园区|开发区|高新区|新区|管委会|局|委|办|院|公司|集团|中心|学校|队|站|处|场|村|社区)$/;
/** 1-1 typed into a cell of dates. */
const SERIAL_MADE_DATE = /^\d{1,2}月\d{1,2}日$/;
const COUNT_ALONE = /^[(]?共?\d+[个项件家][)]?$/;

function readTraits(context: RowContext, row: number): RowTraits | null {
  const { grid, serialColumn } = context;
  const cells = grid.cells(row);
  const first = cells[0];
  if (!first) return null;
  const serial = serialColumn === null ? '' : grid.covered(row, serialColumn);
  const others = cells.filter((cell) => cell.column !== serialColumn);
  const [figures, words]: [GridCell[], GridCell[]] = [[], []];
  for (const cell of others) (isFigure(cell.text) ? figures : words).push(cell);
  return {
    row,
    cells,
    first,
    isOneText: cells.every((cell) => cell.text === first.text),
    serial,
    hasSerial: serial !== '' && (isSerial(serial) || SERIAL_MADE_DATE.test(serial)),
    figures,
    words,
  };
}

/** The same words again as a row of the head: printed once more at the top of a page. */
export function isRepeatedHead(grid: Grid, head: HeadBlock | null, cells: GridCell[]): boolean {
  if (!head || cells.length < 2) return false;
  for (let row = head.top; row <= head.bottom; row++) {
    const own = grid.cells(row);
    if (own.length < 2 || Math.abs(own.length - cells.length) > Math.max(1, own.length * 0.2)) continue;
    const same = cells.filter((cell) => grid.text(row, cell.column) === cell.text).length;
    if (same >= 2 && same >= cells.length * 0.8) return true;
  }
  return false;
}

const TITLE_INSIDE =
  /^(?=.*(20\d\d年|项目|工程|任务|事项|情况)).{8,}(表|清单|台账|台帐|一览|名单)([(][^()]*[)])?$/;

/** The title once more at the top of a page, with (续) or without, or printed below the head. */
function isTitleAgain(context: RowContext, text: string): boolean {
  const bare = text.replace(/[(]?(续表?|接上页|续\d*)[)]?$/, '');
  return context.titles.has(text) || context.titles.has(bare) || TITLE_INSIDE.test(text);
}

function isNote(context: RowContext, traits: RowTraits): boolean {
  const { cells, first, hasSerial, words, figures } = traits;
  if (hasSerial && words.length > 0 && traits.first.column === context.serialColumn) return false;
  if (cells.some((cell) => isSignatureLabel(cell.text)) && figures.length <= 1) return true;
  if (isNoteLabel(first.text) && words.length <= 2 && figures.length === 0) return true;
  if (traits.isOneText && isTitleAgain(context, first.text)) return true;
  if (isNumberedLabel(first.text)) return false;
  return cells.length <= 3 && cells.some((cell) => listNotedUnits(cell.text).length > 0);
}

/** A form printed with running numbers and nothing filled in beside this one. */
function isNumberAlone(context: RowContext, traits: RowTraits): boolean {
  if (traits.cells.length !== 1 || traits.first.column !== context.serialColumn || !traits.hasSerial)
    return false;
  return context.grid.columnCount > 1 && context.grid.covered(traits.row, context.nameColumn) === '';
}

function isTotal(context: RowContext, traits: RowTraits): boolean {
  const limit = Math.max(context.nameColumn, context.serialColumn ?? 0, 1);
  const labels = traits.cells.filter((cell) => cell.column <= limit).slice(0, 3);
  return labels.some((cell) => {
    if (!isTotalLabel(cell.text)) return false;
    // 石桥镇 | 数据汇总 is a project; 城关镇 汇总 stands where the town does, and alone.
    if (/汇总$/.test(cell.text) && cell.column >= context.nameColumn && traits.words.length > 1) return false;
    // 5 | 县城供水总计量改造 has a number of its own; 6 | 合计 is still a total.
    const exact = /^.{0,3}[合小总共]计/.test(cell.text);
    return !(traits.hasSerial && traits.cells[0]?.column === context.serialColumn) || exact;
  });
}

/** A row with a heading's number: 一、 (一) 第一部分, or 一 alone in a column of arabic numbers. */
function judgeNumbered(context: RowContext, traits: RowTraits, serialShare: number): RowJudgement | null {
  const { first, words, figures } = traits;
  const alone =
    first.column === context.serialColumn &&
    isChineseNumberAlone(first.text) &&
    (serialShare > 0 || words.length <= 1);
  if (!alone && !isNumberedLabel(first.text)) return null;
  // A column of nothing but 一 二 三 is the serial of ordinary rows.
  if (alone && serialShare === 0 && (words.length > 1 || figures.length > 0)) return null;
  const labels = alone ? words.slice(1) : words.filter((cell) => cell !== first);
  const rest = labels.filter((cell) => cell.text !== first.text && !COUNT_ALONE.test(cell.text));
  if (figures.length === 0) {
    if (rest.length === 0) return { kind: 'group', confidence: 0.95 };
    return rest.length === 1 && !context.namesPlaces && serialShare > 0.3
      ? { kind: 'group', confidence: 0.7 }
      : null;
  }
  return rest.length <= 1 ? { kind: 'subtotal', confidence: 0.85 } : null;
}

function judgeSingle(context: RowContext, traits: RowTraits, serialShare: number): RowJudgement | null {
  const { grid, serialColumn, nameColumn } = context;
  const { first, figures } = traits;
  if (!traits.isOneText || figures.length > 0 || (traits.hasSerial && serialShare > 0)) return null;
  const width = Math.max(first.right - first.column + 1, traits.cells.length);
  if (width >= 2 && width >= grid.columnCount / 2) return { kind: 'group', confidence: 0.95 };
  if (first.column === serialColumn && serialShare >= 0.4) return { kind: 'group', confidence: 0.9 };
  if (isArabicNumberedLabel(first.text) && first.column === 0 && width > 1)
    return { kind: 'group', confidence: 0.8 };
  if (serialColumn !== null && serialShare >= 0.4 && traits.serial === '' && first.column <= nameColumn) {
    return { kind: 'group', confidence: 0.75 };
  }
  if (first.column !== 0 || grid.columnCount < 3) return null;
  if (context.namesPlaces || PLACE.test(first.text)) return null;
  const heading =
    hasCountTail(first.text) || /(项目|类|工程|领域|方面|产业|板块|部分|任务)$/.test(first.text);
  return heading && context.nameColumn === 0 ? { kind: 'group', confidence: 0.6 } : null;
}

/** A label and sums without a number of its own, among rows that have one. */
function judgeUnnumberedSums(
  context: RowContext,
  traits: RowTraits,
  serialShare: number,
): RowJudgement | null {
  const { serialColumn, nameColumn } = context;
  const { first, figures, words } = traits;
  if (serialColumn === null || serialShare < 0.4 || traits.hasSerial || figures.length === 0) return null;
  if (first.column > nameColumn || isFigure(first.text)) return null;
  const rest = words.filter((cell) => cell.text !== first.text && !COUNT_ALONE.test(cell.text)).length;
  if (first.column === serialColumn && rest <= 1) return { kind: 'subtotal', confidence: 0.85 };
  if (rest > 0) return null;
  if (hasCountTail(first.text)) return { kind: 'subtotal', confidence: 0.8 };
  const next = (row: number): boolean => context.grid.covered(row, serialColumn) === '';
  return isSumOfRowsBelow(
    context.grid,
    traits.row,
    figures.map((cell) => cell.column),
    next,
  )
    ? { kind: 'subtotal', confidence: 0.85 }
    : null;
}

/** The kind of one row below a head (design of offices' ledgers: handbook 5, last paragraph). */
export function judgeRow(context: RowContext, row: number, serialShare: number): RowJudgement {
  const traits = readTraits(context, row);
  if (!traits) return { kind: 'blank', confidence: 1 };
  if (isRepeatedHead(context.grid, context.head, traits.cells)) return { kind: 'header', confidence: 0.95 };
  if (
    context.head &&
    isNumberingRow(traits.cells, context.grid.columnCount) &&
    row > context.head.bottom + 5
  ) {
    return { kind: 'header', confidence: 0.6 };
  }
  if (isNumberAlone(context, traits)) return { kind: 'blank', confidence: 0.8 };
  if (isNote(context, traits)) return { kind: 'note', confidence: 0.9 };
  if (isTotal(context, traits)) return { kind: 'subtotal', confidence: 0.95 };
  if (traits.serial === '' && traits.first.column <= context.nameColumn && isShareLabel(traits.first.text))
    return { kind: 'subtotal', confidence: 0.6 };
  return (
    judgeNumbered(context, traits, serialShare) ??
    judgeSingle(context, traits, serialShare) ??
    judgeUnnumberedSums(context, traits, serialShare) ?? { kind: 'data', confidence: 0.9 }
  );
}

/** Words of a head in a row that may begin another table lower on the sheet; 0 when it does not look like one. */
export function countNewHeadWords(grid: Grid, row: number): number {
  const cells = grid.cells(row);
  if (cells.length < 2) return 0;
  if (!cells.every((cell) => cell.text.length <= 24 && !isFigure(cell.text))) return 0;
  if (isSerial((cells[0] as GridCell).text)) return 0;
  if (cells.some(({ text }) => isSignatureLabel(text) || isNoteLabel(text))) return 0;
  const words = countHeadWords(cells);
  return words >= 2 && words >= cells.length * 0.6 ? words : 0;
}
