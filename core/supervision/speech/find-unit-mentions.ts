import {
  ACTING_BODY,
  ACTING_GOVERNMENT,
  ACTING_OFFICE,
  ACTING_PLACE,
  ACTING_PROVINCE,
  ASKED_BODY,
  DOES,
  NAMED_GOVERNMENT,
  NO_BODY,
  NO_PLACE,
  OFFICE_HEAD,
} from './acting-names.ts';
import type { DirectoryIndex } from './directory.ts';
import { findOpenNames } from './open-names.ts';
import type { UnitMention } from './unit-mention.ts';
import { BARE, DEPARTMENT, GROUPS, type GroupKind, WHOLE_NAME } from './unit-words.ts';
import { beginsDoing } from './verbs.ts';

const GROUP_PATTERNS = GROUPS.map(([kind, source]): [GroupKind, RegExp] => [kind, new RegExp(source, 'gu')]);
const DEPARTMENT_PATTERN = new RegExp(DEPARTMENT, 'gu');
/** 你局, 你们单位: whoever the letter is addressed to. */
const ADDRESSED =
  /你们?(?:单位|部门|公司|街道)|你(?:中心|集团|[局委办县区市镇乡厅部院州])(?![里的长])|贵(?:单位|公司|局|委|办|县|区|市)/gu;
const WHOLE_NAME_PATTERN = new RegExp(WHOLE_NAME, 'gu');
const BARE_PATTERN = new RegExp(
  `(?:[省市县区州])?(?:${BARE})(?:(?:行政)?(?:主管|监管|管理)?部门|单位|机关|系统)?`,
  'gu',
);

/** A set of places of the plain text that a name already covers. */
class Taken {
  private readonly marks: Uint8Array;
  constructor(length: number) {
    this.marks = new Uint8Array(length + 1);
  }
  readonly has = (index: number): boolean => this.marks[index] === 1;
  isFree(from: number, to: number): boolean {
    for (let index = from; index < to; index += 1) if (this.marks[index] === 1) return false;
    return true;
  }
  add(from: number, to: number): void {
    this.marks.fill(1, from, to);
  }
}

const NOT_PLACE_CHAR =
  /[^\u4e00-\u9fff]|[请由令让叫向对给报经将把被与和及同跟或按据凭于在从到至为是要须应该各全本我贵其此这那每某有无并而但则再又也都还就只即使因需促导商合助持盯告知送交转呈达抄派责令定明确求织托排头调系接召邀扬评取步后时先次中年月日的了]/;

/** Places named at the beginning of lines: 望川县人民政府…, 在清屏县二季度…; they may begin a unit's name. */
export function findPlaces(plain: string, given: string): string[] {
  const found = new Set<string>(given === '' ? [] : [given]);
  const pattern =
    /(?:^|\n)(?:中共|在|关于)?([\u4e00-\u9fff]{1,5}?(?:自治县|自治州|省|市|州|县|区|旗)(?![级直委域]))/g;
  for (const [, place] of plain.matchAll(pattern))
    if (
      place !== undefined &&
      place.length <= 6 &&
      !NOT_PLACE_CHAR.test(place.slice(0, -1)) &&
      !/一|乡镇/.test(place)
    )
      found.add(place);
  return [...found].filter((place) => place.length >= 2).sort((a, b) => b.length - a.length);
}

/** 村道县交通局管: the matter, not the name of a place. */
const NO_PLACE_NAME = /[省道费款]/;

/** The beginning of a name with its place in front: 县财政局 → 望川县财政局, 委办 → 县委办. */
function findPlacedBeginning(plain: string, from: number, places: readonly string[], taken: Taken): number {
  for (const place of places) {
    const begin = from - place.length;
    if (begin >= 0 && plain.startsWith(place, begin) && taken.isFree(begin, from)) return begin;
    // 县财政局 has taken the level character of the place already.
    const overlapped = from - place.length + 1;
    if (overlapped >= 0 && plain[from] === place.at(-1) && plain.startsWith(place, overlapped))
      return overlapped;
  }
  const chain = /(?:国网|中国|南方电网|中石化|中石油)[\u4e00-\u9fff]{0,5}$/.exec(
    plain.slice(Math.max(0, from - 10), from),
  )?.[0];
  if (chain !== undefined && taken.isFree(from - chain.length, from)) return from - chain.length;
  if (!/[省市县区州旗]/.test(plain[from] ?? '')) return from;
  let begin = from;
  while (
    begin > 0 &&
    from - begin < 5 &&
    !taken.has(begin - 1) &&
    !NOT_PLACE_CHAR.test(plain[begin - 1] ?? '') &&
    !NO_PLACE_NAME.test(plain[begin - 1] ?? '')
  )
    begin -= 1;
  const length = from - begin;
  return length >= 2 && length <= 3 ? begin : from;
}

/** An office of a department behind its name: 市生态环境局清屏分局, 县住建局质监站, 市纪委监委机关. */
const SUB_OFFICE =
  /^(?!会同|联合|配合|协助|督促|指导|支持|组织|牵头|和|与|及|商)(?:(?:[省市县区州]|[\u4e00-\u9fff]{1,6}[省市县区州])?(?:分行|中心支行|营业管理部)|[\u4e00-\u9fff]{2,4}(?:分局|分公司|支局|分行|支行|中心支行|大队|中队|支队)|(?:质监|安监|质量监督|工程质量监督|质安|项目|投资|金融|综合|办公室|不动产登记|土地储备|就业服务|信息|督查)(?:站|科|股|室|中心|所)|(?:公路|水文|港航|运管|监狱)局|[\u4e00-\u9fff]{2,3}(?:局|监管局|办事处)(?=[要应负牵会于、，。])|项目部|机关(?=要|会同|、|，|负责|牵头)|督查室|党委、政府|党委政府|党工委、办事处|党工委|党委(?=要|负责))/;

/** 园区市政公司: how much of a zone's name stands before the level by which a name begins. */
function findZone(plain: string, from: number): number {
  if (plain[from] !== '区') return 0;
  return (
    /(?:开发|高新|经开|度假|保税|示范|产业园|工业园|[园城社景辖片山库矿灾新街])$/.exec(
      plain.slice(Math.max(0, from - 3), from),
    )?.[0].length ?? 0
  );
}

class MentionSearch {
  readonly mentions: UnitMention[] = [];
  readonly taken: Taken;
  private readonly plain: string;
  private readonly places: readonly string[];

  constructor(plain: string, places: readonly string[]) {
    this.plain = plain;
    this.places = places;
    this.taken = new Taken(plain.length);
  }

  add(from: number, given: number, kind: UnitMention['kind']): void {
    // 请云台区政府办理: 政府 does, it is not its 办.
    const isVerb = kind === 'unit' && /(?:政府|委)办$/.test(this.plain.slice(from, given));
    const to = isVerb && /^(?:理|好|结|成)/.test(this.plain.slice(given)) ? given - 1 : given;
    // 东风街道办事处 is read with its own name, further down.
    const isHalf = kind === 'unit' && /^(?:街道办|街办)$/.test(this.plain.slice(from, to));
    if (isHalf && this.plain.startsWith('事处', to)) return;
    if (to <= from || !this.taken.isFree(from, to)) return;
    const zone = kind === 'unit' ? findZone(this.plain, from) : 0;
    const begin =
      kind !== 'unit' || zone > 0
        ? from - zone
        : findPlacedBeginning(this.plain, from, this.places, this.taken);
    const tail = kind === 'unit' ? (SUB_OFFICE.exec(this.plain.slice(to, to + 14))?.[0] ?? '') : '';
    const end = this.taken.isFree(to, to + tail.length) ? to + tail.length : to;
    this.mentions.push({ from: begin, to: end, printed: this.plain.slice(begin, end), kind });
    this.taken.add(begin, end);
  }

  addAll(pattern: RegExp, kind: UnitMention['kind']): void {
    for (const match of this.plain.matchAll(pattern))
      this.add(match.index, match.index + match[0].length, kind);
  }
}

const escapeWord = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One alternation of all spellings, longest first; cut into parts so that no pattern grows without bound. */
export function buildSpellingPatterns(spellings: Iterable<string>): RegExp[] {
  const sorted = [...spellings].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const patterns: RegExp[] = [];
  for (let at = 0; at < sorted.length; at += 4000)
    patterns.push(
      new RegExp(
        sorted
          .slice(at, at + 4000)
          .map(escapeWord)
          .join('|'),
        'gu',
      ),
    );
  return patterns;
}

const OFFICE_TAIL = /^(?:人民政府|党委|办事处|机关)/;

/**
 * Every name of a unit or a group in the plain text, by place, none inside another: groups first (各镇街), then the
 * spellings of the directory, departments by field and suffix, bodies of fixed names, and names open at the front.
 * Bare fields (发改, 住建) are given too, as 'bare'; whether they mean a unit is for the list around them to say.
 */
export function findUnitMentions(plain: string, index: DirectoryIndex | null): UnitMention[] {
  const search = new MentionSearch(plain, findPlaces(plain, index?.place ?? ''));
  for (const [kind, pattern] of GROUP_PATTERNS) search.addAll(pattern, kind);
  for (const pattern of index === null ? [] : buildSpellingPatterns(index.byName.keys()))
    addSpellings(search, plain, pattern);
  search.addAll(ADDRESSED, 'unit');
  search.addAll(DEPARTMENT_PATTERN, 'unit');
  search.addAll(WHOLE_NAME_PATTERN, 'unit');
  for (const { from, to } of findOpenNames(plain, search.taken.has)) search.add(from, to, 'unit');
  search.addAll(NAMED_GOVERNMENT, 'unit');
  search.addAll(/(?<![全各])[省市县区]医院/gu, 'unit');
  search.addAll(ACTING_PROVINCE, 'unit');
  for (const match of plain.matchAll(ACTING_PLACE))
    if (!NO_PLACE.test(match[0]) && !NO_BODY.test(match[0]))
      search.add(match.index, match.index + match[0].length, 'unit');
  for (const pattern of [ACTING_OFFICE, ACTING_BODY, ACTING_GOVERNMENT, ASKED_BODY, OFFICE_HEAD])
    addOffices(search, plain, pattern);
  for (const match of plain.matchAll(BARE_PATTERN))
    search.add(match.index, match.index + match[0].length, 'bare');
  addBracketNames(search, plain);
  addOwnTown(search, plain);
  return search.mentions.sort((a, b) => a.from - b.from);
}

const ACTS_AFTER_PLACE = new RegExp(
  `^(?:[，。；：、和与及等（\\n/]|$|镇|乡|街道|两|三|四|五|[^\\u4e00-\\u9fff]|${DOES}|认(?![为定识可])|自[己行]|管(?=[，。；]|$)|各|那边|这边)`,
  'u',
);
/** 甘溪, 柳泉湾: a town without its suffix. */
const isBarePlace = (name: string): boolean =>
  name.length >= 2 &&
  !/(?:[镇乡县区市办局委厅部会社室院所站队园行党]|街道|政府|中心|公司|集团|城投|交投|水发|农发|文旅|能投|专班|防指|国控|指挥部)$/.test(
    name,
  );

/** A spelling of the directory counts unless a longer name goes on behind it: 财政局 in 财政局长, 县公安 in 县公安局. */
function addSpellings(search: MentionSearch, plain: string, pattern: RegExp): void {
  for (const match of plain.matchAll(pattern)) {
    let to = match.index + match[0].length;
    const rest = plain.slice(to, to + 6);
    if (/[局委办部厅]$/.test(match[0]) && /^[长托员属]/.test(rest)) continue;
    // 省市场监管局 is not the county's 市场监管局; 柳泉湾水库 is not the town 柳泉湾.
    if (/[省市县区州]/.test(plain[match.index - 1] ?? '') && !/^[省市县区州]/.test(match[0])) continue;
    if (isBarePlace(match[0]) && !ACTS_AFTER_PLACE.test(plain.slice(to))) continue;
    if (!/[局委办部厅室院会]$/.test(match[0]) && /^(?:局|委员会|委|办|厅|分局|大队|支队)/.test(rest))
      continue;
    to += OFFICE_TAIL.exec(rest)?.[0].length ?? 0;
    const isShort = match[0].length <= 2;
    search.add(match.index, to, isShort ? 'bare' : 'unit');
  }
}

const BRACKET_NAME =
  /(?:建设|施工|监理|设计|承建|业主|代建|运营|勘察|检测|总包)单位（([\u4e00-\u9fff]{2,8})）|（以下简称[“"]?([\u4e00-\u9fff]{2,8})[”"]?）/gu;

/** 施工单位（省三建）: a name that the text explains is a unit wherever it stands. */
function addBracketNames(search: MentionSearch, plain: string): void {
  const names = new Set([...plain.matchAll(BRACKET_NAME)].flatMap(([, one, other]) => one ?? other ?? []));
  const units = [...names].filter(
    (name) =>
      !/(?:方案|办法|项目|工程|意见|条例|规定|通知|计划|行动|活动|规划|协议|细则|平台|系统)$/.test(name),
  );
  for (const pattern of units.length === 0 ? [] : buildSpellingPatterns(units))
    search.addAll(pattern, 'unit');
}

const OWN_TOWN = new RegExp(
  `(?<=^|[\\n，。；：、])(?:(?:镇|乡|街道)[里上]|街道|[镇乡]政府)(?=${DOES}|自己|自行|的)`,
  'gu',
);

/** 镇里先垫钱: the town of which was spoken last. */
function addOwnTown(search: MentionSearch, plain: string): void {
  const towns = search.mentions
    .filter(
      ({ kind, printed }) => kind === 'unit' && /^(?!驻)[\u4e00-\u9fff]{2,}(?:镇|乡|街道)$/.test(printed),
    )
    .sort((a, b) => a.from - b.from);
  for (const match of plain.matchAll(OWN_TOWN)) {
    const town = towns.findLast(({ to }) => to <= match.index);
    const to = match.index + match[0].length;
    if (!town || !search.taken.isFree(match.index, to)) continue;
    search.mentions.push({ from: match.index, to, printed: town.printed, kind: 'unit' });
    search.taken.add(match.index, to);
  }
}

function addOffices(search: MentionSearch, plain: string, pattern: RegExp): void {
  for (const match of plain.matchAll(pattern))
    if (!NO_BODY.test(match[0]) && !beginsDoing(match[0]) && !/^[省市县区州]委$/.test(match[0]))
      search.add(match.index, match.index + match[0].length, 'unit');
}
