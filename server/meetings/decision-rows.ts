import { asksWork, type DecisionFacts, deriveDecisionStage } from '#core/meetings/decision/decision.ts';
import {
  countDaysLate,
  type DecisionFate,
  deriveOutcome,
  isDecisionOpen,
} from '#core/meetings/decision/outcome.ts';
import type { MeetingState } from '#core/meetings/meeting.ts';
import type { DecisionView } from '#core/meetings/meeting-view.ts';
import type { IsoDate } from '#core/platform/public.ts';
import { listOrgNames } from '#server/people/public.ts';
import type { Tx } from '#server/platform/public.ts';
import type { DecisionRow } from './decisions.queries.ts';

/** What became of the task made from a decision; null where there is none, or it is not to be seen. */
export function toFate({ decision, taskState, promisedOn, doneOn }: DecisionRow): DecisionFate | null {
  if (taskState === null || decision.leadOrgId === null) return null;
  return {
    leadOrgId: decision.leadOrgId,
    dueOn: decision.dueOn,
    promisedOn,
    doneOn,
    isDropped: taskState === 'declined' || taskState === 'withdrawn',
  };
}

/** Decisions of an entry that still ask work: without a task as yet, or with one that is not done. */
export const countOpenDecisions = (rows: readonly DecisionRow[], entryKey: string): number =>
  rows.filter((row) => {
    if (row.isStruck || row.decision.entryKey !== entryKey || !asksWork(row.decision)) return false;
    const fate = toFate(row);
    return fate === null || isDecisionOpen(fate);
  }).length;

export const toDecisionFacts = (row: DecisionRow, state: MeetingState): DecisionFacts => ({
  isStruck: row.isStruck,
  asksWork: asksWork(row.decision),
  hasTask: row.taskId !== null,
  isMinuted: state === 'minuted' || state === 'signed',
  isSigned: state === 'signed',
});

function toView(
  row: DecisionRow,
  state: MeetingState,
  names: ReadonlyMap<string, string>,
  today: IsoDate,
): DecisionView {
  const { meetingId, no, version, decision, taskId, orderedBy, promisedOn, doneOn, percent } = row;
  const { entryKey, quote, title, leadOrgId, supportingOrgIds, deliverable, dueOn } = decision;
  const refer = (id: string) => ({ id, name: names.get(id) ?? '' });
  const fate = toFate(row);
  return {
    ...{ meetingId, no, version, entryKey, quote, title, deliverable, dueOn, taskId, orderedBy },
    leadOrg: leadOrgId === null ? null : refer(leadOrgId),
    supporting: supportingOrgIds.map(refer),
    stage: deriveDecisionStage(toDecisionFacts(row, state)),
    outcome: fate && deriveOutcome(fate, today),
    ...{ promisedOn, doneOn, percent },
    daysLate: fate ? countDaysLate(fate, today) : 0,
  };
}

/** Decisions as they are shown, each by the state of its meeting. */
export async function toDecisionViews(
  tx: Tx,
  regionId: number,
  rows: readonly DecisionRow[],
  at: { stateOf: (meetingId: string) => MeetingState; today: IsoDate },
): Promise<DecisionView[]> {
  const ids = rows.flatMap(({ decision }) => [
    ...(decision.leadOrgId ? [decision.leadOrgId] : []),
    ...decision.supportingOrgIds,
  ]);
  const names = await listOrgNames(tx, regionId, ids);
  return rows.map((row) => toView(row, at.stateOf(row.meetingId), names, at.today));
}
