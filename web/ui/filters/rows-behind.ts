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
  stage: 'stage',
  list: 'list',
  tag: 'tag',
  funding: 'funding',
  size: 'size',
  imageLevel: 'imageLevel',
};
const WORD_SPLITS: ReadonlySet<SplitName> = new Set([
  'sector',
  'level',
  'nature',
  'stage',
  'list',
  'tag',
  'funding',
  'size',
  'imageLevel',
]);
/** Splits whose groups count parts where they stand; the others count each project once. */
const LEAF_SPLITS: ReadonlySet<SplitName> = new Set(['unit', 'territory', 'imageLevel']);

export const rowsOfSplit = (split: SplitName): 'leaf' | 'top' => (LEAF_SPLITS.has(split) ? 'leaf' : 'top');

/** The list's filter that gives the projects of one group; a group without a key holds those where nothing is entered. */
export function filterOfGroup(split: SplitName, key: string): Record<string, string> {
  const none = WORD_SPLITS.has(split) ? '-' : '0';
  return { [FILTER_OF_SPLIT[split]]: key === '' ? none : key };
}

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
  return {
    ...filters,
    ...(group ? filterOfGroup(group.split, group.key) : {}),
    ...narrows,
    rows: group && LEAF_SPLITS.has(group.split) ? 'leaf' : undefined,
    sort: sort === undefined ? undefined : `${order === 'desc' ? '-' : ''}${sort}`,
  };
}
