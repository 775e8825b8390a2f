import {
  ACTING_BODY,
  ACTING_COMPANY,
  ACTING_GOVERNMENT,
  ACTING_OFFICE,
  ACTING_PLACE,
  ACTING_PROVINCE,
  ASKED_BODY,
  ASKED_OFFICE,
  DOES,
  NAMED_GOVERNMENT,
  NO_BODY,
  NO_PLACE,
  OFFICE_HEAD,
} from './acting-names.ts';
import type { DirectoryIndex } from './directory.ts';
import { findIssuer, OWN_NAME } from './issuer.ts';
import { buildSpellingPatterns, findPlaces, MentionSearch } from './mention-search.ts';
import { findOpenNames } from './open-names.ts';
import { ACTS_AFTER_PLACE, addCounted, addShared, addStems } from './places-by-stem.ts';
import { addStandIns } from './stand-ins.ts';
import type { UnitMention } from './unit-mention.ts';
import { BARE, DEPARTMENT, FIELD, GROUPS, type GroupKind, LEVEL, WHOLE_NAME } from './unit-words.ts';
import { beginsDoing } from './verbs.ts';

const GROUP_PATTERNS = GROUPS.map(([kind, source]): [GroupKind, RegExp] => [kind, new RegExp(source, 'gu')]);
const DEPARTMENT_PATTERN = new RegExp(DEPARTMENT, 'gu');
/** 你局, 你们单位: whoever the letter is addressed to. */
const ADDRESSED =
  /你们?(?:单位|部门|公司|街道)|你们[局委办县区镇乡科股室所站队村](?![里的长])|你(?:中心|集团|[局委办县区市镇乡厅部院州])(?![里的长])|贵(?:单位|公司|集团|街道|中心|[局委办县区市镇乡厅部院校](?!客|[\u4e00-\u9fff]{2,8}(?:局|委|办|厅|镇|乡|中队|大队)(?![里的长])))/gu;
const WHOLE_NAME_PATTERN = new RegExp(WHOLE_NAME, 'gu');
const BARE_PATTERN = new RegExp(
  `(?:(?<!全)[省市县区州])?(?!重点(?:单位|部门|机关)|人行[道横天步通])(?:${BARE})(?:(?:行政)?(?:主管|监管|管理)?部门|单位|机关|系统)?`,
  'gu',
);

/** 县委督查室: whose office it is stands in front of the directory's 督查室. */
const OF_BODY = /[省市县区州](?:委|政府)$/;
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
    addSpellings(search, plain, pattern, index);
  addOwnTown(search, plain);
  search.addAll(ADDRESSED, 'unit');
  addIssuer(search, plain);
  search.addAll(DEPARTMENT_PATTERN, 'unit');
  search.addAll(WHOLE_NAME_PATTERN, 'unit');
  addCalled(search, plain);
  addSpeakingGroups(search, plain);
  for (const { from, to } of findOpenNames(plain, search.taken.has)) search.add(from, to, 'unit');
  addStandIns(search, plain);
  search.addAll(NAMED_GOVERNMENT, 'unit');
  search.addAll(/(?<![全各])[省市县区]医院/gu, 'unit');
  search.addAll(ACTING_PROVINCE, 'unit');
  for (const match of plain.matchAll(ACTING_PLACE))
    if ((!NO_PLACE.test(match[0]) || /^[^社]{2,}社区$/.test(match[0])) && !NO_BODY.test(match[0]))
      search.add(match.index, match.index + match[0].length, 'unit');
  for (const pattern of [
    ACTING_OFFICE,
    ACTING_BODY,
    ACTING_COMPANY,
    ACTING_GOVERNMENT,
    ASKED_BODY,
    ASKED_OFFICE,
    OFFICE_HEAD,
  ])
    addOffices(search, plain, pattern);
  addBracketNames(search, plain);
  for (const match of plain.matchAll(BARE_PATTERN))
    search.add(match.index, match.index + match[0].length, 'bare');
  addCounted(search, plain, index);
  addShared(search, plain, index);
  if (index === null) addStems(search, plain);
  addOwnTown(search, plain);
  return search.mentions.sort((a, b) => a.from - b.from);
}

/** 甘溪, 柳泉湾: a town without its suffix. */
const isBarePlace = (name: string): boolean =>
  name.length >= 2 &&
  !/(?:[镇乡县区市办局委厅部会社室院所站队园行党]|街道|政府|中心|公司|集团|城投|交投|水发|农发|文旅|能投|专班|防指|国控|指挥部)$/.test(
    name,
  );

const OF_LONGER = new RegExp(`${LEVEL}${FIELD}[和与]$`, 'u');

/** A spelling of the directory counts unless a longer name goes on behind it: 财政局 in 财政局长, 县公安 in 县公安局. */
function addSpellings(
  search: MentionSearch,
  plain: string,
  pattern: RegExp,
  index: DirectoryIndex | null,
): void {
  for (const match of plain.matchAll(pattern)) {
    let to = match.index + match[0].length;
    const rest = plain.slice(to, to + 6);
    // 县行政审批和政务服务局 is one office, not two.
    if (OF_LONGER.test(plain.slice(Math.max(0, match.index - 14), match.index))) continue;
    if (/[局委办部厅]$/.test(match[0]) && /^[长托员属]/.test(rest)) continue;
    // 省市场监管局 is not the county's 市场监管局; 柳泉湾水库 is not the town 柳泉湾.
    if (/[省市县区州]/.test(plain[match.index - 1] ?? '') && !/^[省市县区州]/.test(match[0])) continue;
    if (isBarePlace(match[0]) && !ACTS_AFTER_PLACE.test(plain.slice(to))) continue;
    if (
      !/[局委办部厅室院会]$/.test(match[0]) &&
      /^(?:局|委员会|委(?!托)|办(?!理)|厅|分局|大队|支队|专班|指挥部)/.test(rest)
    )
      continue;
    to += OFFICE_TAIL.exec(rest)?.[0].length ?? 0;
    // 甘溪 acts as the town of the directory; 发改 may be the matter itself.
    const isPlace = /town|county/.test(index?.byName.get(match[0])?.kind ?? '');
    const isShort = match[0].length <= 2 && !isPlace;
    const body = isShort
      ? 0
      : (OF_BODY.exec(plain.slice(Math.max(0, match.index - 3), match.index))?.[0].length ?? 0);
    search.add(match.index - body, to, isShort ? 'bare' : 'unit');
  }
}

/** 招商二组：收到: who speaks in a chat under the name of his group is told by it, or by its number (二组，…). */
const SPEAKING_GROUP =
  /(?<=(?:^|\n)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s*\d{1,2}:\d{2}(?::\d{2})?\s*)?)([\u4e00-\u9fff]{2,6}?)([一二三四五六七八九十]组)(?=：)/gu;

function addSpeakingGroups(search: MentionSearch, plain: string): void {
  const full = new Map<string, string>();
  for (const [name, , number] of plain.matchAll(SPEAKING_GROUP)) full.set(name, name).set(number ?? '', name);
  for (const pattern of full.size === 0 ? [] : buildSpellingPatterns(full.keys()))
    for (const match of plain.matchAll(pattern)) {
      const to = match.index + match[0].length;
      const printed = full.get(match[0]);
      if (printed === undefined || !search.taken.isFree(match.index, to)) continue;
      if (/[\u4e00-\u9fff]/.test(plain[match.index - 1] ?? '')) continue;
      search.mentions.push({ from: match.index, to, printed, kind: 'unit' });
      search.taken.add(match.index, to);
    }
}

/** 我局牵头: the unit that writes the answer, by the name of its title. */
function addIssuer(search: MentionSearch, plain: string): void {
  const printed = findIssuer(plain);
  for (const match of printed === null ? [] : plain.matchAll(OWN_NAME)) {
    const to = match.index + match[0].length;
    if (printed === null || !search.taken.isFree(match.index, to)) continue;
    search.mentions.push({ from: match.index, to, printed, kind: 'unit' });
    search.taken.add(match.index, to);
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

/** 东冲村, 农技站: called in a chat, it is a unit though no list holds it. */
const IS_SMALL_UNIT =
  /(?:村|社区|居委会|[站所组科股室办队局委]|中心|园区|专班|公司|学校|医院|卫生院|小学|中学|幼儿园|指挥部)$/;

/** @监理 …: who is called and also speaks in the talk, unless it is a person. */
function addCalled(search: MentionSearch, plain: string): void {
  // @交警队小曹, 交警队小曹：…, 下洞村李支书：…: the unit without its person.
  for (const match of plain.matchAll(
    /(?<=@|(?:^|\n))([\u4e00-\u9fff]{2,8})(?=(?:[老小大阿][\u4e00-\u9fff]|[\u4e00-\u9fff](?:支书|书记|主任|[村站所队组]长))[ ：])/gu,
  ))
    if (IS_SMALL_UNIT.test(match[0])) search.add(match.index, match.index + match[0].length, 'unit');
  for (const match of plain.matchAll(/(?<=@)[\u4e00-\u9fff]{2,10}(?= )/gu)) {
    const name = match[0].replace(/(?<=..)[老小大][\u4e00-\u9fff]$/u, '');
    if (/^[老小各全所]|(?:人|长|书记|主任|总|工|师|员|经理)$/.test(name)) continue;
    if (!IS_SMALL_UNIT.test(name) && !plain.includes(`\n${match[0]}：`)) continue;
    search.add(match.index, match.index + name.length, 'unit');
    // 东冲村鲁：镇长，…: its person speaks under its name.
    const speaks = new RegExp(`(?<=\\n)${name}(?=[\\u4e00-\\u9fff]{1,3}：)`, 'gu');
    search.addAll(speaks, 'unit');
  }
}

const OWN_TOWN = new RegExp(
  `(?<=^|[\\n，。；：、]|\\d[户家个])(?:(?:镇|乡|街道)[里上]|街道|[镇乡]政府)(?=${DOES}|自己|自行|的|包干|包保|兜底|来做)`,
  'gu',
);

/** 来到枫树坳村 */
const VISITED_VILLAGE =
  /(?<=来到|走进|赶到|抵达|前往|深入|赴|(?:书记|[镇乡县市]长)(?:在|到))(?!各|全|所|贫困|帮扶)[\u4e00-\u9fff]{2,3}村(?=[，。、\n]|调研|走访|看|督|检|村)/gu;
const OWN_VILLAGE = new RegExp(
  `(?<=^|[\\n，。；：、“]|\\d[户家个])(?:村里|村上|村(?:“?两委”?|委会|支两委)?)(?=${DOES}|自己|自行|[一两三]个?(?:星期|周|月)内|[\\d今明后本下])`,
  'gu',
);

/** 镇里先垫钱, 村里一周内修好: the town or village of which was spoken last. */
function addOwnTown(search: MentionSearch, plain: string): void {
  const towns = search.mentions
    .filter(
      ({ kind, printed }) => kind === 'unit' && /^(?!驻)[\u4e00-\u9fff]{2,}(?:镇|乡|街道)$/.test(printed),
    )
    .sort((a, b) => a.from - b.from);
  addOwn(search, plain, OWN_TOWN, towns);
  const villages = [...plain.matchAll(VISITED_VILLAGE)].map(({ index, 0: printed }) => ({
    printed,
    to: index + printed.length,
  }));
  addOwn(search, plain, OWN_VILLAGE, villages);
}

type Own = readonly { printed: string; to: number }[];
function addOwn(search: MentionSearch, plain: string, words: RegExp, towns: Own): void {
  for (const match of plain.matchAll(words)) {
    const town = towns.findLast(({ to }) => to <= match.index);
    const to = match.index + match[0].length;
    if (!town || !search.taken.isFree(match.index, to)) continue;
    search.mentions.push({ from: match.index, to, printed: town.printed, kind: 'unit' });
    search.taken.add(match.index, to);
  }
}

/** 对23家涉氨、涉粉尘企业开展…: what something is done to, not who does it. */
const isAmongObjects = (plain: string, at: number): boolean =>
  plain[at - 1] === '、' && /[对把将向给][^，。；：\n]*、$/.test(plain.slice(Math.max(0, at - 40), at));

function addOffices(search: MentionSearch, plain: string, pattern: RegExp): void {
  for (const match of plain.matchAll(pattern))
    if (
      !NO_BODY.test(match[0]) &&
      !beginsDoing(match[0]) &&
      !/^[省市县区州]委$/.test(match[0]) &&
      !isAmongObjects(plain, match.index)
    )
      search.add(match.index, match.index + match[0].length, 'unit');
}
