import {
  formatPeriod,
  getPeriodEnd,
  getPeriodKind,
  getPeriodStart,
  type Refusal,
  refuse,
} from '#core/platform/public.ts';

/**
 * Why a period cannot be opened for the first time; null when it can. A month stands after every frozen one, since frozen
 * sums would otherwise lack it; any period lies between January of last year and December of next year, so that a slip of
 * the year opens nothing (handbook 8.5).
 */
export function findOpeningRefusal(
  period: string,
  q: { today: string; lastFrozenMonth: string | null },
): Refusal | null {
  const year = Number(q.today.slice(0, 4));
  if (getPeriodEnd(period) < `${year - 1}-01-01` || getPeriodStart(period) > `${year + 1}-12-31`)
    return refuse(
      'invalid',
      'PERIOD_OUT_OF_REACH',
      `${formatPeriod(period)}离今天太远，不能开启`,
      'The period is too far from today to be opened',
      [`可以开启${year - 1}年1月至${year + 1}年12月之间的报告期`, '请核对年份'],
    );
  if (getPeriodKind(period) === 'month' && q.lastFrozenMonth !== null && period < q.lastFrozenMonth)
    return refuse(
      'not-allowed-now',
      'PERIOD_BEFORE_FROZEN',
      `${formatPeriod(q.lastFrozenMonth)}已定版，不能再开启更早的${formatPeriod(period)}`,
      'A later month is frozen already',
      ['以前月份的数字，请对已定版的报告期提出更正申请'],
    );
  return null;
}
