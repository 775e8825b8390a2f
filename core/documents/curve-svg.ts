import { NO_FIGURE } from '#core/platform/public.ts';
import type { Curve } from './content-model.ts';

/**
 * Plan and actual as one picture in SVG, drawn once for Word, PDF and the web. Coordinates are a picture's,
 * not figures: the figures stand in the document's table. Series differ by stroke as well as by colour.
 */
const MARGIN = { left: 62, right: 14, top: 34, bottom: 26 };
const STROKES = {
  plan: { colour: '#7a7a7a', dash: '6 4' },
  actual: { colour: '#b3261e', dash: '' },
};
const GRID_LINES = 4;

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** The least round number (1 to 5 × 10ⁿ per grid line) that holds the largest value. */
function toScaleTop(largest: number): number {
  if (!(largest > 0)) return GRID_LINES;
  const step = largest / GRID_LINES;
  const power = 10 ** Math.floor(Math.log10(step));
  const round = [1, 1.5, 2, 2.5, 3, 4, 5, 10].find((factor) => factor * power >= step) ?? 10;
  return round * power * GRID_LINES;
}

interface Frame {
  x: (index: number) => number;
  y: (value: number) => number;
  top: number;
  /** 0, or as many grid lines below it as the least value needs. */
  bottom: number;
}

function buildFrame(curve: Curve, width: number, height: number): Frame {
  const values = curve.series.flatMap((series) => series.values.map((value) => Number(value ?? 0)));
  const least = Math.min(0, ...values);
  const top = toScaleTop(Math.max(0, -least, ...values));
  const step = top / GRID_LINES;
  const bottom = -Math.ceil(-least / step) * step + 0;
  const innerWidth = width - MARGIN.left - MARGIN.right;
  const innerHeight = height - MARGIN.top - MARGIN.bottom;
  const steps = Math.max(1, curve.labels.length - 1);
  return {
    ...{ top, bottom },
    x: (index) => MARGIN.left + (innerWidth * index) / steps,
    y: (value) => MARGIN.top + innerHeight * (1 - (value - bottom) / (top - bottom)),
  };
}

function drawText(x: number, y: number, anchor: string, text: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
}

function drawGrid(frame: Frame, width: number): string[] {
  const below = Math.round((-frame.bottom / frame.top) * GRID_LINES);
  return Array.from({ length: GRID_LINES + below + 1 }, (_, index) => {
    const value = (frame.top * (index - below)) / GRID_LINES;
    const y = frame.y(value);
    const label = Number.isInteger(value) ? String(value) : value.toFixed(1);
    return `<line x1="${MARGIN.left}" x2="${width - MARGIN.right}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}" stroke="#d5d5d5"/>${drawText(MARGIN.left - 6, y + 4, 'end', label)}`;
  });
}

/** Points without a value part the line in two; a lone point is drawn as a dot. */
function drawSeries(series: Curve['series'][number], frame: Frame): string[] {
  const { colour, dash } = STROKES[series.stroke];
  const parts: string[] = [];
  let run: string[] = [];
  const flush = () => {
    if (run.length > 1) {
      parts.push(
        `<polyline points="${run.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`,
      );
    }
    run = [];
  };
  for (const [index, value] of series.values.entries()) {
    if (value === null) {
      flush();
      continue;
    }
    const point = `${frame.x(index).toFixed(1)},${frame.y(Number(value)).toFixed(1)}`;
    run.push(point);
    if (series.stroke === 'actual') {
      const [cx, cy] = point.split(',');
      parts.push(`<circle cx="${cx}" cy="${cy}" r="2.6" fill="${colour}"/>`);
    }
  }
  flush();
  return parts;
}

function drawLegend(curve: Curve): string[] {
  return curve.series.map((series, index) => {
    const x = MARGIN.left + index * 110;
    const { colour, dash } = STROKES[series.stroke];
    return `<line x1="${x}" x2="${x + 26}" y1="14" y2="14" stroke="${colour}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>${drawText(x + 32, 18, 'start', series.name)}`;
  });
}

/** The picture, 4 units of the picture to a millimetre. */
export function buildCurveSvg(curve: Curve): string {
  const width = curve.widthMm * 4;
  const height = curve.heightMm * 4;
  const frame = buildFrame(curve, width, height);
  const every = Math.ceil(curve.labels.length / 12);
  const labels = curve.labels.map((label, index) =>
    index % every === 0 ? drawText(frame.x(index), height - 8, 'middle', label) : '',
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans SC, sans-serif" font-size="12" fill="#333333" role="img" aria-label="${escapeXml(curve.caption)}">`,
    ...drawGrid(frame, width),
    ...labels,
    ...curve.series.flatMap((series) => drawSeries(series, frame)),
    ...drawLegend(curve),
    drawText(width - MARGIN.right, 18, 'end', `单位：${curve.unit}`),
    '</svg>',
  ].join('');
}

/** What the picture shows, in words, for people who cannot see it. */
export function toCurveText(curve: Curve): string {
  return curve.series
    .map(
      (series) =>
        `${series.name}：${series.values.map((value, index) => `${curve.labels[index] ?? ''}${value ?? NO_FIGURE}`).join('，')}`,
    )
    .join('；');
}
