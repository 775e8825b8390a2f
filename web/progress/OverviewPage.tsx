import { Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type FigureMeasure, figureSplitSchema, toFigureId } from '#core/documents/public.ts';
import { exportOverview } from '#core/exchange/public.ts';
import {
  derivePastHalf,
  type GroupView,
  getCountdown,
  isKeptSplit,
  isMidYear,
  overview,
  SPLIT_NAMES,
} from '#core/progress/public.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useIsBeforeFirstPeriod, useShownPeriod } from '../app/periods.ts';
import { useTrace } from '../app/trace.ts';
import { useRoute } from '../app/use-route.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ExportCsv } from '../ui/ExportCsv.tsx';
import { FilterChips } from '../ui/FilterChips.tsx';
import { rowsBehind, type SplitName } from '../ui/filters/rows-behind.ts';
import { useProjectFilters } from '../ui/filters/use-project-filters.ts';
import { LookError } from '../ui/LookError.tsx';
import { chinaTime } from '../ui/labels.ts';
import { OpenItLink } from '../ui/OpenItLink.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { NoPeriodYet } from './NoPeriodYet.tsx';
import { CopyLines } from './overview/CopyLines.tsx';
import { GroupTable, sortGroups, splitSets } from './overview/GroupTable.tsx';
import { type GroupColumn, labelOf, type OpenRows } from './overview/group-column.ts';
import { groupColumns } from './overview/group-columns.tsx';
import { HeadFigures } from './overview/HeadFigures.tsx';
import { OverviewChart } from './overview/OverviewChart.tsx';
import { WatchList } from './overview/WatchList.tsx';
import './overview.css';

const KEPT_SPLITS = SPLIT_NAMES.filter(isKeptSplit);
const MORE_SPLITS = SPLIT_NAMES.filter((name) => !isKeptSplit(name));

/** The address of a kept figure; undefined for a split of which nothing is kept. */
function findOverviewFigure(
  period: string,
  group: { split: SplitName; key: string } | undefined,
  measure: FigureMeasure,
): string | undefined {
  const split = figureSplitSchema.safeParse(group?.split ?? 'region');
  if (!split.success) return undefined;
  const scope = split.data === 'unit' ? 'unit' : 'group';
  return toFigureId({ scope, period, split: split.data, key: group?.key ?? '', measure });
}

/** The table as text, for Excel: the rows as they stand, with their set. */
function useLines(
  groups: readonly GroupView[],
  columns: readonly GroupColumn[],
  split: SplitName,
  sort: string | null,
) {
  const { t } = useTranslation();
  return (): string[][] => {
    const sets = splitSets(groups);
    const heads = columns.map((c) =>
      c.unit ? `${t(c.title)}（${t(`progress.unit.${c.unit}`)}）` : t(c.title),
    );
    const lines = sets.flatMap((one) =>
      sortGroups(one.groups, columns, sort).map((g) => [
        ...(sets.length > 1 ? [t(`progress.set.${one.set}`)] : []),
        labelOf(g),
        ...columns.map((c) => c.text(g)),
      ]),
    );
    return [
      [...(sets.length > 1 ? [t('progress.set')] : []), t(`progress.split.${split}`), ...heads],
      ...lines,
    ];
  };
}

function Overview({ period }: { period: string }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const periodName = usePeriodName();
  const openPage = useOpenPage();
  const { openTrace } = useTrace();
  const { fields, values, onChange, query, search, isFiltered } = useProjectFilters();
  const split = SPLIT_NAMES.find((name) => name === params.split) ?? 'unit';
  const sort = params.sort ?? null;
  const asked = useRoute(overview, { query: { period, split, ...query } });
  const groups = asked.data?.groups;
  const isRanked = groups?.some((g) => g.rank !== null) ?? false;
  const whole = asked.data?.total;
  const columns = useMemo(() => groupColumns(isRanked, period, whole), [isRanked, period, whole]);
  const linesOf = useLines(groups ?? [], columns, split, sort);
  if (asked.error && !asked.data)
    return (
      <LookError
        error={asked.error}
        onRetry={() => void asked.refetch()}
        firstStep={<OpenItLink period={period} />}
      />
    );
  if (!asked.data || !groups) return <Skeleton lines={10} />;
  const { state, total, previous, covers, note } = asked.data;
  // What is filtered is kept nowhere: its rows are looked at in the ledger, and each of their figures can be followed.
  const open: OpenRows = (rows, measure) => {
    const figureId =
      measure === undefined || isFiltered ? undefined : findOverviewFigure(period, rows.group, measure);
    if (figureId === undefined) openPage('/ledger', rowsBehind(query, rows));
    else openTrace(figureId);
  };
  const countdown = getCountdown(state.asOf);
  const halves = groups.map(({ figures: f }) =>
    derivePastHalf(f.ratedActualYuan, f.planCount === 0 ? null : f.annualPlanYuan),
  );
  const under = [
    /^\d{4}-\d{2}$/.test(period) ? periodName(period) : state.label,
    state.isFrozen
      ? t('progress.state.frozen', { at: chinaTime(state.frozenAt).slice(0, 10) })
      : t('progress.state.open', { on: state.asOf }),
    ...(covers === 'scope' ? [t('progress.covers.scope')] : []),
    total.expandedCount === total.projectCount
      ? t('progress.counts.same', { count: total.projectCount })
      : t('progress.counts', { count: total.projectCount, expanded: total.expandedCount }),
    ...(total.projectCount === 0
      ? []
      : [
          total.planCount === 0
            ? t('progress.reported.noPlan', { count: total.completeness.count })
            : t('progress.withFigures', { count: total.reported.count, of: total.reported.of }),
        ]),
    ...(isMidYear(period)
      ? [
          t('progress.half.counts', {
            count: halves.filter((half) => half?.isPast).length,
            of: halves.filter((half) => half !== null).length,
          }),
        ]
      : []),
    ...(countdown.days > 0
      ? [
          t(countdown.endsOn.endsWith('-06-30') ? 'progress.left.half' : 'progress.left.year', {
            count: countdown.days,
          }),
        ]
      : []),
  ];
  return (
    <div className="overview">
      <PageHead
        title={t('app.nav.overview')}
        under={under.join(' · ')}
        acts={
          <>
            <CopyLines lines={linesOf} />
            <ExportCsv lines={linesOf} fileName={t('progress.file', { period: state.label })} />
            <DownloadButton
              route={exportOverview}
              input={{ query: { ...query, period, split } }}
              fallbackName={`${t('progress.file', { period: state.label })}.xlsx`}
            >
              {t('progress.excel')}
            </DownloadButton>
            <PrintButton />
          </>
        }
      />
      <div className="overview-tools">
        <FilterChips
          fields={fields}
          values={values}
          onChange={onChange}
          search={search}
          subject={t('progress.subject')}
          total={total.projectCount}
        />
      </div>
      <HeadFigures total={total} previous={previous} onOpen={open} />
      <section className="panel overview-table">
        <header className="overview-split">
          <Segmented<SplitName>
            size="small"
            aria-label={t('progress.split')}
            value={split}
            options={KEPT_SPLITS.map((name) => ({ value: name, label: t(`progress.split.${name}`) }))}
            onChange={(name) => change({ split: name === 'unit' ? undefined : name, sort: undefined })}
          />
          <Select<SplitName>
            size="small"
            className="no-print"
            aria-label={t('progress.split.more')}
            placeholder={t('progress.split.more')}
            popupMatchSelectWidth={false}
            value={isKeptSplit(split) ? null : split}
            options={MORE_SPLITS.map((name) => ({ value: name, label: t(`progress.split.${name}`) }))}
            onChange={(name) => change({ split: name, sort: undefined })}
          />
          {note ? <small>{note}</small> : null}
        </header>
        {groups.length === 0 ? (
          <EmptyState sentence={t('progress.table.none')} />
        ) : (
          <GroupTable
            split={split}
            groups={groups}
            columns={columns}
            sort={sort}
            onSort={(next) => change({ sort: next ?? undefined }, { replaces: true })}
            onOpen={open}
          />
        )}
      </section>
      <div className="overview-side">
        <WatchList period={period} filters={query} hasPlan={total.planCount > 0} onOpen={open} />
        <OverviewChart period={period} filters={query} groups={groups} />
      </div>
    </div>
  );
}

/** 总览: one screen. Figures that matter, one table by group, who is behind and why, the year so far. */
export default function OverviewPage() {
  const period = useShownPeriod();
  const isBeforeFirst = useIsBeforeFirstPeriod();
  if (isBeforeFirst) return <NoPeriodYet />;
  return period === null || isBeforeFirst === null ? <Skeleton lines={10} /> : <Overview period={period} />;
}
