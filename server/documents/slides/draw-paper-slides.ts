import pptxgen from 'pptxgenjs';
import {
  listRowHeights,
  type PaperBars,
  type PaperSlide,
  type PaperTable,
  type PaperTrend,
} from '#core/documents/economy/paper-slides.ts';

/** The package is typed as one of CommonJS, whose default is the class itself when it runs. */
const Deck = pptxgen as unknown as typeof pptxgen.default;
type Deck = pptxgen.default;
type Page = ReturnType<Deck['addSlide']>;

const FONT = '微软雅黑';
const INK = '1F2328';
const SOFT = '57606A';
const ACCENT = '1D4A8C';
const EARLIER = '8C959F';
const LINE = 'D0D7DE';
const HEAD_FILL = 'EEF1F5';
/** 16:9, 13.33 × 7.5 inches. */
const LEFT = 0.5;
const BREADTH = 12.3;
const TOP = 1.55;
const HEIGHT = 5.35;

function drawHead(page: Page, title: string, note = ''): void {
  page.addText(title, {
    ...{ x: LEFT, y: 0.3, w: BREADTH, h: 0.7, fontFace: FONT, fontSize: 26, bold: true, color: ACCENT },
    fit: 'shrink',
  });
  if (note !== '')
    page.addText(note, { x: LEFT, y: 0.95, w: BREADTH, h: 0.35, fontFace: FONT, fontSize: 12, color: SOFT });
  page.addShape('line', { x: LEFT, y: 1.35, w: BREADTH, h: 0, line: { color: ACCENT, width: 1.5 } });
}

function drawTitle(page: Page, { title, under }: PaperSlide & { kind: 'title' }): void {
  const common = { x: 0.8, w: 11.7, fontFace: FONT, align: 'center' as const };
  page.addText(title, { ...common, y: 2.2, h: 1.2, fontSize: 38, bold: true, color: ACCENT, fit: 'shrink' });
  page.addText(under.join('\n'), { ...common, y: 3.8, h: 1.6, fontSize: 20, color: SOFT });
}

const BIG_LETTERS = 200;

function drawWords(page: Page, { title, lines }: PaperSlide & { kind: 'words' }): void {
  drawHead(page, title);
  const letters = lines.reduce((sum, { lead, text }) => sum + lead.length + text.length, 0);
  const fontSize = letters > BIG_LETTERS ? 18 : 22;
  page.addText(
    lines.flatMap(({ lead, text }) => [
      ...(lead === '' ? [] : [{ text: `${lead}　`, options: { bold: true, color: ACCENT } }]),
      { text, options: { color: INK, breakLine: true } },
    ]),
    {
      ...{ x: LEFT, y: TOP, w: BREADTH, h: HEIGHT, fontFace: FONT, fontSize, valign: 'top', fit: 'shrink' },
      ...{ lineSpacingMultiple: 1.25, paraSpaceAfter: 8 },
    },
  );
}

function drawTable(page: Page, table: PaperTable): void {
  const { head, widths, rows, size, isLeft } = table;
  const cell = (text: string, column: number, isHead = false) => ({
    text,
    options: {
      ...{ fontFace: FONT, fontSize: size, color: INK, bold: isHead, valign: 'middle' as const },
      align: !isHead && isLeft[column] ? ('left' as const) : ('center' as const),
      ...(isHead ? { fill: { color: HEAD_FILL } } : {}),
    },
  });
  page.addTable(
    [
      head.map((text, column) => cell(text, column, true)),
      ...rows.map((row) => row.map((text, column) => cell(text, column))),
    ],
    {
      ...{ x: LEFT, y: TOP, w: widths.reduce((sum, width) => sum + width, 0), colW: widths },
      border: { type: 'solid', pt: 0.75, color: LINE },
      margin: 0.04,
    },
  );
}

const FOOT = 7;

/** Words below a table, where it leaves room. */
function drawBelow(page: Page, { table, words }: PaperSlide & { kind: 'table' }): void {
  const rows = listRowHeights(table).reduce((sum, height) => sum + height, 0);
  const y = TOP + rows + 0.2;
  const w = table.widths.reduce((sum, width) => sum + width, 0);
  page.addText(words, {
    ...{ x: LEFT, y, w, h: Math.max(0.8, FOOT - y), fontFace: FONT, fontSize: 14, color: INK },
    ...{ valign: 'top', fit: 'shrink', lineSpacingMultiple: 1.15 },
  });
}

/** Drawn only: what is printed as text stays the exact decimal. */
const toDrawn = (values: readonly (string | null)[]): number[] =>
  values.map((value) => (value === null ? null : Number(value))) as number[];

function drawBars(pptx: Deck, page: Page, { caption, labels, values }: PaperBars): void {
  // Bars run from below upwards: the first part stands on top.
  page.addChart(
    pptx.ChartType.bar,
    [{ name: caption, labels: labels.toReversed(), values: toDrawn(values).reverse() }],
    {
      ...{
        x: 8,
        y: TOP,
        w: 4.8,
        h: HEIGHT,
        barDir: 'bar',
        chartColors: [ACCENT],
        invertedColors: ['B42318'],
      },
      ...{ showTitle: true, title: caption, titleFontFace: FONT, titleFontSize: 12 },
      ...{ catAxisLabelFontFace: FONT, catAxisLabelFontSize: 10, valAxisLabelFontSize: 10 },
      ...{ showValue: true, dataLabelFontSize: 10, dataLabelFormatCode: '0.0', catAxisLabelPos: 'low' },
      valGridLine: { color: LINE, size: 0.5 },
    },
  );
}

function drawTrends(pptx: Deck, page: Page, trends: readonly PaperTrend[]): void {
  const breadth = (BREADTH - 0.3 * (trends.length - 1)) / trends.length;
  trends.forEach(({ caption, unit, labels, series }, at) => {
    page.addChart(
      pptx.ChartType.line,
      series.map(({ name, values }) => ({ name, labels, values: toDrawn(values) })),
      {
        ...{ x: LEFT + at * (breadth + 0.3), y: TOP, w: breadth, h: HEIGHT },
        ...{ chartColors: [EARLIER, ACCENT], lineSize: 2.25, displayBlanksAs: 'gap' },
        ...{ showLegend: true, legendPos: 'b', legendFontFace: FONT, legendFontSize: 12 },
        ...{ showTitle: true, title: `${caption}（${unit}）`, titleFontFace: FONT, titleFontSize: 14 },
        ...{ catAxisLabelFontFace: FONT, catAxisLabelFontSize: 11, valAxisLabelFontSize: 11 },
        ...{ catAxisLabelPos: 'low', valGridLine: { color: LINE, size: 0.5 } },
      },
    );
  });
}

function drawSlide(pptx: Deck, slide: PaperSlide): void {
  const page = pptx.addSlide({ masterName: 'LUOSHI' });
  switch (slide.kind) {
    case 'title':
      drawTitle(page, slide);
      break;
    case 'words':
      drawWords(page, slide);
      break;
    case 'table':
      drawHead(page, slide.title, slide.note);
      drawTable(page, slide.table);
      if (slide.bars) drawBars(pptx, page, slide.bars);
      if (slide.words !== '') drawBelow(page, slide);
      break;
    case 'trend':
      drawHead(page, slide.title);
      drawTrends(pptx, page, slide.trends);
  }
}

/** A deck with native tables and charts: whoever gets it can go on working with it. */
export async function drawPaperSlides(slides: readonly PaperSlide[]): Promise<Uint8Array> {
  const pptx = new Deck();
  pptx.layout = 'LAYOUT_WIDE';
  pptx.theme = { headFontFace: FONT, bodyFontFace: FONT };
  pptx.defineSlideMaster({
    title: 'LUOSHI',
    background: { color: 'FFFFFF' },
    slideNumber: { x: 12.3, y: 7.05, w: 0.6, h: 0.3, fontFace: FONT, fontSize: 11, color: SOFT },
  });
  for (const slide of slides) drawSlide(pptx, slide);
  return (await pptx.stream({ compression: true })) as Uint8Array;
}
