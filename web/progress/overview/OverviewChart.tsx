import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatPercent, toPrintedAmount, toPrintedPercent } from '#core/platform/public.ts';
import { type GroupView, listMonthTotals } from '#core/progress/public.ts';
import { useRoute } from '../../app/use-route.ts';
import { Chart } from '../../ui/Chart.tsx';
import type { ChartModel } from '../../ui/chart/chart-model.ts';
import { labelOf } from './group-column.ts';
import { findOtherBars, listBars } from './list-bars.ts';

function useMonthModel(period: string, filters: Record<string, string>): ChartModel {
  const { t } = useTranslation();
  const year = Number(period.slice(0, 4));
  const { data } = useRoute(listMonthTotals, { query: { year, ...filters } });
  return useMemo(() => {
    const months = (data?.months ?? []).filter((m) => m.period <= period);
    const amounts = (values: (string | null)[]) => ({
      values: values.map((v) => (v === null ? null : toPrintedAmount(v, '亿元'))),
      texts: values.map((v) => (v === null ? '—' : formatAmount(v, '亿元'))),
    });
    return {
      label: t('progress.chart.months', { year }),
      places: months.map((m) => t('progress.month', { month: Number(m.period.slice(5)) })),
      unit: t('progress.unit.亿元'),
      series: [
        {
          name: t('progress.chart.plan'),
          look: 'plan',
          kind: 'line',
          ...amounts(months.map((m) => m.plannedYuan)),
        },
        {
          name: t('progress.chart.actual'),
          look: 'actual',
          kind: 'line',
          ...amounts(months.map((m) => m.actualYuan)),
        },
      ],
    };
  }, [data, period, year, t]);
}

function useGroupModel(groups: readonly GroupView[]): ChartModel {
  const { t } = useTranslation();
  return useMemo(() => {
    const rated = listBars(groups);
    const other = findOtherBars(rated);
    const shares = (values: (string | null)[]) => ({
      values: values.map((v) => (v === null ? null : toPrintedPercent(v))),
      texts: values.map((v) => (v === null ? '—' : formatPercent(v))),
    });
    return {
      label: t('progress.chart.groups'),
      places: rated.map(labelOf),
      unit: '%',
      series: [
        {
          name: t('progress.chart.rate'),
          look: 'actual',
          kind: 'bar',
          ...shares(rated.map((g) => g.figures.completionRate)),
        },
        {
          name: t('progress.chart.plannedShare'),
          look: 'plan',
          kind: 'line',
          ...shares(rated.map((g) => g.figures.plannedShare)),
        },
        ...(other
          ? [
              {
                name: t(`ui.otherRate.${other}`),
                look: 'last' as const,
                kind: 'bar' as const,
                ...shares(rated.map((g) => g.figures.otherPlan?.completionRate ?? null)),
              },
            ]
          : []),
      ],
    };
  }, [groups, t]);
}

export interface OverviewChartProps {
  period: string;
  filters: Record<string, string>;
  groups: readonly GroupView[];
}

/** Plan and actual month by month, or the rate of each group; both also as tables. */
export function OverviewChart({ period, filters, groups }: OverviewChartProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'months' | 'groups'>('months');
  const months = useMonthModel(period, filters);
  const byGroup = useGroupModel(groups);
  return (
    <section className="panel overview-chart">
      <Segmented<'months' | 'groups'>
        size="small"
        className="no-print"
        aria-label={t('progress.chart.choice')}
        value={shown}
        options={[
          { value: 'months', label: t('progress.chart.byMonth') },
          { value: 'groups', label: t('progress.chart.byGroup') },
        ]}
        onChange={setShown}
      />
      <Chart model={shown === 'months' ? months : byGroup} height={176} />
    </section>
  );
}
