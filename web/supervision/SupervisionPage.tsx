import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { exportTasks, listTasks, type TaskRowView } from '#core/supervision/contract.ts';
import { TASK_SOURCES, TASK_STATES } from '#core/supervision/task/task.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePagedRoute } from '../app/use-route.ts';
import { AddressSearch } from '../ui/AddressSearch.tsx';
import { CopyTable } from '../ui/CopyTable.tsx';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { FilterChips, useFilters } from '../ui/FilterChips.tsx';
import type { FilterField } from '../ui/filters/filter-model.ts';
import { LongPicture } from '../ui/LongPicture.tsx';
import { choicesOf } from '../ui/labels.ts';
import { PagedTable } from '../ui/PagedTable.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { SavedViews } from '../ui/SavedViews.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { toRowEntries } from '../ui/table/table-model.ts';
import { useOrgChoices } from '../ui/use-org-choices.ts';
import { HandOverDialog } from './list/HandOverDialog.tsx';
import { TaskCounts } from './list/TaskCounts.tsx';
import { taskColumns } from './list/task-columns.tsx';
import { readShow, toTaskQuery } from './list/task-query.ts';
import { buildTasksPicture } from './list/tasks-picture.ts';
import './supervision.css';

type Answer = OutputOf<typeof listTasks>;
const PAGE_SIZE = 200;

function useTaskFields(): FilterField[] {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const units = useOrgChoices();
  const field = (key: string, choices: FilterField['choices']): FilterField => ({
    key,
    name: t(`supervision.filter.${key}`),
    choices,
    isSingle: true,
  });
  const only = (key: 'projectId' | 'problemId') =>
    params[key] ? [field(key, [{ value: params[key], label: t(`supervision.this.${key}`) }])] : [];
  return [
    field('state', choicesOf(TASK_STATES)),
    field('sourceKind', choicesOf(TASK_SOURCES)),
    field('orgId', units),
    ...only('projectId'),
    ...only('problemId'),
  ];
}

function ListActs({ may, onHandOver }: { may: Answer['may']; onHandOver: () => void }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const openPage = useOpenPage();
  const isHandOverList = toTaskQuery(params).state === 'proposed';
  return (
    <>
      {may.propose ? (
        <Button type="primary" className="no-print" onClick={onHandOver}>
          {t('supervision.handOver')}
        </Button>
      ) : null}
      {may.propose ? (
        <Button className="no-print" onClick={() => openPage('/supervision/speech')}>
          {t('speech.title')}
        </Button>
      ) : null}
      {may.ladder ? (
        <Button className="no-print" onClick={() => openPage('/supervision/ladder')}>
          {t('supervision.ladder')}
        </Button>
      ) : null}
      {may.ladder ? (
        <Button className="no-print" onClick={() => openPage('/supervision/inspections')}>
          {t('inspection.title')}
        </Button>
      ) : null}
      <DownloadButton
        route={exportTasks}
        input={{ query: toTaskQuery(params) }}
        fallbackName={isHandOverList ? '移交清单.xlsx' : '督办事项.xlsx'}
      >
        {t(isHandOverList ? 'supervision.exportHandOver' : 'supervision.export')}
      </DownloadButton>
      <Button className="no-print" onClick={() => openPage('/supervision/statistics')}>
        {t('supervision.statistics')}
      </Button>
    </>
  );
}

function NoTasks() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const show = readShow(params);
  const isFiltered = show !== 'open' || Object.keys(params).some((key) => key !== 'period');
  return (
    <EmptyState
      sentence={t(isFiltered ? `supervision.none.${show}` : 'supervision.none')}
      reason={t(isFiltered ? 'supervision.none.filtered' : 'supervision.none.why')}
      firstStep={isFiltered ? <PageLink to="/supervision">{t('supervision.none.back')}</PageLink> : null}
    />
  );
}

/** Counts and filters above what is loaded. */
function Tasks({ pages, rest }: { pages: readonly Answer[]; rest: (rows: TaskRowView[]) => ReactNode }) {
  const { t, i18n } = useTranslation();
  const [isHandingOver, setHandingOver] = useState(false);
  const first = pages[0] as Answer;
  const rows = useMemo(() => pages.flatMap((page) => page.tasks), [pages]);
  const fields = useTaskFields();
  const [values, onChange] = useFilters(fields);
  return (
    <div className="list-page">
      <PageHead
        title={t('supervision.list')}
        under={t('supervision.under')}
        acts={<ListActs may={first.may} onHandOver={() => setHandingOver(true)} />}
      />
      <TaskCounts counts={first.counts} />
      <div className="list-tools">
        <FilterChips
          fields={fields}
          values={values}
          onChange={onChange}
          subject={t('supervision.title')}
          total={first.nextAfter === null ? rows.length : null}
        />
        <div className="list-tools-right">
          {first.may.nameUnits && rows.length > 0 ? (
            <LongPicture
              namesUnits
              name={t('supervision.picture.title')}
              build={() => buildTasksPicture(t, rows, first.today)}
            />
          ) : null}
          <AddressSearch param="text" label={t('supervision.search')} />
          <SavedViews page="supervision" />
          <CopyTable
            columns={taskColumns(t, i18n.language, first.today)}
            entries={toRowEntries(rows, (row) => row.id)}
          />
        </div>
      </div>
      <div className="list-rest">{rest(rows)}</div>
      {isHandingOver ? <HandOverDialog onClose={() => setHandingOver(false)} /> : null}
    </div>
  );
}

/** 督办事项清单: who owes what by when; what is shown stands in the address. */
export default function SupervisionPage() {
  const { t, i18n } = useTranslation();
  const [params] = useSearchParams();
  const query = { ...toTaskQuery(params), limit: PAGE_SIZE };
  const pages = usePagedRoute(listTasks, { query }, ({ nextAfter }) =>
    nextAfter === null ? null : { after: nextAfter },
  );
  if (pages.error && !pages.data)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const first = pages.data?.[0];
  if (!pages.data || !first) return <Skeleton lines={12} />;
  return (
    <Tasks
      pages={pages.data}
      rest={(rows) => (
        <PagedTable
          label={t('supervision.list')}
          columns={taskColumns(t, i18n.language, first.today)}
          rows={rows}
          pages={pages}
          to="/supervision"
          empty={<NoTasks />}
        />
      )}
    />
  );
}
