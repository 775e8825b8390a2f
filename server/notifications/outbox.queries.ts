import { sql } from 'kysely';
import type { GroupTopic } from '#core/notifications/outside-text.ts';
import type { SendFault } from '#core/notifications/send-fault.ts';
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

/** When each robot last had something written for it, by topic. */
export async function listLastSaid(
  tx: Tx,
  regionId: number,
): Promise<Map<string, Partial<Record<GroupTopic, Date>>>> {
  const { rows } = await sql<{ robotId: string; topic: GroupTopic; at: Date }>`
    select robot_id::text as "robotId", split_part(key, '-', 3) as topic, max(created_at) as at from outbox
    where region_id = ${regionId} and robot_id is not null and key like 'robot-%' group by 1, 2`.execute(tx);
  const said = new Map<string, Partial<Record<GroupTopic, Date>>>();
  for (const { robotId, topic, at } of rows) said.set(robotId, { ...said.get(robotId), [topic]: at });
  return said;
}

/** A test: said now or not at all. */
export const isTrial = (key: string): boolean => key.startsWith('try-');

/**
 * Takes the next message that is due and marks it as begun; several senders at once take different ones. `stopped` are robots
 * to which, and `mail` when by e-mail, nothing more goes now.
 */
export async function claimMessage(
  tx: Tx,
  now: Date,
  stopped: readonly string[],
): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    update outbox o set attempts = o.attempts + 1, begun_at = clock_timestamp()
    from (select region_id, id from outbox where state = 'waiting' and begun_at is null and next_try_at <= ${now}
        and coalesce(robot_id::text, 'mail') <> all(${sql.val([...stopped])}::text[])
      order by next_try_at, outbox.id limit 1 for update skip locked) due
    where o.region_id = due.region_id and o.id = due.id
    returning o.id::text as id, o.region_id as "regionId", o.key, o.robot_id::text as "robotId", o.mail_address as "mailAddress",
      o.subject, o.text, o.attempts`.execute(tx);
  return rows[0];
}

/** Longer than any call takes: what was begun before and has no outcome belonged to a sender that died. */
const DEAD_AFTER_MINUTES = 3;

/** A message whose sender died may have arrived: a person decides, it is not sent again by itself. */
export async function noteInterrupted(tx: Tx, now: Date): Promise<void> {
  await sql`update outbox set state = 'unsure', begun_at = null, fault = 'interrupted', answer = ''
    where state = 'waiting' and begun_at < ${now}::timestamptz - make_interval(mins => ${DEAD_AFTER_MINUTES})`.execute(
    tx,
  );
}

export interface Outcome {
  regionId: number;
  id: string;
  state: 'waiting' | 'sent' | 'unsure' | 'given-up';
  fault: SendFault | '';
  answer: string;
  nextTryAt: Date;
  sentAt: Date | null;
}

export async function noteOutcome(tx: Tx, o: Outcome): Promise<void> {
  await sql`update outbox set state = ${o.state}, begun_at = null, fault = ${o.fault}, answer = ${o.answer},
      next_try_at = ${o.nextTryAt}, sent_at = ${o.sentAt}
    where region_id = ${o.regionId} and id = ${o.id}`.execute(tx);
}

/** A person asks for another try: from the beginning; not of one that is just leaving. */
export async function reviveMessage(tx: Tx, regionId: number, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update outbox set state = 'waiting', attempts = 0, next_try_at = ${now}
    where region_id = ${regionId} and id = ${id} and state <> 'sent' and begun_at is null`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

export interface OutboxRow {
  id: string;
  robotId: string | null;
  robotName: string | null;
  mailAddress: string;
  text: string;
  state: 'waiting' | 'sending' | 'sent' | 'unsure' | 'given-up';
  attempts: number;
  createdAt: Date;
  nextTryAt: Date;
  sentAt: Date | null;
  fault: string;
  answer: string;
}

export interface OutboxQuery {
  limit: number;
  before: string | null;
  isUnsentOnly: boolean;
}

export async function listOutbox(
  tx: Tx,
  regionId: number,
  { limit, before, isUnsentOnly }: OutboxQuery,
): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    select o.id::text as id, o.robot_id::text as "robotId", r.name as "robotName", o.mail_address as "mailAddress", o.text,
      case when o.begun_at is null then o.state else 'sending' end as state, o.fault, o.attempts,
      o.created_at as "createdAt", o.next_try_at as "nextTryAt", o.sent_at as "sentAt", o.answer
    from outbox o left join robots r on r.region_id = o.region_id and r.id = o.robot_id
    where o.region_id = ${regionId} and (${before}::bigint is null or o.id < ${before}::bigint)
      and (not ${isUnsentOnly} or o.state <> 'sent')
    order by o.id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface RobotStanding {
  robotId: string;
  lastSentAt: Date | null;
  /** Given up or not known since the last that was taken. */
  failed: number;
}

/** What became of each robot's messages. */
export async function listRobotStandings(tx: Tx, regionId: number): Promise<RobotStanding[]> {
  const { rows } = await sql<RobotStanding>`
    select o.robot_id::text as "robotId", last.at as "lastSentAt",
      count(*) filter (where o.state in ('given-up', 'unsure') and (last.id is null or o.id > last.id))::int as failed
    from outbox o left join lateral (
      select s.id, s.sent_at as at from outbox s
      where s.region_id = o.region_id and s.robot_id = o.robot_id and s.state = 'sent' order by s.id desc limit 1) last on true
    where o.region_id = ${regionId} and o.robot_id is not null group by o.robot_id, last.at`.execute(tx);
  return rows;
}

/** The last letter to a person, whatever became of it. */
export async function findLastLetter(
  tx: Tx,
  regionId: number,
  personId: string,
): Promise<Pick<OutboxRow, 'state' | 'fault' | 'answer' | 'createdAt' | 'sentAt'> | undefined> {
  const { rows } = await sql<OutboxRow>`
    select case when begun_at is null then state else 'sending' end as state, fault, answer, created_at as "createdAt", sent_at as "sentAt"
    from outbox where region_id = ${regionId} and person_id = ${personId} order by outbox.id desc limit 1`.execute(
    tx,
  );
  return rows[0];
}
