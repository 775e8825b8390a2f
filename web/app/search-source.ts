import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { listOrgs } from '#core/people/public.ts';
import { listProjectRows } from '#core/progress/public.ts';
import { call } from './api.ts';
import { useShownPeriod } from './periods.ts';
import type { SearchBoxProps, SearchHit } from './SearchBox.tsx';
import { queryClient } from './use-route.ts';

/** Units by any part of their full or short name; the directory is small and kept in memory. */
async function findUnits(text: string): Promise<{ id: string; name: string }[]> {
  const { orgs } = await queryClient.fetchQuery({
    queryKey: [listOrgs.name, {}],
    queryFn: () => call(listOrgs, {}),
    staleTime: 300_000,
  });
  return orgs
    .filter((org) => org.isActive && (org.name.includes(text) || org.shortName.includes(text)))
    .slice(0, 4)
    .map((org) => ({ id: org.id, name: org.name }));
}

/** What the search of the top bar finds: projects (names, codes, pinyin initials) of the shown period, and units. */
export function useSearchSource(): SearchBoxProps['search'] | null {
  const { t } = useTranslation();
  const period = useShownPeriod();
  const search = useCallback(
    async (text: string, signal: AbortSignal): Promise<SearchHit[]> => {
      const [projects, units] = await Promise.all([
        call(listProjectRows, { query: { period: period ?? '', search: text, limit: 8 } }, { signal }),
        findUnits(text),
      ]);
      return [
        ...projects.rows.map((row) => ({
          to: `/ledger/${row.id}`,
          title: row.name,
          under: t('app.search.project', { unit: row.unitName }),
        })),
        ...units.map((unit) => ({
          to: '/ledger',
          search: { unitId: unit.id },
          title: unit.name,
          under: t('app.search.unit'),
        })),
      ];
    },
    [period, t],
  );
  return period === null ? null : search;
}
