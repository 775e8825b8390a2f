import { Button, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOrgs } from '#core/people/public.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { listProblems, type ProblemRowView } from '#core/problems/contract.ts';
import { PROBLEM_CATEGORIES, PROBLEM_SOURCES, PROBLEM_STATES } from '#core/problems/problem.ts';
import { exportProblems } from '#core/problems/problem-file-contract.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePagedRoute, useRoute } from '../app/use-route.ts';
import { AddressSearch } from '../ui/AddressSearch.tsx';
import { CopyTable } from '../ui/CopyTable.tsx';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { FilterChips, useFilters } from '../ui/FilterChips.tsx';
import type { FilterField } from '../ui/filters/filter-model.ts';
import { choicesOf } from '../ui/labels.ts';
import { PagedTable } from '../ui/PagedTable.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { levelWord } from '../ui/problem-words.ts';
import { RaiseProblem } from '../ui/RaiseProblem.tsx';
import { SavedViews } from '../ui/SavedViews.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { toRowEntries } from '../ui/table/table-model.ts';
import { ImportDialog } from './list/ImportDialog.tsx';
import { ProblemBoard } from './list/ProblemBoard.tsx';
import { ProblemCounts } from './list/ProblemCounts.tsx';
import { problemColumns } from './list/problem-columns.tsx';
import { readShow, toProblemQuery } from './list/problem-query.ts';
import './problems.css';

type Answer = OutputOf<typeof listProblems>;
const PAGE_SIZE = 200;
const VIEWS = ['list', 'state', 'holder'] as const;
type View = (typeof VIEWS)[number];

function useProblemFields({ levelNames }: Answer, rows: readonly ProblemRowView[]): FilterField[] {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const orgs = useRoute(listOrgs, {}).data?.orgs ?? [];
  const field = (key: string, choices: FilterField['choices']): FilterField => ({
    key,
    name: t(`problems.filter.${key}`),
    choices,
    isSingle: true,
  });
  const project = rows.find(({ projectId }) => projectId === params.projectId);
  return [
    field('state', choicesOf(PROBLEM_STATES)),
    field('category', choicesOf(PROBLEM_CATEGORIES)),
    field('sourceKind', choicesOf(PROBLEM_SOURCES)),
    field(
      'level',
      [1, 2, 3, 4].map((level) => ({ value: String(level), label: levelWord(level, levelNames) })),
    ),
    field(
      'orgId',
      orgs
        .filter((org) => org.isActive && org.kind !== 'county')
        .map((org) => ({ value: org.id, label: org.shortName })),
    ),
    ...(params.projectId
      ? [
          field('projectId', [
            { value: params.projectId, label: project?.projectName ?? t('problems.thisProject') },
          ]),
        ]
      : []),
  ];
}

function ListActs({ may, onImport }: { may: Answer['may']; onImport: () => void }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const openPage = useOpenPage();
  return (
    <>
      {may.raise ? <RaiseProblem /> : null}
      {may.intake ? (
        <Button className="no-print" onClick={() => openPage('/problems/intake')}>
          {t('problems.intake.title')}
        </Button>
      ) : null}
      {may.raise ? (
        <Button className="no-print" onClick={onImport}>
          {t('problems.import')}
        </Button>
      ) : null}
      <DownloadButton
        route={exportProblems}
        input={{ query: toProblemQuery(params) }}
        fallbackName="problems.xlsx"
      >
        {t('problems.export')}
      </DownloadButton>
      <Button className="no-print" onClick={() => openPage('/problems/statistics')}>
        {t('problems.statistics.title')}
      </Button>
    </>
  );
}

function NoProblems({ may }: { may: Answer['may'] }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const show = readShow(params);
  const isFiltered = show !== 'open' || Object.keys(params).some((key) => key !== 'period' && key !== 'view');
  return (
    <EmptyState
      sentence={t(isFiltered ? `problems.none.${show}` : 'problems.none')}
      reason={t(isFiltered ? 'problems.none.filtered' : 'problems.none.why')}
      firstStep={
        isFiltered ? (
          <PageLink to="/problems">{t('problems.none.all')}</PageLink>
        ) : may.intake ? (
          <PageLink to="/problems/intake">{t('problems.intake.title')}</PageLink>
        ) : null
      }
    />
  );
}

/** List or board of what is loaded, the counts and filters above it. */
function Problems({
  pages,
  rest,
  more,
}: {
  pages: readonly Answer[];
  rest: (rows: ProblemRowView[]) => ReactNode;
  /** Under the board, when not all is loaded. */
  more: ReactNode;
}) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const [isImporting, setImporting] = useState(false);
  const first = pages[0] as Answer;
  const rows = useMemo(() => pages.flatMap((page) => page.problems), [pages]);
  const fields = useProblemFields(first, rows);
  const [values, onChange] = useFilters(fields);
  const columns = problemColumns(t, first.today, first.levelNames);
  const view = VIEWS.find((one) => one === params.view) ?? 'list';
  return (
    <div className="list-page">
      <PageHead
        title={t('problems.list')}
        under={t('problems.under')}
        acts={<ListActs may={first.may} onImport={() => setImporting(true)} />}
      />
      <ProblemCounts counts={first.counts} />
      <div className="list-tools">
        <FilterChips
          fields={fields}
          values={values}
          onChange={onChange}
          subject={t('problems.title')}
          total={first.nextAfter === null ? rows.length : null}
        />
        <div className="list-tools-right">
          <AddressSearch param="text" label={t('problems.search')} />
          <Segmented<View>
            className="no-print"
            aria-label={t('problems.view')}
            value={view}
            options={VIEWS.map((one) => ({ value: one, label: t(`problems.view.${one}`) }))}
            onChange={(next) => change({ view: next === 'list' ? undefined : next })}
          />
          <SavedViews page="problems" />
          <CopyTable columns={columns} entries={toRowEntries(rows, (row) => row.id)} />
        </div>
      </div>
      {rows.length > 0 && view !== 'list' ? (
        <>
          <ProblemBoard {...{ rows, today: first.today, levelNames: first.levelNames }} by={view} />
          {more}
        </>
      ) : (
        <div className="list-rest">{rest(rows)}</div>
      )}
      {isImporting ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </div>
  );
}

/** 问题清单: whose court each is in stands in every row; what is shown stands in the address. */
export default function ProblemsPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const query = { ...toProblemQuery(params), limit: PAGE_SIZE };
  const pages = usePagedRoute(listProblems, { query }, ({ nextAfter }) =>
    nextAfter === null ? null : { after: nextAfter },
  );
  if (pages.error && !pages.data)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const first = pages.data?.[0];
  if (!pages.data || !first) return <Skeleton lines={12} />;
  return (
    <Problems
      pages={pages.data}
      more={
        pages.hasNextPage ? (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('problems.board.more')}
          </Button>
        ) : null
      }
      rest={(rows) => (
        <PagedTable
          label={t('problems.list')}
          columns={problemColumns(t, first.today, first.levelNames)}
          rows={rows}
          pages={pages}
          to="/problems"
          empty={<NoProblems may={first.may} />}
        />
      )}
    />
  );
}
