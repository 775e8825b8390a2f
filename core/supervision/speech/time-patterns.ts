import { BRACKET_DAYS, type TimePattern } from './bracket-days.ts';
import { YEAR } from './chinese-number.ts';
import { readDuration, readMonthsAndHalf, readSpan } from './duration-readers.ts';
import { readAfterHoliday, readFixedDay, readHoliday } from './holiday-readers.ts';
import {
  beforeEvent,
  looseOf,
  open,
  readDayAlone,
  readDaySpoken,
  readDayToCome,
  readHalf,
  readMonth,
  readMonthDay,
  readNearDay,
  readOfThisMonth,
  readOwnQuarter,
  readQuarter,
  readRange,
  readWeekday,
  readWeekdaySpoken,
  readYearEnd,
} from './time-readers.ts';
import { AFTER_DOER, BEFORE, BEFORE_DOING, CLOCK, N, TEN_DAYS, WITHIN, YEAR_WORD } from './time-words.ts';
import { DOING_VERB } from './verbs.ts';

/** Words of time, the more exact first; at one place the first that matches wins. */
export const TIME_PATTERNS: readonly TimePattern[] = [
  ...BRACKET_DAYS,
  {
    source: `“?(?<holiday>元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|十一|假期|节)”?(?:假期|长假|小长假|放假)?(?:结束)?(?:之)?后(?:的)?(?:第(?<nth>${N})(?:个工作日|天)|(?<count>${N})(?:个)?(?<unit>工作日|日|天|周|星期)${WITHIN})${BEFORE}?`,
    read: readAfterHoliday,
  },
  {
    source:
      '“?(?:元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|节|假期)”?(?:假期|长假|放假)?(?:之|以)?后(?:的)?(?:第[一二]个?|头一|首)周(?:内)?',
    read: beforeEvent,
  },
  {
    source:
      '(?:(?:今年|明年|20\\d{2}年))?(?:主汛期|汛期|入汛|雨季|汛|冬季|入冬|上冻|封冻|供暖季?|采暖季?|取暖季|春耕|春播|秋播|秋收|三夏|麦收|高考|中考|蓄水|下闸|夏收|双抢|抢收|插秧|移栽|栽插|秋冬种|防火期|防灭火期|防汛期|梅雨|梅雨季|台风季|征缴期|缴费期|集中缴费期|征期|庙会|赶集|赶场|迎检|暗访|评审|评审会|招聘会|运动会|农博会|博览会|签约|竣工|完工|封顶|回暖|回温|降温|寒潮|重污染天气|旺季|开园|开馆|开市|开业|挂牌|入伏|入梅|入秋|入夏|入春|入冬|迎峰度夏|迎峰度冬|开学|秋季开学|春季开学|新学期|暑假|寒假|暑期|封山|冰冻期|结冰期|台风季|旅游旺季|旺季|换届|大考|国考|验收|投产|会议|会|下次调度会?|下次会议|巡视|督察|省检|检查|通水|下次[\\u4e00-\\u9fff]{2,6}会|下一次[\\u4e00-\\u9fff]{2,6}会)(?:放假|来临|到来|开始|结束)?(?:之)?前(?!提(?![供交出请报升前高醒取级档速质])|期|后)|放(?:寒|暑)假(?:之)?前',
    read: beforeEvent,
  },
  {
    source: `${YEAR_WORD}?(?<month>${N})月(?:${N}[日号])?${BEFORE}?(?:—|-|至|到)(?:(?<yearTo>${YEAR})年|(?<yearWordTo>今年|明年|次年))?(?<toMonth>${N})月(?:(?<toDay>${N})[日号]|底|末)?${BEFORE}?`,
    read: readRange,
  },
  {
    source: `${YEAR_WORD}?(?<month>${N})月${N}[日号]?(?:—|-|至|到|、|和)(?<toDay>${N})[日号]${BEFORE}?`,
    read: readRange,
  },
  { source: `${YEAR_WORD}?${N}(?:—|-|至|到)(?<month>${N})月(?:底|份)?`, read: readRange },
  {
    source: `${YEAR_WORD}?(?<month>${N}|元)月(?<day>${N})[日号]${CLOCK}(?<limit>${BEFORE}|为(?:止|限|截止)|${WITHIN}|截止)?`,
    read: readMonthDay,
  },
  // 3月15前: the word for the day left out.
  {
    source: `(?<month>1[0-2]|[1-9])月(?<day>[12]\\d|3[01]|[1-9])(?<limit>${BEFORE})`,
    read: readMonthDay,
  },
  {
    source: `${YEAR_WORD}?(?<month>${N}|元)月(?:份)?(?:(?<ten>${TEN_DAYS})|(?<end>底|末|月底)|(?<start>初)|(?<mid>中(?!旬|层|小|国|心|央|医|期)))?(?:左右)?(?<limit>${BEFORE}|${WITHIN}|份内|份前)?(?![份间度球])`,
    read: readMonth,
  },
  { source: `${YEAR_WORD}(?<month>${N})月份`, read: readMonth },
  { source: `十天(?<count>半)个?(?<unit>月)(?:之?内)`, read: readDuration },
  { source: `(?<=^|[\\n，。；：])过了(?:端午|中秋|国庆|五一|元旦|清明|春节|年|节)节?`, read: beforeEvent },
  { source: `(?<count>${N})个半(?<unit>月)(?:的?时间)?${WITHIN}`, read: readMonthsAndHalf },
  {
    source: `(?<![\\d上下]|\\.(?=\\d))(?!20\\d\\d年)(?<count>半|${N})(?:个)?(?<unit>工作日|小时|自然日|日|天|周|星期|礼拜|月|年)(?:左右)?(?:的?时间)?(?:${WITHIN}|(?:之|以)?后(?=向|报|再|，|拿|交|给|提交|反馈|汇报|[来去](?:看|查|验)|对(?:今天|上述|以上)))`,
    read: readDuration,
  },
  // 整改期限：2个月
  {
    source: `(?<=(?:时限|期限|时间)：)(?<count>半|${N})个?(?<unit>工作日|天|日|周|月)(?=[。；\\s|]|$)`,
    read: readDuration,
  },
  // 装上，市城管局三天。
  {
    source: `(?<=[局委镇乡司队心办站所村]，?)(?<count>半|${N})个?(?<unit>天|周|星期|礼拜|月)(?=[。；]|，(?:我|做不|干不|完不)|$)`,
    read: readDuration,
  },
  {
    source: `(?<!\\d|\\.(?=\\d))(?<count>半|${N})个(?<unit>工作日)(?=完成|报|提交|反馈|拿出|整改|\\s|$|。)`,
    read: readDuration,
  },
  {
    source: `(?<limit>用|利用|给)?(?<count>半|${N})(?:个)?(?<unit>月|周|星期|天|年)(?:左右)?的?时间(?!内)`,
    read: readSpan,
  },
  {
    source: `(?<!提前|前|近|第|延长|[这那](?=一))(?<count>半|${N})个?(?<unit>星期|礼拜|周|月|天)(?:的?时间)?(?<!\\d月|[一二三四五六七八九十]月)(?=，(?:把|拿出|必须|务必|要(?!求)|完成|见效|搞定|解决)|把|将|拿出|必须|务必|要|给我|给个|报我|出报告|出结果|出方案|出意见|出图|出成果|出具|答复|回话|搞定|解决|完成|见|办|修|弄|干完|做完|处理完|整改到位|整改完|清理完|修好|修复|办结|办完|补齐|腾退完|签完|拆完|搬完|建好|装完|装好|排查完|查完|摸清|清零|到位|[\\u4e00-\\u9fff]{1,2}(?:完|好|清|掉|到位)(?:[，。；]|$))`,
    read: readDuration,
  },
  {
    source: `(?<![\\d/.])(?<month>1[0-2]|[1-9])/(?<day>[12]\\d|3[01]|[1-9])(?:日|号)?(?<limit>${BEFORE}|${WITHIN})?(?![\\d/])`,
    read: readMonthDay,
  },
  {
    source: `(?<![\\d.])(?:(?<year>20\\d{2})[-./])(?<month>\\d{1,2})[-./](?<day>\\d{1,2})(?:日)?(?<limit>${BEFORE}|${WITHIN})?(?![\\d.])`,
    read: readMonthDay,
  },
  {
    source: `(?<![\\d.])(?<year>20\\d{2})[-./](?<month>\\d{1,2})(?<end>底|末)(?<limit>${BEFORE})?`,
    read: readMonth,
  },
  {
    source: `(?<![\\d.])(?<month>1[0-2]|[1-9])\\.(?<day>[12]\\d|3[01]|[1-9])(?:日|号)?(?<limit>${BEFORE}|(?=封顶|完成|开工|完工|竣工|投用|投产|通车|进场|报|交付|到位|验收|上线|开放))`,
    read: readMonthDay,
  },
  {
    source: `(?<=[（，、；：])(?<month>1[0-2]|[1-9])\\.(?<day>[12]\\d|3[01]|[1-9])(?=[）；]|\\n|$)`,
    read: readMonthDay,
  },
  {
    source: `${YEAR_WORD}?(?:第(?=[一二三四1-4]个?季度))?(?<quarter>[一二三四1-4]|前三)(?:(?<=第.)个)?季度(?:工作)?(?<limit>末前?|底前?|结束(?:之)?前|${BEFORE}|${WITHIN})?`,
    read: readQuarter,
  },
  {
    source: `${YEAR_WORD}?(?<half>上半年|下半年)(?!(?:的|城建|工作)?计划)(?<limit>末前?|底前?|${BEFORE}|${WITHIN})?`,
    read: readHalf,
  },
  { source: `${YEAR_WORD}?年中(?![央心国标考小学层药医华秋长])(?<limit>${BEFORE})?`, read: readHalf },
  {
    source: `${YEAR_WORD}(?<limit>年?底${BEFORE}?|年?末${BEFORE}?|${WITHIN}|${BEFORE}|全年)`,
    read: readYearEnd,
  },
  {
    source: `(?<![\\d〇零一二三四五六七八九])(?<limit>年底(?!了|的|已)${BEFORE}?|年末${BEFORE}?|年终${BEFORE}|年内|本年度内|年度内|今年内|岁末${BEFORE})`,
    read: readYearEnd,
  },
  {
    source: `(?<year>20\\d{2})年(?=完成|建成|实现|力争|争取|计划|全面|确保|要|新增|新建|改造|[\\u4e00-\\u9fff]{2,12}(?:不少于|不低于|达到|超过|突破|增长|提高到|降至|压减|减少|下降)[^，。]{0,4}\\d)`,
    read: readYearEnd,
  },
  {
    source: `(?:今年|本年度|全年)(?!以来|重点|主要|初|来|的|我|上半|一季|第|前|[春夏秋冬暑入汛])`,
    read: readYearEnd,
  },
  {
    source: `(?<which>次月)(?:(?<day>${N})[日号]${CLOCK}${BEFORE}|底${BEFORE})`,
    read: readOfThisMonth,
  },
  { source: `次月(?:${N}[日号]|上旬|中旬|底|初)?(?:${BEFORE})?`, read: open },
  {
    source: `过(?<count>半|${N})个?(?<unit>天|周|星期|月)(?=我(?:再|还)?(?:来|去)(?:看|查|验))`,
    read: readDuration,
  },
  {
    source: `下个?月(?=跟|把|要(?!求)|必须|务必|启动|开工|完成|拿|签|报|交|办)`,
    read: (_, anchor) => looseOf(readOfThisMonth({ which: '下月' }, anchor)),
  },
  {
    source: `(?<=给|给你们?|限期?|最多|顶多|倒计时)(?<count>半|${N})个?(?<unit>工作日|天|周|星期|礼拜|月)(?:的?时间)?(?=[，。；\\n]|$)`,
    read: readDuration,
  },
  {
    source: `(?<=，)(?<count>半|${N})个?(?<unit>工作日|天|周|星期|礼拜|月)(?=为限|为期限|足够|够了|见底|见效|见分晓)`,
    read: readDuration,
  },
  { source: `(?<=赶在|抢在|赶|抢)[\\u4e00-\\u9fff]{2,6}?(?<![目以此之当日面眼提])之?前`, read: beforeEvent },
  {
    source: `(?:本|这个)月(?=[\\u4e00-\\u9fff]{0,4}(?:不少于|不低于|达到|超过|至少)|必须|务必|要|一定|就|先|把|拨|完成|拿出|开工|报|交|启动)`,
    read: (_, anchor) => readOfThisMonth({ which: '本月' }, anchor),
  },
  {
    source: `(?<which>本月|当月|这个月|下个?月|(?<![个\\d每每按逐当一二三四五六七八九十两几])月)(?:(?<day>${N})[日号]${CLOCK}${BEFORE}?|(?<ten>${TEN_DAYS})${BEFORE}?|底${BEFORE}?|末${BEFORE}?|(?<start>初)${BEFORE}?|(?<mid>中)${BEFORE}|${WITHIN}|份内)`,
    read: readOfThisMonth,
  },
  {
    source: `(?<week>本周|这个?周|这个星期|本星期|这个?礼拜|本礼拜|下下周|下个?周|下个?星期|下个?礼拜)(?!的|工作|进展|进度|形象|数据|动态|小结|台账|安排|情况|重点|任务|会议|例会|调度会|值班|新签|以来|计划|[\\u4e00-\\u9fff]{2,6}计划)(?:(?<weekday>[一二三四五六日天末])|${WITHIN})?${CLOCK}(?:${BEFORE}|${WITHIN})?`,
    read: readWeekday,
  },
  { source: `(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末])${CLOCK}${BEFORE}`, read: readWeekday },
  {
    source: `(?<![每逢到至—、上])(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])(?:上午|下午|晚上?|中午|早上)?(?=先|报|交|上报|提交|反馈|发|拿|给|送|汇总|能?出|能[报交拿给完]|开|上会|必须|务必|要|下班|就|到位|进场)`,
    read: readWeekday,
  },
  {
    source: `(?<![每逢到至—、上])(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])(?:上午|下午|晚上?|中午|早上)?(?=[去带把组派到给集再来向]|我要|我得|开(?!会|放|门))(?!来了|去了|来的)`,
    read: readWeekdaySpoken,
  },
  {
    source: `(?<![\\d月第—至到-])(?<day>${N})号(?:上午|下午|晚上?|中午|早上)?(?=能|先|补|给|就|要|必须|务必|一定|开会|报|交|发|进场|到位|完成|开工|通|上会|把|将|拿|见|清|结|上线|出|，|。|、|我|再|[来去](?![年查检督验])|搬|试(?![验点])|装(?!置)|拆|签|取(?!水)|送(?!变)|铺|到(?=[，。\\n]|$))`,
    read: readDaySpoken,
  },
  {
    source: `“?(?<holiday>七一|八一|六一|三八|五四|教师节|建军节|建党节|儿童节|妇女节|青年节|护士节|植树节)”?(?:国际)?(?:儿童节|建党节|建军节|妇女节|青年节)?(?:之)?前`,
    read: readFixedDay,
  },
  {
    source: `(?<which>本|这个|下)(?:个)?季度(?<limit>末前?|底前?|${BEFORE}|${WITHIN})?`,
    read: readOwnQuarter,
  },
  {
    source: `(?:立春|雨水|惊蛰|春分|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至|小寒|大寒|正月十五|元宵节|腊八|重阳节|春运|农忙|(?<![十百千几多数半\\d一二两三四五六七八九])年|节后[\\u4e00-\\u9fff]{0,4})前(?![期后往]|提(?![供交出请报升前高醒取级档速质]))`,
    read: beforeEvent,
  },
  {
    source: `${YEAR_WORD}?“?(?<holiday>元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|十一|双节|两节|节日|节假日|假期|放假|过年|节)”?(?:假期|长假|小长假|放假|期间|假日|到来|来临)?(?:之|以)?前(?!后|往|提(?![供交出请报升前高醒取级档速质])|夕)`,
    read: readHoliday,
  },
  {
    source: `“?(?<holiday>元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?)”?节?前夕`,
    read: readHoliday,
  },
  {
    source: `(?<![今明后][天日晚])(?<near>天黑|天亮|(?<![日号天晚早一二三四五六])中午|傍晚|午饭|晚饭|半夜|午夜)(?<limit>[之以]?前)`,
    read: readNearDay,
  },
  {
    source: `(?<near>今天|今日|今晚|当天|当日|明天|明日|明晚|大后天|后天|今明两天)${CLOCK}(?<limit>${BEFORE}|${WITHIN})`,
    read: readNearDay,
  },
  {
    source: `(?<near>今晚|明早|明晨|明日凌晨|明天凌晨|今天中午|今天傍晚|今早(?=[把派去将要就]|[，。\n]|d)|今天晚上|今天夜里|今天之内|今天内|今天上午|今天下午|今天下班|今天就|(?:今天|今日)(?=先(?!行)|务必|必须|要(?!求)|给我|报|交|拿|拆|弄|之前|派|把|发(?![生展现布])|清|出具|办(?!公|会)|落实)|明天|明日|后天|今明两天)(?:上午|下午|晚上?|一早|就|一早就)?(?:\\d{1,2}(?:点|时|:\\d{2})(?:半|\\d{1,2}分)?)?(?<limit>务必|必须|就|要)?`,
    read: readNearDay,
  },
  {
    source: `(?<![日号天晚早周夜当午上下\\d:：时点至到—一二三四五六前每])(?<near>(?:上午|下午|晚上?|中午|凌晨|傍晚)?)(?:\\d{1,2}|(?<=上午|下午|晚上?|中午|凌晨|傍晚)(?:十[一二]?|[一二两三四五六七八九]))(?:(?:时|点)(?:半|\\d{1,2}分)?|[:：]\\d{2})(?<limit>${BEFORE})`,
    read: readNearDay,
  },
  // 学生名单下班前发群里: of the same day.
  {
    source: `(?<![日号天晚早周夜当午上下\\d一二三四五六前每内末底])(?<near>(?:上午|中午|下午)?)(?:下班|收工)(?<limit>${BEFORE})`,
    read: readNearDay,
  },
  { source: `(?<![\\d月第—至到-])(?<day>${N})[日号]${CLOCK}(?:${BEFORE})`, read: readDayAlone },
  {
    source: `(?<![\\d月第—至到-])${AFTER_DOER}(?<day>${N})[日号]${CLOCK}${BEFORE_DOING}`,
    read: readDayToCome,
  },
  {
    source: `(?<![\\d月第—至到-])(?<day>${N})[日号]${CLOCK}(?=报送|上报|送(?!达)|报(?![道告])|交(?![流办通警易]))`,
    read: readDayToCome,
  },
  {
    source: `(?<!，)${AFTER_DOER}(?:周|星期|礼拜)(?<weekday>[一二三四五末])${CLOCK}${BEFORE_DOING}`,
    read: readWeekdaySpoken,
  },
  {
    source: `${AFTER_DOER}(?:(?<ten>${TEN_DAYS})|月(?<mid>中))${BEFORE_DOING}`,
    read: (groups, anchor) => looseOf(readOfThisMonth(groups, anchor)),
  },
  {
    source: `${AFTER_DOER}(?<near>明晚|今夜|当晚|明天夜里|明晨|明早|明天早上|明日凌晨|今早|今晨|今儿|明儿|今天一早|(?<!们|大家)(?:今天|今日)(?![也都我你在来听讲开看说的不没是请先这到主要参召就]))${CLOCK}${BEFORE_DOING}`,
    read: readNearDay,
  },
  {
    source: `${AFTER_DOER}(?<near>(?:上|下)午?班前)${BEFORE_DOING}`,
    read: (_, anchor) => readNearDay({ near: '今天', limit: '前' }, anchor),
  },
  // 县交投路基沉降稳定前…: by something that has no day, whatever it is.
  {
    source: `${AFTER_DOER}(?!未|[\\u4e00-\\u9fff]?[靠])[\\u4e00-\\u9fff]{2,6}?(?<![目以此之当日面眼提先空超跟生靠门屋楼年天月周一二三四五六七八九十])(?:之前(?=[\\u4e00-\\u9fff])|前(?=把|将|要(?!求)|必须|务必|完成|先(?!进)|就|${DOING_VERB}))`,
    read: beforeEvent,
  },
  { source: `${AFTER_DOER}这(?:一两|两|几)[天日]${BEFORE_DOING}`, read: open },
  {
    source: `${AFTER_DOER}(?:过了(?:[\\u4e00-\\u9fff]{1,3}节|端午|中秋|国庆|五一|元旦|年)|本?旬内|“[^”，。\\n]{2,6}”之?前|[\\u4e00-\\u9fff\\d]{2,6}期内)${BEFORE_DOING}`,
    read: beforeEvent,
  },
  {
    source: `(?<![\\d.-])(?<month>0?[1-9]|1[0-2])-(?<day>[0-3]?\\d)(?<limit>${BEFORE})`,
    read: readMonthDay,
  },
  {
    source: `(?:本|这个)月(?=[\\u4e00-\\u9fff]{1,4}(?:完|好|清|到位|见底)(?:[，。；]|$)|见分晓|见效)`,
    read: (_, anchor) => readOfThisMonth({ which: '本月' }, anchor),
  },
  { source: `(?<=，)本月(?=[。；\\n]|$)`, read: (_, anchor) => readOfThisMonth({ which: '本月' }, anchor) },
  {
    source: `${AFTER_DOER}(?<count>${N})(?<unit>个工作日)${BEFORE_DOING}`,
    read: readDuration,
  },
];
