import type { z } from 'zod';
import { canRecordNow } from '#core/meetings/decide-move.ts';
import { asksWork } from '#core/meetings/decision/decision.ts';
import type {
  orderAhead as aheadRoute,
  recordDecision as recordRoute,
  strikeDecision as strikeRoute,
} from '#core/meetings/decision-contract.ts';
import { MEETING_STATES } from '#core/meetings/meeting.ts';
import { canOrderAhead, canTakeDecisions } from '#core/meetings/permissions.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx } from '#server/platform/public.ts';
import { type DecisionRow, insertDecision, listDecisionRows } from './decisions.queries.ts';
import { makeTasks } from './make-tasks.ts';
import { getMeetingRecord, lockMeeting, type MeetingRecord } from './meetings.queries.ts';
import { requireNoMinutesUnderWay } from './minutes-document.ts';
import { requireOrgs } from './plan-meeting.ts';

async function openRecord(tx: Tx, ctx: Ctx, meetingId: string): Promise<MeetingRecord> {
  const { regionId } = ctx.actor;
  await lockMeeting(tx, regionId, meetingId);
  const record = await getMeetingRecord(tx, regionId, meetingId);
  const { state } = record.standing;
  if (state === 'minuted') await requireNoMinutesUnderWay(tx, regionId, meetingId);
  if (!canRecordNow(record.standing))
    throw refuse(
      'not-allowed-now',
      'MEETING_STEP_NOT_NOW',
      `会议${MEETING_STATES[state].zh}，现在不能记录议定事项`,
      'Decisions are taken down from the beginning of the meeting until its minutes are signed',
      state === 'signed' ? ['纪要签发后不再改动；需要更正的另行发文'] : ['会议开始后记录'],
    );
  return record;
}

function requireTaker(ctx: Ctx): void {
  if (!canTakeDecisions(ctx.actor))
    throw refuse(
      'forbidden',
      'MEETING_STEP_NOT_YOURS',
      '议定事项由项目办、督查室记录',
      'Decisions are taken down by the project office and the inspection office',
      ['请项目办记录'],
    );
}

/** The version that one has seen, still standing and not yet a task. */
function requireStanding(rows: readonly DecisionRow[], no: number, version: number): DecisionRow {
  const row = rows.find((one) => one.no === no);
  if (!row || row.isStruck)
    throw refuse('not-found', 'DECISION_NOT_FOUND', '没有这项议定', 'No such decision', ['刷新后再办']);
  if (row.taskId !== null)
    throw refuse(
      'not-allowed-now',
      'DECISION_IS_TASK',
      '已转督办，不再修改；需要调整的由督查室调整事项',
      'It is a task already; the inspection office changes the order',
      ['在督办事项中调整'],
    );
  if (row.version !== version)
    throw refuse(
      'conflict',
      'DECISION_CHANGED_MEANWHILE',
      '这项议定刚刚有人改过',
      'Somebody has just changed it',
      ['刷新后再改'],
    );
  return row;
}

function requireFit({ standing }: MeetingRecord, text: z.output<typeof recordRoute.body>['text']): void {
  if (!standing.entries.some(({ key }) => key === text.entryKey))
    throw refuse('not-found', 'MEETING_ENTRY_NOT_FOUND', '议程中没有这一项', 'No such entry on the agenda', [
      '选择对应的议题',
    ]);
  if (text.dueOn !== null && text.dueOn < standing.plan.heldOn)
    throw refuse(
      'invalid',
      'DECISION_DAY_PAST',
      '时限不能早于会议日期',
      'The deadline lies before the meeting',
      [`不早于 ${standing.plan.heldOn}`],
    );
}

/** Takes a decision down against its entry, or writes it anew as a version of its own; the older words stay. */
export async function recordDecision(
  ctx: Ctx,
  meetingId: string,
  { no, version, text }: z.output<typeof recordRoute.body>,
): Promise<{ no: number; version: number }> {
  requireTaker(ctx);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const record = await openRecord(tx, ctx, meetingId);
    requireFit(record, text);
    await requireOrgs(tx, regionId, [...(text.leadOrgId ? [text.leadOrgId] : []), ...text.supportingOrgIds]);
    const rows = await listDecisionRows(tx, regionId, [meetingId]);
    if (no !== null) requireStanding(rows, no, version);
    const place = {
      no: no ?? Math.max(0, ...rows.map((one) => one.no)) + 1,
      version: no === null ? 1 : version + 1,
    };
    const supportingOrgIds = text.supportingOrgIds.filter((id) => id !== text.leadOrgId);
    const decision = { ...text, supportingOrgIds };
    const actId = await appendAct(tx, ctx, 'decision-recorded.v1', { meetingId, ...place, decision });
    await insertDecision(tx, ctx, { meetingId, ...place, decision, actId });
    await appendAudit(tx, ctx, { kind: 'record-decision', outcome: 'ok', subject: `meeting:${meetingId}` });
    return place;
  });
}

/** Strikes a decision out; the record of it stays, with the reason. */
export async function strikeDecision(
  ctx: Ctx,
  { meetingId, no }: z.output<typeof strikeRoute.params>,
  { version, reason }: z.output<typeof strikeRoute.body>,
): Promise<{ version: number }> {
  requireTaker(ctx);
  return once(ctx, async (tx) => {
    await openRecord(tx, ctx, meetingId);
    const rows = await listDecisionRows(tx, ctx.actor.regionId, [meetingId]);
    const { decision } = requireStanding(rows, no, version);
    const actId = await appendAct(tx, ctx, 'decision-struck.v1', { meetingId, no, reason });
    const row = { meetingId, no, version: version + 1, decision, isStruck: true, reason, actId };
    await insertDecision(tx, ctx, row);
    await appendAudit(tx, ctx, { kind: 'strike-decision', outcome: 'ok', subject: `meeting:${meetingId}` });
    return { version: version + 1 };
  });
}

/** 先行交办: by order of the chair decisions become tasks before the minutes are signed (8.8). */
export async function orderAhead(
  ctx: Ctx,
  meetingId: string,
  { nos, by, note }: z.output<typeof aheadRoute.body>,
): Promise<{ taskIds: string[] }> {
  return once(ctx, async (tx) => {
    const record = await openRecord(tx, ctx, meetingId);
    if (!canOrderAhead(ctx.actor, record.standing))
      throw refuse(
        'forbidden',
        'MEETING_STEP_NOT_YOURS',
        '先行交办由会议主持人决定，项目办主任可代录',
        'The chair orders ahead; the head of the project office may record it',
        ['请项目办主任代录'],
      );
    const rows = await listDecisionRows(tx, ctx.actor.regionId, [meetingId]);
    const wanted = [...new Set(nos)].map((no) => {
      const row = requireStanding(rows, no, rows.find((one) => one.no === no)?.version ?? 0);
      if (!asksWork(row.decision))
        throw refuse(
          'invalid',
          'DECISION_ASKS_NO_WORK',
          '没有牵头单位的议定不转督办',
          'It asks no work of a unit',
          ['先补充牵头单位'],
        );
      return row;
    });
    const actId = await appendAct(tx, ctx, 'decisions-ordered-ahead.v1', { meetingId, nos, by, note });
    const sourceTitle = `${record.standing.plan.title}记录（${by}先行交办）`;
    const taskIds = await makeTasks(tx, ctx, {
      ...{ meetings: [record], decisions: wanted, sourceTitle, orderedBy: by, actId },
    });
    await appendAudit(tx, ctx, {
      ...{ kind: 'order-ahead', outcome: 'ok', subject: `meeting:${meetingId}`, detail: { nos, by } },
    });
    return { taskIds };
  });
}
