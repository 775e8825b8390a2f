import {
  type Span as Piece,
  splitClauses,
  splitSentences,
} from '#core/supervision/speech/split-sentences.ts';

/** [from, to) in the text as read. */
export type Span = [number, number];
/** Most spans that one task carries. */
const MOST_SPANS = 20;

/** In order, overlapping and touching ones joined. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** At most twenty spans, the rest within the last. */
export function coverOf(spans: readonly Span[]): Span[] {
  const joined = joinSpans(spans);
  const last = joined.at(-1);
  const first = joined[MOST_SPANS - 1];
  if (joined.length <= MOST_SPANS || !last || !first) return joined;
  return [...joined.slice(0, MOST_SPANS - 1), [first[0], last[1]]];
}

/** What lies before and after a place; null when one side would be empty. */
export function cutSpans(spans: readonly Span[], at: number): [Span[], Span[]] | null {
  const before = spans.flatMap(([from, to]): Span[] => (from < at ? [[from, Math.min(to, at)]] : []));
  const after = spans.flatMap(([from, to]): Span[] => (to > at ? [[Math.max(from, at), to]] : []));
  return before.length === 0 || after.length === 0 ? null : [before, after];
}

/** The words of spans as one line, without the marks at their ends. */
export function wordsOfSpans(text: string, spans: readonly Span[]): string {
  return spans
    .map(([from, to]) => text.slice(from, to).replace(/\s+/g, ''))
    .join('')
    .replace(/^[，。；：、]+|[，。；：、]+$/g, '');
}

/** Places at which an entry can be cut: the ends of its clauses, with the words before and after. */
export function listCuts(text: string, spans: readonly Span[]): number[] {
  const ends = spans.flatMap(([from, to]) => splitClauses(text, from, to).map((piece) => piece.to));
  return ends.filter((at) => cutSpans(spans, at) !== null);
}

export interface Segment {
  from: number;
  to: number;
  /** Entries that stand on these words. */
  keys: number[];
  /** Entries whose spans begin here. */
  begins: number[];
  /** Names a unit or a time and made no task. */
  isLeft: boolean;
}

const TIME = /\d+月(?:\d+日|底|份|中旬|上旬|下旬)|年底前|季度末|本周内|个工作日|月底前|尽快|每[周月季日]/;

/** Sentences outside of all spans that name a unit or a time: a reader looks at them himself. */
export function findLeftSentences(
  text: string,
  spans: readonly Span[],
  unitNames: readonly string[],
): Piece[] {
  const names = unitNames.filter((name) => name.length > 1);
  return splitSentences(text).filter(({ from, to }) => {
    if (spans.some((span) => span[0] < to && span[1] > from)) return false;
    const words = text.slice(from, to);
    return TIME.test(words) || names.some((name) => words.includes(name));
  });
}

/** The text cut at every border of a span, so that each piece knows who stands on it. */
export function toSegments(
  text: string,
  owners: readonly { key: number; spans: readonly Span[] }[],
  left: readonly Piece[],
): Segment[] {
  const spans = owners.flatMap(({ key, spans: own }) => own.map(([from, to]) => ({ key, from, to })));
  const borders = [...spans, ...left].flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set([0, text.length, ...borders])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    const on = spans.filter((span) => span.from <= from && span.to >= to);
    return {
      from,
      to,
      keys: [...new Set(on.map((span) => span.key))],
      begins: [...new Set(on.filter((span) => span.from === from).map((span) => span.key))],
      isLeft: left.some((piece) => piece.from <= from && piece.to >= to),
    };
  });
}
