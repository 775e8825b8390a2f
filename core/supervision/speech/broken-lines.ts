// Which lines of a text only go on with the line before.

export interface SourceLine {
  from: number;
  to: number;
  width: number;
  isTable: boolean;
}

export const ENDS_SENTENCE = /[。；：！？…”》）:;.]$/;

/** The width at which a page breaks its lines, when the text was copied from one; null when paragraphs are whole. */
function findPageWidth(text: string, lines: readonly SourceLine[]): number | null {
  const prose = lines.filter((line) => line.width > 0 && !line.isTable);
  const widths = prose.map((line) => line.width).sort((a, b) => a - b);
  const widest = widths[Math.floor(widths.length * 0.9)] ?? 0;
  if (prose.length < 6 || widest < 18 || widest > 60) return null;
  const full = prose.filter((line) => line.width >= widest - 3);
  const broken = full.filter((line) => !ENDS_SENTENCE.test(text.slice(line.from, line.to).trim()));
  return full.length >= 4 && full.length >= prose.length * 0.35 && broken.length >= full.length * 0.6
    ? widest
    : null;
}

type IsBroken = (previous: SourceLine, line: SourceLine) => boolean;

const startsIndented = (text: string, line: SourceLine): boolean =>
  /^(?:[ \u00a0]{2,}|\u3000+|\t)/.test(text.slice(line.from, line.from + 6));

/** Paragraphs begin with an indent, and what goes on begins at the margin. */
function hasIndents(text: string, lines: readonly SourceLine[]): boolean {
  const prose = lines.filter((line) => line.width > 0 && !line.isTable);
  const indented = prose.filter((line) => startsIndented(text, line));
  return indented.length >= 3 && indented.length <= prose.length * 0.8;
}

/** 县民政局：…: in a talk of at least four such lines each begins what another says. */
const SPEAKS = /^[\u4e00-\u9fff][\u4e00-\u9fff—_-]{1,13}[：:]/;
const isSpokenInTurns = (text: string, lines: readonly SourceLine[]): boolean => {
  const names = lines.flatMap((line) => SPEAKS.exec(text.slice(line.from, line.to)) ?? []);
  return names.length >= 4 && new Set(names).size < names.length;
};

/**
 * Tells whether a line only goes on with the one before: the page was full, the line before ends in a comma, or
 * paragraphs are told by an indent which this line lacks.
 */
export function findBrokenLines(text: string, lines: readonly SourceLine[]): IsBroken {
  const pageWidth = findPageWidth(text, lines);
  const isIndented = hasIndents(text, lines);
  const isTalk = isSpokenInTurns(text, lines);
  return (previous, line) => {
    if (previous.isTable || line.isTable) return false;
    if (isTalk && SPEAKS.test(text.slice(line.from, line.to))) return false;
    if (pageWidth !== null && previous.width >= pageWidth - 3) return true;
    if (/[，,、]$/.test(text.slice(previous.from, previous.to).trimEnd())) return true;
    return isIndented && previous.width >= 12 && !startsIndented(text, line) && line.width > 0;
  };
}
