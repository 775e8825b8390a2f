// Who acts in the sample through the verbs themselves, on a day of the county's own clock.
import type { Kysely } from 'kysely';
import type { Actor } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { findPostHolderActor } from '#server/people/public.ts';
import type { DB } from '../../db/types.ts';
import { type Ctx, chinaDay } from '../platform/context.ts';
import { REGION_ID } from './county-orgs.ts';
import type { SamplePost } from './sample-documents.queries.ts';

export interface SampleDesk {
  app: Kysely<DB>;
  ownerUrl: string;
  now: Date;
}

export const ctxOf = (app: Kysely<DB>, actor: Actor, now: Date): Ctx => ({
  db: app,
  actor,
  requestId: null,
  address: '127.0.0.1',
  sessionMark: 'sample',
  today: chinaDay(now),
  now,
});

export async function requireActor(
  app: Kysely<DB>,
  post: Omit<SamplePost, 'login'>,
  today: string,
): Promise<Actor> {
  const actor = await findPostHolderActor(app, { regionId: REGION_ID, ...post, today });
  if (actor) return actor;
  throw refuse('not-found', 'PERSON_NOT_FOUND', '示例中没有这个人', 'The sample has no such person');
}
