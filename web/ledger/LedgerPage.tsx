import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toProjectFigure } from '#core/documents/public.ts';
import { listProjectRows, type ProjectRowView, SPLIT_NAMES } from '#core/progress/public.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { useIsBeforeFirstPeriod, useShownPeriod } from '../app/periods.ts';
import { useTrace } from '../app/trace.ts';
import { usePagedRoute } from '../app/use-route.ts';
import { AddressSearch } from '../ui/AddressSearch.tsx';
import { ColumnChooser, useChosenColumns } from '../ui/ColumnChooser.tsx';
import { CopyTable } from '../ui/CopyTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FilterChips } from '../ui/FilterChips.tsx';
import { rowsOfSplit } from '../ui/filters/rows-behind.ts';
import { useProjectFilters } from '../ui/filters/use-project-filters.ts';
import { ListTable } from '../ui/ListTable.tsx';
import { LookError } from '../ui/LookError.tsx';
import { OpenItLink } from '../ui/OpenItLink.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { SavedViews } from '../ui/SavedViews.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { type TableEntry, toRowEntries } from '../ui/table/table-model.ts';
import { AddProject } from './list/AddProject.tsx';
import { BeforeFirstPeriod } from './list/BeforeFirstPeriod.tsx';
import { FirstActs, GroupChoice, ImportButton, MoreActs } from './list/LedgerActs.tsx';
import { LedgerExport } from './list/LedgerExport.tsx';
import { COLUMN_OF_FILTER, FIRST_HIDDEN, ledgerColumns, OTHER_RATE } from './list/ledger-columns.tsx';
import { totalFooter } from './list/total-cells.tsx';
import { useFootActs } from './list/use-foot-acts.ts';
import { useGroupedEntries } from './list/use-grouped-entries.ts';
import { useLedgerSums } from './list/use-ledger-sums.ts';
import { useIsOffice } from './use-is-office.ts';
import './ledger.css';

const PAGE_SIZE = 200;

const entriesOfPages = new WeakMap<readonly ProjectRowView[], TableEntry<ProjectRowView>[]>();

/** The same entries for the same page, so that a further page draws no row anew. */
function entriesOf(rows: ProjectRowView[]): TableEntry<ProjectRowView>[] {
  const kept = entriesOfPages.get(rows) ?? toRowEntries(rows, (row) => row.id);
  entriesOfPages.set(rows, kept);
  return kept;
}

function Ledger({ period }: { period: string }) {
  const { t, i18n } = useTranslation();
  const [params, change] = useSearchParams();
  const openPage = useOpenPage();
  const isOffice = useIsOffice();
  const filters = useProjectFilters();
  const group = SPLIT_NAMES.find((name) => name === params.group) ?? null;
  const rows = group ? rowsOfSplit(group) : params.rows === 'leaf' ? 'leaf' : 'top';
  const sortText = params.sort ?? null;
  const sort = (sortText?.replace('-', '') ?? 'serial') as 'serial';
  const order = sortText?.startsWith('-') ? 'desc' : 'asc';
  const { openTrace } = useTrace();
  const query = { ...filters.query, period, sort, order, rows, limit: PAGE_SIZE, count: 'no' } as const;
  const pages = usePagedRoute(listProjectRows, { query }, (last) =>
    last.next ? { after: last.next } : null,
  );
  const sums = useLedgerSums({ ...filters.query, period, rows }, group);
  const other = sums.total?.otherPlan;
  const otherBasis = other?.basis ?? 'first-issued';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the titles follow the language
  const all = useMemo(
    () =>
      ledgerColumns(
        (projectId, measure) => openTrace(toProjectFigure(period, projectId, measure)),
        otherBasis,
        (projectId) => `/ledger/${projectId}?period=${period}`,
      ),
    [i18n.language, period, openTrace, otherBasis],
  );
  const asked = Object.keys(filters.query).flatMap((key) => COLUMN_OF_FILTER[key] ?? []);
  const chosen = useChosenColumns('ledger', all, FIRST_HIDDEN, asked);
  const footActs = useFootActs({ period, rows, isFiltered: filters.isFiltered });
  const isAdjusted = (other?.changedCount ?? 0) > 0;
  // The title of a group stands in the first column and wants its width.
  const columns = chosen.columns.filter(
    ({ key }) => !(group && key === 'serial') && (isAdjusted || key !== OTHER_RATE),
  );
  const grouped = useGroupedEntries({
    period,
    filters: filters.query,
    sort,
    order,
    group,
    groups: sums.groups,
  });
  const listed = useMemo(
    () => (pages.data ?? []).flatMap(({ rows: shown }) => entriesOf(shown)),
    [pages.data],
  );
  const entries = group ? grouped.entries : listed;
  const matched = sums.total?.projectCount ?? null;
  const open = (entry: TableEntry<ProjectRowView>) =>
    entry.kind === 'group' ? grouped.toggle(entry.key) : openPage(`/ledger/${entry.row.id}`);
  if (pages.error && !pages.data)
    return (
      <LookError
        error={pages.error}
        onRetry={() => void pages.refetch()}
        firstStep={<OpenItLink period={period} />}
      />
    );
  if (!pages.data) return <Skeleton lines={12} />;
  const state = pages.data[0]?.state;
  const { total } = sums;
  return (
    <div className="list-page">
      <PageHead
        title={t('app.nav.ledger')}
        under={[state?.label, t(state?.isFrozen ? 'ledger.frozen' : 'ledger.open'), t('ledger.unit')].join(
          ' · ',
        )}
        acts={
          <>
            {isOffice ? <AddProject /> : null}
            {isOffice ? <ImportButton /> : null}
            <LedgerExport
              query={{ ...filters.query, period, sort, order }}
              isUnfolded={group === null && rows === 'leaf'}
            />
            <MoreActs />
            <PrintButton />
          </>
        }
      />
      <div className="list-tools">
        <FilterChips
          fields={filters.fields}
          values={filters.values}
          onChange={filters.onChange}
          search={filters.search}
          subject={t('progress.subject')}
          total={matched}
        />
        <div className="list-tools-right">
          <AddressSearch param="search" label={t('ledger.search')} />
          <Segmented<'top' | 'leaf'>
            className="no-print"
            aria-label={t('ledger.rows')}
            disabled={group !== null}
            value={rows}
            options={[
              { value: 'top', label: t('ledger.rows.top') },
              { value: 'leaf', label: t('ledger.rows.leaf') },
            ]}
            onChange={(next) => change({ rows: next === 'top' ? undefined : next })}
          />
          <GroupChoice group={group} onChange={(next) => change({ group: next })} />
          <SavedViews page="ledger" />
          <ColumnChooser {...chosen.chooser} />
          <CopyTable columns={columns} entries={entries} />
        </div>
      </div>
      <div className="list-rest">
        <ListTable
          label={t('app.nav.ledger')}
          columns={columns}
          entries={entries}
          total={group ? entries.length : matched}
          onOpen={open}
          reusesRows
          sort={sortText}
          onSort={(next) => change({ sort: next ?? undefined }, { replaces: true })}
          hasMore={group === null && pages.hasNextPage}
          isLoadingMore={pages.isFetchingNextPage}
          onNeedMore={() => void pages.fetchNextPage()}
          {...(total ? { footer: totalFooter(total, rows, footActs) } : {})}
          empty={
            <EmptyState
              sentence={t(filters.isFiltered ? 'ledger.noneFound' : 'ledger.none')}
              {...(isOffice && !filters.isFiltered ? { firstStep: <ImportButton /> } : {})}
            />
          }
        />
      </div>
    </div>
  );
}

/** 台账: every project with its plan, progress and light; what is shown stands in the address. */
export default function LedgerPage() {
  const period = useShownPeriod();
  const isBeforeFirst = useIsBeforeFirstPeriod();
  if (isBeforeFirst) return <BeforeFirstPeriod acts={<FirstActs />} />;
  return period === null || isBeforeFirst === null ? <Skeleton lines={12} /> : <Ledger period={period} />;
}
