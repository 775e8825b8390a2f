import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type GroupView, listProjectRows, type ProjectRowView, SPLIT_WORDS } from '#core/progress/public.ts';
import { call } from '../../app/api.ts';
import { quickText as t } from '../../app/quick-text.ts';
import { filterOfGroup, rowsOfSplit, type SplitName } from '../../ui/filters/rows-behind.ts';
import { wordOf } from '../../ui/labels.ts';
import { type TableEntry, toGroupEntries } from '../../ui/table/table-model.ts';
import { totalTexts } from './total-cells.tsx';

/** Rows of one group that are fetched at once; a group of more is opened as a list of its own. */
export const MOST_OF_GROUP = 500;

export interface GroupedQuery {
  period: string;
  filters: Record<string, string>;
  sort: string;
  order: 'asc' | 'desc';
  group: SplitName | null;
  groups: readonly GroupView[];
}

export interface GroupedEntries {
  entries: TableEntry<ProjectRowView>[];
  toggle: (key: string) => void;
}

function titleOf(group: SplitName, one: GroupView): string {
  const words = SPLIT_WORDS[group];
  if (words && one.key !== '') return wordOf(words, one.key);
  return one.label === '' ? t('ui.project.none') : one.label;
}

/** Groups with subtotals from the overview; the rows of a group are fetched when it is opened. */
export function useGroupedEntries(q: GroupedQuery): GroupedEntries {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { group, groups } = q;
  const opened = group === null ? [] : groups.filter((one) => open.has(`${group}/${one.key}`));
  const asked = useQueries({
    queries: opened.map((one) => {
      const query = {
        ...q.filters,
        period: q.period,
        sort: q.sort as 'serial',
        order: q.order,
        rows: rowsOfSplit(group ?? 'unit'),
        limit: MOST_OF_GROUP,
        ...filterOfGroup(group ?? 'unit', one.key),
      };
      return {
        queryKey: [listProjectRows.name, { query }],
        queryFn: ({ signal }: { signal: AbortSignal }) => call(listProjectRows, { query }, { signal }),
      };
    }),
    combine: (answers) => answers.map((answer) => answer.data?.rows ?? []),
  });
  const entries = useMemo(() => {
    if (group === null) return [];
    const rowsOf = new Map(opened.map((one, index) => [one.key, asked[index] ?? []]));
    return toGroupEntries(
      groups.map((one) => ({
        key: one.key,
        title: titleOf(group, one),
        count: one.figures.projectCount,
        cells: totalTexts(one.figures),
        texts: totalTexts(one.figures),
        rows: rowsOf.get(one.key) ?? [],
      })),
      new Set(opened.map((one) => one.key)),
      (row) => row.id,
    );
  }, [group, groups, opened, asked]);
  const toggle = (key: string) => {
    const name = `${group}/${key.replace(/^group-/, '')}`;
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(name)) next.add(name);
      return next;
    });
  };
  return { entries, toggle };
}
