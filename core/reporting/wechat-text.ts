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
  /** ISO instant of now: what lies behind is not asked for by then. */
  now: string;
  /** For everybody: some units were given longer. */
  hasExtensions?: boolean;
}

const isOver = ({ deadlineAt, now }: Pick<ReminderFacts, 'deadlineAt' | 'now'>): boolean =>
  deadlineAt !== null && new Date(deadlineAt) <= new Date(now);

function sayInstant(at: string): string {
  const local = new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString();
  return `${formatDayOfYear(local.slice(0, 10))}${local.slice(11, 16)}`;
}

function sayDeadline(facts: ReminderFacts): string {
  if (facts.deadlineAt === null) return '请尽快完成';
  const at = sayInstant(facts.deadlineAt);
  return isOver(facts) ? `报送时限${at}已过，请尽快完成` : `请于${at}前完成`;
}

/**
 * A reminder for a group outside the system: no figure, no name of unit or person (handbook 8.2), at most 300
 * characters, no table. Recipients see in the system what waits for them.
 */
export function buildOutsideReminder(facts: ReminderFacts): string {
  const longer = facts.hasExtensions ? '，已批准延期的按延期后的时限办理' : '';
  return toWechatText(
    `【填报提醒】${formatPeriod(facts.period)}重点项目进度填报正在进行，您有待办事项，${sayDeadline(facts)}填报和签字确认${longer}。收到请回复。${facts.officeName}`,
  );
}

/** The same for one unit, sent to its own people: names the unit and how many projects wait, no amounts. */
export function buildUnitReminder(facts: ReminderFacts): string {
  const unit = facts.orgShortName ?? '各填报单位';
  const count = facts.waiting > 0 ? `还有${facts.waiting}个项目待签字确认，` : '';
  return toWechatText(
    `【催报】${unit}：${formatPeriod(facts.period)}重点项目进度报表${count}${sayDeadline(facts)}。如有困难请及时与${facts.officeName}联系。`,
  );
}

export interface UnitBehind {
  orgShortName: string;
  deadlineAt: string;
}

/**
 * Naming units in a group: only the project office's head may copy it (`canNameLaggards`). Once the deadline of some has passed
 * only those are named: who was given longer is not behind. Units stand in the official order; what does not fit is counted, not
 * cut in the middle of a name.
 */
export function buildLaggardText(
  facts: { period: PeriodId; officeName: string; now: string },
  behind: readonly UnitBehind[],
): string {
  const over = behind.filter(({ deadlineAt }) => isOver({ deadlineAt, now: facts.now }));
  const names = (over.length > 0 ? over : behind).map(({ orgShortName }) => orgShortName);
  const state = over.length > 0 ? '已过报送时限、尚未完成签字确认' : '尚未完成签字确认';
  const head = `【填报情况】截至目前，${formatPeriod(facts.period)}重点项目进度${state}的单位：`;
  const tail = `。请抓紧办理。${facts.officeName}`;
  const named: string[] = [];
  for (const name of names) {
    const rest = names.length - named.length - 1;
    const more = rest > 0 ? `等${names.length}个` : '';
    if (`${head}${[...named, name].join('、')}${more}${tail}`.length > WECHAT_LIMIT) break;
    named.push(name);
  }
  const more = named.length < names.length ? `等${names.length}个` : '';
  return `${head}${named.join('、')}${more}${tail}`;
}
