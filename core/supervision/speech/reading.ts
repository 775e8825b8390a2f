import { ENDS_SENTENCE, findBrokenLines, type SourceLine } from './broken-lines.ts';
import { findListPoints } from './list-points.ts';
import { findBareRows, findCellLines, findTableLines } from './table-lines.ts';

/** A line of the plain text, without its line break; offsets are those of the plain text. */
export interface PlainLine {
  from: number;
  to: number;
}

/**
 * A text made ready for the rules: one width of digits and punctuation, no spaces between Chinese characters, lines
 * that a PDF broke in the middle of a sentence joined again, cells of table rows parted by one tab.
 * `at[i]` is the place in the text as read of the plain character i; `at[plain.length]` is its end.
 */
export interface SpeechReading {
  text: string;
  plain: string;
  at: Int32Array;
  lines: PlainLine[];
}

const PUNCTUATION: Record<string, string> = {
  '｜': '|',
  '│': '|',
  '┃': '|',
  '(': '（',
  ')': '）',
  '〔': '（',
  '〕': '）',
  '[': '（',
  ']': '）',
  ';': '；',
  '!': '！',
  '?': '？',
  '～': '—',
  '~': '—',
  '–': '—',
  '－': '—',
  '﹣': '—',
  '○': '〇',
  '〜': '—',
  '｡': '。',
  '·': '·',
  '•': '·',
  '△': '●',
  '▲': '●',
  '▷': '●',
  '▶': '●',
  '☆': '●',
  '◇': '●',
  '▪': '●',
  '■': '●',
  '□': '●',
  '➤': '●',
  '➢': '●',
  '✦': '●',
};
const DROPPED = /[\u200b-\u200f\u2028\u2029\u2060\ufeff\u00ad]|\ufe0f|\u20e3/;
const SPACE = /[ \u00a0\u2002-\u200a\u202f\u205f\u3000]/;
const ASCII_WORD = /[0-9A-Za-z]/;

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** One character in the one width used here; `,` `:` and `.` stay as they are between digits. */
function toPlainCharacter(text: string, index: number): string {
  let char = text[index] ?? '';
  const code = char.charCodeAt(0);
  if (code >= 0xff10 && code <= 0xff5a && !(code >= 0xff1a && code <= 0xff20))
    char = String.fromCharCode(code - 0xfee0);
  if (char === ',' || char === ':') {
    const isBetweenDigits = isDigit(text[index - 1]) && isDigit(text[index + 1]);
    if (isBetweenDigits) return char;
    return char === ',' ? '，' : '：';
  }
  if (char === '．') return '.';
  if (char === '\r') return '\n';
  return PUNCTUATION[char] ?? char;
}

interface Draft {
  chars: string[];
  at: number[];
}

/** 整改主体　甘溪镇, | 责任单位 | 县住建局 |: a label and its value that white space or a bar parts. */
const LABEL_LINE =
  /^([\s|｜]*)((?:整改|化解|处置|包案|包保|责任|牵头|主责|主办|承办|落实|配合|协办|完成|办结|办理|销号|工作|问题|任务)(?:责任)?(?:单位|部门|主体|时限|期限|时间|措施|要求|内容|描述|事项|情况))([ \u3000\t]*[|｜][ \u3000\t]*|[ \u3000\t]+)([^\t|｜\s](?:[^\t|｜]*[^\t|｜\s])?)$/;
const IS_LABEL_WORD = /(?:单位|部门|主体|时限|期限|时间|措施|要求|内容|事项|备注)$/;

/** Without the blanks and bars at its end: a pattern for them would try each run of blanks in the line again and again. */
function cutEnd(line: string): string {
  let to = line.length;
  while (to > 0 && /[\s|｜]/.test(line[to - 1] ?? '')) to -= 1;
  return line.slice(0, to);
}

/** Pushes the label of such a line with a colon; gives what is left of the line to be read. */
function pushLabel(draft: Draft, text: string, line: SourceLine): SourceLine {
  const match = line.isTable ? null : LABEL_LINE.exec(cutEnd(text.slice(line.from, line.to)));
  const [, before = '', label = '', gap = '', value = ''] = match ?? [];
  if (!match || IS_LABEL_WORD.test(value)) return line;
  const at = line.from + before.length;
  for (let index = at; index < at + label.length; index += 1) {
    draft.chars.push(text[index] ?? '');
    draft.at.push(index);
  }
  draft.chars.push('：');
  draft.at.push(at + label.length);
  const from = at + label.length + gap.length;
  return { ...line, from, to: from + value.length };
}

function pushLine(draft: Draft, text: string, whole: SourceLine, isSlashed: boolean): void {
  const { from, to, isTable: isTableLine } = pushLabel(draft, text, whole);
  let index = from;
  const start = draft.chars.length;
  const hasBorders = isTableLine && /[\t|｜│┃]/.test(text.slice(from, to));
  while (index < to) {
    const char = text[index] ?? '';
    // **整改主体**：: the marks of bold print.
    if (char === '*' && text[index + 1] === '*') {
      index += 2;
      continue;
    }
    if (isSlashed && /[/／]/.test(char)) {
      pushGap(draft, text, index, index + 1, start, true);
      index += 1;
      continue;
    }
    if (char === '\t' || SPACE.test(char)) {
      const begin = index;
      while (index < to && (text[index] === '\t' || SPACE.test(text[index] ?? ''))) index += 1;
      const isBorder = hasBorders
        ? text.slice(begin, index).includes('\t')
        : (isTableLine && !isSlashed) || char === '\t';
      if (!isBorder && hasBorders && partsUnits(text, begin)) {
        draft.chars.push(' ');
        draft.at.push(begin);
      } else pushGap(draft, text, begin, index, start, isBorder);
      continue;
    }
    if (!DROPPED.test(char)) {
      draft.chars.push(toPlainCharacter(text, index));
      draft.at.push(index);
    }
    index += 1;
  }
  while (draft.chars.length > start && /[\t ]/.test(draft.chars.at(-1) ?? '')) {
    draft.chars.pop();
    draft.at.pop();
  }
}

/** Columns that white space takes: an ideographic space is two. */
const widthOf = (gap: string): number => gap.length + gap.split('\u3000').length - 1;

/** 配合单位：, 完成时限：: white space in front of it parts it from the label before. */
const BEGINS_LABEL =
  /^(?:主办|协办|会办|承办|牵头|配合|责任|时限|协助|参与|参加|会同|协同)[：:]|^[\u4e00-\u9fff]{0,6}(?:单位|部门|时限|期限|时间|领导|要求|措施|责任人|主体|科室|牵头|配合|责任|备注|成果|目标)[：:]/;

/** What looks like the beginning of what another unit is to do. */
const BEGINS_UNIT =
  /^(?:@|各[\u4e00-\u9fff]|[\u4e00-\u9fff]{2,6}(?:局|委|办|镇|乡|街道|公司|集团|园区)(?![\u4e00-\u9fff]?[ \u3000，、。\n]|$))/;
const ENDS_OPEN = /[由请和与同及给向对让经把将被是为的并、，。；：（“]$/;

/** 城管局扫主干道 村道各镇自己扫: in notes a space parts what two units are to do. */
const partsNotes = (text: string, begin: number, end: number): boolean =>
  /[\u4e00-\u9fff\d]{5}$/.test(text.slice(Math.max(0, begin - 5), begin)) &&
  !ENDS_OPEN.test(text.slice(Math.max(0, begin - 1), begin)) &&
  BEGINS_UNIT.test(text.slice(end, end + 10));

/** 甘溪镇 柳泉湾镇 in one cell. */
const partsUnits = (text: string, begin: number): boolean =>
  /[局委办部厅署镇乡道司团会院心站所队府社区园县市]$/.test(text.slice(Math.max(0, begin - 1), begin));

/** @桃渡口镇 老鹰岩隐患点先封路: the space ends the name of who is called. */
const CALLED = /@[\u4e00-\u9fff]{2,12}$/;

/** White space inside a line: a cell border, a space between Latin words, or nothing. */
function pushGap(
  draft: Draft,
  text: string,
  begin: number,
  end: number,
  start: number,
  isCell: boolean,
): void {
  if (draft.chars.length === start) return;
  if (isCell) draft.chars.push('\t');
  else if (ASCII_WORD.test(text[begin - 1] ?? '') && ASCII_WORD.test(text[end] ?? '')) draft.chars.push(' ');
  else if (widthOf(text.slice(begin, end)) >= 4) draft.chars.push('\t');
  else if (BEGINS_LABEL.test(text.slice(end, end + 12))) draft.chars.push(' ');
  else if (CALLED.test(text.slice(Math.max(0, begin - 14), begin))) draft.chars.push(' ');
  else if (partsNotes(text, begin, end)) draft.chars.push('，');
  else return;
  draft.at.push(begin);
}

const BEGINS_BLOCK =
  /^(?:第?[一二三四五六七八九十百]+[、.．是章节]|（[一二三四五六七八九十\d]+）|\d{1,3}[、.．）]|[①-⑳]|[●■◆▲△▷☆◇▪➤➢✦★▶◎□○•✔✅❗❌→※*—-]|\p{Extended_Pictographic}|\d{4}[-/.]\d{1,2}[-/.]\d|附件|抄送|主送|责任单位|牵头单位|配合单位|完成时限|完成时间)/u;

function listSourceLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  const isTable = findTableLines(text);
  let from = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const char = text[index];
    if (index < text.length && char !== '\n' && char !== '\r' && char !== '\u2028' && char !== '\u000b')
      continue;
    lines.push({ from, to: index, width: text.slice(from, index).trim().length, isTable: isTable(from) });
    if (char === '\r' && text[index + 1] === '\n') index += 1;
    from = index + 1;
  }
  return lines;
}

/** 县教体局 屠局长 08:15, what he says on the next line: who speaks in an exported chat. */
const SPEAKS_BELOW =
  /^([\u4e00-\u9fff]{2,12}(?:[ \u3000]+[\u4e00-\u9fff]{1,4}|[-－—_][\u4e00-\u9fff]{1,8}|[（(][\u4e00-\u9fff]{1,8}[）)])?)[ \u3000]+(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日[ \u3000]*)?(?:上午|下午|晚上|早上|中午)?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ \u3000]+)?\d{1,2}:\d{2}(?::\d{2})?\s*$/;
const FEWEST_SPEAKERS = 4;

/** How long the name of who speaks below is, by line; none when too few lines are of that form. */
function findSpeakersAbove(written: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  written.forEach((line, index) => {
    const name = SPEAKS_BELOW.exec(line)?.[1];
    if (name !== undefined && (written[index + 1] ?? '').trim() !== '') found.set(index, name.length);
  });
  return found.size < FEWEST_SPEAKERS ? new Map() : found;
}

/** Reads a text for the rules of 4.6; every plain character keeps its place in the text as given. */
export function readSpeech(text: string): SpeechReading {
  const source = listSourceLines(text);
  const written = source.map((line) => text.slice(line.from, line.to));
  const cells = findCellLines(written);
  const rows = findBareRows(written);
  for (const [index, line] of source.entries()) line.isTable ||= rows.has(index);
  const speakers = findSpeakersAbove(written);
  const isBroken = findBrokenLines(text, source);
  const draft: Draft = { chars: [], at: [] };
  const lines: PlainLine[] = [];
  source.forEach((line, index) => {
    const from = draft.chars.length;
    const named = speakers.get(index);
    pushLine(
      draft,
      text,
      named === undefined ? line : { ...line, to: line.from + named },
      rows.get(index) === 'slash',
    );
    const before = lines.at(-1);
    const previous = source[index - 1];
    const isJoined =
      before !== undefined &&
      previous !== undefined &&
      isBroken(previous, line) &&
      before.to === from - 1 &&
      line.width > 0 &&
      !ENDS_SENTENCE.test(draft.chars.slice(Math.max(before.from, before.to - 1), before.to).join('')) &&
      !BEGINS_BLOCK.test(draft.chars.slice(from, from + 10).join(''));
    if (before !== undefined && speakers.has(index - 1)) {
      draft.chars[from - 1] = '：';
      before.to = draft.chars.length;
    } else if (before !== undefined && cells.has(index)) {
      draft.chars[from - 1] = '\t';
      before.to = draft.chars.length;
    } else if (isJoined) {
      draft.chars.splice(from - 1, 1);
      draft.at.splice(from - 1, 1);
      before.to = draft.chars.length;
    } else {
      lines.push({ from, to: draft.chars.length });
    }
    draft.chars.push('\n');
    draft.at.push(line.to);
  });
  draft.chars.pop();
  draft.at.pop();
  for (const point of findListPoints(draft.chars.join(''))) draft.chars[point] = '、';
  const at = new Int32Array(draft.at.length + 1);
  at.set(draft.at);
  at[draft.at.length] = text.length;
  return { text, plain: draft.chars.join(''), at, lines };
}

/** Span in the text as read of a span of the plain text: from its first character to just after its last one. */
export function toSourceSpan(reading: SpeechReading, from: number, to: number): [number, number] {
  const start = reading.at[from] ?? reading.text.length;
  const last = reading.at[Math.max(from, to - 1)] ?? reading.text.length - 1;
  return [start, Math.min(reading.text.length, last + 1)];
}
