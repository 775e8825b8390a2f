import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ChartModel, toChartOption } from './chart-model.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export interface DrawnChart {
  show: (model: ChartModel) => void;
  /** To the width of its place, or to a width in pixels. */
  resize: (width?: number) => void;
  dispose: () => void;
}

/** Draws into a place as SVG, sharp in print. The only module that loads echarts. */
export function drawChart(place: HTMLElement): DrawnChart {
  const chart = init(place, null, { renderer: 'svg' });
  const fontFamily = getComputedStyle(place).fontFamily;
  return {
    show: (model) => chart.setOption(toChartOption(model, fontFamily), { notMerge: true }),
    resize: (width) => {
      chart.resize({ width: width ?? 'auto' });
      // The printer does not wait for the next frame.
      chart.getZr().flush();
    },
    dispose: () => chart.dispose(),
  };
}
