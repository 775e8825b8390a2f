// Where one clause says what two units do, or what is due on two days.
import { stripConnectors } from './assign-role.ts';
import { textAfter, textBefore } from './clause-words.ts';
import { type SpeechMarks, within } from './speech-marks.ts';
import type { Span } from './split-sentences.ts';
import { DOING_VERB } from './verbs.ts';

/** A clause with two deadlines, each with something to do (6月底前完成A、9月底前完成B), is two clauses. */
export function partAtTimes(marks: SpeechMarks, span: Span): Span[] {
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
export function partAtTimedUnits(marks: SpeechMarks, span: Span): Span[] {
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
export function partAtRoles(marks: SpeechMarks, span: Span): Span[] {
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

/** What a unit is told right behind its name. */
const BEGINS_DUTY = new RegExp(`^(?:具体|主要)?(?:负责|牵头|${DOING_VERB})(?!\\d)`);

/** 县公安局负责交通疏导、县卫健局负责医疗救护: each unit with its own verb is a clause of its own. */
export function partAtDoers(marks: SpeechMarks, span: Span): Span[] {
  const { plain } = marks;
  const [first, ...others] = within(marks.lists, span.from, span.to);
  if (
    !first ||
    others.length === 0 ||
    !BEGINS_DUTY.test(textAfter(plain, span, first, within(marks.times, span.from, span.to)))
  )
    return [span];
  const before = textBefore(plain, span, first, within(marks.times, span.from, span.to));
  if (stripConnectors(before) !== '' && !/由$/.test(before)) return [span];
  const parts: Span[] = [];
  let from = span.from;
  for (const list of others) {
    const isNext = plain[list.from - 1] === '、' && BEGINS_DUTY.test(plain.slice(list.to, span.to));
    if (!isNext) continue;
    parts.push({ from, to: list.from });
    from = list.from;
  }
  return [...parts, { from, to: span.to }];
}
