import {
  formatDayOfYear,
  formatPeriod,
  type PeriodId,
  toWechatText,
  WECHAT_LIMIT,
} from '#core/platform/public.ts';

export interface ReminderFacts {
  period: PeriodId;
  /** ISO instant, or null when no deadline was announced. */
  deadlineAt: string | null;
  officeName: string;
  /** The unit that the text is for; null for a text to everybody. */
  orgShortName: string | null;
  /** Reports that still wait in that unit. */
  waiting: number;
}

function sayDeadline(deadlineAt: string | null): string {
  if (deadlineAt === null) return '请尽快完成';
  const local = new Date(new Date(deadlineAt).getTime() + 8 * 3_600_000).toISOString();
  return `请于${formatDayOfYear(local.slice(0, 10))}${local.slice(11, 16)}前完成`;
}

/**
 * A reminder for a group outside the system: no figure, no name of unit or person (handbook 8.2), at most 300
 * characters, no table. Recipients see in the system what waits for them.
 */
export function buildOutsideReminder({ period, deadlineAt, officeName }: ReminderFacts): string {
  return toWechatText(
    `【填报提醒】${formatPeriod(period)}重点项目进度填报正在进行，您有待办事项，${sayDeadline(deadlineAt)}填报和签字确认。收到请回复。${officeName}`,
  );
}

/** The same for one unit, sent to its own people: names the unit and how many projects wait, no amounts. */
export function buildUnitReminder(facts: ReminderFacts): string {
  const unit = facts.orgShortName ?? '各填报单位';
  const count = facts.waiting > 0 ? `还有${facts.waiting}个项目待签字确认，` : '';
  return toWechatText(
    `【催报】${unit}：${formatPeriod(facts.period)}重点项目进度报表${count}${sayDeadline(facts.deadlineAt)}。如有困难请及时与${facts.officeName}联系。`,
  );
}

/**
 * Naming units in a group: only the project office's head may copy it (`canNameLaggards`). Units stand in the
 * official order; what does not fit is counted, not cut in the middle of a name.
 */
export function buildLaggardText(
  period: PeriodId,
  officeName: string,
  orgShortNames: readonly string[],
): string {
  const head = `【填报情况】截至目前，${formatPeriod(period)}重点项目进度尚未完成签字确认的单位：`;
  const tail = `。请抓紧办理。${officeName}`;
  const named: string[] = [];
  for (const name of orgShortNames) {
    const rest = orgShortNames.length - named.length - 1;
    const more = rest > 0 ? `等${orgShortNames.length}个` : '';
    if (`${head}${[...named, name].join('、')}${more}${tail}`.length > WECHAT_LIMIT) break;
    named.push(name);
  }
  const more = named.length < orgShortNames.length ? `等${orgShortNames.length}个` : '';
  return `${head}${named.join('、')}${more}${tail}`;
}
