import type { ProjectSort, SPLIT_NAMES } from '#core/progress/public.ts';

export type SplitName = (typeof SPLIT_NAMES)[number];

const FILTER_OF_SPLIT: Record<SplitName, string> = {
  unit: 'unitId',
  territory: 'territoryId',
  department: 'departmentId',
  sector: 'sector',
  level: 'level',
  nature: 'nature',
  sponsor: 'sponsorId',
};
const WORD_SPLITS: ReadonlySet<SplitName> = new Set(['sector', 'level', 'nature']);
/** Splits whose groups count parts where they stand; the others count each project once. */
const LEAF_SPLITS: ReadonlySet<SplitName> = new Set(['unit', 'territory']);

export interface RowsBehind {
  /** The group; absent for the total. */
  group?: { split: SplitName; key: string };
  /** What narrows further: `light: 'red'`. */
  narrows?: Record<string, string>;
  sort?: ProjectSort;
  order?: 'asc' | 'desc';
}

/** The address of the ledger's list that shows the rows behind a figure, under the filters of the page. */
export function rowsBehind(
  filters: Record<string, string>,
  { group, narrows = {}, sort, order }: RowsBehind,
): Record<string, string | undefined> {
  const none = group && WORD_SPLITS.has(group.split) ? '-' : '0';
  return {
    ...filters,
    ...(group ? { [FILTER_OF_SPLIT[group.split]]: group.key === '' ? none : group.key } : {}),
    ...narrows,
    rows: group && LEAF_SPLITS.has(group.split) ? 'leaf' : undefined,
    sort: sort === undefined ? undefined : `${order === 'desc' ? '-' : ''}${sort}`,
  };
}
