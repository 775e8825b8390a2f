// Places that a text names by a part of their name: 上湾、下湾两个村, 望城、临川门街道, 上坝 for 上坝村.
import { DOES } from './acting-names.ts';
import type { DirectoryIndex } from './directory.ts';
import { buildSpellingPatterns, type MentionSearch } from './mention-search.ts';

/** What may stand behind a place without its suffix that is told to act (4.6). */
export const ACTS_AFTER_PLACE = new RegExp(
  `^(?:[，。；：、和与及等（\\n/]|$|镇|乡|街道|两|三|四|五|\\d(?!\\d*(?:千伏|kV|KV|公里|号线|米|座|台))|[^\\u4e00-\\u9fff\\d]|${DOES}|认(?![为定识可])|的?[老小][\\u4e00-\\u9fff](?:[，、啊呀]|同志)|的?(?:书记|镇长|乡长|主任)[，啊]|自[己行]|管(?=[，。；]|$)|各|那边|这边)`,
  'u',
);
/** 上湾、下湾两个村: places by their bare names, counted behind. */
const COUNTED_PLACES =
  /(?<=^|[\n，。；：的由请了]|\d[.、])(?:(?!看了|去了|到了)[\u4e00-\u9fff]{2,4}、)+[\u4e00-\u9fff]{2,4}?(?=[两三四五六]个?(?:村|镇|乡|街道|社区|县|区)(?![级域块属直]))/gu;

/** Every one of the places that are counted behind them. */
export function addCounted(search: MentionSearch, plain: string, index: DirectoryIndex | null): void {
  for (const match of plain.matchAll(COUNTED_PLACES)) addParts(search, match.index, match[0], index);
}

function addParts(search: MentionSearch, from: number, names: string, index: DirectoryIndex | null): void {
  let at = from;
  for (const name of names.split('、')) {
    const known = ['', '镇', '乡', '街道', '县', '区', '村'].find((kind) => index?.byName.has(name + kind));
    const to = at + name.length;
    if (known && search.taken.isFree(at, to)) {
      search.mentions.push({ from: at, to, printed: name + known, kind: 'unit' });
      search.taken.add(at, to);
    } else search.add(at, to, 'unit');
    at = to + 1;
  }
}

/** 望城、临川门街道: places that share the word behind the last of them, where their full names are known. */
export function addShared(search: MentionSearch, plain: string, index: DirectoryIndex | null): void {
  const printedNames = new Set(search.mentions.map((one) => one.printed));
  const isKnown = (name: string): boolean => index?.byName.has(name) === true || printedNames.has(name);
  for (const { from, kind, printed } of search.mentions.filter((one) => one.kind === 'unit')) {
    const suffix = /(?:镇|乡|街道|县|区|村|社区)$/.exec(printed)?.[0];
    let at = from;
    while (kind === 'unit' && suffix !== undefined && plain[at - 1] === '、') {
      const stem = [4, 3, 2]
        .map((size) => plain.slice(Math.max(0, at - 1 - size), at - 1))
        .find((one) => isKnown(one + suffix));
      const start = at - 1 - (stem?.length ?? 0);
      if (stem === undefined || !search.taken.isFree(start, at - 1)) break;
      search.mentions.push({ from: start, to: at - 1, printed: stem + suffix, kind: 'unit' });
      search.taken.add(start, at - 1);
      at = start;
    }
  }
}

const STEM = /^([\u4e00-\u9fff]{2,3})(?:村|社区|镇|乡|街道)$/;

/** 上坝 is 上坝村, once the text has printed it, where it acts. */
export function addStems(search: MentionSearch, plain: string): void {
  const full = new Map<string, string>();
  for (const { kind, printed } of search.mentions) {
    const stem = kind === 'unit' ? STEM.exec(printed)?.[1] : undefined;
    if (stem !== undefined && !/^[各本该全]|[省市县区]$/.test(stem)) full.set(stem, printed);
  }
  for (const pattern of full.size === 0 ? [] : buildSpellingPatterns(full.keys()))
    for (const match of plain.matchAll(pattern)) {
      const to = match.index + match[0].length;
      const isStart = /^$|[\n，。；：、（]/.test(plain[match.index - 1] ?? '');
      const printed = full.get(match[0]);
      if (!isStart || printed === undefined || !search.taken.isFree(match.index, to)) continue;
      // 老城改造 is a matter, not what 老城街道 does.
      if (/^(?:[镇乡村社街]|改造|更新|片区|大道|大桥|项目|工程)/.test(plain.slice(to))) continue;
      if (!ACTS_AFTER_PLACE.test(plain.slice(to))) continue;
      search.mentions.push({ from: match.index, to, printed, kind: 'unit' });
      search.taken.add(match.index, to);
    }
}
