import { guessColumns } from './bare-rows.ts';
import { noContext } from './block-context.ts';
import { draftDeclared } from './declared-text.ts';
import { type Duties, finishDuties, noDuties, readUnitCell } from './note.ts';
import type { PlainLine } from './reading.ts';
import { RunningText } from './running-text.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import type { Span } from './split-sentences.ts';
import { findTaskColumn, isTableHead, type TaskColumn } from './table-lines.ts';
import type { TaskDraft } from './task-draft.ts';

/** A table of tasks: which lines it takes, and the drafts of its rows. */
export interface TaskTable {
  lines: Set<number>;
  drafts: TaskDraft[];
}

function cutCells(plain: string, line: PlainLine): Span[] {
  const cells: Span[] = [];
  const text = plain.slice(line.from, line.to);
  const separator = text.includes('|') ? '|' : '\t';
  let at = line.from;
  for (const piece of text.split(separator)) {
    const lead = piece.length - piece.trimStart().length;
    cells.push({ from: at + lead, to: at + piece.trimEnd().length });
    at += piece.length + 1;
  }
  const isBar = separator === '|';
  return isBar ? trimBars(plain, cells) : cells;
}

/** | a | b | has an empty cell at both ends. */
function trimBars(plain: string, cells: Span[]): Span[] {
  const isEmpty = (cell: Span | undefined): boolean =>
    cell !== undefined && plain.slice(cell.from, cell.to).trim() === '';
  const from = isEmpty(cells[0]) ? 1 : 0;
  return cells.slice(from, isEmpty(cells.at(-1)) ? -1 : undefined);
}

const NOTHING = /^(?:—+|-+|无|\/|／|暂无)?$/;
/** 第 of an action column that holds the topic only, when another one says what is to be done. */
const ACTION_ORDER: TaskColumn[] = ['action', 'measure', 'result'];

function dutiesOfRow(
  marks: SpeechMarks,
  columns: readonly (TaskColumn | undefined)[],
  cells: readonly Span[],
): Duties {
  const duties = noDuties();
  columns.forEach((column, index) => {
    const cell = cells[index];
    if (!cell || NOTHING.test(marks.plain.slice(cell.from, cell.to))) return;
    if (column === 'due') {
      duties.times.push(...within(marks.times, cell.from, cell.to));
      duties.cadences.push(...within(marks.cadences, cell.from, cell.to));
    }
    if (column !== 'lead' && column !== 'support' && column !== 'guide') return;
    const units = readUnitCell(marks, cell.from, cell.to);
    duties.isOpen ||= units.isOpen;
    const hasLead = duties.leads.length > 0;
    (column === 'lead' && !hasLead ? duties.leads : duties.supports).push(...units.leads);
    duties.supports.push(...units.supports);
  });
  return finishDuties(
    duties,
    marks.isFirstLead &&
      columns.filter((column) => column === 'lead').length === 1 &&
      !columns.includes('support'),
  );
}

/** The cells that say who answers and by when: they belong to the place a task comes from (4.6). */
const dutyCells = (columns: readonly (TaskColumn | undefined)[], cells: readonly Span[]): Span[] =>
  cells.flatMap((cell, index) => {
    const column = columns[index];
    const isDuty = column === 'lead' || column === 'support' || column === 'guide' || column === 'due';
    return isDuty && cell.to > cell.from ? [{ ...cell }] : [];
  });

function actionCells(
  plain: string,
  columns: readonly (TaskColumn | undefined)[],
  cells: readonly Span[],
): Span[] {
  const named = ACTION_ORDER.flatMap((wanted) =>
    columns.flatMap((column, index) => (column === wanted && cells[index] ? [cells[index]] : [])),
  ).filter((cell) => !NOTHING.test(plain.slice(cell.from, cell.to)));
  return named.sort((a, b) => a.from - b.from);
}

/** Finds tables by their head and drafts one task a row (handbook 4.6; a row of a table is one task). */
export function readTaskTables(marks: SpeechMarks): TaskTable {
  const { plain, reading } = marks;
  const table: TaskTable = { lines: new Set(), drafts: [] };
  let columns: (TaskColumn | undefined)[] = [];
  let before: Duties | null = null;
  const rows = reading.lines.map((line) => {
    const cells = /[\t|]/.test(plain.slice(line.from, line.to)) ? cutCells(plain, line) : [];
    return { cells, columns: guessColumns(marks, cells) };
  });
  /** One line with bars may be anything; two that stand together are a list. */
  const readBareRow = (index: number): void => {
    const own = rows[index];
    const isList = [rows[index - 1], rows[index + 1]].some((row) => row != null && row.columns !== null);
    if (!own?.columns || !isList) return;
    table.lines.add(index);
    readRow(marks, table, own.columns, own.cells, null);
  };
  reading.lines.forEach((line, index) => {
    const text = plain.slice(line.from, line.to);
    const cells = rows[index]?.cells ?? [];
    const words = cells.map((cell) => plain.slice(cell.from, cell.to));
    if (isTableHead(words)) {
      columns = words.map(findTaskColumn);
      before = null;
      table.lines.add(index);
      return;
    }
    if (columns.length === 0 || cells.length < 2 || Math.abs(cells.length - columns.length) > 1) {
      if (text.trim() !== '') columns = [];
      readBareRow(index);
      return;
    }
    table.lines.add(index);
    before = readRow(marks, table, columns, cells, before);
  });
  return table;
}

function readRow(
  marks: SpeechMarks,
  table: TaskTable,
  columns: readonly (TaskColumn | undefined)[],
  cells: readonly Span[],
  before: Duties | null,
): Duties | null {
  const duties = dutiesOfRow(marks, columns, cells);
  const leadCell = cells[columns.indexOf('lead')];
  const isMerged = leadCell !== undefined && leadCell.to <= leadCell.from;
  if (duties.leads.length === 0 && isMerged && before) duties.leads.push(...before.leads);
  const actions = actionCells(marks.plain, columns, cells);
  if (actions.length === 0) return before;
  if (duties.leads.length > 0 || duties.times.length > 0) {
    const spans = actions.length > 1 ? actions.slice(-2) : actions;
    const drafts = draftDeclared(marks, spans, duties, null);
    for (const draft of drafts) draft.spans.push(...dutyCells(columns, cells));
    table.drafts.push(...drafts);
  } else {
    const running = new RunningText(marks, noContext());
    for (const cell of actions) running.read(cell);
    table.drafts.push(...running.drafts);
  }
  return duties.leads.length > 0 ? duties : before;
}
