import pptxgen from 'pptxgenjs';
import type { Slide } from '#core/meetings/papers/slides.ts';
import type { SlideTable } from '#core/meetings/papers/split-table.ts';

/** The package is typed as one of CommonJS, whose default is the class itself when it runs. */
const Deck = pptxgen as unknown as typeof pptxgen.default;
type Deck = pptxgen.default;

const FONT = '微软雅黑';
const INK = '1F2328';
const SOFT = '57606A';
const ACCENT = '1D4A8C';
const LINE = 'D0D7DE';
const HEAD_FILL = 'EEF1F5';
/** Colour, shape and word together, as everywhere. */
const LIGHTS = {
  red: ['■ 红', 'B42318'],
  yellow: ['▲ 黄', '835500'],
  green: ['● 绿', '1A6E33'],
  blue: ['✓ 蓝', '0B5CAD'],
  grey: ['– 灰', '57606A'],
} as const;

type Page = ReturnType<Deck['addSlide']>;
/** 16:9, 13.33 × 7.5 inches. */
const LEFT = 0.5;
const BREADTH = 12.3;

function drawHead(page: Page, title: string, note = ''): void {
  page.addText(title, {
    ...{ x: LEFT, y: 0.3, w: BREADTH, h: 0.7, fontFace: FONT, fontSize: 28, bold: true, color: ACCENT },
    fit: 'shrink',
  });
  if (note !== '')
    page.addText(note, { x: LEFT, y: 0.95, w: BREADTH, h: 0.35, fontFace: FONT, fontSize: 14, color: SOFT });
  page.addShape('line', { x: LEFT, y: 1.35, w: BREADTH, h: 0, line: { color: ACCENT, width: 1.5 } });
}

function drawTitle(page: Page, { title, under }: Slide & { kind: 'title' }): void {
  const common = { x: 0.8, w: 11.7, fontFace: FONT, align: 'center' as const };
  page.addText(title, { ...common, y: 2.2, h: 1.2, fontSize: 40, bold: true, color: ACCENT, fit: 'shrink' });
  page.addText(under.join('\n'), { ...common, y: 3.8, h: 1.6, fontSize: 20, color: SOFT });
}

/** Columns of numbers, days and short names are centred, sentences begin at the left. */
const NARROW = 2.5;

function drawTable(page: Page, { head, widths, rows }: SlideTable): void {
  const isNarrow = (column: number) => (widths[column] ?? 0) < NARROW;
  const cell = (text: string, column: number, isHead = false) => ({
    text,
    options: {
      ...{ fontFace: FONT, fontSize: 14, color: INK, bold: isHead, valign: 'middle' as const },
      align: isHead || isNarrow(column) ? ('center' as const) : ('left' as const),
      ...(isHead ? { fill: { color: HEAD_FILL } } : {}),
    },
  });
  page.addTable(
    [
      head.map((text, column) => cell(text, column, true)),
      ...rows.map((row) => row.map((text, column) => cell(text, column))),
    ],
    {
      x: LEFT,
      y: 1.55,
      w: BREADTH,
      colW: widths,
      border: { type: 'solid', pt: 0.75, color: LINE },
      margin: 0.06,
    },
  );
}

const FIGURE_BREADTH = 6;
const FIGURE_TOP = 2.25;
const FIGURE_ROW = 0.44;
const FOOT = 7;
/** Where the table of figures ends; the chart ends there too and the words begin below. */
const endOfFigures = ({ figures }: Project): number => FIGURE_TOP + figures.length * FIGURE_ROW;
type Project = Slide & { kind: 'project' };

function drawFigures(page: Page, slide: Project): void {
  const { light, reason, figures, words } = slide;
  const [word, colour] = LIGHTS[light];
  page.addText(
    [
      { text: `${word}  `, options: { bold: true, color: colour } },
      { text: reason, options: { color: INK } },
    ],
    { x: LEFT, y: 1.5, w: BREADTH, h: 0.6, fontFace: FONT, fontSize: 18, valign: 'middle', fit: 'shrink' },
  );
  page.addTable(
    figures.map(([term, value]) => [
      { text: term, options: { fontFace: FONT, fontSize: 15, color: SOFT, fill: { color: HEAD_FILL } } },
      { text: value, options: { fontFace: FONT, fontSize: 16, color: INK, bold: true } },
    ]),
    {
      x: LEFT,
      y: FIGURE_TOP,
      w: FIGURE_BREADTH,
      rowH: FIGURE_ROW,
      valign: 'middle',
      colW: [1.8, 4.2],
      border: { type: 'solid', pt: 0.75, color: LINE },
    },
  );
  if (words.length > 0)
    page.addText(
      words.flatMap(([term, text]) => [
        { text: `${term}　`, options: { bold: true, color: ACCENT } },
        { text, options: { color: INK, breakLine: true } },
      ]),
      {
        ...{ x: LEFT, y: endOfFigures(slide) + 0.12, w: BREADTH, h: FOOT - endOfFigures(slide) - 0.12 },
        ...{ fontFace: FONT, fontSize: 15, valign: 'top', fit: 'shrink' },
      },
    );
}

/** Plan and actual as a native line chart, so that the office can go on editing it; months without a report are left open. */
function drawChart(pptx: Deck, page: Page, slide: Project): void {
  const { chart } = slide;
  if (!chart) return;
  const series = (name: string, values: (string | null)[]) => ({
    name,
    labels: chart.labels,
    // Drawn only: what is printed as text stays the exact decimal.
    values: values.map((value) => (value === null ? null : Number(value))) as number[],
  });
  page.addChart(pptx.ChartType.line, [series('计划累计', chart.plan), series('实际累计', chart.actual)], {
    ...{ x: 6.8, y: FIGURE_TOP, w: 6, h: endOfFigures(slide) - FIGURE_TOP },
    ...{ chartColors: ['8C959F', ACCENT], lineSize: 2, showLegend: true },
    ...{ legendPos: 'b', legendFontFace: FONT, legendFontSize: 11, displayBlanksAs: 'gap' },
    ...{ catAxisLabelFontFace: FONT, catAxisLabelFontSize: 10, valAxisLabelFontSize: 10 },
    ...{ showTitle: true, title: '累计完成投资（万元）', titleFontFace: FONT, titleFontSize: 12 },
    valGridLine: { color: LINE, size: 0.5 },
  });
}

function drawSlide(pptx: Deck, slide: Slide): void {
  const page = pptx.addSlide({ masterName: 'LUOSHI' });
  switch (slide.kind) {
    case 'title':
      drawTitle(page, slide);
      break;
    case 'table':
      drawHead(page, slide.title, slide.note);
      drawTable(page, slide.table);
      break;
    case 'project':
      drawHead(page, slide.title);
      drawFigures(page, slide);
      drawChart(pptx, page, slide);
  }
}

/** A deck with native tables and charts: whoever gets it can go on working with it. */
export async function drawSlides(slides: readonly Slide[]): Promise<Uint8Array> {
  const pptx = new Deck();
  pptx.layout = 'LAYOUT_WIDE';
  pptx.theme = { headFontFace: FONT, bodyFontFace: FONT };
  pptx.defineSlideMaster({
    title: 'LUOSHI',
    background: { color: 'FFFFFF' },
    slideNumber: { x: 12.3, y: 7.05, w: 0.6, h: 0.3, fontFace: FONT, fontSize: 11, color: SOFT },
  });
  for (const slide of slides) drawSlide(pptx, slide);
  return (await pptx.write({ outputType: 'uint8array' })) as Uint8Array;
}
