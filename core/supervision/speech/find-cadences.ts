import type { Cadence } from './cadence.ts';
import { NUMBER, parseChineseNumber } from './chinese-number.ts';

export interface CadenceMark {
  from: number;
  to: number;
  cadence: Cadence;
}

const EVERY: Record<string, Cadence['every']> = {
  日: 'day',
  天: 'day',
  早: 'day',
  晚: 'day',
  逐日: 'day',
  两天: 'two-days',
  二天: 'two-days',
  '2天': 'two-days',
  两日: 'two-days',
  '2日': 'two-days',
  三天: 'three-days',
  '3天': 'three-days',
  三日: 'three-days',
  '3日': 'three-days',
  双月: 'two-months',
  两个月: 'two-months',
  二个月: 'two-months',
  '2个月': 'two-months',
  七天: 'week',
  '7天': 'week',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  一周: 'week',
  两周: 'two-weeks',
  双周: 'two-weeks',
  二周: 'two-weeks',
  两个星期: 'two-weeks',
  隔周: 'two-weeks',
  旬: 'dekad',
  十天: 'dekad',
  '10天': 'dekad',
  半月: 'half-month',
  半个月: 'half-month',
  '15天': 'half-month',
  十五天: 'half-month',
  月: 'month',
  个月: 'month',
  一个月: 'month',
  逐月: 'month',
  季: 'quarter',
  季度: 'quarter',
  个季度: 'quarter',
  三个月: 'quarter',
  半年: 'half-year',
  六个月: 'half-year',
  年: 'year',
  年度: 'year',
};

const PERIOD =
  '(?:双月|两个月|二个月|2个月|两天|二天|两日|2天|2日|三天|3天|三日|3日|半个月|半月|两个星期|两周|二周|双周|三个月|六个月|十五天|15天|十天|10天|一个月|一周|半年|个季度|季度|星期|礼拜|年度|个月|周|月|季|旬|日|天|年|晚|早)';
const REPORT =
  '(?:督办|督查|督导|调度|通报|报告|汇报|报送|总结|小结|会商|研判|监测|统计|盘点|晾晒|公示|公布|清零|巡查|走访|检查|例会|分析|排名|排位|考核|评比|更新|反馈|上报|测|报|结|评|碰头|清|查|会|晒|比|推进|梳理|点评|跟踪|复盘|约谈|抽查|巡|督|研究|例)';
const TIMES = `(?:不少于|至少|不低于|组织|召开|开展|通报|报告|调度|报送|举办|进行|到现场|外出[\\u4e00-\\u9fff]{2,4}|[\\u4e00-\\u9fff]{0,6}?)(?:不少于|至少|不低于)?(?<times>${NUMBER})(?:次|场|期|回)(?:以上)?`;
const ON = `(?:的?(?:第?[一二三四1-4]?个?(?:首|第一|末|最后一|第三)个?月)?(?:的?(?:(?:首个|第一个|第[二三]个|最后一?个|倒数第[一二]个)(?:工作日|周[一二三四五六日]|星期[一二三四五六日天])|最后一天|首日|月底|年?底|末(?=\\d)${NUMBER}[日号]|末|初|上旬|中旬|下旬|[一二三四五六日天末](?:[、和及](?:周|星期)[一二三四五六日天])*(?![周个次户家月])|月?底|${NUMBER}月${NUMBER}日(?:[和、及与]${NUMBER}月${NUMBER}日)?|${NUMBER}月(?:底|末|份|上旬|中旬|下旬|初)(?:[、和及]${NUMBER}月(?:底|末|份|上旬|中旬|下旬|初))*|${NUMBER}[日号](?:[、和及与]${NUMBER}[日号])*)(?:—${NUMBER}日)?(?:上午|下午|晚上?)?(?:\\d{1,2}(?:时|点|:\\d{2}|：\\d{2}))?(?:下班)?(?:之前|以前|前)?)?(?:\\d{1,2}(?:时|点|:\\d{2})(?:之前|以前|前))?)`;

interface CadencePattern {
  source: string;
  read: (groups: Record<string, string | undefined>) => Cadence['every'] | null;
}

const byPeriod = (groups: Record<string, string | undefined>): Cadence['every'] | null =>
  EVERY[groups.period ?? ''] ?? null;

const PATTERNS: readonly CadencePattern[] = [
  { source: `两周一(?:次|${REPORT}{1,4})|双周${REPORT}{1,4}`, read: () => 'two-weeks' },
  { source: `隔[天日](?=${REPORT}|把|向|对|去|到|来|开|召|组织)`, read: () => 'two-days' },
  { source: `(?:隔月|双月)(?=${REPORT}|召开|组织|开展)`, read: () => 'two-months' },
  {
    source: `(?:每隔?|隔)(?<period>${PERIOD})${ON}(?:${TIMES})?(?!户|人均|均|处理|补助|产|亩|能耗|产能|度电|吨)`,
    read: byPeriod,
  },
  {
    source: `按(?:(?<period>半月|旬|日|周|月|季度|季|半年|年度|年))(?:度)?(?=${REPORT}|向|将|报|对|进行|开展|组织|召开|逐|公|在|更|填|汇|落|支|拨|兑|督|推|发|编|做|抽|集中|张榜|亮灯|晾|晒|排)`,
    read: byPeriod,
  },
  {
    source: `(?:一|两|1|每)?(?<period>两天|三天|七天|十天|半个月|半月|半年|周|月|季度|季|旬|日|天|年)一(?:次)?[大小]?${REPORT}{1,4}`,
    read: byPeriod,
  },
  {
    source: `(?<![十\\d第])(?:一|每)(?<period>周|月|旬|日|天)(?:两|二|三|2|3)次?(?:${REPORT}|扫|洒|冲|送|检|巡|练|消|洗|拖){1,4}`,
    read: byPeriod,
  },
  {
    source: `(?<![十\\d第])一(?<period>周|月|季度?|旬|日|天|年)一(?![日号月])(?:次|[\\u4e00-\\u9fff]{2}?)`,
    read: byPeriod,
  },
  {
    source:
      '(?:一|1)(?:个)?(?<period>季度|月|星期|礼拜|周)(?!之?内|以内|之?前|之?后)(?:[\\u4e00-\\u9fff]{1,4}?)(?:一|1)(?:次(?!性)|回|遍|期)',
    read: byPeriod,
  },
  {
    source: `(?<period>半月|旬|周|月|季|日)(?:度)?(?=(?:调度|通报|报告|会商|例会|督查|报送|研判|报制度|零报告|推进|盘点|汇报|晾晒|排名|清零|总结)(?!会议纪要|会纪要|会上|会议在|会要点))`,
    read: byPeriod,
  },
  {
    source: `(?<period>逐月|逐日|逐周|逐季)`,
    read: (groups) => EVERY[(groups.period ?? '').slice(1)] ?? null,
  },
  {
    source: `每(?:个|一个)?工作日(?:上班|下班)?(?:之?前)?|日报告制度|零报告制度|每日零报告`,
    read: () => 'day',
  },
  { source: `(?<!\\d[^。]{0,3})季度?(?:末月|后)${NUMBER}[日号]前`, read: () => 'quarter' },
  { source: `(?<period>半个?月|十天)(?:${REPORT})(?:一|1)(?:次|回|遍)`, read: byPeriod },
  { source: `月月|周周|天天`, read: () => null },
];
const COMPILED = PATTERNS.map(({ source, read }) => ({ pattern: new RegExp(source, 'gu'), read }));

/** 第14周调度会, 上月通报: a name or a past one, not a rhythm. */
const NOT_BEFORE = /(?:第|作|上|本|当|下|个|这|该|\d|至|—|[一二三四五六七八九十](?<!一))$/;

/** Rhythms in the plain text: 每月5日前, 一周一调度, 按月, 每半个月, 双周例会. */
export function findCadences(plain: string): CadenceMark[] {
  const taken = new Uint8Array(plain.length + 1);
  const found: CadenceMark[] = [];
  for (const { pattern, read } of COMPILED) {
    for (const match of plain.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const every = read(groups);
      const from = match.index;
      const to = from + match[0].length;
      if (every === null || taken.subarray(from, to).includes(1)) continue;
      if (/每(?:人|户|名|亩|吨|头|只|次|家)$/.test(plain.slice(Math.max(0, from - 2), from))) continue;
      const isWord = !/^[每按隔一两双逐1]/.test(match[0]);
      if (isWord && NOT_BEFORE.test(plain.slice(Math.max(0, from - 1), from))) continue;
      taken.fill(1, from, to);
      const times = groups.times === undefined ? null : parseChineseNumber(groups.times);
      found.push({ from, to, cadence: { every, ...(times ? { times } : {}), on: match[0] } });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}
