// Offices of the sample that act through the verbs themselves, each step on its day, at ten in the morning.
import type { Actor } from '#core/people/public.ts';
import { addWorkingDays, type IsoDate, type WorkingCalendar } from '#core/platform/public.ts';
import type { TaskMove } from '#core/supervision/public.ts';
import { getTaskView, moveTask } from '#server/supervision/public.ts';
import type { Ctx } from '../platform/context.ts';
import { getWorkingCalendar } from '../platform/working-calendar.queries.ts';
import { REGION_ID } from './county-orgs.ts';
import { withOwnerConnection } from './owner-connection.queries.ts';
import { ctxOf, requireActor, type SampleDesk } from './sample-desk.ts';
import { listSamplePosts } from './sample-documents.queries.ts';

const OFFICE_HOUR = 2;

export interface Bureau {
  desk: SampleDesk;
  actors: ReadonlyMap<string, Actor>;
  calendar: WorkingCalendar;
  today: IsoDate;
}

export const dayOf = ({ calendar, today }: Bureau, ago: number): IsoDate =>
  addWorkingDays(calendar, today, -ago).date;

export const orgOf = ({ actors }: Bureau, key: string): string => actors.get(`${key}-a`)?.orgId ?? '';

/** Ten in the morning in China of that working day, by whom. */
export function onDay(bureau: Bureau, login: string, ago: number): Ctx {
  const actor = bureau.actors.get(login);
  if (!actor) throw new Error(`the sample has no ${login}`);
  const on = dayOf(bureau, ago);
  return ctxOf(bureau.desk.app, actor, new Date(Date.parse(`${on}T00:00:00Z`) + OFFICE_HOUR * 3_600_000));
}

/** Something that happens on a day; days run from the oldest to today, so that the ladder sees what had happened by then. */
export interface BureauEvent {
  ago: number;
  run: () => Promise<unknown>;
}

/** The desks of these accounts, on the calendar of the county. */
export async function openBureau(desk: SampleDesk, logins: readonly string[]): Promise<Bureau> {
  const today = new Date(desk.now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  return withOwnerConnection(desk.ownerUrl, async (tx) => {
    const posts = await listSamplePosts(tx, REGION_ID, [...new Set(logins)]);
    const actors = new Map<string, Actor>();
    for (const post of posts) actors.set(post.login, await requireActor(desk.app, post, today));
    return { desk, actors, calendar: await getWorkingCalendar(tx), today };
  });
}

/** Takes a step on the picture that stands now: the ladder may have recorded a chase meanwhile. */
export async function takeTaskStep(
  bureau: Bureau,
  login: string,
  ago: number,
  taskId: string,
  move: TaskMove,
): Promise<void> {
  const { version } = await getTaskView(onDay(bureau, 'dcs-1', ago), taskId);
  await moveTask(onDay(bureau, login, ago), taskId, { version, move });
}
