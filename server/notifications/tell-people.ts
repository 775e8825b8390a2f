import { DEFAULT_CHOICES, type NoticeChoices } from '#core/notifications/choices.ts';
import { isMailDue, toClockMoment } from '#core/notifications/mail-time.ts';
import { deriveNotices } from '#core/notifications/notice.ts';
import { groupOfKind } from '#core/notifications/notice-group.ts';
import { buildOutsideText } from '#core/notifications/outside-text.ts';
import type { Actor } from '#core/people/public.ts';
import { groupBy, type WorkingCalendar } from '#core/platform/public.ts';
import type { Ctx, MessageSettings, Tx } from '#server/platform/public.ts';
import { listDutiesOf } from '#server/today/public.ts';
import { noteMail, type PersonChoices } from './choices.queries.ts';
import { closeNotices, type HeldNotice, insertNotices } from './notices.queries.ts';
import { insertMessage } from './outbox.queries.ts';

export const PLATFORM_NAME = '落实';

/** A transaction with the rights of whoever looks: the person himself, or the job. */
type Open = <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;

/** Looks at what waits for one person at one unit and tells what is new; gives how many notices were told. */
export async function tellPerson(
  ctx: Ctx,
  actor: Actor,
  open: readonly HeldNotice[],
  transaction: Open,
): Promise<number> {
  const duties = await listDutiesOf(ctx, actor);
  const { told, closed } = deriveNotices(duties, open);
  if (told.length === 0 && closed.length === 0) return 0;
  const { regionId, personId, orgId } = actor;
  await transaction(async (tx) => {
    await closeNotices(tx, regionId, closed, ctx.now);
    if (told.length > 0) await insertNotices(tx, { regionId, personId, orgId }, told, ctx.now);
  });
  return told.length;
}

/** Notices since the last e-mail that the person wants to hear of outside. */
const listUnsaid = (open: readonly HeldNotice[], choices: NoticeChoices, lastMailAt: Date | null) =>
  open.filter(
    ({ kind, toldAt }) =>
      !choices.mutedGroups.includes(groupOfKind(kind)) && (lastMailAt === null || toldAt > lastMailAt),
  );

/**
 * One e-mail to each person who chose so and for whom there is something new; the key is the newest notice, so that a second
 * run, or two at once, writes it once. With nothing new nothing is sent.
 */
export async function mailPeople(
  tx: Tx,
  ctx: Ctx,
  people: {
    open: readonly HeldNotice[];
    chosen: readonly PersonChoices[];
    calendar: WorkingCalendar;
    /** What waits is named, not only counted. */
    tellsMore: boolean;
  },
  settings: MessageSettings,
): Promise<number> {
  const { regionId } = ctx.actor;
  const byPerson = groupBy(people.open, ({ personId }) => personId);
  let count = 0;
  for (const { personId, choices: kept, lastMailAt } of people.chosen) {
    const choices = { ...DEFAULT_CHOICES, ...kept };
    const unsaid = listUnsaid(byPerson.get(personId) ?? [], choices, lastMailAt);
    const newest = unsaid.at(-1);
    const last = lastMailAt && toClockMoment(lastMailAt);
    if (!newest || !isMailDue(choices, toClockMoment(ctx.now), last, people.calendar)) continue;
    const text = buildOutsideText({
      platform: PLATFORM_NAME,
      count: unsaid.length,
      address: settings.address,
      ...(people.tellsMore ? { matters: unsaid.map(({ sentence }) => sentence) } : {}),
    });
    const { mailAddress } = choices;
    const key = `mail-${personId}-${newest.id}`;
    const id = await insertMessage(tx, regionId, {
      key,
      robotId: null,
      personId,
      mailAddress,
      subject: `【${PLATFORM_NAME}】您有${unsaid.length}件事项待办`,
      text,
    });
    if (id === undefined) continue;
    await noteMail(tx, regionId, personId, ctx.now);
    count += 1;
  }
  return count;
}
