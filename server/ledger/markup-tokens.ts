import { refuseTooLarge } from './workbook-refusals.ts';

/** Text between two tags, or a tag with its name in small letters and what stands behind it. */
export interface MarkupToken {
  kind: 'text' | 'open' | 'close';
  name: string;
  attributes: string;
  text: string;
}

const MAX_MARKUP_CHARACTERS = 80_000_000;
const TAG = /<(\/?)([a-z][a-z0-9:_-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|<[!?][^>]*>/gi;

const NAMED: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  yen: '¥',
  times: '×',
  middot: '·',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  ldquo: '“',
  rdquo: '”',
  permil: '‰',
  sup2: '²',
  ensp: ' ',
  emsp: '　',
};

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,8});?/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Takes a part out wherever it stands, from its start to its end or to the end of the text. */
function without(text: string, start: string, end: string): string {
  const low = text.toLowerCase();
  let kept = '';
  let from = 0;
  for (;;) {
    const at = low.indexOf(start, from);
    if (at < 0) return kept + text.slice(from);
    kept += text.slice(from, at);
    const stop = low.indexOf(end, at + start.length);
    if (stop < 0) return kept;
    from = stop + end.length;
  }
}

/** HTML or XML as tags and texts in their order; comments and the elements named (script, style) left out. */
export function* listMarkupTokens(source: string, left: readonly string[]): Generator<MarkupToken> {
  if (source.length > MAX_MARKUP_CHARACTERS)
    throw refuseTooLarge('网页表格超过 8000 万字', 'a web table of more than 80 million characters');
  const bare = left.reduce(
    (text, name) => without(text, `<${name}`, `</${name}>`),
    without(source, '<!--', '-->'),
  );
  let from = 0;
  for (const match of bare.matchAll(TAG)) {
    if (match.index > from)
      yield { kind: 'text', name: '', attributes: '', text: bare.slice(from, match.index) };
    from = match.index + match[0].length;
    const [, slash = '', name = '', attributes = ''] = match;
    if (name === '') continue;
    yield { kind: slash ? 'close' : 'open', name: name.toLowerCase(), attributes, text: '' };
  }
  if (from < bare.length) yield { kind: 'text', name: '', attributes: '', text: bare.slice(from) };
}

/** An attribute's value, whatever its prefix (ss:Index, rowspan); null when it is not there. */
export function findAttribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(
    attributes,
  );
  return match ? decodeEntities(match[1] ?? match[2] ?? match[3] ?? '') : null;
}

/** A count in an attribute, at least `least`, no larger than a sheet. */
export function countOfAttribute(attributes: string, name: string, least: number): number {
  const text = findAttribute(attributes, name);
  const count = text === null ? least : Number.parseInt(text, 10);
  return Number.isFinite(count) ? Math.min(Math.max(least, count), 100_000) : least;
}
