import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NATURES, SIZE_BANDS, STAGES } from '#core/ledger/public.ts';
import { listLeaders, listOrgs } from '#core/people/public.ts';
import { filterChoices, HOLE_FILTERS, STANDINGS, START_FILTERS } from '#core/progress/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { useRoute } from '../../app/use-route.ts';
import { useFilters } from '../FilterChips.tsx';
import { LIGHT_COLOURS } from '../Light.tsx';
import { choicesOf } from '../labels.ts';
import { type FilterChoice, type FilterField, type FilterValues, readFilters } from './filter-model.ts';

const TERRITORY_KINDS = new Set(['town', 'park']);
/** `0` stands for "none" among ids, `-` among words. */
const NO_ID = '0';
const NO_WORD = '-';

type Orgs = { id: string; shortName: string; kind: string; isActive: boolean }[];

function orgChoices(orgs: Orgs, fits: (kind: string) => boolean): FilterChoice[] {
  return orgs
    .filter((org) => org.isActive && fits(org.kind))
    .map((org) => ({ value: org.id, label: org.shortName }));
}

const asChoices = (words: readonly string[]): FilterChoice[] =>
  words.map((word) => ({ value: word, label: word }));

/** The filters that every list of projects shares, as fields for the chips; their names are those of the API. */
export function useProjectFilterFields(): FilterField[] {
  const { t } = useTranslation();
  const choices = useRoute(filterChoices, {}).data;
  const orgs = useRoute(listOrgs, {}).data?.orgs;
  const leaders = useRoute(listLeaders, {}).data?.leaders;
  return useMemo(() => {
    const none = { value: NO_ID, label: t('ui.project.none') };
    const field = (key: string, fieldChoices: FilterChoice[], isSingle = false): FilterField => ({
      key,
      name: t(`ui.project.${key}`),
      choices: fieldChoices,
      isSingle,
    });
    const units = orgs ?? [];
    return [
      field(
        'unitId',
        orgChoices(units, (kind) => kind !== 'county'),
      ),
      field('territoryId', [...orgChoices(units, (kind) => TERRITORY_KINDS.has(kind)), none]),
      field('departmentId', [
        ...orgChoices(units, (kind) => kind === 'department' || kind === 'office'),
        none,
      ]),
      field('sponsorId', [...(leaders ?? []).map((l) => ({ value: l.personId, label: l.name })), none]),
      field('sector', [
        ...asChoices(choices?.sectors ?? []),
        { value: NO_WORD, label: t('ui.project.none') },
      ]),
      field('level', asChoices(choices?.levels ?? [])),
      field('nature', choicesOf(NATURES)),
      field(
        'light',
        LIGHT_COLOURS.map((colour) => ({ value: colour, label: t(`ui.light.${colour}`) })),
      ),
      field(
        'standing',
        STANDINGS.map((s) => ({ value: s, label: t(`ui.standing.${s}`) })),
      ),
      field('stage', choicesOf(STAGES)),
      field(
        'start',
        START_FILTERS.map((s) => ({ value: s, label: t(`ui.start.${s}`) })),
        true,
      ),
      field(
        'hole',
        HOLE_FILTERS.map((h) => ({ value: h, label: t(`ui.hole.${h}`) })),
        true,
      ),
      field('list', asChoices(choices?.lists ?? [])),
      field('tag', asChoices(choices?.tags ?? [])),
      field('imageLevel', [
        ...asChoices(choices?.imageLevels ?? []),
        { value: NO_WORD, label: t('ui.project.none') },
      ]),
      field('size', choicesOf(SIZE_BANDS)),
      field('funding', [
        ...asChoices(choices?.fundings ?? []),
        { value: NO_WORD, label: t('ui.project.none') },
      ]),
    ];
  }, [t, choices, orgs, leaders]);
}

export interface ProjectFilters {
  fields: FilterField[];
  values: FilterValues;
  onChange: (key: string, values: string[]) => void;
  /** What the server is asked: the filters of the address and the search text. */
  query: Record<string, string>;
  /** The search text as a chip; absent without one. */
  search: { text: string; onClear: () => void } | undefined;
  isFiltered: boolean;
}

/** Filters of projects in the address, as chips and as the server's query. */
export function useProjectFilters(): ProjectFilters {
  const fields = useProjectFilterFields();
  const [params, change] = useSearchParams();
  const [values, onChange] = useFilters(fields);
  const query = useMemo(() => {
    const chosen = Object.entries(readFilters(fields, params)).map(([key, list]) => [key, list.join(',')]);
    const search = params.search?.trim();
    return Object.fromEntries(search ? [...chosen, ['search', search]] : chosen) as Record<string, string>;
  }, [fields, params]);
  const { search: text } = query;
  const search = text === undefined ? undefined : { text, onClear: () => change({ search: undefined }) };
  return { fields, values, onChange, query, search, isFiltered: Object.keys(query).length > 0 };
}
