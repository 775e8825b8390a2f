const TOKEN = /⟦(\d+)\|([^⟦⟧]*)⟧/gu;

export type TokenPart = { kind: 'words'; text: string } | { kind: 'figure'; number: number; text: string };

/** Text with tokens ⟦number|text⟧ as parts, in order; `joinTokenParts` is the way back. */
export function parseTokenText(text: string): TokenPart[] {
  const parts: TokenPart[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > at) parts.push({ kind: 'words', text: text.slice(at, match.index) });
    parts.push({ kind: 'figure', number: Number(match[1]), text: match[2] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: 'words', text: text.slice(at) });
  return parts;
}

export function joinTokenParts(parts: readonly TokenPart[]): string {
  return parts
    .map((part) =>
      part.kind === 'figure' ? `⟦${part.number}|${part.text}⟧` : part.text.replace(/[⟦⟧]/gu, ''),
    )
    .join('');
}

/** The words without the marks of tokens, as they are read. */
export function toReadText(text: string): string {
  return text.replace(TOKEN, '$2');
}
