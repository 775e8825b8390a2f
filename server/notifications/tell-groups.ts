import { DEFAULT_CHOICES } from '#core/notifications/choices.ts';
import { isQuiet, toClockMoment } from '#core/notifications/mail-time.ts';
import { buildGroupText } from '#core/notifications/outside-text.ts';
import { mergeSayings, type Saying } from '#core/notifications/saying.ts';
import { countWorkingDaysAfter, formatPeriod, type WorkingCalendar } from '#core/platform/public.ts';
import { type Ctx, chinaDay, type MessageSettings, type Tx } from '#server/platform/public.ts';
import { listAnnouncements } from '#server/today/public.ts';
import { listOpenCalls, listOpenTitles, listWorkAnnounced } from './announcements.queries.ts';
import { insertMessage, listLastSaid } from './outbox.queries.ts';
import { listRobotRows } from './robots.queries.ts';
import { PLATFORM_NAME } from './tell-people.ts';

/** An announcement that could not be said for longer than this is old news. */
const OLDEST_DAYS = 15;
/** Working days before the deadline on which a group is reminded. */
const REMIND_BEFORE = 1;

const MINUTES = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
});

async function listSayings(tx: Tx, ctx: Ctx, calendar: WorkingCalendar): Promise<Saying[]> {
  const { regionId, personId } = ctx.actor;
  const since = new Date(ctx.now.getTime() - OLDEST_DAYS * 86_400_000);
  const window = { regionId, personId, since, sponsorId: null };
  const titles = new Map((await listOpenTitles(tx, regionId, since)).map(({ id, title }) => [id, title]));
  const announced = (await listAnnouncements(tx, window)).flatMap(
    ({ kind, period, ref, at, count }): Saying[] => {
      if (kind !== 'frozen' && kind !== 'issued') return [];
      const title = titles.get(ref);
      const detail = kind === 'frozen' ? `共${count}个项目。` : title ? `《${title}》` : '';
      return [{ topic: kind, mark: ref || period, period, at, detail }];
    },
  );
  const calls = await listOpenCalls(tx, regionId);
  const opened = calls.flatMap(({ period, openedAt, deadlineAt }): Saying[] => {
    if (openedAt === null || openedAt <= since) return [];
    const detail = `截止时间：${MINUTES.format(deadlineAt)}。`;
    return [{ topic: 'opened', mark: period, period, at: openedAt, detail }];
  });
  const due = calls
    .filter(({ deadlineAt, waiting }) => {
      const left = countWorkingDaysAfter(calendar, ctx.today, chinaDay(deadlineAt)).days;
      return waiting > 0 && deadlineAt > ctx.now && left <= REMIND_BEFORE;
    })
    .map(
      ({ period, deadlineAt, waiting }): Saying => ({
        topic: 'due',
        mark: `${period}-${ctx.today}`,
        period,
        at: ctx.now,
        detail: `截止时间：${MINUTES.format(deadlineAt)}，还有${waiting}个项目未报。`,
      }),
    );
  const said = (await listWorkAnnounced(tx, regionId, since)).map(
    ({ topic, mark, at, detail }): Saying => ({ topic, mark, period: '', at, detail }),
  );
  return [...announced, ...opened, ...due, ...said];
}

/** What groups are told, each thing once for each robot that has its topic; nothing at night and on days off. */
export async function tellGroups(
  tx: Tx,
  ctx: Ctx,
  calendar: WorkingCalendar,
  settings: MessageSettings,
): Promise<number> {
  if (isQuiet(DEFAULT_CHOICES, toClockMoment(ctx.now), calendar)) return 0;
  const { regionId } = ctx.actor;
  const robots = (await listRobotRows(tx, regionId)).filter(({ isOn }) => isOn);
  if (robots.length === 0) return 0;
  const sayings = await listSayings(tx, ctx, calendar);
  let count = 0;
  const said = await listLastSaid(tx, regionId);
  for (const robot of robots) {
    const own = sayings.filter(({ topic, at }) => robot.topics.includes(topic) && at >= robot.since);
    for (const saying of mergeSayings(own, said.get(robot.id) ?? {})) {
      const period = saying.period === '' ? '' : formatPeriod(saying.period);
      const id = await insertMessage(tx, regionId, {
        key: `robot-${robot.id}-${saying.topic}-${saying.mark}`,
        robotId: robot.id,
        personId: null,
        mailAddress: '',
        subject: '',
        text: buildGroupText(
          PLATFORM_NAME,
          saying.topic,
          period,
          settings.address,
          robot.tellsMore ? saying.detail : '',
        ),
      });
      if (id !== undefined) count += 1;
    }
  }
  return count;
}
