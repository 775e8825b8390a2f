import { findOnlyFestival } from './holiday-readers.ts';
import { DESCRIBES, IS_ATTRIBUTE, IS_OF_YEAR, IS_PLANNED, PLANS } from './time-attribute.ts';
import type { TimeAnchor, TimeKind, TimeMark } from './time-mark.ts';
import {
  AFTER_EVENT,
  ANSWERED_EACH,
  EACH_CASE,
  EACH_TIME,
  FROM_EVENT,
  HANDLED,
  HANDLING_AFTER,
  HANDLING_LIMIT,
  OTHER_EVENT,
  WHENEVER,
  WHERE_SO,
} from './time-of-event.ts';
import { TIME_PATTERNS } from './time-patterns.ts';

const COMPILED = TIME_PATTERNS.map(({ source, read }) => ({ pattern: new RegExp(source, 'gu'), read }));

const sentenceBefore = (plain: string, at: number): string =>
  plain
    .slice(Math.max(0, at - 70), at)
    .split(/[。；\n]/)
    .at(-1) ?? '';
const EACH_DAY = /每[天日晚早]|逐日|天天/;
const OF_EACH_MONTH = /[每按逐]月|月度|当月|月报/;
const FROM_MEETING =
  /(?:会后|会议(?:结束)?后|印发(?:之日)?(?:后|起)|发布之日起|下发(?:之日)?(?:后|起)|(?:发文|成文|签发)之日起|通知后|(?:本|此)(?:通知|文|函|方案|单|件|督办单|交办单|清单)(?:印发|下发|发布|之日|后|起)*(?:之日)?(?:后|起)?|即日起|今日起|今天起|现在起|散会后|交办后|接文后|收文后|收函后|文到后|收到(?:本|此)?(?:通知|文件?|函|单|督办单|提示函|通报)后|纪要(?:印发|下发)?后)(?:的|，)?$/;
const VALIDITY_BEFORE =
  /(?:(?:政策|措施|规定|标准|补贴|本通知|本办法)[^，。；\n]{0,4}(?:执行|实施|延续|延长|有效)(?:至|到)|有效期|施行|实施期限|执行期限|试行期|(?<!整改|完成|办理|办结|反馈|报送|工作|落实|销号|任务|责任|最后|最终|[，；。、（])期限|聘期|任期|合同期|服务期|施行期|补贴期|政策期)[^，。；\n]{0,14}$|(?:自|从)[^，。；\n]{0,6}$/;
const VALIDITY_AFTER =
  /^(?:起|开始)?(?:正式)?(?:施行|实施(?!方案|细则|意见|完成)|执行|起施行|生效|废止|失效|起执行)/;
const GOAL_BEFORE = /(?:到|至|力争到|争取到|展望)$/;
const PAST_BEFORE = /(?:截至|截止|截止到|截止至|截至到|早在|已于|自|从|去年|上年|此前|曾于)$/;
const PAST_AFTER =
  /^(?:这个时候|以来|来(?=[，。、的])|已|就已|曾|期间已|我们|我县(?!要)|，全[县市区省](?:累计|共|实现)|，(?:已|累计|共完成))/;
const LIMIT_BEFORE =
  /(?:不迟于|不晚于|(?:不(?:得|能)?|勿)(?:超过|晚于|迟于)|最迟|最晚|截止日期[为是]?|截止时间[为是]?|最后期限(?:就?是|为|定在|定为)?|时间节点[为是]|截止|截至|限|限期|(?:^|[，；。、（])(?:期限|时限))[：:]?$/;
const isLater = (dueOn: string | null, anchor: TimeAnchor): boolean =>
  dueOn !== null && dueOn.slice(0, 4) > anchor.date.slice(0, 4);
/** 11月1日起全市执行: by then it is to be in place. */
const TAKES_EFFECT = /^(?:起|开始)(?:，)?[^，。；]{0,12}(?:实行|执行|开通|推行|上线|开放)/;
const START_AFTER = /^(?:起|就?开始|以后|后(?!续|期|勤))/;

/** 把临时电接上，明天行不行？: whether a day suits is a polite way to ask for it; 三十天以内行不行 asks for a limit. */
const isAskedFor = (words: string, before: string, after: string): boolean =>
  before.endsWith('，') && /^(?:行不行|来不来得及)/.test(after) && !/以?内$/.test(words);

/** Times inside 《…》 are part of a name. */
function findTitleSpans(plain: string): [number, number][] {
  return [...plain.matchAll(/《[^》\n]{0,80}》/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

function decideKind(
  plain: string,
  from: number,
  to: number,
  kind: TimeKind,
  dueOn: string | null,
  anchor: TimeAnchor,
): TimeKind {
  const before =
    plain
      .slice(Math.max(0, from - 24), from)
      .split('\n')
      .at(-1) ?? '';
  const after = plain.slice(to, to + 16);
  const words = plain.slice(from, to);
  if (/^即日起/.test(words)) return 'start';
  // 每天统计，下午6点前报镇里: the hour of every day.
  if (
    /^(?:上午|下午|晚上?|中午|早上|凌晨|傍晚)?\d{1,2}(?:[时点]|[:：])/.test(words) &&
    EACH_DAY.test(sentenceBefore(plain, from))
  )
    return 'open';
  // 对4月份37件投诉逐件复盘: which, not by when.
  if (/^\d{1,2}月份?$/.test(words) && /[对就将]$/.test(before)) return 'goal';
  // 把春节前的欠薪清零, 对开学前的校舍维修摸个底: which of them.
  if (
    /前$/.test(words) &&
    /(?:[把对就]|围绕|针对|摸清|做好|抓好)$/.test(before) &&
    /^的[\u4e00-\u9fff]{2}/.test(after)
  )
    return 'goal';
  // 贷款下周五到期
  if (/^(?:就|要|就要|将|即将|全部)?到期(?=[，。；、])/.test(after)) return 'goal';
  // 报名时间为5月15日至20日
  if (/(?:报名|公示|展出|征集|考试|缴费|办公|开放)(?:时间|期限|期|日期)(?:为|是|：)$/.test(before))
    return 'validity';
  // 禁采期定为4月1日至9月30日
  if (/[期段](?:[^。；]{0,8})(?:定|设|确定)为$/.test(before)) return 'goal';
  // 10月底前召开一次分析会，会后3天内报…: after that meeting, not this one.
  if (/会后$/.test(before) && /(?:开|召开)[^，。；]{0,14}会，$/.test(sentenceBefore(plain, from - 2)))
    return 'event';
  // 别等到12月31号再补
  if (/(?:别|不要|不能|不得|莫)(?:再)?(?:等到?|拖到?|推到)$|凡是?$/.test(before)) return 'goal';
  // 按月填报，次月5日前报送: the month after each.
  if (/^次月/.test(words) && OF_EACH_MONTH.test(sentenceBefore(plain, from))) return 'open';
  // 教体局放假之前…: the holidays of a school have no day in the calendar of work.
  if (/^放假/.test(words) && /[学教]/.test(sentenceBefore(plain, from) + after)) return 'event';
  // 我下周再来看: the speaker's own plan.
  if (/(?<![让给报])我(?:会|将|还会?)?$/.test(before) && !/[前内]$/.test(words)) return 'goal';
  if (/(?<![让给报])我们(?:会|将|还会?)?$/.test(before) && OWN_PLAN.test(after) && !/[前内]$/.test(words))
    return 'goal';
  if (kind === 'past' || /距离?(?:今年|明年)?$/.test(before)) return 'past';
  const isOnlyPlanned =
    /(?:计划|预计|拟)(?:于|在)?$/.test(before) && !/[前内]$/.test(words) && !HANDS_IN.test(after);
  if (isOnlyPlanned || (DESCRIBES.test(after) && !isAskedFor(words, before, after))) return 'goal';
  if (isRolled(words, dueOn, anchor) && WAS_DUE.test(before)) return 'past';
  if (/(?:即日|今日|今天|现在|本周|下周|\d[日月])起(?:开始)?(?:，)?(?:至|到)$/.test(before) && dueOn !== null)
    return 'firm';
  const isPastAfter = PAST_AFTER.test(after) && !(/前$/.test(words) && after.startsWith('我们'));
  if (isPastAfter || /(?:已于|已在|曾于|已经在|已按期于)$/.test(before)) return 'past';
  const isDuration =
    /内$|工作日$/.test(words) &&
    /^[半\d一二三四五六七八九十两廿百]/.test(words) &&
    !/月[内份]|(?<!^[\d一二三四五六七八九十两]{1,2})年内/.test(words.replace(/个月内/, ''));
  if (isDuration || /个月内$|半年内$/.test(words)) {
    if (FROM_MEETING.test(before)) return kind;
    if (
      FROM_EVENT.test(before) ||
      OTHER_EVENT.test(before) ||
      /(?:节后|开学|开工|入汛|投产|开业|验收|[灾雨雪汛震停]后)$/.test(before) ||
      AFTER_EVENT.test(sentenceBefore(plain, from)) ||
      WHENEVER.test(sentenceBefore(plain, from)) ||
      WHERE_SO.test(sentenceBefore(plain, from)) ||
      EACH_TIME.test(sentenceBefore(plain, from))
    )
      return 'event';
    if (
      /小时内$/.test(words) &&
      /应当?[于在]$/.test(before) &&
      /^(?:上?报(?:告|送)?|抢通|处置|响应|到场|修复)/.test(after)
    )
      return 'event';
    if ((EACH_CASE.test(before) || ANSWERED_EACH.test(before)) && HANDLED.test(after)) return 'event';
    if (HANDLING_LIMIT.test(before) || HANDLING_AFTER.test(after)) return 'event';
    return kind;
  }
  if (
    VALIDITY_BEFORE.test(before) &&
    !/前$/.test(words) &&
    (/(?:期|施行|(?:执行|实施|延续|延长|有效)(?:至|到))/.test(before) ||
      VALIDITY_AFTER.test(after) ||
      START_AFTER.test(after))
  )
    return 'validity';
  if (VALIDITY_AFTER.test(after) && /(?:自|从|于)$/.test(before)) return 'validity';
  if (/^起?(?:正式)?(?:施行|废止|失效)/.test(after)) return 'validity';
  if (START_AFTER.test(after) && !/[前内]$/.test(words))
    return /日$|[日号]/.test(words) && TAKES_EFFECT.test(after) && dueOn !== null ? 'loose' : 'start';
  if ((kind === 'loose' || /[年月]底$|年末$|\d[日号]$/.test(words)) && IS_ATTRIBUTE.test(after))
    return 'goal';
  if (
    kind === 'loose' &&
    /^(?:今年|本年度|去年|[上下]半年|[一二三四]季度)$/.test(words) &&
    IS_OF_YEAR.test(after)
  )
    return 'goal';
  if (kind === 'loose' && /年$|季度$|半年$/.test(words) && /(?:把|对|就|围绕|针对)$/.test(before))
    return 'goal';
  if (kind === 'loose' && /年$|季度$/.test(words) && PLANS.test(before) && IS_PLANNED.test(after))
    return 'goal';
  if (/^20\d\d年$/.test(words) && /(?:力争|争取)(?:到|在)?$/.test(before) && isLater(dueOn, anchor))
    return 'goal';
  if (/^年[底末终]$/.test(words) && /^(?:再|要)?(?:算总账|交账|见分晓|算账|比高低)/.test(after))
    return 'goal';
  // 为全年粮食丰收打下基础: what for, not by when.
  if (kind === 'loose' && /年$/.test(words) && /为$/.test(before)) return 'goal';
  if (/^(?:截至|截止)/.test(before.slice(-3)) && dueOn !== null && dueOn <= anchor.date) return 'past';
  if (PAST_BEFORE.test(before) && kind === 'loose' && !/(?:截至|截止)/.test(before)) return 'past';
  if (/^(?:拟|计划|预计|应)[^，。]{1,8}的/.test(after)) return 'goal';
  // 9月底前仍未动工的，收回用地: a condition, not by when.
  if (
    /^(?:(?:仍|还|尚)?未|不能|无法|没有|没能|完不成|达不到)[^，。]{1,10}的(?:，|项目|企业|单位|乡镇|部门|地块|问题|镇街|工程|事项)/.test(
      after,
    )
  )
    return 'goal';
  if (kind === 'loose' && LIMIT_BEFORE.test(before)) return 'firm';
  // 每天两报，直到10日: the end of a rhythm.
  if (
    dueOn !== null &&
    /(?:直到|直至|持续[到至]|一直到|延续到|坚持到)$/.test(before) &&
    isRhythmBefore(plain, from)
  )
    return 'firm';
  if (GOAL_BEFORE.test(before) && isGoal(words, dueOn, anchor)) return 'goal';
  // 2030年前: five years ahead it is an aim.
  if (/^20\d\d年前$/.test(words) && yearsAhead(dueOn, anchor) >= 5) return 'goal';
  return kind;
}

/** 正在研究…，预计12月底提交论证报告: what comes in by the day is looked for, what is foreseen else is not. */
const HANDS_IN = /^(?:可|能|将)?(?:提交|上报|报送|呈报|形成|出台|印发|拿出|报(?=[县市省政区]))/;
const isRhythmBefore = (plain: string, at: number): boolean =>
  /每|[日天周]报/.test(sentenceBefore(plain, at));
/** 我们下周再来看, 我们明天开会, 我们明天派人去省里盯着: what the speaker and his hearers do. */
const OWN_PLAN =
  /^(?:派人[去到往跑][省市]里|就?再(?!去[^，。]{0,4}(?:核查|复查|复核|复检|抽检|检修))|还|又|坐|碰|开会?|见面|接着|继续|来看|去看)/;
/** 你镇应于7月底前完成…: said in August it was due then. */
const WAS_DUE = /(?:应于|应在|应当于|原定于?|原计划|计划于?|要求[^，。]{0,8}|承诺|明确|规定)$/;
const isRolled = (words: string, dueOn: string | null, anchor: TimeAnchor): boolean =>
  dueOn !== null && dueOn.slice(0, 4) > anchor.date.slice(0, 4) && /月/.test(words) && !/年/.test(words);

const yearsAhead = (dueOn: string | null, anchor: TimeAnchor): number =>
  Number(dueOn?.slice(0, 4) ?? 0) - Number(anchor.date.slice(0, 4));

/** 到2030年, 到2027年底: an aim of the place when it lies more than a year ahead. */
function isGoal(words: string, dueOn: string | null, anchor: TimeAnchor): boolean {
  return dueOn === null || (yearsAhead(dueOn, anchor) >= 2 && !/[前内]$/.test(words));
}

const LONG_TERM =
  /(?:到|至|在)?(?:20[2-9]\d年(?!度|底|末|前|内|全年|\d|[一二三四上下第]|[1-9])|“?十[四五六]五”?(?:末|期末|期间|时期)|本世纪中叶)/gu;

/** 春节前（1月31日前）: the day in the bracket says what is meant. */
function setByBracket(plain: string, times: TimeMark[]): void {
  times.forEach((time, index) => {
    const next = times[index + 1];
    if (next?.dueOn == null || time.kind === 'past' || time.kind === 'goal') return;
    if (!/^（(?:即|也就是)?$/.test(plain.slice(time.to, next.from)) || plain[next.to] !== '）') return;
    time.dueOn = next.dueOn;
    time.kind = next.kind;
    time.isUncertain = next.isUncertain;
  });
}

/** 时间同上, and 同上 alone in a cell. */
const SAME_TIME = /(?:时间|时限|期限|时间要求|完成时间)同(?:上|前)|(?<=[\t|])同上(?=[\t|\n]|$)/gu;

/**
 * Every time in the plain text with the day it means against the day of the meeting (handbook 4.6).
 * X日前, X日之前, 截至X日 all mean the day itself, which still counts: the handbook resolves 10月1日前 to a date and an
 * office that hands in on that day is on time. A month without a year is this year's, or next year's once it is
 * past. 本周内 is the last working day of the week; N日内 calendar days and N个工作日内 working days after the meeting, which
 * is day 0 (3.1); 国庆节前 the last working day before the days off. Nothing is moved when the day is a day off. `others` are marks already made of the
 * text (cadences: 每月5日前), in which no time is looked for.
 */
export function findTimes(
  plain: string,
  anchor: TimeAnchor,
  others: readonly { from: number; to: number }[] = [],
): TimeMark[] {
  const told: TimeAnchor = { ...anchor, festival: findOnlyFestival(plain) };
  const titles = findTitleSpans(plain);
  const isInTitle = (from: number): boolean => titles.some(([start, end]) => from > start && from < end);
  const taken = new Uint8Array(plain.length + 1);
  for (const { from, to } of others) taken.fill(1, from, to);
  const found: TimeMark[] = [];
  const add = (
    from: number,
    to: number,
    kind: TimeKind,
    dueOn: string | null,
    isUncertain: boolean,
  ): void => {
    for (let index = from; index < to; index += 1) if (taken[index] === 1) return;
    taken.fill(1, from, to);
    found.push({ from, to, kind, dueOn: kind === 'firm' || kind === 'loose' ? dueOn : null, isUncertain });
  };
  for (const { pattern, read } of COMPILED) {
    for (const match of plain.matchAll(pattern)) {
      if (match[0] === '' || isInTitle(match.index)) continue;
      const reading = read(match.groups ?? {}, told);
      if (reading === null) continue;
      const from = match.index;
      const to = from + match[0].length;
      add(
        from,
        to,
        decideKind(plain, from, to, reading.kind, reading.dueOn, anchor),
        reading.dueOn,
        reading.isUncertain ?? false,
      );
    }
  }
  for (const match of plain.matchAll(LONG_TERM))
    add(match.index, match.index + match[0].length, 'goal', null, false);
  for (const match of plain.matchAll(/(?:自)?即日起|立即|马上|立刻|尽快|近期|第一时间|近日/g))
    add(match.index, match.index + match[0].length, /即日起/.test(match[0]) ? 'start' : 'open', null, false);
  found.sort((a, b) => a.from - b.from);
  setByBracket(plain, found);
  for (const match of plain.matchAll(SAME_TIME)) {
    const from = match.index;
    const before = found.findLast((time) => time.to <= from && time.kind === 'firm');
    if (before) add(from, from + match[0].length, 'firm', before.dueOn, true);
  }
  return found.sort((a, b) => a.from - b.from);
}
