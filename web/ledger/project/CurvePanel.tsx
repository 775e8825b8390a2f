import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount, toPrintedAmount } from '#core/platform/public.ts';
import type { ProjectMonthView } from '#core/progress/public.ts';
import { Chart } from '../../ui/Chart.tsx';
import type { ChartModel } from '../../ui/chart/chart-model.ts';

export interface CurvePanelProps {
  year: number;
  years: readonly number[];
  months: readonly ProjectMonthView[];
  /** The period that the page looks at: later actuals are not shown. */
  period: string;
  onYear: (year: number) => void;
}

const amounts = (values: readonly (string | null)[]) => ({
  values: values.map((v) => (v === null ? null : toPrintedAmount(v, '万元'))),
  texts: values.map((v) => (v === null ? '—' : formatAmount(v, '万元'))),
});

/** Plan in force and actual month by month; the baseline too once a plan was adjusted. */
export function CurvePanel({ year, years, months, period, onYear }: CurvePanelProps) {
  const { t } = useTranslation();
  const model = useMemo((): ChartModel => {
    const isAdjusted = months.some((m) => m.plannedYuan !== null && m.baselineYuan !== m.plannedYuan);
    return {
      label: t('ledger.curve', { year }),
      places: months.map((m) => t('progress.month', { month: Number(m.period.slice(5)) })),
      unit: t('ui.unit.万元'),
      series: [
        {
          name: t('ledger.curve.plan'),
          look: 'plan',
          kind: 'line',
          ...amounts(months.map((m) => m.plannedYuan)),
        },
        ...(isAdjusted
          ? [
              {
                name: t('ledger.curve.baseline'),
                look: 'last' as const,
                kind: 'line' as const,
                ...amounts(months.map((m) => m.baselineYuan)),
              },
            ]
          : []),
        {
          name: t('ledger.curve.actual'),
          look: 'actual',
          kind: 'line',
          ...amounts(
            months.map((m) => (m.period <= period && m.actualPeriod === m.period ? m.actualYuan : null)),
          ),
        },
        {
          name: t('ledger.curve.month'),
          look: 'low',
          kind: 'bar',
          ...amounts(months.map((m) => (m.period <= period ? m.monthYuan : null))),
        },
      ],
    };
  }, [months, period, year, t]);
  return (
    <section className="panel curve">
      {years.length > 1 ? (
        <Select
          size="small"
          className="curve-year no-print"
          aria-label={t('ledger.curve.year')}
          value={year}
          options={years.map((one) => ({ value: one, label: t('ledger.year', { year: one }) }))}
          onChange={onYear}
        />
      ) : null}
      <Chart model={model} height={248} />
    </section>
  );
}
