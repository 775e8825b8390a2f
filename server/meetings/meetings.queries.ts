import { sql } from 'kysely';
import type { MeetingMove, MeetingStanding } from '#core/meetings/meeting.ts';
import { refuse } from '#core/platform/public.ts';
import { appendMoveLink, type Ctx, type Tx, takeLock } from '#server/platform/public.ts';

export interface MeetingRecord {
  id: string;
  seriesNo: number | null;
  seq: number;
  changedAt: string;
  standing: MeetingStanding;
}

const columns = sql`m.id::text as id, m.series_no as "seriesNo", s.seq, s.standing,
  (select to_char(max(x.recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from meeting_moves x
    where x.region_id = m.region_id and x.meeting_id = m.id) as "changedAt"`;
const tables = sql`meetings m join derived.meeting_standings s on s.region_id = m.region_id and s.meeting_id = m.id`;

export const meetingNotFound = () =>
  refuse(
    'not-found',
    'MEETING_NOT_FOUND',
    '没有这次会议，或不在可见范围内',
    'No such meeting in your scope',
    ['回到调度会'],
  );

export async function getMeetingRecord(tx: Tx, regionId: number, meetingId: string): Promise<MeetingRecord> {
  const { rows } = await sql<MeetingRecord>`select ${columns} from ${tables}
    where m.region_id = ${regionId} and m.id = ${meetingId}`.execute(tx);
  if (rows[0]) return rows[0];
  throw meetingNotFound();
}

/** Meetings held on these days, in the order of their day and hour. */
export async function listMeetingRecords(
  tx: Tx,
  q: { regionId: number; from: string; to: string; seriesNo?: number | undefined },
): Promise<MeetingRecord[]> {
  const { rows } = await sql<MeetingRecord>`select ${columns} from ${tables}
    where m.region_id = ${q.regionId} and s.held_on between ${q.from} and ${q.to}
      and (${q.seriesNo ?? null}::int is null or m.series_no = ${q.seriesNo ?? null}::int)
    order by s.held_on, s.standing->'plan'->>'startsAt', m.id`.execute(tx);
  return rows;
}

/** How many meetings each series has in a calendar year, without those that were called off. */
export async function countMeetingsOfYear(
  tx: Tx,
  regionId: number,
  year: string,
): Promise<Map<number, number>> {
  const { rows } = await sql<{
    seriesNo: number;
    count: number;
  }>`select m.series_no as "seriesNo", count(*)::int as count
    from ${tables} where m.region_id = ${regionId} and m.series_no is not null and s.state <> 'cancelled'
      and s.held_on between ${`${year}-01-01`} and ${`${year}-12-31`} group by m.series_no`.execute(tx);
  return new Map(rows.map(({ seriesNo, count }) => [seriesNo, count]));
}

/** Meetings whose minutes stand in this one's document. */
export async function listMergedRecords(
  tx: Tx,
  regionId: number,
  meetingId: string,
): Promise<MeetingRecord[]> {
  const { rows } = await sql<MeetingRecord>`select ${columns} from ${tables}
    where m.region_id = ${regionId} and s.merged_into = ${meetingId} order by s.held_on, m.id`.execute(tx);
  return rows;
}

/** The meeting of the same series before this one that took place, or was to. */
export async function findPreviousRecord(
  tx: Tx,
  q: { regionId: number; meetingId: string; seriesNo: number | null; heldOn: string },
): Promise<MeetingRecord | undefined> {
  if (q.seriesNo === null) return undefined;
  const { rows } = await sql<MeetingRecord>`select ${columns} from ${tables}
    where m.region_id = ${q.regionId} and m.series_no = ${q.seriesNo} and m.id <> ${q.meetingId}
      and s.held_on < ${q.heldOn} and s.state in ('held', 'minuted', 'signed')
    order by s.held_on desc, m.id desc limit 1`.execute(tx);
  return rows[0];
}

/** Acts on one meeting come one after the other. */
export const lockMeeting = (tx: Tx, regionId: number, meetingId: string): Promise<void> =>
  takeLock(tx, `meeting:${regionId}:${meetingId}`);

export async function insertMeeting(
  tx: Tx,
  ctx: Ctx,
  row: { seriesNo: number | null; actId: string },
): Promise<string> {
  const added = await tx
    .insertInto('meetings')
    .values({
      region_id: ctx.actor.regionId,
      series_no: row.seriesNo,
      act_id: row.actId,
      recorded_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return added.id;
}

/** Appends a move and writes where the meeting stands after it. */
export async function insertMeetingMove(
  tx: Tx,
  ctx: Ctx,
  row: { meetingId: string; seq: number; move: MeetingMove; standing: MeetingStanding; actId: string },
): Promise<void> {
  const { actor, now } = ctx;
  await tx
    .insertInto('meeting_moves')
    .values({
      region_id: actor.regionId,
      meeting_id: row.meetingId,
      seq: row.seq,
      kind: row.move.kind,
      move: JSON.stringify(row.move),
      person_name: actor.personName,
      org_id: actor.orgId,
      org_name: actor.orgName,
      act_id: row.actId,
      recorded_at: now,
    })
    .execute();
  await appendMoveLink(tx, ctx, 'meeting', { ...row, id: row.meetingId });
  await keepMeetingStanding(tx, { regionId: actor.regionId, ...row });
}

export async function keepMeetingStanding(
  tx: Tx,
  row: { regionId: number; meetingId: string; seq: number; standing: MeetingStanding },
): Promise<void> {
  const { state, plan, mergedInto } = row.standing;
  await sql`insert into derived.meeting_standings (region_id, meeting_id, seq, state, held_on, merged_into, standing)
    values (${row.regionId}, ${row.meetingId}, ${row.seq}, ${state}, ${plan.heldOn}, ${mergedInto}, ${JSON.stringify(row.standing)})
    on conflict (region_id, meeting_id) do update set seq = excluded.seq, state = excluded.state, held_on = excluded.held_on,
      merged_into = excluded.merged_into, standing = excluded.standing`.execute(tx);
}

export async function addMeetingParties(
  tx: Tx,
  row: { regionId: number; meetingId: string; orgIds: readonly string[]; actId: string },
): Promise<void> {
  await sql`insert into meeting_parties (region_id, meeting_id, org_id, act_id)
    select ${row.regionId}, ${row.meetingId}, x, ${row.actId} from unnest(${[...new Set(row.orgIds)]}::bigint[]) x
    on conflict do nothing`.execute(tx);
}

export interface MeetingMoveRow {
  meetingId: string;
  seq: number;
  move: MeetingMove;
  personName: string;
  orgName: string;
  recordedAt: string;
}

export async function listMeetingMoveRows(
  tx: Tx,
  regionId: number,
  meetingIds: readonly string[],
): Promise<MeetingMoveRow[]> {
  const { rows } =
    await sql<MeetingMoveRow>`select v.meeting_id::text as "meetingId", v.seq, v.move, v.person_name as "personName", v.org_name as "orgName",
      to_char(v.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"
    from meeting_moves v where v.region_id = ${regionId} and v.meeting_id = any(${[...meetingIds]}::bigint[])
    order by v.meeting_id, v.seq`.execute(tx);
  return rows;
}

/** Ids of meetings behind an id, for walking all of them. */
export async function listMeetingIds(
  tx: Tx,
  regionId: number,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select m.id::text as id from meetings m
    where m.region_id = ${regionId} and m.id > ${after} order by m.id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function listMeetingStandings(
  tx: Tx,
  regionId: number,
  ids: readonly string[],
): Promise<Map<string, { seq: number; standing: MeetingStanding }>> {
  const { rows } = await sql<{ id: string; seq: number; standing: MeetingStanding }>`
    select s.meeting_id::text as id, s.seq, s.standing from derived.meeting_standings s
    where s.region_id = ${regionId} and s.meeting_id = any(${[...ids]}::bigint[])`.execute(tx);
  return new Map(rows.map(({ id, seq, standing }) => [id, { seq, standing }]));
}
