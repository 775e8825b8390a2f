// What of a text the names of units have taken so far, with the place in front and the office behind a name.
import type { UnitMention } from './unit-mention.ts';
import { DOING_VERB } from './verbs.ts';

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
  /[^\u4e00-\u9fff]|[请由令让叫向对给报经将把被与和及同跟或按据凭于在从到至为是要须应该各全本我贵其此这那每某有无并而但则再又也都还就只即使因需促导商合助持盯告知送交转呈达抄派责令嘱咐叮定明确求织托排头调系接召邀扬评取步后时先前底内末初次中年月日的了]/;

/** 此项工作县住建局负责, 清淤县水务局负责: the matter in front, not a place. */
const ENDS_MATTER = new RegExp(
  `(?:${DOING_VERB}|工作|任务|项目|事项|问题|方案|资金|工程|手续|材料|道路|河道|管网|供水|供电|现场|会上|会场|用地|征地|安保|会务|后勤|物资|车辆|宣传|学位|师资|图纸|社保|医保|食堂|体检|疫苗|药品|舆情|经费|[这那]?件事|手续|许可|迁改|补植|路灯|路面|护栏|井盖|秩序|客流|工资|欠薪|信访件|网帖|数据|台账|报表|口径|床位|停车位|信号灯|卫生|监理|环评|洪评|[图账款费灯栏厕帖表械料证票])$`,
);

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
      !/一|周[一二三四五六日]|星期|礼拜|乡镇|^(?:希望|虽然|尽管|除了|以|若|如|凡|对)/.test(place) &&
      !ENDS_MATTER.test(place.slice(0, -1))
    )
      found.add(place);
  return [...found].filter((place) => place.length >= 2).sort((a, b) => b.length - a.length);
}

/** 村道县交通局管: the matter, not the name of a place. */
const NO_PLACE_NAME = /[省道费款]/;

const PAIR_OF_LEVELS = /[省市县区州]?(?:[村城集]镇|城乡)$/;

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
  // 村镇建设服务中心, 县城乡供水公司: two levels side by side are one word.
  const pair = PAIR_OF_LEVELS.exec(plain.slice(Math.max(0, from - 2), from + 1))?.[0].length ?? 1;
  if (pair > 1 && taken.isFree(from - pair + 1, from)) return from - pair + 1;
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
  if (
    /^(?:希望|虽然|虽说|尽管|除了|不管|既然|比如|例如|譬如|好比|必须|务必|尤其|特别|其中|包括)$|(?:单位|部门)$|(?:周|星期|礼拜)[一二三四五六日天]?$/.test(
      plain.slice(begin, from),
    ) ||
    ENDS_MATTER.test(plain.slice(begin, from))
  )
    return from;
  const length = from - begin;
  // 海州海关: the place of a 州 may be one letter.
  const least = plain[from] === '州' ? 1 : 2;
  return length >= least && length <= 3 ? begin : from;
}

const BEGINS_AT_LEVEL =
  /(?<=^|[\n，。；：、（]|由|请|和|与|及)[省市县区](?![直级委里长域内外政区城乡情])[\u4e00-\u9fff]{2,4}$/;
const IS_SMALL_BODY = /(?:所|站|中心|队|馆|专班|指挥部)$/;

/** 县健康教育所: the level stands in front of words that no list holds. */
function findWholeBeginning(plain: string, from: number, to: number, begin: number): number {
  if (
    begin !== from ||
    !IS_SMALL_BODY.test(plain.slice(from, to)) ||
    /[省市县区镇乡]/.test(plain[from] ?? '')
  )
    return begin;
  const front = BEGINS_AT_LEVEL.exec(plain.slice(Math.max(0, from - 6), from))?.[0] ?? '';
  const words = front.slice(1);
  const isName =
    words !== '' && ![...words].some((char) => NOT_PLACE_CHAR.test(char)) && !ENDS_MATTER.test(words);
  return isName ? from - front.length : begin;
}

/** An office of a department behind its name: 市生态环境局清屏分局, 县住建局质监站, 市纪委监委机关. */
const SUB_OFFICE =
  /^(?!会同|联合|配合|协助|督促|指导|支持|组织|牵头|和|与|及|商)(?:(?:[省市县区州]|[\u4e00-\u9fff]{1,6}[省市县区州])?(?:分行|中心支行|营业管理部)|[\u4e00-\u9fff]{2,4}(?:分局|分公司|支局|分行|支行|中心支行|大队|中队|支队)|(?:(?![要须应会联配商合由请与和及把将向报])[\u4e00-\u9fff]){1,7}?[省市县区州旗]税务局|(?:质监|安监|质量监督|工程质量监督|质安|项目|投资|金融|综合|办公室|不动产登记|土地储备|就业服务|信息|督查)(?:站|科|股|室|中心|所)|(?:公路|水文|港航|运管|监狱)局|[\u4e00-\u9fff]{2,3}(?:局|监管局|办事处)(?=[要应负牵会于、，。])|项目部|机关(?=要|会同|、|，|负责|牵头)|督查室|党委、政府|党委政府|党工委、办事处|党工委|党委(?=要|负责))/;

/** 园区市政公司: how much of a zone's name stands before the level by which a name begins. */
function findZone(plain: string, from: number): number {
  if (plain[from] !== '区') return 0;
  return (
    /(?:开发|高新|经开|度假|保税|示范|产业园|工业园|[园城社景辖片山库矿灾新街])$/.exec(
      plain.slice(Math.max(0, from - 3), from),
    )?.[0].length ?? 0
  );
}

export class MentionSearch {
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
    const isVerb =
      kind === 'unit' && /(?:政府|委|镇街|乡镇|街道|部门|单位)办$/.test(this.plain.slice(from, given));
    const to = isVerb && /^(?:理|好|结|成)/.test(this.plain.slice(given)) ? given - 1 : given;
    // 东风街道办事处 is read with its own name, further down.
    const isHalf = kind === 'unit' && /^(?:街道办|街办)$/.test(this.plain.slice(from, to));
    if (isHalf && this.plain.startsWith('事处', to)) return;
    if (to <= from || !this.taken.isFree(from, to)) return;
    const zone = kind === 'unit' ? findZone(this.plain, from) : 0;
    const begin =
      kind !== 'unit' || zone > 0
        ? from - zone
        : findWholeBeginning(
            this.plain,
            from,
            to,
            findPlacedBeginning(this.plain, from, this.places, this.taken),
          );
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
