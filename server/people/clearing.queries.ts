import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

/** Sessions that no cookie opens any more: past their end, or idle. */
export async function clearSessions(tx: Tx, idleMinutes: number): Promise<number> {
  const done = await sql`delete from sessions where expires_at <= now()
    or last_seen_at <= now() - make_interval(mins => ${idleMinutes})`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

/** Counters of failed tries that lock nobody: their lock is over and the last count is a day old. */
export async function clearCounters(tx: Tx): Promise<number> {
  const done = await sql`delete from sign_in_counters where first_at < now() - interval '1 day'
    and (locked_until is null or locked_until < now())`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

/** Counts of requests in a minute that is long over. */
export async function clearRequestCounts(tx: Tx): Promise<void> {
  await sql`delete from request_counts where minute < now() - interval '1 hour'`.execute(tx);
}

/** Links that were used or have run out; that they were made and used stands in the audit log. */
export async function clearLinks(tx: Tx): Promise<number> {
  const done = await sql`delete from setup_links where used_at is not null or expires_at < now()`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

/** Answers kept for requests that come twice: nobody repeats one after so long. */
export async function clearAnswers(tx: Tx): Promise<void> {
  await sql`delete from request_ids where at < now() - interval '30 days'`.execute(tx);
}

/** To whom letters went half a year ago; that they went, and when, stays. */
export async function clearMailAddresses(tx: Tx): Promise<void> {
  await sql`update outbox set mail_address = '' where mail_address <> '' and state not in ('waiting', 'sending')
    and created_at < now() - interval '180 days'`.execute(tx);
}

/** Takes the telephones and the mail address of those whose account is stopped and was not used for so many days; gives whose. */
export async function clearLeaversContacts(
  tx: Tx,
  q: { regionId: number; days: number; now: Date },
): Promise<string[]> {
  const { rows } = await sql<{
    personId: string;
  }>`update person_contacts c set desk_phone = '', mobile_phone = ''
    from persons p join credentials k on k.region_id = p.region_id and k.person_id = p.id
    where c.region_id = ${q.regionId} and p.region_id = c.region_id and p.id = c.person_id and not p.is_active
      and k.last_sign_in_at < ${q.now}::timestamptz - make_interval(days => ${q.days})
      and (c.desk_phone <> '' or c.mobile_phone <> '')
    returning c.person_id::text as "personId"`.execute(tx);
  const { rows: mailed } = await sql<{
    personId: string;
  }>`update notice_choices c set choices = jsonb_set(c.choices, '{mailAddress}', '""')
    from persons p join credentials k on k.region_id = p.region_id and k.person_id = p.id
    where c.region_id = ${q.regionId} and p.region_id = c.region_id and p.id = c.person_id and not p.is_active
      and k.last_sign_in_at < ${q.now}::timestamptz - make_interval(days => ${q.days})
      and c.choices ->> 'mailAddress' <> ''
    returning c.person_id::text as "personId"`.execute(tx);
  return [...new Set([...rows, ...mailed].map(({ personId }) => personId))];
}

export async function listRegionsOfPeople(tx: Tx): Promise<number[]> {
  const rows = await tx.selectFrom('regions').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Whose password is older than that many days is to change it at the next request. */
export async function expirePasswords(
  tx: Tx,
  q: { regionId: number; days: number; now: Date },
): Promise<number> {
  const done =
    await sql`update credentials set must_change = true where region_id = ${q.regionId} and not must_change
    and changed_at < ${q.now}::timestamptz - make_interval(days => ${q.days})`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

/** Accounts in use that nobody has signed in with for so many days, with the posts that their people hold or held. */
export async function listIdleAccounts(
  tx: Tx,
  q: { regionId: number; days: number; now: Date },
): Promise<{ personId: string; roles: string[] }[]> {
  const { rows } = await sql<{ personId: string; roles: string[] }>`select p.id::text as "personId",
      coalesce((select array_agg(po.role order by po.id) from posts po where po.region_id = p.region_id and po.person_id = p.id), '{}') as roles
    from persons p join credentials c on c.region_id = p.region_id and c.person_id = p.id
    where p.region_id = ${q.regionId} and p.is_active
      and c.last_sign_in_at < ${q.now}::timestamptz - make_interval(days => ${q.days}) order by p.id`.execute(
    tx,
  );
  return rows;
}
