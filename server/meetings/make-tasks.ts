import { asksWork } from '#core/meetings/decision/decision.ts';
import type { TaskOrder } from '#core/supervision/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { proposeTaskIn } from '#server/supervision/public.ts';
import { type DecisionRow, insertDecisionTasks } from './decisions.queries.ts';
import type { MeetingRecord } from './meetings.queries.ts';

const toOrder = ({ decision }: DecisionRow): TaskOrder => ({
  title: decision.title,
  leadOrgId: decision.leadOrgId ?? '',
  supportingOrgIds: decision.supportingOrgIds,
  deliverable: decision.deliverable,
  target: '',
  dueOn: decision.dueOn,
  cadence: null,
  isVeto: false,
});

/** Decisions that ask work and have no task yet are handed to the inspection office, each with its words (8.8). */
export async function makeTasks(
  tx: Tx,
  ctx: Ctx,
  row: {
    meetings: readonly MeetingRecord[];
    decisions: readonly DecisionRow[];
    sourceTitle: string;
    orderedBy: string;
    actId: string;
  },
): Promise<string[]> {
  const byId = new Map(row.meetings.map((meeting) => [meeting.id, meeting.standing]));
  const made: { meetingId: string; no: number; taskId: string }[] = [];
  for (const one of row.decisions) {
    const standing = byId.get(one.meetingId);
    if (!standing || one.isStruck || one.taskId !== null || !asksWork(one.decision)) continue;
    const entry = standing.entries.find(({ key }) => key === one.decision.entryKey);
    const source = {
      sourceKind: 'meeting' as const,
      sourceTitle: row.sourceTitle,
      sourceOn: standing.plan.heldOn,
      quote: one.decision.quote,
      ...{ sourceTextId: null, spans: [], projectId: entry?.projectId ?? null, problemId: null },
    };
    const taskId = await proposeTaskIn(tx, ctx, source, toOrder(one), row.actId);
    made.push({ meetingId: one.meetingId, no: one.no, taskId });
  }
  if (made.length > 0)
    await insertDecisionTasks(tx, ctx, { made, orderedBy: row.orderedBy, actId: row.actId });
  return made.map(({ taskId }) => taskId);
}
