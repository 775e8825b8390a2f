import { decideRole, type UnitRole } from './assign-role.ts';
import { restOf, widenList, wordClause } from './clause-words.ts';
import type { CadenceMark } from './find-cadences.ts';
import type { TargetMark } from './find-targets.ts';
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

/** The text before a list, its times and cadences blanked, so that 6月底前由县住建局… still begins with its subject. */
function textBefore(plain: string, clause: Span, list: UnitList, times: readonly Span[]): string {
  let before = plain.slice(clause.from, list.from);
  for (const time of times) {
    if (time.to > list.from) continue;
    const start = time.from - clause.from;
    before = `${before.slice(0, start)}${' '.repeat(time.to - time.from)}${before.slice(time.to - clause.from)}`;
  }
  return before
    .replace(/(?:于|在|从|自|到|至|截至|最迟|必须|务必)? +(?:前|之前|起|开始|底|内)?/g, '')
    .replace(/^[，、]/, '');
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

/** The text behind a list without a time that follows at once: 市应急局五一前组织… is 市应急局组织…. */
function textAfter(plain: string, clause: Span, list: UnitList, times: readonly Span[]): string {
  const next = times.find(
    (time) =>
      time.from >= list.to &&
      /^(?:要|须|应|必须|务必|也|还|就)?(?:于|在|从)?$/.test(plain.slice(list.to, time.from)),
  );
  if (!next) return plain.slice(list.to, clause.to).trimStart();
  return plain.slice(next.to, clause.to).replace(/^(?:前|之前|内|，)/, '');
}

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
        role: decideRole(textBefore(plain, span, list, blanked), textAfter(plain, span, list, blanked)),
      }),
    );
  // 每10天调度一次各乡镇进度: what stands behind such a rhythm is looked at.
  for (const entry of lists)
    if (cadences.some((one) => one.to === entry.list.from && LOOKS_AT.test(plain.slice(one.from, one.to))))
      entry.role = 'object';
  // 环评变更材料环保分局周三下班前给意见: the matter, who, by when, and the verb.
  if (lists.length === 1 && lists[0]?.role === 'mention' && isTimedTopic(plain, span, lists[0].list, times))
    lists[0].role = 'lead';
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
    if (!/导|督/.test(helps) && isAbove(next.list, entry.list)) {
      entry.role = 'lead';
      next.role = 'support';
      return;
    }
    entry.role = /导|督/.test(helps) ? 'guide' : 'support';
    next.role = 'lead';
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

/** A clause with two deadlines, each with something to do (6月底前完成A、9月底前完成B), is two clauses. */
function partAtTimes(marks: SpeechMarks, span: Span): Span[] {
  const firm = within(marks.times, span.from, span.to).filter(
    (time) => time.kind === 'firm' && time.dueOn !== null,
  );
  const parts: Span[] = [];
  let from = span.from;
  for (const time of firm.slice(1)) {
    const joint = marks.plain.slice(from, time.from);
    const match = /[、；和并及][^、；和并及]{0,2}$/.exec(joint);
    if (!match || joint.length < 8 || /月|日|\d/.test(match[0])) continue;
    parts.push({ from, to: from + match.index + 1 });
    from += match.index + 1;
  }
  return [...parts, { from, to: span.to }];
}

/** 各乡镇一周内、县直部门10日内报送: each with its own time is a clause of its own. */
function partAtTimedUnits(marks: SpeechMarks, span: Span): Span[] {
  const firm = within(marks.times, span.from, span.to).filter((time) => time.kind === 'firm');
  const parts: Span[] = [];
  let from = span.from;
  for (const list of within(marks.lists, span.from, span.to)) {
    const isAfterTime =
      firm.some(
        (time) =>
          time.to <= list.from && /^(?:之?前|之?内)?[、；]$/.test(marks.plain.slice(time.to, list.from)),
      ) && firm.some((time) => time.from >= list.to && time.from - list.to <= 4);
    if (!isAfterTime) continue;
    parts.push({ from, to: list.from });
    from = list.from;
  }
  return [...parts, { from, to: span.to }];
}

/** 由县统计局指导、县文旅局重新核定: two units with a role word between them are two clauses. */
function partAtRoles(marks: SpeechMarks, span: Span): Span[] {
  const parts: Span[] = [];
  let from = span.from;
  for (const list of within(marks.lists, span.from, span.to)) {
    const before = marks.plain.slice(from, list.from);
    if (!/(?:牵头|指导|负责|配合|督导|参与|协助|参加|监督)、$/.test(before)) continue;
    parts.push({ from, to: list.from });
    from = list.from;
  }
  return [...parts, { from, to: span.to }];
}

/** The clauses of a sentence, in order, each with its units in their roles. */
export function readClauses(marks: SpeechMarks, from: number, to: number): Clause[] {
  const clauses = splitClauses(marks.plain, from, to)
    .flatMap((span) => partAtRoles(marks, span))
    .flatMap((span) => partAtTimedUnits(marks, span))
    .flatMap((span) => partAtTimes(marks, span))
    .map((span) => readClause(marks, span));
  promoteLoneSupport(marks.plain, clauses);
  promotePromise(marks, clauses);
  return clauses;
}
