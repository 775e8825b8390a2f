import { sql } from 'kysely';
import type { Tx } from '#server/platform/public.ts';

export interface NewMessage {
  /** The same key twice is one message. */
  key: string;
  robotId: string | null;
  personId: string | null;
  mailAddress: string;
  subject: string;
  text: string;
}

/** Gives the id, or undefined when the message was there already. */
export async function insertMessage(
  tx: Tx,
  regionId: number,
  message: NewMessage,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into outbox (region_id, key, robot_id, person_id, mail_address, subject, text)
    values (${regionId}, ${message.key}, ${message.robotId}, ${message.personId}, ${message.mailAddress}, ${message.subject}, ${message.text})
    on conflict on constraint outbox_once do nothing returning id::text as id`.execute(tx);
  return rows[0]?.id;
}

export interface MessageRow {
  id: string;
  regionId: number;
  key: string;
  robotId: string | null;
  mailAddress: string;
  subject: string;
  text: string;
  attempts: number;
}

/**
 * Takes messages that are due and puts their next try ten minutes off, so that a sender that dies leaves them to the next one;
 * several senders at once take different ones.
 */
export async function claimMessages(tx: Tx, now: Date, limit: number): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    update outbox o set attempts = o.attempts + 1, next_try_at = ${now}::timestamptz + interval '10 minutes'
    from (select region_id, id from outbox where state = 'waiting' and next_try_at <= ${now}
      order by next_try_at, outbox.id limit ${limit} for update skip locked) due
    where o.region_id = due.region_id and o.id = due.id
    returning o.id::text as id, o.region_id as "regionId", o.key, o.robot_id::text as "robotId", o.mail_address as "mailAddress",
      o.subject, o.text, o.attempts`.execute(tx);
  return rows;
}

export interface Outcome {
  regionId: number;
  id: string;
  state: 'waiting' | 'sent' | 'given-up';
  answer: string;
  nextTryAt: Date;
  sentAt: Date | null;
}

export async function noteOutcome(tx: Tx, o: Outcome): Promise<void> {
  await sql`update outbox set state = ${o.state}, answer = ${o.answer}, next_try_at = ${o.nextTryAt}, sent_at = ${o.sentAt}
    where region_id = ${o.regionId} and id = ${o.id}`.execute(tx);
}

/** A person asks for another try: from the beginning. */
export async function reviveMessage(tx: Tx, regionId: number, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update outbox set state = 'waiting', attempts = 0, next_try_at = ${now}
    where region_id = ${regionId} and id = ${id} and state <> 'sent'`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export interface OutboxRow {
  id: string;
  robotId: string | null;
  robotName: string | null;
  mailAddress: string;
  text: string;
  state: 'waiting' | 'sent' | 'given-up';
  attempts: number;
  createdAt: Date;
  nextTryAt: Date;
  sentAt: Date | null;
  answer: string;
}

export async function listOutbox(tx: Tx, regionId: number, limit: number): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    select o.id::text as id, o.robot_id::text as "robotId", r.name as "robotName", o.mail_address as "mailAddress", o.text, o.state,
      o.attempts, o.created_at as "createdAt", o.next_try_at as "nextTryAt", o.sent_at as "sentAt", o.answer
    from outbox o left join robots r on r.region_id = o.region_id and r.id = o.robot_id
    where o.region_id = ${regionId} order by o.id desc limit ${limit}`.execute(tx);
  return rows;
}
