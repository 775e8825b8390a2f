import { addDays, countWorkingDaysAfter, type IsoDate, type WorkingCalendar } from '#core/platform/public.ts';
import type { TaskRowView } from '#core/supervision/contract.ts';
import { type FeedbackDue, listCadenceDays, matchFeedback } from '#core/supervision/task/cadence-days.ts';
import { TASK_IN_HAND, type TaskStanding } from '#core/supervision/task/task.ts';
import { listOrgNames } from '#server/people/public.ts';
import type { Tx } from '#server/platform/public.ts';
import type { TaskRecord } from './tasks.queries.ts';

/** How far ahead the next feedback day is looked for: longer than any cadence. */
const HORIZON_DAYS = 400;

/**
 * The next day on which feedback is due by the cadence and has not been met; null without one. It lies after the last day that
 * was met: days that passed before it without any feedback are not asked for any more.
 */
export function findNextFeedback(
  { order, assignedOn, feedback, state }: TaskStanding,
  calendar: WorkingCalendar,
): IsoDate | null {
  if (!order.cadence || !assignedOn || !TASK_IN_HAND.includes(state)) return null;
  const ofLead = feedback.find(({ orgId }) => orgId === order.leadOrgId);
  const given = ofLead ? (ofLead.days ?? [ofLead.on]) : [];
  const until = order.dueOn ?? addDays(given.at(-1) ?? assignedOn, HORIZON_DAYS);
  const dues = matchFeedback(listCadenceDays(order.cadence, assignedOn, until, calendar), given);
  return dues[dues.findLastIndex(({ givenOn }) => givenOn !== null) + 1]?.dueOn ?? null;
}

/** Feedback days of the cadence through today, with the lead’s feedback that met each. */
export function listFeedbackDues(
  { order, assignedOn, closedOn }: TaskStanding,
  givenDays: readonly IsoDate[],
  calendar: WorkingCalendar,
  today: IsoDate,
): FeedbackDue[] {
  if (!order.cadence || !assignedOn) return [];
  const until = [today, order.dueOn ?? today, closedOn ?? today].sort()[0] ?? today;
  return matchFeedback(listCadenceDays(order.cadence, assignedOn, until, calendar), givenDays);
}

export function listTaskNames(
  tx: Tx,
  regionId: number,
  records: readonly TaskRecord[],
  more: readonly string[] = [],
): Promise<Map<string, string>> {
  const ids = records.flatMap(({ standing: { order } }) => [order.leadOrgId, ...order.supportingOrgIds]);
  return listOrgNames(tx, regionId, [...ids, ...more]);
}

export function toTaskRow(
  record: TaskRecord,
  names: ReadonlyMap<string, string>,
  calendar: WorkingCalendar,
  today: IsoDate,
): TaskRowView {
  const { standing: s, id, sourceKind, sourceTitle } = record;
  const { order } = s;
  const refer = (orgId: string) => ({ id: orgId, name: names.get(orgId) ?? '' });
  const isLate = TASK_IN_HAND.includes(s.state) && order.dueOn !== null && order.dueOn < today;
  const ofLead = s.feedback.find(({ orgId }) => orgId === order.leadOrgId);
  return {
    ...{ id, sourceKind, sourceTitle, title: order.title, number: s.number, state: s.state },
    leadOrg: refer(order.leadOrgId),
    supporting: order.supportingOrgIds.map(refer),
    ...{ dueOn: order.dueOn, cadence: order.cadence, isVeto: order.isVeto },
    nextFeedbackOn: findNextFeedback(s, calendar),
    overdueDays: isLate && order.dueOn ? countWorkingDaysAfter(calendar, order.dueOn, today).days : 0,
    lapsed: Math.max(0, s.promises.length - 1),
    percent: ofLead?.percent ?? null,
    lastFeedbackOn: ofLead?.on ?? null,
    isExtensionAsked: s.extensionAsked !== null,
  };
}
