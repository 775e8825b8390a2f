// Rows of a task list that has no head: 城区河道清淤｜县水利局｜配合：城关镇｜7月31日.
import { type SpeechMarks, within } from './speech-marks.ts';
import type { Span } from './split-sentences.ts';
import type { TaskColumn } from './table-lines.ts';

const HELPS = /^(?:配合|协助|协办|参与|参加|会同)(?:单位|部门)?[：:]?/;
const LEADS = /^(?:牵头|责任|主办|承办)(?:单位|部门)?[：:]|(?:牵头|负责)$/;
const SERIAL = /^[\s（(]*\d{1,3}[\s）).、]*$/;

/** The part of a cell that marks of one kind cover. */
const coverOf = (cell: Span, marks: readonly Span[]): number =>
  marks.reduce((sum, mark) => sum + mark.to - mark.from, 0) / Math.max(1, cell.to - cell.from);

function guessColumn(marks: SpeechMarks, cell: Span): TaskColumn | undefined {
  const words = marks.plain.slice(cell.from, cell.to);
  if (SERIAL.test(words)) return 'number';
  const mentions = within(marks.mentions, cell.from, cell.to);
  if (HELPS.test(words) && mentions.length > 0) return 'support';
  if (mentions.length > 0 && (coverOf(cell, mentions) >= 0.75 || (LEADS.test(words) && words.length <= 40)))
    return 'lead';
  const times = [...within(marks.times, cell.from, cell.to), ...within(marks.cadences, cell.from, cell.to)];
  const isDue = times.length > 0 && (coverOf(cell, times) >= 0.3 || words.length <= 12);
  return isDue ? 'due' : undefined;
}

/**
 * The columns of a row without a head by what its cells hold: the longest that is neither units nor a time is the action.
 * Null when it names no unit or nothing to do, or has less than three cells.
 */
export function guessColumns(marks: SpeechMarks, cells: readonly Span[]): (TaskColumn | undefined)[] | null {
  if (cells.length < 3) return null;
  const columns = cells.map((cell) => guessColumn(marks, cell));
  const lead = columns.indexOf('lead');
  const lengths = cells.map((cell, index) => (columns[index] === undefined ? cell.to - cell.from : 0));
  const longest = Math.max(...lengths);
  if (lead < 0 || longest < 4) return null;
  const action = lengths.indexOf(longest);
  return columns.map((column, index) =>
    index === action ? 'action' : column === 'lead' && index > lead ? 'support' : column,
  );
}
