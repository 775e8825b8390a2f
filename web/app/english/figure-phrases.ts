import type { Phrase } from './phrase-book.ts';

const TITLES: readonly Phrase[] = [
  ['比率', 'Ratio'],
  ['合计', 'Sum'],
  ['增速', 'Growth'],
  ['相差', 'Difference'],
  ['序时进度', 'Pro rata'],
  ['较序时进度', 'Against pro rata'],
  ['贡献率', 'Contribution'],
  ['拉动', 'Points pulled'],
  ['剔除后增速', 'Growth without the part'],
  ['两年平均增速', 'Two-year average growth'],
  ['推算基数', 'Implied base'],
  ['余下每月需完成', 'Needed in each month left'],
  ['占比', 'Share'],
  ['合成增速', 'Growth of the parts together'],
  ['部分本期数', 'current figure of the part'],
  ['部分基期数', 'base of the part'],
  ['总量本期数', 'current figure of the whole'],
  ['总量基期数', 'base of the whole'],
  ['部分', 'part'],
  ['总量', 'whole'],
  ['第一年增速', 'growth of the first year'],
  ['第二年增速', 'growth of the second year'],
  ['目标数', 'target'],
  ['余下月数', 'months left'],
  ['第{n}项本期数', 'current figure of part {n}'],
  ['第{n}项增速', 'growth of part {n}'],
  ['分子', 'numerator'],
  ['分母', 'denominator'],
  ['种类', 'kind'],
  ['印出数', 'printed figure'],
  ['印出日期', 'printed date'],
  ['印出位次', 'printed rank'],
  ['数值', 'value'],
  ['月数', 'months'],
  ['完成数', 'done'],
  ['计划数', 'plan'],
  ['本期数', 'current'],
  ['基期数', 'base'],
  ['增量', 'increment'],
  ['被减数', 'minuend'],
  ['减数', 'subtrahend'],
  ['分项', 'parts'],
  ['起始日', 'first day'],
  ['工作日数', 'working days'],
  ['从高到低', 'the highest first'],
  ['从低到高', 'the lowest first'],
  ['取整', 'to a whole number'],
  ['没有可用的工作日历', 'there is no working calendar'],
];

const AMOUNTS: readonly Phrase[] = [
  ['{n}个百分点', '{n} percentage points'],
  ['{n}万元', '{n} (10k yuan)'],
  ['{n}亿元', '{n} (100m yuan)'],
  ['{n}个月', '{n} [month|months]'],
  ['{n}元', '{n} yuan'],
  ['第{n}项', 'part {n}'],
  ['保留{n}位小数', 'to {n} [decimal|decimals]'],
];

const CAUSES: readonly Phrase[] = [
  ['{phrase}，请核对', '{phrase}: please check'],
  ['系直接截尾，未四舍五入', 'cut off and not rounded'],
  ['可由舍入前的原始数据得出，系用未舍入的原数计算所致', 'comes out of inputs before their rounding'],
  [
    '系两个比率先各自保留{n}位小数（{text}、{text2}）再相减所致',
    'both rates were rounded to {n} [decimal|decimals] ({text}, {text2}) before they were subtracted',
  ],
  [
    '在各项与结果舍入误差之和（±{n}）以内，系四舍五入所致',
    'within what rounding of parts and total may bring together (±{n})',
  ],
  ['各分项先四舍五入再相加所致', 'the parts were rounded before they were added'],
  ['恰好少计第{n}项（{text}）', 'just part {n} ({text}) is missing'],
  ['恰好重复计算第{n}项（{text}）', 'just part {n} ({text}) is counted twice'],
  ['与所列数据不符', 'does not follow from the figures given'],
  ['正负号（升降方向）疑似写反', 'the sign (up or down) seems to be reversed'],
  ['疑似未乘以100', 'seems not to be multiplied by 100'],
  ['疑似万元、亿元单位错位（大一万倍）', '10k and 100m yuan seem to be mixed up (10,000 times too large)'],
  ['疑似万元、亿元单位错位（小一万倍）', '10k and 100m yuan seem to be mixed up (10,000 times too small)'],
  ['疑似小数点错位（大十倍）', 'the decimal point seems to be misplaced (ten times too large)'],
  ['疑似小数点错位（小十倍）', 'the decimal point seems to be misplaced (ten times too small)'],
  ['疑似以本期数为分母', 'the current figure seems to be the denominator'],
  ['疑似本期、基期颠倒', 'current and base seem to be exchanged'],
  ['疑似分子、分母颠倒', 'numerator and denominator seem to be exchanged'],
  ['疑似误作相加', 'seems to be added instead of subtracted'],
  ['印出的是本期与基期之比，未减100%', 'what is printed is current over base, 100% not subtracted'],
  ['印出的是完成率，未减序时进度', 'what is printed is the rate, pro rata not subtracted'],
  ['印出的是本期占比，不是贡献率', 'what is printed is the current share, not the contribution'],
  ['印出的是拉动点数，不是贡献率', 'what is printed are the points pulled, not the contribution'],
  ['印出的是贡献率，不是拉动点数', 'what is printed is the contribution, not the points pulled'],
  ['印出的是该部分自身的增速', 'what is printed is the growth of the part itself'],
  ['疑似以总量本期数为分母', 'the current figure of the whole seems to be the denominator'],
  ['印出的是全部的增速，未剔除', 'what is printed is the growth of the whole, nothing left out'],
  ['印出的是被剔除部分的增速', 'what is printed is the growth of the part that is left out'],
  ['系两年增速的算术平均，应为几何平均', 'the arithmetic mean of both years, it should be the geometric'],
  ['印出的是两年增速之和', 'what is printed is the sum of both years'],
  [
    '疑似用本期数乘以（1−增速），应为除以（1＋增速）',
    'the current figure seems to be multiplied by (1 − growth) instead of divided by (1 + growth)',
  ],
  ['印出的是尚欠总数，未除以余下月数', 'what is printed is all that is owed, not divided by the months left'],
  ['印出的是全年目标的月均数', 'what is printed is a twelfth of the target of the year'],
  ['疑似部分、总量颠倒', 'part and whole seem to be exchanged'],
  ['系各项增速的简单平均，应按基数加权', 'the plain mean of the growths, bases should weigh them'],
  ['系按本期数加权，应按基数加权', 'weighed by the current figures, bases should weigh them'],
  ['总量是下降的，贡献率为正表示加大降幅', 'The whole fell: a positive contribution makes the fall larger'],
  ['目标已超额完成，余下不再要求', 'The target is exceeded, nothing is asked of the rest'],
];

const OBSTACLES: readonly Phrase[] = [
  ['无法核算：{phrase}，不应印出“{text}”。', 'Cannot be computed: {phrase}; “{text}” should not be printed.'],
  ['无法核算：{phrase}。', 'Cannot be computed: {phrase}.'],
  ['这一项不是对象', 'the entry is not an object'],
  [
    '{text}（{phrase}）“{text2}”不认识，可用{text3}',
    '{text} ({phrase}): “{text2}” is not known, use “{text3}”',
  ],
  ['{text}（{phrase}）“{text2}”表示无数据', '{text} ({phrase}): “{text2}” stands for no figure'],
  [
    '{text}（{phrase}）“{text2}”是约数，请填准确数',
    '{text} ({phrase}): “{text2}” is approximate, give the exact figure',
  ],
  ['{text}（{phrase}）“{text2}”不是数字', '{text} ({phrase}): “{text2}” is not a number'],
  ['{text}（{phrase}）“{text2}”中没有数字', '{text} ({phrase}): no figure in “{text2}”'],
  [
    '{text}（{phrase}）“{text2}”含有文字，不能当作数字',
    '{text} ({phrase}): “{text2}” holds words and cannot be taken as a figure',
  ],
  [
    '{text}（{phrase}）“{text2}”既写下降又带负号，方向不明',
    '{text} ({phrase}): “{text2}” says down and has a minus sign, so the direction is unclear',
  ],
  ['{text}（{phrase}）“{text2}”不是规范的数字', '{text} ({phrase}): “{text2}” is not written as a figure'],
  [
    '{text}（{phrase}）“{text2}”带括号，可能表示负数，请写明',
    '{text} ({phrase}): “{text2}” in brackets may be negative, write it out',
  ],
  [
    '{text}（{phrase}）“{text2}”是区间，请填一个数',
    '{text} ({phrase}): “{text2}” is a range, give one figure',
  ],
  [
    '{text}（{phrase}）“{text2}”的小数点写成了句号',
    '{text} ({phrase}): “{text2}” has a full stop for its decimal point',
  ],
  [
    '{text}（{phrase}）“{text2}”的分隔位置不对，请核对',
    '{text} ({phrase}): “{text2}” is not grouped by thousands',
  ],
  [
    '{text}（{phrase}）“{text2}”是科学计数法，可能已丢失位数，请填完整数字',
    '{text} ({phrase}): “{text2}” is in scientific notation and may have lost digits',
  ],
  ['{text}（{phrase}）：公式出错（{text2}）', '{text} ({phrase}): the formula fails ({text2})'],
  ['{text}（{phrase}）：数字位数过多', '{text} ({phrase}) has too many digits'],
  ['{text}（{phrase}）：未填写', '{text} ({phrase}) is empty'],
  ['{text}（{phrase}）：数值过大', '{text} ({phrase}) is too large'],
  ['{text}（{phrase}）：应为文本形式的数字', '{text} ({phrase}): give the figure as text'],
  [
    '{text}（{phrase}）未写单位，其余数字单位不一，无法换算',
    '{text} ({phrase}) has no unit while the others differ in theirs',
  ],
  ['{text}（{phrase}）应在{n1}至{n2}之间', '{text} ({phrase}) should be from {n1} to {n2}'],
  ['{text}（{phrase}）为0，比率不存在', '{text} ({phrase}) is 0, so there is no ratio'],
  ['{text}（{phrase}）不大于0，无可比', '{text} ({phrase}) is not above 0, so there is no growth'],
  [
    '{text}（{phrase}）不大于0，没有计划，无从比较',
    '{text} ({phrase}) is not above 0: no plan to compare with',
  ],
  [
    '{text}（{phrase}）与{text2}（{phrase2}）都未填写',
    '{text} ({phrase}) and {text2} ({phrase2}) are both empty',
  ],
  ['{text}（{phrase}）为空，没有可加的数', '{text} ({phrase}) is empty: nothing to add'],
  ['{text}（{phrase}）为空，没有可合成的增速', '{text} ({phrase}) is empty: no growth to put together'],
  ['{text}（{phrase}）不大于0，拉动点数不存在', '{text} ({phrase}) is not above 0, so nothing is pulled'],
  ['{text}（{phrase}）为0，尚欠的无月可补', '{text} ({phrase}) is 0: what is owed has no month left'],
  ['{text}（{phrase}）为负数', '{text} ({phrase}) is negative'],
  [
    '{text}（{phrase}）：增速为−100%或更低，推不出基数',
    '{text} ({phrase}): a growth of −100% or less implies no base',
  ],
  ['{text}：增速为−100%或更低，推不出基数', '{text}: a growth of −100% or less implies no base'],
  ['总量没有增减，贡献率不存在', 'the whole did not move, so there is no contribution'],
  ['剔除后的基期数不大于0，无可比', 'without the part the base is not above 0, so there is no growth'],
  ['有一年的增速低于−100%，两年平均不存在', 'a year is below −100%, so there is no average'],
  ['总量为0，占比不存在', 'the whole is 0, so there is no share'],
  ['基数合计不大于0，无可比', 'the bases together are not above 0, so there is no growth'],
  ['{text}（{phrase}）不是名次', '{text} ({phrase}) is not a rank'],
  ['{text}（{phrase}）应为“名称: 位次”的列表', '{text} ({phrase}) should be a list of “name: rank”'],
  ['{text}（{phrase}）中没有可以排位的数', '{text} ({phrase}): no figure that can be ranked'],
  ['{text}（{phrase}）缺失或不是日期', '{text} ({phrase}) is missing or not a date'],
  ['{text}（{phrase}）缺失或不是整数', '{text} ({phrase}) is missing or not a whole number'],
  ['{text}（{phrase}）缺失', '{text} ({phrase}) is missing'],
  ['{text}（{phrase}）超过{n}', '{text} ({phrase}) is above {n}'],
  ['{text}缺失或格式不对', '{text} is missing or of a wrong form'],
  ['{text}缺失', '{text} is missing'],
  ['输入项不完整或格式不对', 'inputs are incomplete or of a wrong form'],
];

const UNITS = [
  ['个百分点', ' percentage points'],
  ['万元', ' (10k yuan)'],
  ['亿元', ' (100m yuan)'],
  ['元', ' yuan'],
  ['', ''],
] as const;
const DIFFERENCES: readonly Phrase[] = UNITS.flatMap(([zh, en]): Phrase[] => [
  [`多{n}${zh}`, `{n}${en} too high`],
  [`少{n}${zh}`, `{n}${en} too low`],
]);

/** Growth of parts is told in words; of every other kind the reckoning is signs and what was typed. */
const RECKONINGS = [
  [
    '合成增速：{n1}项本期数之和 ÷ 推算基数之和 − 1',
    'Growth of the parts together: {n1} [figure|figures] ÷ the bases that they imply − 1',
  ],
  ['{phrase1}：{text1}', '{phrase1}: {text1}'],
] as const;

const PLAIN_VERDICTS: readonly Phrase[] = ['=', '≈'].flatMap((sign) =>
  RECKONINGS.flatMap(([zh, en]): Phrase[] => [
    [
      `${zh} ${sign} {phrase2}，{phrase3}为{phrase4}，与印出数一致。`,
      `${en} ${sign} {phrase2}, {phrase3} {phrase4}, as printed.`,
    ],
    [
      `${zh} ${sign} {phrase2}，{phrase3}应为{phrase4}，印出{text2}，{phrase5}：{phrase6}。`,
      `${en} ${sign} {phrase2}, {phrase3} it should be {phrase4}; printed “{text2}”, {phrase5}: {phrase6}.`,
    ],
  ]),
);
/** Some carry a remark behind them. */
const VERDICTS: readonly Phrase[] = [
  ...PLAIN_VERDICTS.map(([zh, en]): Phrase => [`${zh}{phrase7}。`, `${en} {phrase7}.`]),
  ...PLAIN_VERDICTS,
];

const RANK_CAUSES: readonly Phrase[] = [
  ['系并列后未顺延的密集排位（1、2、2、3）', 'ranked without a gap after a tie (1, 2, 2, 3)'],
  ['系并列取末位的排位（1、3、3、4）', 'ranked with the last place for a tie (1, 3, 3, 4)'],
  ['系并列取平均的排位（1、2.5、2.5、4）', 'ranked with the mean place for a tie (1, 2.5, 2.5, 4)'],
  ['系相同数值未并列的顺序排位（1、2、3、4）', 'ranked in sequence without ties (1, 2, 3, 4)'],
  ['系高低方向排反', 'ranked in the wrong direction'],
];

const RANKS: readonly Phrase[] = [
  ['位次：按“{text}”为第{n}位，与印出位次一致。', 'Rank by “{text}”: {n}, as printed.'],
  [
    '位次：{n}个数按{phrase}排列，并列同位、其后顺延，与印出位次一致。',
    'Ranks of {n} [figure|figures], {phrase}, ties share a place and leave a gap: as printed.',
  ],
  [
    '位次：{n}个数按{phrase1}排列，并列同位、其后顺延；{phrase2}。',
    'Ranks of {n} [figure|figures], {phrase1}, ties share a place and leave a gap: {phrase2}.',
  ],
  ['位次：{phrase}。', 'Rank: {phrase}.'],
  ['{phrase1}；{phrase2}', '{phrase1}; {phrase2}'],
  ...RANK_CAUSES.map(([zh, en]): Phrase => [`{phrase}，${zh}`, `{phrase}: ${en}`]),
  ['按“{text}”应为第{n}位，印出{text2}', 'by “{text}” it should be {n}, printed “{text2}”'],
  ['无数据不排位，印出{text}', 'without a figure there is no rank, printed “{text}”'],
  ['{text}应为第{n1}位，印出第{text2}位', '“{text}” should be {n1}, printed {text2}'],
  ['{text}应为第{n}位，未印出位次', '“{text}” should be {n}, no rank printed'],
  ['{text1}无数据不排位，印出第{text2}位', '“{text1}” has no figure and no rank, printed {text2}'],
  ['{text}无数据不排位，未印出位次', '“{text}” has no figure and no rank'],
  ['{text}不在所列数值中', '“{text}” is not among the figures given'],
  ['{text}等{n}处', '{text} … {n} in all'],
];

const DAY_CAUSES: readonly Phrase[] = [
  ['疑似按自然日计算', 'calendar days seem to be counted'],
  [
    '疑似只扣周末、未扣节假日和调休',
    'only weekends seem to be left out, not holidays and days worked instead',
  ],
  ['疑似把起始日当作第1日', 'the first day seems to be counted as day 1'],
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const WORKING_DAYS: readonly Phrase[] = [
  ['{phrase}，与印出日期一致。', '{phrase}: as printed.'],
  ['{phrase1}，印出{day}，{phrase2}。', '{phrase1}; printed {day}, {phrase2}.'],
  [
    '{phrase}（所涉年份放假安排尚未公布，按周一至周五并扣除法定固定假日暂算）',
    '{phrase}, provisional: the holidays of the year are not announced yet',
  ],
  [
    '工作日：{day1}为第0日，其后第{n}个工作日是{day2}（{phrase}）',
    'Working days: {day1} is day 0, working day {n} after it is {phrase}, {day2}',
  ],
  [
    '工作日：{day1}为第0日，其往前第{n}个工作日是{day2}（{phrase}）',
    'Working days: {day1} is day 0, working day {n} before it is {phrase}, {day2}',
  ],
  ...DAY_CAUSES.map(([zh, en]): Phrase => [`{phrase}，${zh}`, `{phrase}: ${en}`]),
  ['早{n}天', '{n} [day|days] early'],
  ['晚{n}天', '{n} [day|days] late'],
  ...WEEKDAYS.map((day, at): Phrase => [`星期${'日一二三四五六'.charAt(at)}`, day]),
];

/** 核数: verdicts on printed figures with their derivation, and what cannot be computed. Read apart from the book, by their first word. */
export const FIGURE_PHRASES: readonly Phrase[] = [
  ...TITLES,
  ...OBSTACLES,
  ...VERDICTS,
  ...RANKS,
  ...WORKING_DAYS,
  ...CAUSES,
  ...DIFFERENCES,
  ...AMOUNTS,
];
export const FIGURE_SENTENCE =
  /^(“[^”]*”)?((?:比率|合计|增速|相差|序时进度|较序时进度|贡献率|拉动|剔除后增速|两年平均增速|推算基数|余下每月需完成|占比|合成增速|位次|工作日|无法核算)：.*)$/s;
