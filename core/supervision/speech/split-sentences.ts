export interface Span {
  from: number;
  to: number;
}

const OPENING = '（“《‘「【';
const CLOSING = '）”》’」】';

/** Text without any mark is cut here, so that nothing grows with the length of a line. */
const LONGEST = 800;

/** Cuts a span of the text at the marks given, outside brackets, quotes and titles; each piece keeps its mark. */
function cut(plain: string, from: number, to: number, marks: string): Span[] {
  const pieces: Span[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < to; at += 1) {
    const char = plain[at] ?? '';
    if (char === '\n') depth = 0;
    if (OPENING.includes(char) && closes(plain, at, to)) depth += 1;
    else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1);
    // …，②…: a number in the running text begins the next item.
    const isItem = depth === 0 && char === '，' && /[①-⑳]/.test(plain[at + 1] ?? '');
    // 在报告上批示：“请县住建局…: what is said is cut from who said it.
    const isSaid = depth === 0 && char === '“' && plain[at - 1] === '：' && marks.startsWith('。');
    const isEnd =
      char === '\n' || isItem || isSaid || (depth === 0 && marks.includes(char)) || at - start >= LONGEST;
    if (!isEnd) continue;
    if (at + 1 > start) pieces.push({ from: start, to: at + 1 });
    start = at + 1;
  }
  if (start < to) pieces.push({ from: start, to });
  return pieces.filter((piece) => plain.slice(piece.from, piece.to).trim().length > 0);
}

/** A longer quote is speech (批示：“请县住建局牵头，…。”) and is cut like any other text. */
const QUOTE_LONGEST = 26;

/** A bracket that is never closed on its line opens nothing. */
function closes(plain: string, at: number, to: number): boolean {
  const closing = CLOSING[OPENING.indexOf(plain[at] ?? '')] ?? '';
  const isQuote = plain[at] === '“' || plain[at] === '‘' || plain[at] === '「';
  const reach = isQuote ? QUOTE_LONGEST : 400;
  const rest = plain.slice(at + 1, Math.min(to, at + reach));
  const end = rest.indexOf(closing);
  return end >= 0 && !(isQuote ? /[。；！\n]/ : /\n/).test(rest.slice(0, end));
}

/** Sentences: parted by 。！？； and line breaks. */
export const splitSentences = (plain: string, from = 0, to = plain.length): Span[] =>
  cut(plain, from, to, '。！？；…');

/** Clauses of a sentence: parted by ，and ： too. */
export const splitClauses = (plain: string, from: number, to: number): Span[] =>
  cut(plain, from, to, '，：。！？；…→\t');
