import type { Phrase } from './phrase-book.ts';

const LIGHTS = { 红: 'red', 黄: 'yellow', 绿: 'green', 灰: 'grey', 蓝: 'blue' };

type Words = readonly [zh: string, en: string];

const DAY_UNITS: readonly Words[] = [
  ['天', ' days'],
  ['个工作日', ' working days'],
  ['个月', ' months'],
  ['期', ' periods'],
];
const SHARE_UNITS: readonly Words[] = [
  ['%', '%'],
  ['个百分点', ' points'],
  ['元', ' yuan'],
];
const DAY_ENDS: readonly Words[][] = [
  [
    ['超过', 'more than'],
    ['达到', 'at least'],
  ],
  [
    ['不满', 'below'],
    ['不超过', 'at most'],
  ],
];
const SHARE_ENDS: readonly Words[][] = [
  [
    ['高于', 'above'],
    ['不低于', 'at least'],
  ],
  [
    ['低于', 'below'],
    ['不高于', 'at most'],
  ],
];

/** Every interval of one kind of unit: both ends, then one; `不低于` stands before `低于`, which it contains. */
const toIntervals = ([unit, unitEn]: Words, [from = [], to = []]: readonly Words[][]): Phrase[] => [
  ...from.flatMap(([low, lowEn]) =>
    to.map(
      ([high, highEn]): Phrase => [
        `{phrase}${low}{n1}${unit}且${high}{n2}${unit}`,
        `{phrase}: ${lowEn} {n1} and ${highEn} {n2}${unitEn}`,
      ],
    ),
  ),
  ...[...from, ...to]
    .sort(([a], [b]) => b.length - a.length)
    .map(([end, endEn]): Phrase => [`{phrase}${end}{n}${unit}`, `{phrase}: ${endEn} {n}${unitEn}`]),
];

/** Rules of lights as the settings page tells them. */
export const RULE_PHRASES: readonly Phrase[] = [
  ...Object.entries(LIGHTS).map(([zh, en]): Phrase => [`{phrase}，亮${zh}灯`, `{phrase}: ${en}`]),
  [
    '打捆项目有不低于{n}%的子项开工已核实的，视为开工',
    'A bundle has started when the starts of at least {n}% of its parts are verified',
  ],
  ['{phrase}，且{phrase2}', '{phrase}, and {phrase2}'],
  ['{phrase}：否', '{phrase}: no'],
  ...DAY_UNITS.flatMap((unit) => toIntervals(unit, DAY_ENDS)),
  ...SHARE_UNITS.flatMap((unit) => toIntervals(unit, SHARE_ENDS)),
  ['计划进度完成比', 'Schedule ratio'],
  ['完成率', 'Completion rate'],
  ['较计划进度', 'Against plan'],
  ['较序时进度', 'Against elapsed time'],
  ['与序时进度之比', 'Ratio to elapsed time'],
  ['较建设期进度', 'Against construction time'],
  ['落后计划天数', 'Days behind plan'],
  ['欠账', 'Shortfall'],
  ['年度任务完成', "This year's task done"],
  ['项目竣工', 'Project completed'],
  ['开工逾期天数', 'Start late by'],
  ['开工逾期月数', 'Start late by'],
  ['关键节点逾期天数', 'Critical milestone late by'],
  ['节点逾期天数', 'Milestone late by'],
  ['节点逾期月数', 'Milestone late by'],
  ['资金逾期天数', 'Funds late by'],
  ['手续超承诺工作日', 'Procedure past its promise by'],
  ['已入统计库', 'Entered in statistics'],
  ['连续未报期数', 'Reports missing in a row'],
  ['二级问题逾期天数', 'Problem of level 2 past its deadline by'],
  ['三级问题逾期天数', 'Problem of level 3 past its deadline by'],
  ['全部项目', 'All projects'],
  ['{phrase}，{phrase2}除外', '{phrase}, except: {phrase2}'],
  ['续建', 'continuing'],
  ['新建', 'new'],
  ['竣工投产', 'to be completed'],
  ['前期储备', 'preliminary'],
  ['续建项目', 'Continuing projects'],
  ['新建项目', 'New projects'],
  ['竣工投产项目', 'Projects to be completed'],
  ['前期储备项目', 'Preliminary projects'],
  [
    '曾亮红灯、已赶上的，其后{n}期亮黄灯；跨年重新起算',
    'Once red and caught up: yellow for {n} [period|periods] after; begins afresh each year',
  ],
  ['曾亮红灯、已赶上的，其后{n}期亮黄灯', 'Once red and caught up: yellow for {n} [period|periods] after'],
  [
    '取各项中最差的一项；年度计划未下达的不亮绿灯，亮灰灯；下列情况直接作用于综合灯',
    'The worst of all; never green before the annual plan is issued, grey instead; what follows acts on the overall light itself',
  ],
  [
    '取各项中最差的一项；下列情况直接作用于综合灯',
    'The worst of all; what follows acts on the overall light itself',
  ],
];
