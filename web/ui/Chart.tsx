import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartModel } from './chart/chart-model.ts';
import type { DrawnChart } from './chart/draw-chart.ts';

export interface ChartProps {
  model: ChartModel;
  height?: number;
}

/** Fits between the margins of an upright A4 sheet. */
const PRINTED_WIDTH = 640;

function Picture({ model, height }: { model: ChartModel; height: number }) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnChart | null>(null);
  const latest = useRef(model);
  latest.current = model;
  useEffect(() => {
    let isWanted = true;
    const watch = new ResizeObserver(() => drawn.current?.resize());
    const beforePrint = () => drawn.current?.resize(PRINTED_WIDTH);
    const afterPrint = () => drawn.current?.resize();
    window.addEventListener('beforeprint', beforePrint);
    window.addEventListener('afterprint', afterPrint);
    void import('./chart/draw-chart.ts').then(({ drawChart }) => {
      if (!isWanted || !place.current) return;
      drawn.current = drawChart(place.current);
      drawn.current.show(latest.current);
      watch.observe(place.current);
    });
    return () => {
      isWanted = false;
      watch.disconnect();
      window.removeEventListener('beforeprint', beforePrint);
      window.removeEventListener('afterprint', afterPrint);
      drawn.current?.dispose();
      drawn.current = null;
    };
  }, []);
  useEffect(() => drawn.current?.show(model), [model]);
  return <div ref={place} role="img" aria-label={model.label} style={{ height }} />;
}

function AsTable({ model }: { model: ChartModel }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard
    <section className="chart-table" aria-label={model.label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{model.unit}</th>
            {model.series.map((series) => (
              <th key={series.name} scope="col">
                {series.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.places.map((place, index) => (
            <tr key={place}>
              <th scope="row">{place}</th>
              {model.series.map((series) => (
                <td key={series.name}>{series.texts[index] ?? '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Lines or bars, always also a table with the same figures. echarts is loaded when a chart is first shown. */
export function Chart({ model, height = 280 }: ChartProps) {
  const { t } = useTranslation();
  const [view, setView] = useState<'picture' | 'table'>('picture');
  const isEmpty =
    model.places.length > 0 && model.series.every(({ values }) => values.every((value) => value === null));
  return (
    <figure className="chart">
      <figcaption>
        <span>{model.label}</span>
        <Segmented<'picture' | 'table'>
          size="small"
          className="no-print"
          aria-label={t('ui.chart.view')}
          value={view}
          options={[
            { value: 'picture', label: t('ui.chart.picture') },
            { value: 'table', label: t('ui.chart.table') },
          ]}
          onChange={setView}
        />
      </figcaption>
      {isEmpty && view === 'picture' ? (
        <p className="chart-none" style={{ height }}>
          {t('ui.chart.none')}
        </p>
      ) : view === 'picture' ? (
        <Picture model={model} height={height} />
      ) : (
        <AsTable model={model} />
      )}
    </figure>
  );
}
