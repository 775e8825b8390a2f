import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { getProblemStatistics } from '#core/problems/statistics-contract.ts';
import { useSearchParams } from '../app/address.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { Chart } from '../ui/Chart.tsx';
import type { ChartModel } from '../ui/chart/chart-model.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { categoryWord, levelWord } from '../ui/problem-words.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import './problems.css';

type Answer = OutputOf<typeof getProblemStatistics>;
type Bars = [name: string, look: 'actual' | 'plan', values: readonly number[]];

const toModel = (label: string, unit: string, places: string[], bars: readonly Bars[]): ChartModel => ({
  label,
  unit,
  places,
  series: bars.map(([name, look, values]) => ({
    name,
    look,
    kind: 'bar',
    values: values.map(String),
    texts: values.map(String),
  })),
});

function Span() {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  return (
    <div className="problem-span no-print">
      {(['from', 'to'] as const).map((key) => (
        <div key={key}>
          <span>{t(`problems.statistics.${key}`)}</span>
          <Input
            aria-label={t(`problems.statistics.${key}`)}
            type="date"
            value={params[key] ?? ''}
            onChange={(event) => change({ [key]: event.target.value || undefined }, { replaces: true })}
          />
        </div>
      ))}
    </div>
  );
}

function Charts({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const { byCategory, byOwner, byAge, byLevel, levelNames } = answer;
  const count = t('problems.unit.count');
  const open = (rows: readonly { open: number; overdue: number }[]): Bars[] => [
    [t('problems.show.open'), 'actual', rows.map((row) => row.open)],
    [t('problems.show.overdue'), 'plan', rows.map((row) => row.overdue)],
  ];
  const owners = byOwner.filter((row) => row.open > 0);
  const models = [
    toModel(
      t('problems.statistics.byCategory'),
      count,
      byCategory.map(({ category }) => categoryWord(category)),
      open(byCategory),
    ),
    toModel(
      t('problems.statistics.byOwner'),
      count,
      owners.map(({ org }) => org?.name ?? t('problems.noOwner')),
      open(owners),
    ),
    toModel(
      t('problems.statistics.byAge'),
      count,
      byAge.map(({ from, to }) =>
        to === null ? t('problems.age.over', { from }) : t('problems.age', { from, to }),
      ),
      [[t('problems.show.open'), 'actual', byAge.map((row) => row.count)]],
    ),
    toModel(
      t('problems.statistics.byLevel'),
      t('problems.unit.days'),
      byLevel.map(({ level }) => levelWord(level, levelNames)),
      [[t('problems.unit.time'), 'actual', byLevel.map((row) => row.workingDays)]],
    ),
  ];
  return (
    <div className="problem-charts">
      {models.map((model) => (
        <section key={model.label} className="panel">
          <Chart model={model} height={260} />
        </section>
      ))}
    </div>
  );
}

const COUNTS = ['raised', 'closed', 'open', 'overdue'] as const;

function CountTable(props: {
  title: string;
  head: string;
  rows: {
    key: string;
    name: string;
    search: Record<string, string> | null;
    counts: Answer['byOwner'][number];
    repeats?: number;
  }[];
}) {
  const { t } = useTranslation();
  const hasRepeats = props.rows.some(({ repeats }) => repeats !== undefined);
  return (
    <section className="panel">
      <h2>{props.title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard */}
      <section className="problem-preview" aria-label={props.title} tabIndex={0}>
        <table className="plain-table problem-counts-table">
          <thead>
            <tr>
              <th scope="col">{props.head}</th>
              {COUNTS.map((key) => (
                <th key={key} scope="col">
                  {t(`problems.count.${key}`)}
                </th>
              ))}
              {hasRepeats ? <th scope="col">{t('problems.count.repeats')}</th> : null}
              <th scope="col">{t('problems.count.closedShare')}</th>
            </tr>
          </thead>
          <tbody>
            {props.rows.map(({ key, name, search, counts, repeats }) => (
              <tr key={key}>
                <th scope="row">
                  {search ? (
                    <PageLink to="/problems" search={{ ...search, show: 'all' }}>
                      {name}
                    </PageLink>
                  ) : (
                    name
                  )}
                </th>
                {COUNTS.map((one) => (
                  <td key={one}>{counts[one]}</td>
                ))}
                {hasRepeats ? <td>{repeats ?? 0}</td> : null}
                <td>{counts.closedShare ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** 问题统计: by cause, owner, age and level; each figure of a row opens the problems behind it. */
export default function StatisticsPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const asked = useRoute(getProblemStatistics, {
    query: { ...(params.from ? { from: params.from } : {}), ...(params.to ? { to: params.to } : {}) },
  });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  const { byCategory, byOwner } = asked.data;
  return (
    <div className="problem-page">
      <PageHead
        title={t('problems.statistics.title')}
        under={t('problems.statistics.under', { today: asked.data.today })}
        trail={[{ to: '/problems', title: t('problems.list') }]}
        acts={<PrintButton />}
      />
      <Span />
      {byCategory.length === 0 ? (
        <EmptyState sentence={t('problems.statistics.none')} />
      ) : (
        <>
          <Charts answer={asked.data} />
          <CountTable
            title={t('problems.statistics.byCategory')}
            head={t('problems.field.category')}
            rows={byCategory.map(({ category, repeats, ...counts }) => ({
              key: category,
              name: categoryWord(category),
              search: { category },
              counts: { org: null, ...counts },
              repeats,
            }))}
          />
          <CountTable
            title={t('problems.statistics.byOwner')}
            head={t('problems.field.ownerOrgId')}
            rows={byOwner.map((counts) => ({
              key: counts.org?.id ?? '',
              name: counts.org?.name ?? t('problems.noOwner'),
              search: counts.org ? { orgId: counts.org.id } : null,
              counts,
            }))}
          />
        </>
      )}
    </div>
  );
}
