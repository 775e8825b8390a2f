import { Segmented } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { Chart } from '../../ui/Chart.tsx';
import type { ChartModel } from '../../ui/chart/chart-model.ts';
import { levelText, percentText } from '../economy-words.ts';

type Page = OutputOf<typeof getIndicatorPage>;
const VIEWS = ['growth', 'value', 'single'] as const;
type View = (typeof VIEWS)[number];
const SHOWN = 24;

/** Growths, or amounts beside last year's, of two years; the picture is also a table. */
export function TrendChart({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const has = (view: View) => page.history.some((point) => point[view] !== null);
  const views = VIEWS.filter(has);
  const view = views.find((one) => one === params.trend) ?? views[0];
  if (view === undefined) return null;
  return (
    <section className="panel" aria-label={t('indicators.trend', { name: page.indicator.name })}>
      {views.length > 1 ? (
        <Segmented<View>
          size="small"
          className="no-print"
          aria-label={t('indicators.trend.view')}
          value={view}
          options={views.map((one) => ({ value: one, label: t(`indicators.trend.${one}`) }))}
          onChange={(one) => change({ trend: one === views[0] ? undefined : one })}
        />
      ) : null}
      <Chart model={toModel(page, view, t)} />
    </section>
  );
}

function toModel(page: Page, view: View, t: TFunction): ChartModel {
  const byPeriod = new Map(page.history.map((point) => [point.period, point]));
  const shown = page.history.slice(-SHOWN);
  const textOf = (value: string | null) =>
    view === 'growth' ? percentText(value) : levelText(value, page.indicator);
  const valuesOf = (periods: readonly string[]) =>
    periods.map((period) => byPeriod.get(period)?.[view] ?? null);
  const lastYear = shown.map(({ period }) => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`);
  const [now, before] = [valuesOf(shown.map(({ period }) => period)), valuesOf(lastYear)];
  const kind = view === 'single' ? ('bar' as const) : ('line' as const);
  return {
    label: t('indicators.trend', { name: `${page.indicator.name} ${t(`indicators.trend.${view}`)}` }),
    places: shown.map(({ period }) => period),
    unit: view === 'growth' ? '%' : page.indicator.unit,
    series: [
      { name: t(`indicators.trend.${view}`), look: 'actual', kind, values: now, texts: now.map(textOf) },
      {
        name: t('indicators.trend.last'),
        look: 'last',
        kind: 'line',
        values: before,
        texts: before.map(textOf),
      },
    ],
  };
}
