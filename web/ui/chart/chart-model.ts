/** One line or row of bars; values are exact decimal texts in the chart's unit, null where there is none. */
export interface ChartSeries {
  name: string;
  /** `actual` solid accent, `plan` dashed grey, `last` pale (last year), `low`/`high` the edges of a forecast. */
  look: 'actual' | 'plan' | 'last' | 'low' | 'high';
  kind: 'line' | 'bar';
  values: (string | null)[];
  /** Printed form of each value for tooltip and table. */
  texts: string[];
}

export interface ChartMark {
  /** Place on the axis. */
  at: string;
  label: string;
}

export interface ChartModel {
  /** What the chart says, for those who hear it: "计划与实际累计完成投资". */
  label: string;
  /** Months, units, towns. */
  places: string[];
  unit: string;
  series: ChartSeries[];
  marks?: ChartMark[];
}

const INK = '#1f2328';
const MUTED = '#57606a';
const LINE = '#d0d7de';
const LOOKS = {
  actual: { color: '#1d4a8c', width: 2.5, type: 'solid' },
  plan: { color: '#57606a', width: 1.5, type: 'dashed' },
  last: { color: '#8c959f', width: 1.5, type: 'solid' },
  low: { color: '#1d4a8c', width: 1, type: 'dotted' },
  high: { color: '#1d4a8c', width: 1, type: 'dotted' },
} as const;

/** Pixels need no exact figures: the texts beside them are the exact ones. */
function toHeight(value: string | null): number | null {
  return value === null ? null : Number(value);
}

const isAlone = ({ values }: ChartSeries): boolean => values.filter((value) => value !== null).length === 1;

function seriesOption(series: ChartSeries, marks: readonly ChartMark[]) {
  const look = LOOKS[series.look];
  return {
    name: series.name,
    type: series.kind,
    data: series.values.map(toHeight),
    // One point alone is no line and would not be seen.
    symbol: series.look === 'actual' || isAlone(series) ? 'circle' : 'none',
    symbolSize: 5,
    connectNulls: false,
    barMaxWidth: 18,
    itemStyle: { color: look.color },
    lineStyle: { color: look.color, width: look.width, type: look.type },
    ...(marks.length === 0
      ? {}
      : {
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: MUTED, type: 'dashed', width: 1 },
            label: { color: INK, fontSize: 12 },
            data: marks.map((mark) => ({ xAxis: mark.at, label: { formatter: mark.label } })),
          },
        }),
  };
}

/** Lines and bars only; no animation, no decoration that carries no figure. */
export function toChartOption(model: ChartModel, fontFamily: string) {
  const axisText = { color: MUTED, fontSize: 12, fontFamily };
  return {
    animation: false,
    textStyle: { fontFamily, color: INK },
    grid: { left: 8, right: 16, top: 44, bottom: 4, containLabel: true },
    // Four names stay in one line on a phone: a second one would lie on the unit of the axis.
    legend: { top: 0, left: 0, itemWidth: 16, itemGap: 8, textStyle: { color: INK, fontSize: 12 } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (points: { dataIndex: number }[]) => tooltipText(model, points[0]?.dataIndex ?? 0),
    },
    xAxis: {
      type: 'category',
      data: model.places,
      axisLabel: axisText,
      axisLine: { lineStyle: { color: LINE } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      name: model.unit,
      nameTextStyle: { ...axisText, align: 'left' },
      axisLabel: axisText,
      splitLine: { lineStyle: { color: '#e6e9ed' } },
    },
    series: model.series.map((series, index) => seriesOption(series, index === 0 ? (model.marks ?? []) : [])),
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function tooltipText(model: ChartModel, place: number): string {
  const lines = model.series.map(
    (series) => `${escapeHtml(series.name)}：<b>${escapeHtml(series.texts[place] ?? '—')}</b>`,
  );
  return [escapeHtml(model.places[place] ?? ''), ...lines].join('<br>');
}
