import { type LabelFacts, readLabel } from './stat-label.ts';
import type { NameIndex } from './stat-names.ts';
import { isTimeCell, type StatTable } from './stat-rows.ts';
import type { StatSheet } from './stat-sheet.ts';
import { toLabelText } from './stat-text.ts';

export interface StatColumns {
  /** Columns with the names of rows, by the data column that they name. */
  labelsOf: Map<number, number[]>;
  /** Every column with names, also one that names no figures. */
  labels: number[];
  data: number[];
  /** Numbers of rows and remarks: told, never read. */
  serials: number[];
  remarks: number[];
  unitColumn: number | null;
}

const SERIAL = /^(序号|编号|代码|行次|行政区划代码|地区代码|no\.?)$/i;
const TIME = /^(年份?|年度|月份?|时间|日期|时期|季度|期别|报告期)$/;
const UNIT = /^(计量)?单位$/;

/** The texts above a column from top to bottom; a blank right of a wide head that is not merged belongs to it. */
export function listHeadPath(
  sheet: StatSheet,
  heads: readonly number[],
  column: number,
  first: number,
): string[] {
  const path: string[] = [];
  heads.forEach((row, at) => {
    let text = sheet.covered(row, column);
    const below = heads.slice(at + 1).some((next) => sheet.shown(next, column) !== '');
    if (text === '' && below && !sheet.hasMergesIn(row))
      for (let left = column - 1; left >= first && text === ''; left--) text = sheet.shown(row, left);
    if (text !== '' && path.at(-1) !== text) path.push(text);
  });
  return path;
}

interface Profile {
  texts: number;
  figures: number;
  times: number;
  filled: number;
}

function profile(sheet: StatSheet, table: StatTable, column: number): Profile {
  const counts: Profile = { texts: 0, figures: 0, times: 0, filled: 0 };
  for (const { row } of table.rows) {
    if (sheet.shown(row, column) === '') continue;
    counts.filled += 1;
    const { kind } = sheet.figure(row, column);
    const isTime = isTimeCell(sheet, row, column);
    if (kind === 'text') counts.texts += 1;
    if (kind === 'figure') counts.figures += 1;
    if (isTime) counts.times += 1;
  }
  return counts;
}

const isSerial = (sheet: StatSheet, table: StatTable, column: number): boolean =>
  table.rows.length > 2 &&
  table.rows.every(({ row }, at) => ['', String(at), String(at + 1)].includes(sheet.shown(row, column))) &&
  table.rows.filter(({ row }) => sheet.shown(row, column) !== '').length > table.rows.length / 2;

function knows(
  sheet: StatSheet,
  table: StatTable,
  column: number,
  { index, isOfFigures }: { index: NameIndex; isOfFigures: boolean },
): boolean {
  const texts = table.rows.map(({ row }) => sheet.shown(row, column)).filter((text) => text !== '');
  const known = texts.filter((text) => {
    const { indicators, subjects, period } = readLabel(text, index);
    if (indicators.length > 0 || subjects.length > 0) return true;
    // 1900 under the name of an indicator is a figure and no year.
    return !isOfFigures && (period.month !== undefined || period.year !== undefined);
  });
  return texts.length > 0 && known.length * 2 >= texts.length;
}

type ColumnKind = 'blank' | 'serial' | 'unit' | 'label' | 'remark' | 'data';

function classify(
  sheet: StatSheet,
  table: StatTable,
  column: number,
  hasData: boolean,
  index: NameIndex,
): ColumnKind {
  const head = toLabelText(listHeadPath(sheet, table.heads, column, 0).at(-1) ?? '');
  const counts = profile(sheet, table, column);
  if (counts.filled === 0) return 'blank';
  if (SERIAL.test(head)) return 'serial';
  if (UNIT.test(head) && counts.texts > 0) return 'unit';
  if (TIME.test(head)) return 'label';
  const isText = counts.texts > 0 && counts.texts >= counts.figures;
  if (isText) {
    const isOfFigures = readLabel(head, index).indicators.length > 0;
    const isKnown = knows(sheet, table, column, { index, isOfFigures });
    // 约三百 under the name of an indicator is a figure that cannot be read, not the name of a row.
    if (!isKnown && isOfFigures) return 'data';
    return !hasData || isKnown ? 'label' : 'remark';
  }
  if (hasData || counts.figures === 0) return 'data';
  if (head === '' && isSerial(sheet, table, column)) return 'serial';
  const isBare = head === '' || readLabel(head, index).text === '';
  return counts.times === counts.filled && isBare ? 'label' : 'data';
}

/** Which columns name the rows and which hold figures; a table may have two such pairs side by side. */
export function divideColumns(sheet: StatSheet, table: StatTable, index: NameIndex): StatColumns {
  const columns: StatColumns = {
    labelsOf: new Map(),
    labels: [],
    data: [],
    serials: [],
    remarks: [],
    unitColumn: null,
  };
  let labels: number[] = [];
  let wasData = false;
  for (let column = 0; column < sheet.columnCount; column++) {
    const kind = classify(sheet, table, column, columns.data.length > 0, index);
    if (kind === 'serial') columns.serials.push(column);
    if (kind === 'remark') columns.remarks.push(column);
    // A second 单位 names somebody or nothing; what stands below it is told.
    if (kind === 'unit' && columns.unitColumn !== null) columns.remarks.push(column);
    else if (kind === 'unit') columns.unitColumn = column;
    if (kind === 'label') {
      columns.labels.push(column);
      labels = wasData ? [column] : [...labels, column];
      wasData = false;
    }
    if (kind === 'data') {
      columns.data.push(column);
      columns.labelsOf.set(column, labels);
      wasData = true;
    }
  }
  return columns;
}

/** The facts of a path of labels, the lowest first. */
export const readPath = (path: readonly string[], index: NameIndex): LabelFacts[] =>
  path.map((text) => readLabel(text, index)).reverse();
