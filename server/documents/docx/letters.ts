import {
  AlignmentType,
  type IContext,
  type IFontAttributesProperties,
  type IParagraphOptions,
  type IXmlableObject,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx';

/**
 * Letters and lines of the official page. 22 lines of 28 letters come out with exact line spacing of 28.95 pt
 * (22 lines of 29 pt would be 0.2 pt too high for 225 mm) on a grid of lines, and letters drawn together by a
 * quarter point (tried; a grid of letters makes LibreOffice set 19 or 20 a line).
 */
export const TITLE_FONT = '方正小标宋简体';
export const BODY_FONT = '仿宋_GB2312';
export const KAI_FONT = '楷体_GB2312';
export const HEI_FONT = '黑体';
export const SONG_FONT = '宋体';

/** Sizes in half-points. */
export const SIZE_2 = 44;
export const SIZE_3 = 32;
export const SIZE_4 = 28;
export const SIZE_SMALL_4 = 24;
export const SIZE_5 = 21;

export const LINE_TWIPS = 579;
/** One letter of the text line: 16 pt less a quarter. */
export const LETTER_TWIPS = 316;
export const RED = 'FF0000';

export function toTwips(mm: number): number {
  return Math.round(mm * 56.6929);
}

export function toFont(eastAsia: string): IFontAttributesProperties {
  // Figures in a title are letters of the title; in the text they are Times New Roman.
  if (eastAsia === TITLE_FONT) return { ascii: eastAsia, hAnsi: eastAsia, eastAsia, cs: eastAsia };
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia, cs: 'Times New Roman' };
}

/** XML 1.0 has no place for control characters and half pairs; Word refuses a file that contains one. */
export function toXmlText(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '');
}

export interface LetterOptions {
  font?: string;
  size?: number;
  color?: string;
  scale?: number;
}

export function toTextRun(text: string, options: LetterOptions = {}): TextRun {
  const size = options.size ?? SIZE_3;
  return new TextRun({
    text: toXmlText(text),
    font: toFont(options.font ?? BODY_FONT),
    size,
    characterSpacing: size === SIZE_3 ? -5 : 0,
    ...(options.color === undefined ? {} : { color: options.color }),
    ...(options.scale === undefined ? {} : { scale: options.scale }),
  });
}

export const EXACT_LINE = { line: LINE_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
export const FIRST_LINE_INDENT = { firstLineChars: 200, firstLine: LETTER_TWIPS * 2 };

/** A line of the text area: one 22nd of the page, justified, first line two letters in unless said otherwise. */
export function toParagraph(runs: TextRun[], options: Partial<IParagraphOptions> = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: EXACT_LINE,
    indent: FIRST_LINE_INDENT,
    widowControl: false,
    ...options,
    children: runs,
  });
}

export function toBlankLine(options: Partial<IParagraphOptions> = {}): Paragraph {
  return toParagraph([toTextRun('')], { indent: {}, ...options });
}

/**
 * A paragraph that does not stand on the page's grid of lines: large letters, table cells and pictures would
 * take two lines of it in LibreOffice. The library has no option for it; the element has its fixed place in
 * the properties, before the spacing.
 */
export class OffGridParagraph extends Paragraph {
  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context);
    const children: unknown = xml?.['w:p'];
    if (!Array.isArray(children)) return xml;
    const properties = children.find((child: IXmlableObject) => child?.['w:pPr'] !== undefined)?.['w:pPr'];
    if (!Array.isArray(properties)) return xml;
    const spacing = properties.findIndex((child: IXmlableObject) => child?.['w:spacing'] !== undefined);
    properties.splice(Math.max(0, spacing), 0, { 'w:snapToGrid': { _attr: { 'w:val': '0' } } });
    return xml;
  }
}

/** An empty place of an exact height. */
export function toGap(mm: number, options: Partial<IParagraphOptions> = {}): Paragraph {
  return new OffGridParagraph({
    ...options,
    spacing: { line: toTwips(mm), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [new TextRun({ text: '', size: 2 })],
  });
}
