import type { Kysely } from 'kysely';
import { toSystemActor } from '#core/people/actor.ts';
import { type Ctx, chinaDay } from '#server/platform/public.ts';
import type { DB } from '../../db/types.ts';

/** The context of a job in one region: signed as the system, never as a person. */
export const toJobContext = (db: Kysely<DB>, regionId: number, now: Date): Ctx => ({
  db,
  actor: toSystemActor(regionId),
  requestId: null,
  address: '',
  sessionMark: 'job',
  today: chinaDay(now),
  now,
});
