import { measureLetters } from './title-lines.ts';

/** 2026-11-05 → 2026年11月5日: Arabic digits, no leading zeros (GB/T 9704-2012, 7.3.5.4). */
export function toFullDate(dateOn: string): string {
  const [year, month, day] = dateOn.slice(0, 10).split('-');
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
}

export interface SignatureIndents {
  /** Letters left free at the right of each issuing body, in order. */
  bodies: number[];
  /** Letters left free at the right of the date. */
  date: number;
}

/**
 * Right indents of issuing body and date, in letters (GB/T 9704-2012, 7.3.5). With a seal the date stands
 * four letters from the right and the body is centred on it; a body too long for that moves the date left
 * so that the body keeps two letters. Without a seal the body keeps two letters and the date begins two
 * letters after the body's first; a date that is longer keeps two letters and the body moves left.
 */
export function deriveSignatureIndents(
  bodies: readonly string[],
  date: string,
  seal: boolean,
): SignatureIndents {
  const dateWidth = measureLetters(date);
  const longest = Math.max(0, ...bodies.map(measureLetters));
  if (seal) {
    const dateIndent = Math.max(4, 2 + longest / 2 - dateWidth / 2);
    const centre = dateIndent + dateWidth / 2;
    return { date: dateIndent, bodies: bodies.map((body) => centre - measureLetters(body) / 2) };
  }
  const dateIndent = Math.max(2, longest - dateWidth);
  const bodyIndent = Math.max(2, dateIndent + dateWidth + 2 - longest);
  return { date: dateIndent, bodies: bodies.map((body) => bodyIndent + longest - measureLetters(body)) };
}
