/**
 * One sentence of the server as the office says it, and the same in English. Places stand in braces: `{n}` a figure,
 * `{day}` and `{period}` dates, `{text}` words that stay as they are (names, quotations), `{phrase}` what is
 * itself a sentence of the book. Where a place stands twice its names end in a digit: `{n1}` … `{n2}`. In the English
 * `[day|days]` is the word for one and for many, by the figure before it.
 */
export type Phrase = readonly [zh: string, en: string];

type PlaceKind = 'n' | 'day' | 'period' | 'text' | 'phrase';

const PLACE = /\{(n|day|period|text|phrase)(\d?)\}/g;
const PATTERNS: Record<PlaceKind, string> = {
  n: '[+−-]?[\\d,]+(?:\\.\\d+)?',
  day: '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日',
  period: '\\d{4}年(?:\\d{1,2}月|[^，：（]{1,6})?',
  text: '.*?',
  phrase: '.+?',
};

interface Entry {
  pattern: RegExp;
  places: { name: string; kind: PlaceKind }[];
  en: string;
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function toEntry([zh, en]: Phrase): Entry {
  const places: Entry['places'] = [];
  let source = '';
  let from = 0;
  for (const match of zh.matchAll(PLACE)) {
    const kind = match[1] as PlaceKind;
    places.push({ name: match[0], kind });
    source += `${escapePattern(zh.slice(from, match.index))}(${PATTERNS[kind]})`;
    from = match.index + match[0].length;
  }
  return { pattern: new RegExp(`^${source}${escapePattern(zh.slice(from))}$`, 's'), places, en };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2026年10月31日 → 31 Oct 2026; 10月31日 → 31 Oct; 2026年10月 → Oct 2026. Other words stay as they are. */
export function dateInEnglish(text: string): string {
  const found = /^(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text);
  const month = found === null ? undefined : MONTHS[Number(found[2]) - 1];
  if (found === null || month === undefined) return text;
  return [found[3], month, found[1]].filter((part) => part !== undefined).join(' ');
}

/** Reads a sentence by the book; one that the book does not know stays as it is. */
export type Reader = (text: string) => string;

const HAN = /\p{Script=Han}/u;

export function newReader(phrases: readonly Phrase[]): Reader {
  const fixed = new Map(phrases.filter(([zh]) => zh.search(PLACE) < 0));
  const entries = phrases.filter(([zh]) => zh.search(PLACE) >= 0).map(toEntry);
  const known = new Map<string, string>();
  const say = (kind: PlaceKind, value: string): string =>
    kind === 'phrase' ? read(value) : kind === 'day' || kind === 'period' ? dateInEnglish(value) : value;
  const fill = (entry: Entry, found: RegExpExecArray): string => {
    const values = new Map(entry.places.map(({ name, kind }, at) => [name, say(kind, found[at + 1] ?? '')]));
    return chooseNumber(entry.en).replace(PLACE, (name) => values.get(name) ?? name);
    function chooseNumber(en: string): string {
      let last = '';
      return en.replace(/\{n\d?\}|\[([^|\]]+)\|([^\]]+)\]/g, (part, one: string, many: string) => {
        if (one === undefined) last = found[1 + entry.places.findIndex(({ name }) => name === part)] ?? '';
        return one === undefined ? part : last === '1' ? one : many;
      });
    }
  };
  const look = (text: string): string => {
    const whole = fixed.get(text);
    if (whole !== undefined) return whole;
    for (const entry of entries) {
      const found = entry.pattern.exec(text);
      if (found !== null) return fill(entry, found);
    }
    return dateInEnglish(text);
  };
  const read: Reader = (text) => {
    if (!HAN.test(text)) return text;
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = look(text);
    if (known.size > 5000) known.clear();
    known.set(text, now);
    return now;
  };
  return read;
}
