import {
  type Actor,
  hasRole,
  isInspectionOffice,
  isProjectOffice,
  worksForUnit,
} from '#core/people/public.ts';
import type { MeetingMoveKind, MeetingStanding } from './meeting.ts';

/** Answers a notice or checks minutes for a unit: whoever works for it, not whoever keeps its accounts. */
const answersForUnit = (actor: Actor): boolean => worksForUnit(actor) || isInspectionOffice(actor);

const isInvited = (actor: Actor, { notice }: MeetingStanding): boolean =>
  notice?.invited.some(({ orgId }) => orgId === actor.orgId) ?? false;
/** The chair himself: by his account, where the plan names a leader of the directory. */
export const isChair = (actor: Actor, { plan }: MeetingStanding): boolean =>
  hasRole(actor, 'leader') && plan.chair.personId !== null && plan.chair.personId === actor.personId;

/** The project office arranges meetings and keeps their series. */
export const canPrepareMeetings = (actor: Actor): boolean => isProjectOffice(actor);
/** Series are set by the head of the project office. */
export const canSetSeries = (actor: Actor): boolean => hasRole(actor, 'office-head');
/** Sees what is being prepared; units see a meeting from its notice on. */
export const canReadPreparation = (actor: Actor): boolean =>
  isProjectOffice(actor) || isInspectionOffice(actor) || hasRole(actor, 'leader', 'liaison');
/** Before the minutes are signed, a unit sees the decisions that name it; these see all. */
export const canReadRecord = canReadPreparation;
/** Decisions are taken down by the project office; the inspection office may sit beside it. */
export const canTakeDecisions = (actor: Actor): boolean =>
  isProjectOffice(actor) || isInspectionOffice(actor);

/**
 * Who may take a step of a meeting, by role and relation alone (handbook 8.8). Approving the agenda, ordering ahead and
 * signing the minutes are the chair's; the head of the project office records them when the chair signed on paper. A liaison
 * never signs (8.2). A unit replies and checks for itself; the office records what came on paper.
 */
export function canMoveMeeting(actor: Actor, kind: MeetingMoveKind, standing: MeetingStanding): boolean {
  switch (kind) {
    case 'approve-agenda':
    case 'return-agenda':
      return isChair(actor, standing) || hasRole(actor, 'office-head');
    case 'sign-minutes':
      return isChair(actor, standing) || hasRole(actor, 'office-head');
    case 'reply':
    case 'check-minutes':
    case 'convey':
      return (answersForUnit(actor) && isInvited(actor, standing)) || isProjectOffice(actor);
    case 'decide-leave':
    case 'cancel':
      return hasRole(actor, 'office-head') || isChair(actor, standing);
    case 'settle-entry':
    case 'mark-attendance':
      return isProjectOffice(actor) || isInspectionOffice(actor);
    case 'plan':
    case 'replan':
    case 'set-agenda':
    case 'submit-agenda':
    case 'notify':
    case 'arrange-seats':
    case 'ask-conveying':
    case 'open':
    case 'close':
    case 'draft-minutes':
    case 'merge-into':
    case 'unmerge':
      return isProjectOffice(actor);
  }
}

/** 先行交办: by the chair himself, or recorded by the office's head with who ordered it (8.8). */
export const canOrderAhead = (actor: Actor, standing: MeetingStanding): boolean =>
  isChair(actor, standing) || hasRole(actor, 'office-head');

const WHO: Partial<Record<MeetingMoveKind, string>> = {
  'approve-agenda': '由会议主持人审定；主持人纸质审签的，由项目办主任代录',
  'return-agenda': '由会议主持人退回；主持人纸质退回的，由项目办主任代录',
  'sign-minutes': '由会议主持人签发；纸质签字的，由项目办主任上传签字件',
  reply: '由被通知单位报送，纸质回执由项目办代录',
  'check-minutes': '由参会单位核对，纸质意见由项目办代录',
  'decide-leave': '由会议主持人或项目办主任批复',
  cancel: '由会议主持人或项目办主任决定',
};
/** The sentence that says whose step it is, for refusals. */
export const sayWhoMovesMeeting = (kind: MeetingMoveKind): string => WHO[kind] ?? '由项目办办理';
