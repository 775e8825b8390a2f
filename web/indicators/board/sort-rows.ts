import type { BoardRowView } from '#core/indicators/contract.ts';
import { compare, toFraction } from '#core/platform/public.ts';
import { LIGHT_COLOURS } from '../../ui/Light.tsx';
import type { SortText } from '../../ui/table/table-model.ts';

type Read = (row: BoardRowView) => string | null;

/** Columns that the board is put in order by; a rank rises from the first place. */
const READS: Record<string, Read> = {
  value: (row) => row.figure.value,
  growth: (row) => row.figure.growth,
  completion: (row) => row.standing.completion,
  rank: (row) => (row.rank?.rank == null ? null : String(-row.rank.rank)),
  light: (row) => String(LIGHT_COLOURS.length - LIGHT_COLOURS.indexOf(row.light)),
};
export const isSortable = (key: string): boolean => key in READS;

/** The rows by a column, those without a figure last either way; without a column in the order of the package. */
export function sortRows(rows: readonly BoardRowView[], sort: SortText): BoardRowView[] {
  const read = READS[(sort ?? '').replace('-', '')];
  if (!read || sort === null) return [...rows];
  const sign = sort.startsWith('-') ? -1 : 1;
  return rows
    .map((row) => ({ row, value: read(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * compare(toFraction(a.value), toFraction(b.value));
    })
    .map(({ row }) => row);
}
