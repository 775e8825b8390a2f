import type { DirectoryIndex } from './directory.ts';
import { findOpenNames } from './open-names.ts';
import type { UnitMention } from './unit-mention.ts';
import { BARE, DEPARTMENT, GROUPS, type GroupKind, WHOLE_NAME } from './unit-words.ts';
import { beginsDoing, DOING_VERB } from './verbs.ts';

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
  /[^\u4e00-\u9fff]|[请由令让叫向对给报经将把被与和及同跟或按据凭于从到至为是要须应该各全本我贵其此这那每某有无并而但则再又也都还就只即使因需促导商合助持盯告知送交转呈达抄派责令定明确求织托排头调系接召邀扬评取步后时先次中年月日的了]/;

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
    !NOT_PLACE_CHAR.test(plain[begin - 1] ?? '')
  )
    begin -= 1;
  const length = from - begin;
  return length >= 2 && length <= 3 ? begin : from;
}

/** An office of a department behind its name: 市生态环境局清屏分局, 县住建局质监站, 市纪委监委机关. */
const SUB_OFFICE =
  /^(?:(?:[省市县区州]|[\u4e00-\u9fff]{1,6}[省市县区州])?(?:分行|中心支行|营业管理部)|[\u4e00-\u9fff]{2,4}(?:分局|分公司|支局|分行|支行|中心支行|大队|中队|支队)|(?:质监|安监|质量监督|工程质量监督|质安|项目|投资|金融|综合|办公室|不动产登记|土地储备|就业服务|信息|督查)(?:站|科|股|室|中心|所)|(?:公路|水文|港航|运管|监狱)局|[\u4e00-\u9fff]{2,3}(?:局|监管局|办事处)(?=[要应负牵会于、，。])|项目部|机关(?=要|会同|、|，|负责|牵头)|督查室|党委、政府|党委政府|党工委、办事处|党工委|党委(?=要|负责))/;

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

const DOES = `(?:要(?!求)|应(?!急)|须|负责|牵头|把|将|会同|联合|按|对|于|每|本周|这[周两个]|今|明|后天|下周|\\d{1,2}月|[一二三四五六七八九十]+月|月底|尽快|抓紧|配合|具体|必须|务必|汇总|一起|赶|设|跟|用|去|拿|派|承办|落实|组织|赶集|一天|一周|一月|半月|两周|[一二三四五六七八九十两半]{1,3}(?:天|日内|周|个月|个工作日)|重新|做|务|\\d(?!\\d*(?:\\.\\d+)?[余多]?[万亿]?(?:家|户|个(?!工作日|月|小时|半月)|名|所|座|人|条|项|亩|公里|吨|元|%|处|栋))|[一二三四五六七八九十]{1,3}月|十天|本|提前|安排|通知|牵|报|全|再|在|以|为|利用|给|从|找|盯|指定|自|上|下月|同步|逐|主动|积极|连夜|马上|立即|及时|分别|抽调|记得|先|另|周[一二三四五六日]|${DOING_VERB})`;
const PROVINCE =
  '(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)(?:维吾尔自治区|回族自治区|壮族自治区|自治区|省|市)?|新疆生产建设兵团|(?:东北|华北|华东|华中|华南|西南|西北|南方|北方|中部|东部|西部|沿海|沿江|主产|产粮|受灾)(?:各)?(?:省份|地区|省区)';
const OWN_OFFICE =
  '(?:科|股|室|所|站|办|处|队|组|中心|学校|校|馆|部|局|委|厅|署|分局|支部|网格员|产业园|园区|开发区|经开区|高新区|消防队|企业|公司|集团|党委|党组|团委|商会|协会|医院|幼儿园|敬老院|卫生院|专班|热线|联社|合作社|电视台|报社|水厂|电厂|银行|支行|分行|党校|指挥部|工作队|委员)';
const CLAUSE_START =
  '(?<=^|[\\n，。；：、（？！）·•●■◆▲★▶◎□✔✅※*—]|由|请|让|和|会同|联合|配合|要求|责成|决定|[①-⑳]|\\d[.、])';

/** Offices inside a body, which no list knows: 人事科, 物业办, 农技站; recognised where they begin a clause and act. */
const ACTING_OFFICE = new RegExp(
  `${CLAUSE_START}(?![由请让如在对从并再经])(?:局|镇|街道|办)?(?:(?!要求|会议|责成|决定|[由请让的])[\\u4e00-\\u9fff\\d]){1,10}?${OWN_OFFICE}(?=(?:(?:、|和|与|及)[\\u4e00-\\u9fff]{2,10}?)*${DOES})`,
  'gu',
);
/** 管委会指定…, 专班今晚…: a body that is called by its kind alone, where it is told to act. */
const ACTING_BODY = new RegExp(
  `${CLAUSE_START}(?:管委会|指挥部|工作专班|专班|领导小组|园区|村委会|居委会|派出所|司法所|财政所|供电所|卫生院|项目部|征收办|拆迁办|党委办|党政办)(?=${DOES})`,
  'gu',
);
/** 区政府5月25日前…: without its place, where it is told to do something. */
const ACTING_GOVERNMENT = new RegExp(
  `${CLAUSE_START}[县区市镇乡]政府(?=要(?!求)|须|应(?!急)|必须|务必|负责|牵头|\\d{1,2}[月日]|本周|下周|月底|尽快|抓紧)`,
  'gu',
);
/** 东湖区政府: with its place it is a unit wherever it stands. */
const NAMED_GOVERNMENT =
  /(?<=^|[\n，。；：、（“]|请|由|责成|会同|督促|要求|联合|和|与|及|支持|指导|协助|配合)(?![各全本我该请由和与及经报对向给让叫令])[\u4e00-\u9fff]{2,3}(?<!委)[市县区旗州]政府(?![工采办部门常党性引])/gu;
/** 清屏县要…, 新民社区负责…, 杨家湾村6月底前…: places that are told to do something. */
const ACTING_PLACE = new RegExp(
  `${CLAUSE_START}(?![由请让如在对从并再经全我各本该])(?:(?!要求|会议|责成|决定|[由请让的和与全我各本该])[\\u4e00-\\u9fff]){1,5}?(?:县|区|市|州|旗|村|社区|居委会)(?=(?:(?:、|和|与|及)[\\u4e00-\\u9fff]{2,8}?)*${DOES})`,
  'gu',
);
/** 黑龙江、吉林要…: provinces by their bare names, where they are told to do something. */
const ACTING_PROVINCE = new RegExp(
  `${CLAUSE_START}(?:${PROVINCE})(?=(?:(?:、|和|与|及)(?:${PROVINCE}))*(?:等?(?:[两三四五六七八九十\\d]+个?)?(?:省份|地区|省区市?|省市|省（区、市）|地))?${DOES})|(?<=、|和|与|及)(?:${PROVINCE})(?=(?:(?:、|和|与|及)(?:${PROVINCE}))*(?:等?(?:[两三四五六七八九十\\d]+个?)?(?:省份|地区|省区市?|省市|省（区、市）|地))?${DOES})`,
  'gu',
);
const NO_PLACE =
  /(?:城|景|园|小|片|辖|库|矿|灾|地|超|郊|山|老|新|街|社|林|牧|湖|校|厂|厂矿|主城|中心城|建成|功能|开发|安全|整|都)区$|(?:城|超|上|入|都|夜|门|菜|股|楼|农贸)市$|(?:乡|农|镇|新农|帮扶|示范|中心|重点|贫困|行政|自然|美丽)村$|市县$|^[一二三四五六七八九十两几多每]|县区$|我们/;
/** 由…负责, 请…牵头: whoever stands between is told to act. */
const ASKED_BODY =
  /(?<=由|请)([\u4e00-\u9fff]{2,14}?)(?=(?:共同|具体|联合|分别)?(?:负责|牵头|承办|落实|会同|组织实施|承担|跟踪))|(?<=^|[，。；：\n（])(?![由请让并])([\u4e00-\u9fff]{2,12}?)(?=牵头)/gu;
/** A line or a head that is an office alone: 水旱灾害防御科 / 林长办：. */
const OFFICE_HEAD = new RegExp(
  `(?<=^|\\n|[①-⑳·•●■◆▲★▶◎□✔✅※*—]|\\d[.、]|\\p{Extended_Pictographic}\\uFE0F? ?|）)[\\u4e00-\\u9fff]{2,12}${OWN_OFFICE}(?=：|\\n|$)|(?<=(?:^|\\n)【)[\\u4e00-\\u9fff]{2,12}${OWN_OFFICE}(?=】)`,
  'gu',
);
const NO_BODY =
  /首位|首家|首个|厕所|\d(?:处|所|组|队|站|家|科|股|局|部)$|剩余|余下|主要|分管|认真|继续|结合|组织(?!人事|部|办|科|宣传|委员|股|干部)|按照|现在|目前|当前|去年|今年|明年|规上|^(?:任务|工作|事项|项目|责任)$|两[市县区镇]|[要有把将被使是]|专人|本人|同志|书记|[县市区镇乡局院厅部司处科股行校]长|主任|领导|负责人|我|你|他|谁|各自|大家|其|的|了|进行|开展|工作$|问题|安排|要求|会议|完善|加强|做好|完成|会场|所有|场所|住所|派出|现场|每|上述|一个|设置|更换|第|[一二三四五六七八九十两]个|不|没有|如果|这|那|什么|怎么|^(?:一|二|三)?(?:部|处|所|组|室|站)$|全部|内部|干部|局部|到处|好处|用处|之处|原因|部门./;

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
  search.addAll(ACTING_PROVINCE, 'unit');
  for (const match of plain.matchAll(ACTING_PLACE))
    if (!NO_PLACE.test(match[0]) && !NO_BODY.test(match[0]))
      search.add(match.index, match.index + match[0].length, 'unit');
  for (const pattern of [ACTING_OFFICE, ACTING_BODY, ACTING_GOVERNMENT, ASKED_BODY, OFFICE_HEAD])
    addOffices(search, plain, pattern);
  for (const match of plain.matchAll(BARE_PATTERN))
    search.add(match.index, match.index + match[0].length, 'bare');
  return search.mentions.sort((a, b) => a.from - b.from);
}

const ACTS_AFTER_PLACE = new RegExp(
  `^(?:[，。；：、和与及等（\\n/]|$|镇|乡|街道|两|三|四|五|[^\\u4e00-\\u9fff]|${DOES})`,
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

function addOffices(search: MentionSearch, plain: string, pattern: RegExp): void {
  for (const match of plain.matchAll(pattern))
    if (!NO_BODY.test(match[0]) && !beginsDoing(match[0]) && !/^[省市县区州]委$/.test(match[0]))
      search.add(match.index, match.index + match[0].length, 'unit');
}
