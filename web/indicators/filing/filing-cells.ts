import type { FilingCell } from '#core/indicators/filing.ts';
import type { CellChange } from '../../ui/grid/grid-model.ts';

/** A column of the grid is a figure of a subject. */
export const FIGURES = ['value', 'growth', 'base'] as const;
export type Figure = (typeof FIGURES)[number];
export const toColumnKey = (subject: string, figure: Figure): string => `${subject}|${figure}`;

export function readColumnKey(key: string): { subject: string; figure: Figure } | null {
  const [subject = '', figure = ''] = key.split('|');
  return (FIGURES as readonly string[]).includes(figure) ? { subject, figure: figure as Figure } : null;
}

type CellName = Pick<FilingCell, 'indicator' | 'subject' | 'period'>;
export const isSameCell = (one: CellName, other: CellName): boolean =>
  one.indicator === other.indicator && one.subject === other.subject && one.period === other.period;

const isFilled = ({ value, growth, base, reason }: FilingCell): boolean =>
  value !== null || growth !== null || base !== null || reason !== '';

/** A cell with something else in it; emptied altogether it is no cell. */
export function putCell(
  cells: readonly FilingCell[],
  name: CellName,
  patch: Partial<Pick<FilingCell, Figure | 'reason'>>,
): FilingCell[] {
  const known = cells.find((one) => isSameCell(one, name));
  const { indicator, subject, period } = name;
  const empty: FilingCell = {
    ...{ indicator, subject, period, value: null, growth: null, base: null, place: null, reason: '' },
  };
  const next = { ...empty, ...known, ...patch };
  if (known === undefined) return isFilled(next) ? [...cells, next] : [...cells];
  return cells.flatMap((one) => (one === known ? (isFilled(next) ? [next] : []) : [one]));
}

/** What was typed or pasted in the grid of a month; rows are indicators. */
export const putChanges = (
  cells: readonly FilingCell[],
  changes: readonly CellChange[],
  period: string,
): FilingCell[] =>
  changes.reduce<FilingCell[]>(
    (now, { rowId, columnKey, after }) => {
      const column = readColumnKey(columnKey);
      return column
        ? putCell(now, { indicator: rowId, subject: column.subject, period }, { [column.figure]: after })
        : now;
    },
    [...cells],
  );
