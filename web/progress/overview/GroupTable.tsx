import { Fragment, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupView } from '#core/progress/public.ts';
import type { SplitName } from '../../ui/filters/rows-behind.ts';
import { nextSort, type SortText, sortOf } from '../../ui/table/table-model.ts';
import { useArrowCells } from '../../ui/table/use-arrow-cells.ts';
import { useIsPrinting } from '../../ui/use-media.ts';
import { type GroupColumn, labelOf, type OpenRows } from './group-column.ts';

const SETS = ['towns', 'departments', 'companies', 'all'] as const;

export interface GroupTableProps {
  split: SplitName;
  groups: readonly GroupView[];
  columns: readonly GroupColumn[];
  sort: SortText;
  onSort: (sort: SortText) => void;
  onOpen: OpenRows;
}

/** In the order of a column, nulls last; else by rank, and the official order where there is none. */
export function sortGroups(
  groups: readonly GroupView[],
  columns: readonly GroupColumn[],
  sort: SortText,
): GroupView[] {
  const key = sort?.replace('-', '') ?? '';
  const numberOf = columns.find((column) => column.key === key)?.value;
  const sign = sort?.startsWith('-') ? -1 : 1;
  const place = (g: GroupView) => g.rank?.rank ?? Number.MAX_SAFE_INTEGER;
  return [...groups].sort((a, b) => {
    if (!numberOf) return place(a) - place(b) || a.officialOrder - b.officialOrder;
    const [x, y] = [numberOf(a), numberOf(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return sign * (x - y) || a.officialOrder - b.officialOrder;
  });
}

/** Groups by the set that they are ranked in (8.9), in the sets' order. */
export function splitSets(groups: readonly GroupView[]): { set: string; groups: GroupView[] }[] {
  return SETS.map((set) => ({ set, groups: groups.filter((g) => g.rankSet === set) })).filter(
    (one) => one.groups.length > 0,
  );
}

function Head({
  column,
  sort,
  onSort,
}: {
  column: GroupColumn;
  sort: SortText;
  onSort: (sort: SortText) => void;
}) {
  const { t } = useTranslation();
  const state = sortOf(sort, column.key);
  const isPrinting = useIsPrinting();
  const words = (
    <>
      {t(column.title)}
      {column.unit ? <small>{t(`progress.unit.${column.unit}`)}</small> : null}
    </>
  );
  const look = `align-${column.align}${column.isWide ? ' wide-only' : ''}${column.isFolded ? ' folded' : ''}`;
  // A browser repeats heads on every page, but not the buttons in them.
  if (!column.value || isPrinting)
    return (
      <th scope="col" className={look}>
        {words}
      </th>
    );
  return (
    <th scope="col" className={look} aria-sort={state}>
      <button
        type="button"
        className="plain-button"
        title={t(`ui.sort.${state}`)}
        onClick={() => onSort(nextSort(sort, column.key))}
      >
        {words}
        <span className="sort-mark" aria-hidden="true">
          {state === 'none' ? '' : state === 'ascending' ? '↑' : '↓'}
        </span>
      </button>
    </th>
  );
}

/** One table by group: sets that are ranked apart stand apart; a click on any figure opens the rows behind it. */
export function GroupTable({ split, groups, columns, sort, onSort, onOpen }: GroupTableProps) {
  const { t } = useTranslation();
  const sets = useMemo(
    () => splitSets(groups).map((one) => ({ ...one, groups: sortGroups(one.groups, columns, sort) })),
    [groups, columns, sort],
  );
  const isSplit = sets.length > 1;
  const arrows = useArrowCells();
  return (
    <section
      className="group-table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled by the keyboard
      tabIndex={0}
      aria-label={t('progress.table.label', { by: t(`progress.split.${split}`) })}
    >
      <table className="plain-table" {...arrows}>
        <thead>
          <tr>
            <th scope="col" className="align-left">
              {t(`progress.split.${split}`)}
            </th>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sets.map((one) => (
            <Fragment key={one.set}>
              {isSplit ? (
                <tr className="set-row">
                  <th scope="rowgroup" colSpan={columns.length + 1}>
                    {t(`progress.set.${one.set}`)}
                    <small>{t('ui.table.groupCount', { count: one.groups.length })}</small>
                  </th>
                </tr>
              ) : null}
              {one.groups.map((group) => {
                const open: OpenRows = (rows, measure) =>
                  onOpen({ group: { split, key: group.key }, ...rows }, measure);
                return (
                  <tr key={group.key}>
                    <th scope="row" className="align-left">
                      <button type="button" className="link-button" onClick={() => open({})}>
                        {labelOf(group)}
                      </button>
                    </th>
                    {columns.map((column) => (
                      <td
                        key={column.key}
                        className={`align-${column.align}${column.isWide ? ' wide-only' : ''}`}
                      >
                        {column.cell(group, open)}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="keys-hint no-print">{t('ui.table.keysTable')}</p>
    </section>
  );
}
