import { type FilingCell, toCellId } from '../filing.ts';
import type { NameIndex } from './stat-names.ts';
import type { StatAnswers, StatQuestion } from './stat-reading.ts';
import { isSameFigure } from './stat-unit.ts';

/** What stands signed for a cell. */
export interface SignedFigures {
  value: string | null;
  growth: string | null;
  base: string | null;
}
export const LINE_STATES = ['new', 'changed', 'same', 'kept', 'waiting', 'not-own'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** A cell of the file beside what is signed. */
export interface ImportLine {
  cell: FilingCell;
  state: LineState;
  signed: SignedFigures | null;
}
export interface SettledImport {
  lines: ImportLine[];
  /** What a filing takes: new figures and those that are revised with a reason. */
  cells: FilingCell[];
  questions: StatQuestion[];
}

/** An answer by which signed figures are revised carries its reason. */
export const REVISE = 'revise:';
const KEEP = 'keep';
const ADDED = '补入原来没有登记的数';

const isSame = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : isSameFigure(a, b);

/** Figures that the file does not give stay as they are signed: a file of growths takes no amounts back. */
function complete(cell: FilingCell, signed: SignedFigures): FilingCell {
  return {
    ...cell,
    value: cell.value ?? signed.value,
    growth: cell.growth ?? signed.growth,
    base: cell.base ?? signed.base,
  };
}

type Compared = 'same' | 'added' | 'changed';
function compareCell(cell: FilingCell, signed: SignedFigures): Compared {
  const whole = complete(cell, signed);
  if (isSame(whole.value, signed.value) && isSame(whole.growth, signed.growth)) return 'same';
  const isAdded = (a: string | null, b: string | null) => b === null || isSame(a, b);
  return isAdded(whole.value, signed.value) && isAdded(whole.growth, signed.growth) ? 'added' : 'changed';
}

const toKey = ({ indicator, period }: FilingCell): string => `signed:${indicator}:${period.slice(0, 4)}`;

function readAnswer(answers: StatAnswers, cell: FilingCell): { reason: string } | 'keep' | null {
  const answer = answers[toKey(cell)] ?? '';
  if (answer === KEEP) return KEEP;
  const reason = answer.startsWith(REVISE) ? answer.slice(REVISE.length).trim().slice(0, 200) : '';
  return reason.length >= 2 ? { reason } : null;
}

function askSigned(index: NameIndex, cell: FilingCell): Omit<StatQuestion, 'places'> {
  const name = index.indicator(cell.indicator)?.name ?? cell.indicator;
  return {
    key: toKey(cell),
    kind: 'signed',
    sentence: `${name}${cell.period.slice(0, 4)}年的数与已入账的不同`,
    choices: [
      { value: KEEP, label: '保留已入账的数' },
      { value: REVISE, label: '修订，写明原因' },
    ],
    proposed: null,
  };
}

/**
 * Cells of a file against what is signed: new ones are filed, equal ones are not filed again, different ones are asked by indicator
 * and year and never written over in silence. What another department files is left out.
 */
export function settleImport(
  cells: readonly FilingCell[],
  context: {
    index: NameIndex;
    answers: StatAnswers;
    own: ReadonlySet<string>;
    signed: (cell: FilingCell) => SignedFigures | null;
  },
): SettledImport {
  const questions = new Map<string, StatQuestion>();
  const filed: FilingCell[] = [];
  const settle = (cell: FilingCell): ImportLine => {
    const signed = context.signed(cell);
    if (!context.own.has(cell.indicator)) return { cell, state: 'not-own', signed };
    const file = (whole: FilingCell, state: LineState): ImportLine => {
      filed.push(whole);
      return { cell, state, signed };
    };
    if (signed === null) return file(cell, 'new');
    const compared = compareCell(cell, signed);
    if (compared === 'same') return { cell, state: 'same', signed };
    if (compared === 'added') return file({ ...complete(cell, signed), reason: ADDED }, 'new');
    const question = askSigned(context.index, cell);
    const known = questions.get(question.key);
    const place = cell.place ?? toCellId(cell);
    if (known) known.places.push(place);
    else questions.set(question.key, { ...question, places: [place] });
    const answer = readAnswer(context.answers, cell);
    if (answer === null) return { cell, state: 'waiting', signed };
    if (answer === KEEP) return { cell, state: 'kept', signed };
    return file({ ...complete(cell, signed), reason: answer.reason }, 'changed');
  };
  const lines = cells.map(settle);
  return { lines, cells: filed, questions: [...questions.values()] };
}
