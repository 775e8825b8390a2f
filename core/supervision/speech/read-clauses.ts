import { decideRole, type UnitRole } from './assign-role.ts';
import { restOf, textAfter, textBefore, widenList, wordClause } from './clause-words.ts';
import type { CadenceMark } from './find-cadences.ts';
import type { TargetMark } from './find-targets.ts';
import { isOwnName } from './issuer.ts';
import { partAtDoers, partAtRoles, partAtTimedUnits, partAtTimes } from './part-clauses.ts';
import { isAbove, isTimedTopic } from './place-of-units.ts';
import { promoteLoneSupport, promotePromise } from './promote-roles.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import { type Span, splitClauses } from './split-sentences.ts';
import type { TimeMark } from './time-mark.ts';
import type { UnitList } from './unit-mention.ts';

export interface RoledList {
  list: UnitList;
  role: UnitRole;
}

/** One clause with what was recognised in it. */
export interface Clause extends Span {
  text: string;
  lists: RoledList[];
  times: TimeMark[];
  cadences: CadenceMark[];
  targets: TargetMark[];
  /** Who leads says so himself. */
  isPromise?: boolean;
  /** What is left without units in a role, times, role words and connectors. */
  rest: string;
  /** The same as it is shown: with its punctuation and rhythm, without deadlines. */
  wording: string;
}

/** The words between two places with the times among them blanked. */
const blankTimes = (plain: string, from: number, to: number, times: readonly Span[]): string =>
  times.reduce(
    (words, time) =>
      time.from >= from && time.to <= to
        ? `${words.slice(0, time.from - from)}${' '.repeat(time.to - time.from)}${words.slice(time.to - from)}`
        : words,
    plain.slice(from, to),
  );

/** True where a name stands inside a bracket of the clause: a remark, not a subject. */
function isInBracket(plain: string, from: number, at: number): boolean {
  const before = plain.slice(from, at);
  return before.lastIndexOf('（') > before.lastIndexOf('）');
}

const LOOKS_AT = /调度|督查|督导|督办|检查|通报|走访|抽查|巡查|约谈|暗访|考核|排名|点评|指导|催/;

const LEADER_SEES =
  /(?:责任|承办|主办|牵头)单位(?:为|是)?$|(?:[县市区镇乡省]长|书记|常委|主任|(?:分管|包联|包保|县|市)(?:县|市)?领导|同志)(?:要|负责)?(?:督促|调度|盯着|牵头督促|具体督促|组织|牵头组织|带领)$/;

function readClause(marks: SpeechMarks, span: Span): Clause {
  const { plain } = marks;
  const times = within(marks.times, span.from, span.to);
  const cadences = within(marks.cadences, span.from, span.to);
  const blanked = [...times, ...cadences];
  const lists = within(marks.lists, span.from, span.to)
    .filter((list) => !isInBracket(plain, span.from, list.from))
    .map(
      (list): RoledList => ({
        list,
        role: decideRole(
          textBefore(plain, span, list, blanked),
          textAfter(plain, span, list, blanked),
          isOwnName(plain, list),
        ),
      }),
    );
  // 河长办每月25日前通报，: with a rhythm it does so, it has not just said so.
  for (const entry of lists)
    if (
      entry.role === 'mention' &&
      cadences.some((one) => one.from === entry.list.to && /^(?:通报|汇报|报告)/.test(plain.slice(one.to)))
    )
      entry.role = 'lead';
  // 水务局12月底前主体要完工: by when right behind its name, it is told.
  for (const entry of lists)
    if (
      entry.role === 'mention' &&
      entry.list.from === span.from &&
      entry.list.units.every(({ kind }) => kind === 'unit') &&
      times.some((time) => time.from === entry.list.to && time.kind === 'firm' && time.dueOn !== null) &&
      /^[\u4e00-\u9fff]{0,8}(?:要(?!求)|必须|务必)/.test(
        plain.slice(times.find((time) => time.from === entry.list.to)?.to),
      )
    )
      entry.role = 'lead';
  // 每10天调度一次各乡镇进度: what stands behind such a rhythm is looked at.
  for (const entry of lists)
    if (cadences.some((one) => one.to === entry.list.from && LOOKS_AT.test(plain.slice(one.from, one.to))))
      entry.role = 'object';
  // 环评变更材料环保分局周三下班前给意见: the matter, who, by when, and the verb.
  if (lists.length === 1 && lists[0]?.role === 'mention' && isTimedTopic(plain, span, lists[0].list, times))
    lists[0].role = 'lead';
  // 各镇街参保率6月底前不低于95%: a group and a figure to be reached by a day.
  for (const entry of lists)
    if (entry.role === 'mention' && isGroupFigure(plain, span, entry.list, times)) entry.role = 'lead';
  // 给住建局半个月时间，把管网接通: who is given the time does it.
  for (const entry of lists)
    if (
      entry.role === 'object' &&
      /给$/.test(plain.slice(span.from, entry.list.from)) &&
      times.some((time) => time.from === entry.list.to && time.dueOn !== null)
    )
      entry.role = 'lead';
  // 请分管副县长督促县交通局加快…: a leader sees to it, the unit does it.
  for (const entry of lists)
    if (entry.role !== 'lead' && LEADER_SEES.test(plain.slice(span.from, entry.list.from)))
      entry.role = 'lead';
  lists.forEach((entry, index) => {
    const before = lists[index - 1];
    const gap = before ? plain.slice(before.list.to, entry.list.from) : '，';
    if (
      before?.role === 'mention' &&
      entry.role === 'lead' &&
      /^[\u4e00-\u9fff]{0,4}$/.test(gap) &&
      !/[由请，的]$/.test(gap)
    )
      entry.role = 'mention';
  });
  // 公交接驳线由…, 自备电源由行业主管部门试机: whoever is asked leads, what stands before is the matter.
  const asked = lists.findIndex(
    ({ list, role }) => role === 'lead' && /(?:由|责成)$/.test(plain.slice(span.from, list.from)),
  );
  const [first] = lists;
  const builder = lists[asked];
  // 由水泥厂社区请专业公司查一遍: who is hired helps.
  lists.forEach((entry, index) => {
    const before = lists[index - 1];
    if (
      before?.role === 'lead' &&
      entry.role === 'lead' &&
      before.list.to === entry.list.from - 1 &&
      /[请聘]/.test(plain[entry.list.from - 1] ?? '') &&
      /(?:公司|机构|院|单位|协会)$/.test(entry.list.units[0]?.name ?? '')
    )
      entry.role = 'support';
  });
  // 县农业农村局责成施工单位返工: a unit of a project only acts where nobody else is named.
  const isThrough =
    asked === 1 &&
    first?.role === 'lead' &&
    builder !== undefined &&
    /责成$/.test(plain.slice(span.from, builder.list.from)) &&
    builder.list.units.every((unit) => unit.kind === 'project');
  if (isThrough && builder) builder.role = 'support';
  else
    for (const entry of lists.slice(0, Math.max(0, asked))) if (entry.role === 'lead') entry.role = 'mention';
  lists.forEach((entry, index) => {
    const next = lists[index + 1];
    const between = next ? blankTimes(plain, entry.list.to, next.list.from, blanked) : '';
    const helps = /^(?:要|应|负责|积极|主动)?(?:于|在)? *(指导|督导|配合|协助|支持|帮助)$/.exec(between)?.[1];
    if (
      !next ||
      helps === undefined ||
      entry.role === 'mention' ||
      next.list.units.every((unit) => unit.kind === 'general' || unit.kind === 'project') ||
      !(/导|督/.test(helps) ? /^[\u4e00-\u9fff\d]/ : /^[\u4e00-\u9fff\d，]/).test(
        plain.slice(next.list.to, next.list.to + 1),
      ) ||
      /^(?:的|等?工作|做好工作)/.test(plain.slice(next.list.to, next.list.to + 4))
    )
      return;
    if (helps === '帮助' || (!/导|督/.test(helps) && isAbove(next.list, entry.list))) {
      entry.role = 'lead';
      next.role = 'support';
      return;
    }
    // 县民政局指导各村修订村规民约: all of a kind are told through whoever guides them.
    const isAll = helps === '指导' && next.list.units.every((unit) => unit.group !== null);
    // 会同省财政厅指导各市: it helps another.
    if (isAll && entry.role === 'support') {
      next.role = 'support';
      return;
    }
    entry.role = isAll ? 'lead' : /导|督/.test(helps) ? 'guide' : 'support';
    next.role = isAll ? 'support' : 'lead';
  });
  const roled = lists
    .filter(({ role }) => role !== 'mention' && role !== 'object')
    .map(({ list }) => widenList(plain, span, list));
  return {
    ...span,
    text: plain.slice(span.from, span.to),
    lists,
    times,
    cadences,
    targets: within(marks.targets, span.from, span.to),
    rest: restOf(span, plain, [...roled, ...blanked]),
    wording: wordClause(span, plain, roled, times),
  };
}

/** 各镇街参保率6月底前不低于95%: what every one of a group has to reach. */
const isGroupFigure = (plain: string, clause: Span, list: UnitList, times: readonly TimeMark[]): boolean =>
  list.from === clause.from &&
  list.units.every((unit) => unit.group !== null) &&
  times.some((time) => time.kind === 'firm' && time.from >= list.to) &&
  /^[\u4e00-\u9fff]{2,10}(?:率|进度|占比|比例|覆盖面)[^，。]{0,10}(?:不低于|不少于|达到|控制在|提高到|保持在)/.test(
    blankTimes(plain, list.to, clause.to, times).replace(/^ +/, ''),
  );

/** The clauses of a sentence, in order, each with its units in their roles. */
export function readClauses(marks: SpeechMarks, from: number, to: number): Clause[] {
  const clauses = splitClauses(marks.plain, from, to)
    .flatMap((span) => partAtRoles(marks, span))
    .flatMap((span) => partAtDoers(marks, span))
    .flatMap((span) => partAtTimedUnits(marks, span))
    .flatMap((span) => partAtTimes(marks, span))
    .map((span) => readClause(marks, span));
  promoteLoneSupport(marks.plain, clauses);
  promotePromise(marks, clauses);
  return clauses;
}
