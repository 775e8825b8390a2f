// Where units stand to each other and to a deadline in a clause.
import type { Span } from './split-sentences.ts';
import type { TimeMark } from './time-mark.ts';
import type { UnitList } from './unit-mention.ts';

/** The levels of government from below, by the first letter of a name. */
const RANK: Record<string, number> = {
  村: 1,
  镇: 2,
  乡: 2,
  街: 2,
  县: 3,
  区: 3,
  旗: 3,
  市: 4,
  州: 4,
  盟: 4,
  省: 5,
  国: 6,
};
const OF_ABOVE = /^(?:上级|[县市省](?:直)?(?:局|委|厅|里|上|级)(?![\u4e00-\u9fff]{2}))/;
const rankOf = ({ mentions }: UnitList): number => RANK[mentions[0]?.printed[0] ?? ''] ?? 0;
/** 镇自然资源所配合县局完成…: who helps a higher level is whom this text asks. */
export const isAbove = (one: UnitList, other: UnitList): boolean =>
  OF_ABOVE.test(one.mentions[0]?.printed ?? '') || (rankOf(other) > 0 && rankOf(one) > rankOf(other));

const NO_MATTER =
  /[，。；：、“”]|[由请让令给向对把将被与和跟按据从在报送于]|(?:的|要求|表示|认为|说|反映|汇报|督促|指导|配合|协助|支持|会同|联合|通知|组织)$/;
const DOES_BY_THEN = /^(?:之?前|以?内|底)?(?:务必|必须|要|就|先|再)?[\u4e00-\u9fff]{2}/;
const NOT_DONE_BY_THEN = /^(?:的|之?前的|以来|已|曾|召开的|[印下]发的)/;

/** 环评变更材料环保分局周三下班前给意见: the matter, who, by when, and what is done. */
export function isTimedTopic(plain: string, span: Span, list: UnitList, times: readonly TimeMark[]): boolean {
  const matter = plain
    .slice(span.from, list.from)
    .replace(/^\s*(?:[\d一二三四五六七八九十]+[、.]|[①-⑳●■◆•])/, '');
  const time = times.find((one) => one.from === list.to && one.dueOn !== null);
  if (!time || matter.length < 2 || matter.length > 14 || NO_MATTER.test(matter)) return false;
  const after = plain.slice(time.to, span.to);
  return DOES_BY_THEN.test(after) && !NOT_DONE_BY_THEN.test(after);
}
