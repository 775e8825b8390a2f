import { LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';
import { findEnglishField } from './english-heads.ts';
import { EXACT_HEADS, HEAD_PATTERNS } from './field-dictionary.ts';
import { findUnitOfLevels, isMoneyUnit, isUnitLevel, withoutUnit } from './head-unit.ts';
import { type HeadMatch, matchAmountHead } from './match-amount-head.ts';
import { toArabicMonths } from './normal-text.ts';

/** Leaves that say too little without the head above them. */
const GENERIC_LEAF =
  /^(计划|实际|完成|目标|单位|名称|时间|比例|占比|进度|完成情况|小计|合计|金额|年度计划|全年计划|年计划|数量|个数|姓名|职务|电话|内容|规模|情况|开工|竣工|基数|上年|去年|来源|数|地点|位置|领导|部门|项目|总额|投资额|面积|代码|编码|问题|说明|其他|性质|领域|指标|同期|区域|镇|类|类型|方面|年度任务|全年任务|计划数|目标数|完成数|实际完成|实际数|完成值|累计值|比率|率|增速|增幅|完成率)$/;
const PERIOD_LEAF =
  /^(第?[一二三四1-4]季度|Q[1-4]|\d{1,2}月份?|\d{1,2}[-~至]\d{1,2}月|[上下]半年|上旬|中旬|下旬|(截[至止]到?)?\d{1,2}月底?|第[一二三四五]周|1?[-~至]?本月(止)?(累计)?|年初至(本月|今|目前)|上月|20\d\d年?)$/;
const SPAN =
  '(?:1?\\d月?[-—~至到]1?\\d月份?|1?\\d月份?|[上下]半年|[一二三四1-4]季度|前三季度|本月|当月|本周|本季度?|今年)';
const LEADING_TIME = new RegExp(
  `^(?:截[至止]到?)?(?:20\\d\\d年?度?)?(?:${SPAN})?(?:底|末)?(?:累计)?(?=.{2,})`,
);
const MONEY_TOTAL_LEAF =
  /^(合计|小计|总额|总数|总计|金额|投资额|计划|估算|概算|总投资|计划总投资|投资|总量|数额)$/;

const OTHER_MONEY = /税|营收|收入|利润|销售|外资|出口|补偿|奖补|补贴/;

/** A group head over amounts: 投资情况, 资金安排. */
const GROUP_OF_MONEY = /^(项目)?(投资|资金)(情况|安排|进度|完成情况|计划及完成情况)?$/;

function tidyLevel(level: string): string {
  return toArabicMonths(withoutUnit(level))
    .replace(/^[★☆*#▲△●◆※]+/, '')
    .replace(/^其中[::]?/, '')
    .replace(/[::]$/, '')
    .replace(/[“”"'‘’]/g, '');
}

/** The words that a head may stand for in the dictionary, the most literal first. */
function listSpellings(head: string): string[] {
  const bare = head.replace(/[([【][^)\]】]*[)\]】]/g, '').replace(/[([【].*$/, '');
  const undated = bare.replace(LEADING_TIME, '');
  return [head, bare, undated, undated.replace(/情况$/, '')];
}

/** What is to be built in one year is that year's target, not what the project is. */
const CONTENT_OF_YEAR =
  /^(20\d\d年?度?|本年度?|今年|当年)(计划|拟|主要)*(建设|工程|实施)(内容|任务)((和|及|与)(规模|形象进度|目标))?$/;

function findSpelling(head: string): string | undefined {
  return listSpellings(head).find((spelling) => EXACT_HEADS.has(spelling));
}

function findExact(head: string): LedgerField | undefined {
  if (CONTENT_OF_YEAR.test(head)) return 'target';
  const spelling = findSpelling(head);
  return spelling === undefined ? (findEnglishField(head) ?? undefined) : EXACT_HEADS.get(spelling);
}

function findPattern(head: string): HeadMatch | null {
  if (head.length > 22) return null;
  for (const [field, pattern, confidence] of HEAD_PATTERNS) {
    if (pattern.test(head)) return { field, confidence };
  }
  return null;
}

function matchMoney(levels: string[], money: boolean): HeadMatch | null {
  const leaf = levels.at(-1) as string;
  // 投资完成情况/年度计划 is a plan: what the leaf says of planned or done outweighs the group head.
  const decided = /计划|目标|任务|完成|实际/.test(leaf);
  const above = levels.slice(0, -1).map((level) => (decided ? level.replace(/完成(投资)?情况?/, '') : level));
  const joined = [...above, leaf].join('');
  // 本年纳税（元） is money, but none of the investment.
  if (OTHER_MONEY.test(leaf) && !/投资|资金/.test(leaf)) return null;
  const whole = matchAmountHead(money && !/投资|资金/.test(joined) ? `投资${joined}` : joined, leaf);
  if (!whole || levels.length === 1) return whole;
  // 总投资/其中：中央资金 is a part of the total, not the total.
  const own = matchAmountHead(`投资${leaf}`);
  if (own?.field === whole.field || MONEY_TOTAL_LEAF.test(leaf) || PERIOD_LEAF.test(leaf)) return whole;
  const withoutLeaf = matchAmountHead(levels.slice(0, -1).join(''));
  if (withoutLeaf?.field === whole.field && !/投资|完成|计划|累计/.test(leaf)) return null;
  return whole;
}

function matchSpan(levels: string[]): HeadMatch | null {
  const leaf = levels.at(-1) as string;
  const above = levels.slice(0, -1).join('');
  if (!/年限|起止|起讫|建设时间|工期|建设期|开竣工/.test(above)) return null;
  if (/^(起|开始|开工|起始|开工年|始|开工时间|开始时间|起年)/.test(leaf))
    return { field: 'start_planned', confidence: 0.85 };
  if (/^(止|结束|竣工|完工|终止|终|迄|建成|投产|止年)/.test(leaf))
    return { field: 'finish_planned', confidence: 0.85 };
  return null;
}

function matchPerson(levels: string[]): HeadMatch | null {
  const leaf = levels.at(-1) as string;
  if (levels.length < 2 || !/^(姓名|名称|职务|电话|联系电话|手机|联系方式|单位|手机号码?)$/.test(leaf))
    return null;
  const above = findExact(levels.at(-2) as string);
  if (!above) return null;
  if (/电话|手机|联系方式/.test(leaf)) return { field: 'phone', confidence: 0.85 };
  if (/姓名/.test(leaf)) return { field: above, confidence: 0.92 };
  if (leaf === '单位' && above === 'sponsor') return { field: 'sponsor_unit', confidence: 0.85 };
  if (/^(单位|名称)$/.test(leaf) && LEDGER_FIELDS[above].kind === 'unit')
    return { field: above, confidence: 0.9 };
  return null;
}

/** 责任单位/市级 and 责任单位/县级 beside one another: the lower tier is whose project it is. */
const TIER_LEAF: [RegExp, number][] = [
  [/^(镇|乡|镇街|乡镇|园区|属地)(级|属)?(单位|部门|层面)?$/, 0.92],
  [/^(县|区|县区)(级|直|属)?(单位|部门|层面)?$/, 0.88],
  [/^(市|州|盟)(级|直|属)?(单位|部门|层面)?$/, 0.84],
  [/^省(级|直|属)?(单位|部门|层面)?$/, 0.8],
];

function matchTier(levels: string[]): HeadMatch | null {
  const field = levels.length > 1 ? findExact(levels.at(-2) as string) : undefined;
  const tier = TIER_LEAF.find(([pattern]) => pattern.test(levels.at(-1) as string));
  return field && tier && LEDGER_FIELDS[field].kind === 'unit' ? { field, confidence: tier[1] } : null;
}

function listCandidates(levels: string[], money: boolean): HeadMatch[] {
  const found: HeadMatch[] = [];
  const leaf = levels.at(-1) as string;
  const ofPeriod = PERIOD_LEAF.test(leaf);
  const add = (field: LedgerField | undefined, confidence: number): void => {
    // 年度节点目标/一季度 says what is to be reached by then, not when.
    if (field) found.push({ field: ofPeriod && field === 'deadline' ? 'target' : field, confidence });
  };
  const addMatch = (match: HeadMatch | null, weight: number): void =>
    add(match?.field, (match?.confidence ?? 0) * weight);
  const parent = levels.length > 1 ? (levels.at(-2) as string) : '';
  const generic = GENERIC_LEAF.test(findSpelling(leaf) ?? leaf);
  if (levels.length > 1) {
    // 投资/2026年/1-10月完成 is money done, not any figure done.
    const ofMoney = money || levels.slice(0, -1).some((level) => GROUP_OF_MONEY.test(level));
    const findJoined = (head: string): LedgerField | undefined => {
      const found = findExact(head);
      return ofMoney && (found === 'actual' || found === 'target') ? undefined : found;
    };
    add(findJoined(levels.join('')), 0.96);
    add(findJoined(parent + leaf), 0.95);
    add(findJoined(leaf + parent), 0.94);
    add(ofPeriod ? findExact(parent) : undefined, 0.88);
    // 完成率/比率 beside 完成率/排名.
    const rate = /^(比率|比例|率|数值|百分比)$/.test(leaf) ? findExact(parent) : undefined;
    add(rate && LEDGER_FIELDS[rate].kind === 'rate' ? rate : undefined, 0.9);
    // 责任单位/牵头 and 投资/计划: a generic leaf borrows from what stands above it.
    addMatch(generic || ofPeriod ? findPattern(leaf + parent) : null, 0.85);
    addMatch(ofPeriod ? findPattern(parent) : null, 0.9);
  }
  add(
    ofPeriod ? undefined : findExact(leaf),
    levels.length === 1 && !(generic && money) ? 0.97 : generic ? 0.7 : 0.92,
  );
  addMatch(matchMoney(levels, money), generic || money || levels.length === 1 ? 1 : 0.97);
  addMatch(matchSpan(levels), 1.1);
  addMatch(matchPerson(levels), 1.05);
  addMatch(matchTier(levels), 1);
  addMatch(ofPeriod && levels.length > 1 ? null : findPattern(leaf), levels.length === 1 ? 1 : 0.9);
  if (/^(职务|职级|职称)$/.test(leaf)) return [];
  // 前期手续/用地 says whether the land is granted, not how much.
  const ofProcedure = levels.slice(0, -1).some((level) => /手续|要件|证照|审批|报批|节点/.test(level));
  return ofProcedure && !/面积|规模|亩/.test(leaf)
    ? found.filter(({ field }) => field !== 'land_area')
    : found;
}

export interface HeadReading {
  best: HeadMatch | null;
  /** A second meaning that is nearly as likely. */
  rival: HeadMatch | null;
}

/**
 * The ledger field that a head means, from its levels top to bottom in comparable form.
 * `money`: the column's unit is 元, 万元 or 亿元 although its words may not say so.
 */
export function matchHead(rawLevels: string[], money = false): HeadReading {
  const tidy = rawLevels
    .map((level, at) => (at > 0 && isUnitLevel(level) ? '' : tidyLevel(level)))
    .filter((level) => level !== '' && level !== '其中');
  const levels = tidy.filter((level, at) => level !== tidy[at - 1]);
  if (levels.length === 0) return { best: null, rival: null };
  const isMoney = money || isMoneyUnit(findUnitOfLevels(rawLevels));
  const candidates = listCandidates(levels, isMoney).sort((a, b) => b.confidence - a.confidence);
  const best = candidates[0] ?? null;
  const rival = best
    ? (candidates.find((other) => other.field !== best.field && best.confidence - other.confidence < 0.04) ??
      null)
    : null;
  return { best: best ? { field: best.field, confidence: Math.min(best.confidence, 0.99) } : null, rival };
}

/** How much a single text looks like a head of a ledger: 0 to 1. */
export function scoreHeadWord(text: string): number {
  if (text.length > 24) return 0;
  return matchHead([text]).best?.confidence ?? 0;
}
