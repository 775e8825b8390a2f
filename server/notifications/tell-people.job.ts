import type { Kysely } from 'kysely';
import { groupBy } from '#core/platform/public.ts';
import { listActors, toJobContext } from '#server/people/public.ts';
import {
  type Ctx,
  getWorkingCalendar,
  type MessageSettings,
  readMessageSettings,
  type Tx,
  withWorker,
} from '#server/platform/public.ts';
import { listRegionIds } from '#server/progress/public.ts';
import type { DB } from '../../db/types.ts';
import { listChoices } from './choices.queries.ts';
import { listOpenNotices } from './notices.queries.ts';
import { findOutsideMail } from './outside-mail.ts';
import { tellGroups } from './tell-groups.ts';
import { mailPeople, tellPerson } from './tell-people.ts';

export interface Told {
  notices: number;
  mails: number;
  groupMessages: number;
}

const keyOf = (person: { personId: string; orgId: string }): string => `${person.personId} ${person.orgId}`;

/** Who wants e-mail, as they act at each of their units, with what they were told. */
async function findListeners(tx: Tx, regionId: number, today: string) {
  const chosen = (await listChoices(tx, regionId)).filter(({ choices }) => choices.rhythm !== 'off');
  const wanted = new Set(chosen.map(({ personId }) => personId));
  const actors =
    wanted.size === 0 ? [] : (await listActors(tx, regionId, today)).filter((a) => wanted.has(a.personId));
  return { chosen, actors, open: groupBy(await listOpenNotices(tx, regionId), keyOf) };
}

/** Tells those of one region who want e-mail, then writes what goes outside; all others are told when they look. */
export async function tellRegion(ctx: Ctx, settings: MessageSettings): Promise<Told> {
  const { regionId } = ctx.actor;
  const transaction = <T>(run: (tx: Tx) => Promise<T>) => withWorker(ctx.db, regionId, run);
  const { chosen, actors, open } = await transaction((tx) => findListeners(tx, regionId, ctx.today));
  let notices = 0;
  for (const actor of actors)
    notices += await tellPerson(ctx, actor, open.get(keyOf(actor)) ?? [], transaction);
  return transaction(async (tx) => {
    const calendar = await getWorkingCalendar(tx);
    const { tellsMore } = await findOutsideMail(tx, regionId, ctx.today);
    const people = { open: await listOpenNotices(tx, regionId), chosen, calendar, tellsMore };
    const mails = await mailPeople(tx, ctx, people, settings);
    return { notices, mails, groupMessages: await tellGroups(tx, ctx, calendar, settings) };
  });
}

/** Every ten minutes; when nothing is new it writes nothing. Safe to run twice. */
export async function tellPeopleJob(db: Kysely<DB>, now: Date = new Date()): Promise<void> {
  for (const regionId of await withWorker(db, 0, (tx) => listRegionIds(tx))) {
    const ctx = toJobContext(db, regionId, now);
    await tellRegion(ctx, readMessageSettings());
  }
}
