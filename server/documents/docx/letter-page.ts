import { BorderStyle, Footer, Header, LineRuleType, Paragraph, TextRun } from 'docx';
import { RED, toGap, toTwips } from './letters.ts';

/** Upper edge of the issuing body from the edge of the page (GB/T 9704-2012, 10.1). */
export const LETTER_HEAD_MM = 30;
/** Lower edge of the footer, whose line stands 20 mm from the edge of the page. */
export const LETTER_FOOT_MM = 19;
/** The lines are 170 mm long and centred on the page: 8 and 6 mm beyond the type area. */
const BEYOND = { left: -toTwips(8), right: -toTwips(6) };

function toDoubleLine(edge: 'top' | 'bottom'): Paragraph {
  const style = edge === 'bottom' ? BorderStyle.THICK_THIN_SMALL_GAP : BorderStyle.THIN_THICK_SMALL_GAP;
  return new Paragraph({
    indent: BEYOND,
    spacing: { line: toTwips(1), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    border: { [edge]: { style, size: 24, color: RED, space: 0 } },
    children: [new TextRun({ text: '', size: 2 })],
  });
}

/** Issuing body and, 4 mm below it, a red double line, the thick one above. */
export const toLetterHeader = (name: Paragraph): Header =>
  new Header({ children: [name, toGap(3), toDoubleLine('bottom'), toGap(1)] });

/** 20 mm from the lower edge another double line, the thin one above; no page number. */
export const LETTER_FOOTER = new Footer({ children: [toDoubleLine('top')] });
