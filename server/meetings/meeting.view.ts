import type { z } from 'zod';
import type { getMeeting as route } from '#core/meetings/contract.ts';
import { canRecordNow, listMeetingMoves, MOVES_OF_DOCUMENT } from '#core/meetings/decide-move.ts';
import type { MeetingState } from '#core/meetings/meeting.ts';
import { listDiscussed } from '#core/meetings/minutes-text.ts';
import {
  canOrderAhead,
  canPrepareMeetings,
  canReadPreparation,
  canReadRecord,
  canSetSeries,
  canTakeDecisions,
  isChair,
} from '#core/meetings/permissions.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { listLeaders, listOrgNames } from '#server/people/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { toDecisionViews } from './decision-rows.ts';
import { listDecisionRows } from './decisions.queries.ts';
import { listMeetingFiles } from './meeting-files.queries.ts';
import {
  findPreviousRecord,
  getMeetingRecord,
  listMeetingMoveRows,
  listMergedRecords,
  type MeetingRecord,
  meetingNotFound,
} from './meetings.queries.ts';
import { listSeriesNames, toMeetingRow } from './meetings.view.ts';
import { findMinutesDocuments } from './minutes-document.ts';
import { listSeatsAndConveying } from './seats-and-conveying.ts';

export type MeetingAnswer = OutputOf<typeof route>;

const toRef = ({ id, standing }: MeetingRecord) => ({
  id,
  title: standing.plan.title,
  heldOn: standing.plan.heldOn,
});

const toMergedRef = (record: MeetingRecord) => ({
  ...toRef(record),
  topics: listDiscussed(record.standing.entries, record.standing.outcomes),
  attendance: record.standing.attendance,
});

/** Decisions of this meeting, of those merged into its minutes, and of the one before. */
async function listAllDecisions(
  tx: Tx,
  ctx: Ctx,
  own: readonly MeetingRecord[],
  previous: MeetingRecord | undefined,
) {
  const { regionId } = ctx.actor;
  // What was merged stands in the minutes of the meeting that holds them: by its state, until both are signed.
  const host = own[0]?.standing.state;
  const states = new Map<string, MeetingState>([
    ...own.map(({ id, standing }): [string, MeetingState] => [
      id,
      host !== undefined && standing.mergedInto !== null ? host : standing.state,
    ]),
    ...(previous ? [[previous.id, previous.standing.state] as [string, MeetingState]] : []),
  ]);
  const rows = await listDecisionRows(tx, regionId, [...states.keys()]);
  const isShown = canReadRecord(ctx.actor) ? rows : rows.filter(({ isStruck }) => !isStruck);
  const views = await toDecisionViews(tx, regionId, isShown, {
    stateOf: (id) => states.get(id) ?? 'held',
    today: ctx.today,
  });
  return {
    decisions: views.filter(({ meetingId }) => meetingId !== previous?.id),
    lastDecisions: views.filter(
      ({ meetingId, stage, leadOrg }) => meetingId === previous?.id && stage !== 'struck' && leadOrg !== null,
    ),
  };
}

/** Replies and checks of other units are the office's to read; a unit sees its own. */
function listAnswers(ctx: Ctx, { standing }: MeetingRecord, names: ReadonlyMap<string, string>) {
  const isAll = canReadPreparation(ctx.actor);
  const refer = (id: string) => ({ id, name: names.get(id) ?? '' });
  const mine = <Row extends { orgId: string }>(rows: readonly Row[]) =>
    rows.filter(({ orgId }) => isAll || orgId === ctx.actor.orgId);
  return {
    replies: mine(standing.replies).map(({ orgId, ...rest }) => ({ org: refer(orgId), ...rest })),
    checks: mine(standing.checks).map(({ orgId, ...rest }) => ({ org: refer(orgId), ...rest })),
    notice: standing.notice && {
      ...standing.notice,
      invited: standing.notice.invited.map(({ orgId, seat }) => ({ org: refer(orgId), seat })),
    },
  };
}

function listMay(ctx: Ctx, record: MeetingRecord, isUnderWay: boolean) {
  const { standing } = record;
  const { actor } = ctx;
  const isRecording = canRecordNow(standing);
  return {
    moves: listMeetingMoves(actor, standing).filter(
      (kind) => !isUnderWay || !MOVES_OF_DOCUMENT.includes(kind),
    ),
    decide: isRecording && !isUnderWay && canTakeDecisions(actor),
    orderAhead: isRecording && canOrderAhead(actor, standing),
    attach: canTakeDecisions(actor) && standing.state !== 'signed',
    draft: canPrepareMeetings(actor),
    signOnline: isChair(actor, standing),
    readPreparation: canReadPreparation(actor),
    nameUnits: canSetSeries(actor),
  };
}

async function findMinutesDocument(tx: Tx, regionId: number, meetingId: string) {
  const found = (await findMinutesDocuments(tx, regionId, [meetingId])).get(meetingId);
  if (!found) return null;
  const { documentId, title, state, awaitsSignature } = found;
  return { documentId, title, state, awaitsSignature };
}

/** Minutes are seen by units once they are being checked; moves only by those who prepare. */
async function listHistory(tx: Tx, ctx: Ctx, meetingId: string) {
  if (!canReadPreparation(ctx.actor)) return [];
  const rows = await listMeetingMoveRows(tx, ctx.actor.regionId, [meetingId]);
  return rows.map(({ meetingId: _, ...row }) => ({ ...row, kind: row.move.kind }));
}

function listUnits({ standing }: MeetingRecord): string[] {
  return [
    ...(standing.notice?.invited.map(({ orgId }) => orgId) ?? []),
    ...standing.replies.map(({ orgId }) => orgId),
    ...standing.checks.map(({ orgId }) => orgId),
  ];
}

export async function loadMeeting(
  tx: Tx,
  ctx: Ctx,
  meetingId: string,
): Promise<z.input<typeof route.output>> {
  const { actor, today } = ctx;
  const { regionId } = actor;
  const record = await getMeetingRecord(tx, regionId, meetingId);
  const { standing, seriesNo } = record;
  const { plan, entries, outcomes, minutes, mergedInto } = standing;
  if (!canReadPreparation(actor) && standing.notice === null) throw meetingNotFound();
  const previous = await findPreviousRecord(tx, { regionId, meetingId, seriesNo, heldOn: plan.heldOn });
  const merged = await listMergedRecords(tx, regionId, meetingId);
  const decided = await listAllDecisions(tx, ctx, [record, ...merged], previous);
  const own = decided.decisions.filter((one) => one.meetingId === meetingId && one.stage !== 'struck').length;
  const names = await listOrgNames(tx, regionId, listUnits(record));
  const minutesDocument = canReadPreparation(actor)
    ? await findMinutesDocument(tx, regionId, meetingId)
    : null;
  return {
    today,
    row: toMeetingRow(record, { actor, seriesNames: await listSeriesNames(tx, regionId), decisions: own }),
    version: record.seq,
    plan,
    entries: entries.map((entry) => ({ ...entry, outcome: outcomes[entry.key] ?? 'waiting' })),
    returnReason: standing.returnReason,
    approval: standing.approval,
    ...listAnswers(ctx, record, names),
    attendance: standing.attendance,
    previous: previous ? toRef(previous) : null,
    ...decided,
    minutes,
    mergedInto: mergedInto === null ? null : toRef(await getMeetingRecord(tx, regionId, mergedInto)),
    merged: merged.map(toMergedRef),
    signature: standing.signature,
    minutesDocument,
    ...(await listSeatsAndConveying(tx, ctx, record, names)),
    moves: await listHistory(tx, ctx, meetingId),
    files: await listMeetingFiles(tx, regionId, meetingId),
    leaders: await listLeaders(tx, regionId, today),
    may: listMay(ctx, record, minutesDocument?.awaitsSignature ?? false),
  };
}

/** One meeting: its agenda, notice and replies, what the last one decided and what became of it, decisions, minutes. */
export const getMeetingView = (ctx: Ctx, meetingId: string): Promise<z.input<typeof route.output>> =>
  withScope(ctx.db, ctx.actor, (tx) => loadMeeting(tx, ctx, meetingId));
