import type { RawWorkbook } from '#core/ledger/public.ts';
import { checkRanks } from './check-ranks.ts';
import { convertFigures, findGrowths, keepOwnSpan, settlePercents, settleSpans } from './convert-figures.ts';
import { gatherCells } from './gather-cells.ts';
import { readStatTable } from './read-stat-table.ts';
import { newDesk, type StatDesk, tell } from './stat-desk.ts';
import { readLabel } from './stat-label.ts';
import { indexNames } from './stat-names.ts';
import type { StatAnswers, StatDictionary, StatReading } from './stat-reading.ts';
import { findTables } from './stat-rows.ts';
import { listFilled, openStatSheet, type StatSheet } from './stat-sheet.ts';
import type { TableView } from './table-view.ts';

const PLAIN_SHEET = /^(sheet|工作表|表)\s*\d*$/i;

const textsOf = (sheet: StatSheet, row: number): string[] =>
  listFilled(sheet, row).map((column) => sheet.shown(row, column));

function noteHeads(desk: StatDesk, sheet: StatSheet, rows: readonly number[]): void {
  for (const row of rows)
    for (const column of listFilled(sheet, row)) desk.heads.add(sheet.place(row, column));
}

function readSheet(desk: StatDesk, sheet: StatSheet): void {
  const { tables, notes, loose } = findTables(sheet, desk.index);
  for (const row of notes)
    for (const column of listFilled(sheet, row))
      tell(desk, 'footnote', `说明：${sheet.shown(row, column).slice(0, 120)}`, sheet.place(row, column));
  noteHeads(desk, sheet, loose);
  let above: string[] = [];
  tables.forEach((table, at) => {
    const titles = table.titles.flatMap((row) => textsOf(sheet, row));
    if (titles.length > 0) above = titles;
    noteHeads(desk, sheet, [...table.titles, ...table.heads]);
    for (const { section } of table.rows) if (section !== null) noteHeads(desk, sheet, [section]);
    const names = [
      ...(PLAIN_SHEET.test(sheet.name) ? [] : [sheet.name]),
      desk.fileName.replace(/\.[a-z]+$/i, ''),
    ];
    const view: TableView = {
      desk,
      sheet,
      key: tables.length > 1 ? `${sheet.name}#${at + 1}` : sheet.name,
      name: tables.length > 1 ? `“${sheet.name}”第${at + 1}张表` : `“${sheet.name}”`,
      around: [...[...above].reverse(), ...names].map((text) => readLabel(text, desk.index)),
      ...{ rowKind: null, columnKind: null, yearsOfHeads: new Set<number>() },
    };
    readStatTable(view, table);
  });
}

export interface StatFile {
  workbook: RawWorkbook;
  fileName: string;
  answers: StatAnswers;
  /** Offered where a file names no year. */
  thisYear: number;
}

/**
 * Reads statistical tables as they come: cells for a filing, questions for a person, notes of what was left out and why. The same
 * file with the same answers and names gives the same; no filled cell is dropped in silence.
 */
export function readStatistics(file: StatFile, dictionary: StatDictionary): StatReading {
  const desk = newDesk(indexNames(dictionary), file);
  for (const sheet of file.workbook.sheets) {
    if (sheet.hidden) tell(desk, 'hidden', `隐藏的工作表“${sheet.name}”未读取`, `${sheet.name}!A1`);
    else readSheet(desk, openStatSheet(sheet));
  }
  const spanned = keepOwnSpan(
    desk,
    settleSpans(
      desk,
      desk.found.filter(({ measure }) => measure !== 'rank'),
    ),
  );
  const figures = convertFigures(desk, settlePercents(desk, findGrowths(desk, spanned)));
  const { cells, read } = gatherCells(desk, dictionary, figures);
  checkRanks(desk, desk.found, cells);
  return {
    cells,
    questions: [...desk.questions.values()],
    notes: [...desk.notes.values()],
    read,
    heads: [...desk.heads],
  };
}
