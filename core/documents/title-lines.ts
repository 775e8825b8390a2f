/** Letters of the 小标宋 二号 title that fit a line of 156 mm. */
export const TITLE_LINE_LETTERS = 20;
/** Letters of the 小二 title of a form or list. */
export const SHEET_TITLE_LETTERS = 24;

const NEVER_FIRST = /^[，。、；：！？）》”’〕】—·的了地得和与及等年月日号]/u;
/** What ends the name of a place or unit stays with it: 柳泉湾镇, 望城街道, 水利局. */
const NAME_END = /^(镇|乡|街道|社区|村|局|管委会|委员会)/u;
const NEVER_LAST = /[（《“‘〔【—第]$/u;
/** Pairs that office titles keep on one line. */
const UNBROKEN =
  /(进展情况|重点项目|建设项目|重点工作|完成情况|领导小组|办公室|镇人民政府|序时进度|年度计划)/gu;

/** A matter that is named in quotation marks and fits a line beside a word or two. */
const SHORT_QUOTE = /“[^”]{1,13}”/gu;

/** Width of a text in full-width letters; ASCII counts half. */
export function measureLetters(text: string): number {
  let halves = 0;
  for (const letter of text) halves += (letter.codePointAt(0) ?? 0) < 0x100 ? 1 : 2;
  return halves / 2;
}

function listBreakPoints(title: string): number[] {
  const inside = new Set<number>();
  for (const pattern of [UNBROKEN, /[\d.—～-]+(年|月|日|个|号)?/gu, /《[^》]*》/gu, SHORT_QUOTE]) {
    for (const match of title.matchAll(pattern)) {
      for (let i = match.index + 1; i < match.index + match[0].length; i += 1) inside.add(i);
    }
  }
  const points: number[] = [];
  for (const part of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) {
    const at = part.index;
    if (at === 0 || inside.has(at)) continue;
    if (NAME_END.test(title.slice(at))) continue;
    if (NEVER_FIRST.test(title.slice(at)) || NEVER_LAST.test(title.slice(0, at))) continue;
    points.push(at);
  }
  return points;
}

/** Lower is better: a trapezium or a lozenge, not a block and not an hourglass (GB/T 9704-2012, 7.3.1). */
function scoreShape(lines: readonly string[]): number {
  const widths = lines.map(measureLetters);
  const longest = Math.max(...widths);
  let score = widths.reduce((sum, width) => sum + (longest - width) ** 2, 0);
  if (widths.every((width) => width === widths[0])) score += 9;
  const middle = widths.slice(1, -1);
  const ends = Math.min(widths[0] ?? 0, widths.at(-1) ?? 0);
  if (middle.some((width) => width < ends)) score += 200;
  if ((widths.at(-1) ?? 0) < longest / 3) score += 100;
  return score;
}

function listSplits(title: string, points: readonly number[], lineCount: number, width: number): string[][] {
  if (lineCount === 1) return measureLetters(title) <= width ? [[title]] : [];
  return points.flatMap((at) => {
    const first = title.slice(0, at);
    if (measureLetters(first) > width) return [];
    const rest = points.filter((point) => point > at).map((point) => point - at);
    return listSplits(title.slice(at), rest, lineCount - 1, width).map((lines) => [first, ...lines]);
  });
}

/**
 * Breaks a title into lines of at most `width` letters at word ends, never inside a date, a number, a
 * quoted name or a fixed office phrase, never with 的 or punctuation first, in the shape of a trapezium or
 * lozenge. A title without a permitted break is cut at the width. Writers use it so that all break alike.
 */
export function breakTitle(title: string, width: number = TITLE_LINE_LETTERS): string[] {
  if (measureLetters(title) <= width) return [title];
  const points = listBreakPoints(title);
  for (let lineCount = Math.ceil(measureLetters(title) / width); lineCount <= 5; lineCount += 1) {
    const splits = listSplits(title, points, lineCount, width);
    const best = splits.sort((a, b) => scoreShape(a) - scoreShape(b))[0];
    if (best) return best;
  }
  return cutAtWidth(title, width);
}

function cutAtWidth(title: string, width: number): string[] {
  const lines = [''];
  for (const letter of title) {
    const line = lines.at(-1) ?? '';
    if (measureLetters(line + letter) > width) lines.push(letter);
    else lines[lines.length - 1] = line + letter;
  }
  return lines;
}
