import { sql } from 'kysely';
import type { NoticeChoices } from '#core/notifications/choices.ts';
import type { Tx } from '#server/platform/public.ts';

export interface PersonChoices {
  personId: string;
  choices: NoticeChoices;
  lastMailAt: Date | null;
}

/** Of everybody who chose, or of one person. */
export async function listChoices(
  tx: Tx,
  regionId: number,
  personId: string | null = null,
): Promise<PersonChoices[]> {
  const { rows } = await sql<PersonChoices>`
    select person_id::text as "personId", choices, last_mail_at as "lastMailAt" from notice_choices
    where region_id = ${regionId} and (${personId}::bigint is null or person_id = ${personId}::bigint)`.execute(
    tx,
  );
  return rows;
}

export async function putChoices(
  tx: Tx,
  regionId: number,
  personId: string,
  choices: NoticeChoices,
): Promise<void> {
  await sql`insert into notice_choices (region_id, person_id, choices)
    values (${regionId}, ${personId}, ${JSON.stringify(choices)}::jsonb)
    on conflict (region_id, person_id) do update set choices = excluded.choices`.execute(tx);
}

export async function noteMail(tx: Tx, regionId: number, personId: string, at: Date): Promise<void> {
  await sql`update notice_choices set last_mail_at = ${at} where region_id = ${regionId} and person_id = ${personId}`.execute(
    tx,
  );
}
