// Units that a clause only names or lets help, and that lead all the same when the sentence has nobody else.
import { isOwnName } from './issuer.ts';
import { IS_DONE_ALREADY, IS_NO_PROMISE, SAYS_IT_WILL } from './promise.ts';
import type { Clause } from './read-clauses.ts';
import type { SpeechMarks } from './speech-marks.ts';

/** 县教体局表示，年底前完成三小搬迁: with a day, what it promises is its own task. */
export function promotePromise(marks: SpeechMarks, clauses: readonly Clause[]): void {
  if (!clauses.some(({ times }) => times.some((time) => time.kind === 'firm' && time.dueOn !== null))) return;
  // 我局将于6月30日前…: in an answer, what the issuer promises by a day.
  const own = clauses.find(({ lists }) =>
    lists.some(({ role, list }) => role === 'lead' && isOwnName(marks.plain, list)),
  );
  // 我局已委托…，将于7月15日前完成…: what is done stands in front of the day.
  const dated = clauses.find(({ times }) =>
    times.some(({ kind, dueOn }) => kind === 'firm' && dueOn !== null),
  );
  if (own && !IS_DONE_ALREADY.test(dated?.text ?? own.text)) own.isPromise = true;
  if (clauses.some(({ lists }) => lists.some(({ role }) => role === 'lead' || role === 'guide'))) return;
  const first = clauses.find(({ lists }) => lists.length > 0);
  const [said] = first?.lists ?? [];
  const words = clauses.map(({ text }) => text).join('');
  if (!first || !said || IS_NO_PROMISE.test(words) || IS_DONE_ALREADY.test(words)) return;
  if (!SAYS_IT_WILL.test(marks.plain.slice(said.list.to, said.list.to + 8))) return;
  said.role = 'lead';
  first.isPromise = true;
  first.rest = first.rest.replace(/^.*?(?:表示|承诺|表态|保证|答应)/, '');
}

const KEEPS_AN_EYE = /^(?:要|给我)?(?:盯|跟)[^，。]{0,3}，/;

const hasDueAfter = (clauses: readonly Clause[], from: number): boolean =>
  clauses.some(({ times }) => times.some((time) => time.from > from && time.dueOn !== null));

/** 供电公司要支持，6月1日前接上第二路电: with nobody else in the sentence, who is to support does it. */
export function promoteLoneSupport(plain: string, clauses: readonly Clause[]): void {
  const roled = clauses.flatMap(({ lists }) => lists);
  if (roled.some(({ role }) => role === 'lead' || role === 'guide')) return;
  // @县林业局 配合一下，图件明早给交通局: whoever is called does it.
  const called = roled.find(({ list, role }) => role === 'support' && plain[list.from - 1] === '@');
  if (called && clauses.some(({ times }) => times.length > 0)) called.role = 'lead';
  // 市政府办盯着，5月20日向我报一次结果: nobody else is there to do it.
  const [only] = roled;
  if (only?.role === 'support' && roled.length === 1 && hasDueAfter(clauses, only.list.to)) {
    if (KEEPS_AN_EYE.test(plain.slice(only.list.to, only.list.to + 8))) only.role = 'lead';
  }
  if (!clauses.some(({ times }) => times.some((time) => time.kind === 'firm'))) return;
  // 请市资规局协助提供清单，3月27日前反馈我委: whoever is asked does it, when nobody else is named.
  if (
    only?.role === 'support' &&
    roled.length === 1 &&
    plain[only.list.from - 1] === '请' &&
    /^(?:协助|支持|配合)[\u4e00-\u9fff]{2}/.test(plain.slice(only.list.to, only.list.to + 4))
  )
    only.role = 'lead';
  const first = clauses[0]?.lists[0];
  if (first?.role === 'support' && /要?(?:全力|积极)?(?:支持|配合)[，]$/.test(clauses[0]?.text ?? ''))
    first.role = 'lead';
}
