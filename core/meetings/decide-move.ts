import type { Actor } from '#core/people/public.ts';
import { type IsoDate, type Refusal, refuse } from '#core/platform/public.ts';
import {
  MEETING_MOVE_WORDS,
  MEETING_STATES,
  type MeetingMove,
  type MeetingMoveKind,
  type MeetingStanding,
  type MeetingState,
} from './meeting.ts';
import { canMoveMeeting, isChair, sayWhoMovesMeeting } from './permissions.ts';

const BEFORE: readonly MeetingState[] = ['preparing', 'submitted', 'approved', 'notified'];
const FROM: Record<Exclude<MeetingMoveKind, 'plan'>, readonly MeetingState[]> = {
  replan: BEFORE,
  'set-agenda': ['preparing', 'approved', 'notified', 'under-way'],
  'submit-agenda': ['preparing'],
  'approve-agenda': ['submitted'],
  'return-agenda': ['submitted'],
  notify: ['approved', 'notified'],
  reply: ['notified'],
  'decide-leave': ['notified'],
  'arrange-seats': ['approved', 'notified', 'under-way'],
  open: ['approved', 'notified'],
  'settle-entry': ['under-way', 'held'],
  'mark-attendance': ['notified', 'under-way', 'held', 'minuted'],
  close: ['under-way'],
  'draft-minutes': ['held', 'minuted'],
  'check-minutes': ['minuted'],
  'merge-into': ['held'],
  unmerge: ['held'],
  'sign-minutes': ['minuted'],
  'ask-conveying': ['signed'],
  convey: ['signed'],
  cancel: BEFORE,
};
const KINDS = Object.keys(FROM) as Exclude<MeetingMoveKind, 'plan'>[];

function isPossible(kind: MeetingMoveKind, s: MeetingStanding): boolean {
  switch (kind) {
    case 'submit-agenda':
      return s.entries.length > 0;
    case 'decide-leave':
      return s.replies.some(({ leave }) => leave === 'asked');
    // What is merged into another meeting's minutes has none of its own.
    case 'merge-into':
    case 'draft-minutes':
      return s.mergedInto === null;
    case 'unmerge':
      return s.mergedInto !== null;
    case 'ask-conveying':
      return s.notice !== null && s.conveying === undefined;
    case 'convey':
      return s.conveying !== undefined;
    default:
      return true;
  }
}

/** Steps that the meeting admits now, whoever takes them. Once the minutes are signed only 传达学习 is left. */
export const listPossibleMeetingMoves = (standing: MeetingStanding): MeetingMoveKind[] =>
  KINDS.filter((kind) => FROM[kind].includes(standing.state) && isPossible(kind, standing));

/** Steps that this person may take now; server and screen ask the same. */
export const listMeetingMoves = (actor: Actor, standing: MeetingStanding): MeetingMoveKind[] =>
  listPossibleMeetingMoves(standing).filter((kind) => canMoveMeeting(actor, kind, standing));

function notNow(kind: MeetingMoveKind, standing: MeetingStanding): Refusal {
  const allowed = listPossibleMeetingMoves(standing).map((one) => MEETING_MOVE_WORDS[one].zh);
  const word = MEETING_MOVE_WORDS[kind];
  return refuse(
    'not-allowed-now',
    'MEETING_STEP_NOT_NOW',
    `会议${MEETING_STATES[standing.state].zh}，现在不能${word.zh}`,
    `The meeting is ${MEETING_STATES[standing.state].en.toLowerCase()}; this step is not possible now`,
    allowed.length > 0 ? [`现在可以：${allowed.join('、')}`] : ['纪要签发后不再改动；需要更正的另行发文'],
  );
}

const invalid = (code: string, zh: string, en: string, allowed: string[] = []): Refusal =>
  refuse('invalid', code, zh, en, allowed);

function requireDays(standing: MeetingStanding, move: MeetingMove, today: IsoDate): void {
  if (move.on > today || move.on < standing.lastMoveOn)
    throw invalid(
      'MEETING_DAY_OUT_OF_ORDER',
      `办理日期应在 ${standing.lastMoveOn} 至 ${today} 之间`,
      `The day lies between ${standing.lastMoveOn} and ${today}`,
    );
  if (move.kind === 'replan' && move.plan.heldOn < today)
    throw invalid('MEETING_DAY_PAST', '会议日期不能早于今天', 'The day of the meeting lies in the past');
  if (move.kind === 'ask-conveying' && move.dueOn < move.on)
    throw invalid('MEETING_REPLY_DAY', '传达学习的期限不能早于今天', 'The day lies in the past', [
      '另选日期',
    ]);
  if (move.kind === 'notify' && (move.replyBy < move.on || move.replyBy > standing.plan.heldOn))
    throw invalid(
      'MEETING_REPLY_DAY',
      '回执截止日应在通知之日与会议之日之间',
      'Replies are due between the notice and the meeting',
      [`${move.on} 至 ${standing.plan.heldOn}`],
    );
  if (move.kind === 'open' && move.on < standing.plan.heldOn)
    throw invalid(
      'MEETING_NOT_YET',
      `会议定于 ${standing.plan.heldOn} 召开`,
      'The meeting is planned for a later day',
      ['提前召开的，先调整会议安排'],
    );
}

/** What the chair signed on paper comes with its scan; on line it is signed by himself. */
function requireSigner(actor: Actor, standing: MeetingStanding, move: MeetingMove): void {
  if (move.kind !== 'sign-minutes' && move.kind !== 'approve-agenda') return;
  if (move.kind === 'sign-minutes' && move.documentId !== undefined)
    throw invalid(
      'MEETING_STEP_NOT_YOURS',
      '随公文签发的，在公文中签发',
      'Minutes on their way as a document are signed there',
    );
  if (move.way === 'online' && !isChair(actor, standing))
    throw refuse(
      'forbidden',
      'MEETING_STEP_NOT_YOURS',
      '线上签字只能由会议主持人本人办理',
      'Only the chair signs on line',
      ['主持人纸质签字的，上传签字件代录'],
    );
  if (move.way === 'online' && move.by.trim() !== standing.plan.chair.name)
    throw invalid('MEETING_STEP_NOT_YOURS', '线上签字的签批人是主持人本人', 'The chair signs as himself');
  if (move.kind === 'sign-minutes' && move.way === 'paper' && move.fileId === null)
    throw invalid('MEETING_NEEDS_SCAN', '纸质签发须上传签字件', 'Signing on paper needs the scan', [
      '上传主持人签字的纪要扫描件',
    ]);
}

/** A reply or a check is for one's own unit, one that was invited; the office records what came on paper. */
function requireParty(actor: Actor, standing: MeetingStanding, move: MeetingMove): void {
  if (move.kind !== 'reply' && move.kind !== 'check-minutes' && move.kind !== 'convey') return;
  if (move.way === 'link')
    throw invalid(
      'MEETING_NOT_YOUR_UNIT',
      '凭链接的回执在链接页面报送',
      'A reply by link is given by the link',
    );
  const isInvited = standing.notice?.invited.some(({ orgId }) => orgId === move.orgId) ?? false;
  if (isInvited && (move.orgId === actor.orgId || move.way === 'paper')) return;
  throw invalid(
    'MEETING_NOT_YOUR_UNIT',
    '只能以本单位名义办理；代录纸质材料请注明为纸质',
    'Act for your own unit; what came on paper is recorded as paper',
    ['切换到相应岗位后办理', '代录时选择“纸质”'],
  );
}

function requireEntries(standing: MeetingStanding, move: MeetingMove): void {
  if (move.kind === 'set-agenda') {
    const keys = move.entries.map(({ key }) => key);
    if (new Set(keys).size !== keys.length)
      throw invalid('MEETING_ENTRY_TWICE', '同一议题列了两次', 'An entry stands twice on the agenda', [
        '删去重复的一项',
      ]);
  }
  if (move.kind === 'settle-entry' && !standing.entries.some(({ key }) => key === move.entryKey))
    throw refuse('not-found', 'MEETING_ENTRY_NOT_FOUND', '议程中没有这一项', 'No such entry on the agenda', [
      '刷新后再办',
    ]);
  const asked =
    move.kind === 'decide-leave' ? standing.replies.find(({ orgId }) => orgId === move.orgId) : undefined;
  if (move.kind === 'decide-leave' && asked?.leave !== 'asked')
    throw invalid('MEETING_NO_LEAVE_ASKED', '该单位没有待批的请假', 'This unit has asked for no leave');
}

/** Accepts a step of a meeting or throws the refusal (handbook 8.8). */
export function requireMeetingMove(
  actor: Actor,
  standing: MeetingStanding,
  move: MeetingMove,
  today: IsoDate,
): void {
  if (move.kind === 'plan' || !listPossibleMeetingMoves(standing).includes(move.kind))
    throw notNow(move.kind, standing);
  if (!canMoveMeeting(actor, move.kind, standing))
    throw refuse(
      'forbidden',
      'MEETING_STEP_NOT_YOURS',
      sayWhoMovesMeeting(move.kind),
      'This step is not yours',
      [sayWhoMovesMeeting(move.kind)],
    );
  requireDays(standing, move, today);
  requireSigner(actor, standing, move);
  requireParty(actor, standing, move);
  requireEntries(standing, move);
}

/**
 * The signature on the minutes document signs the meeting: the chair's own, on line, or as it stands on the paper (8.8). The
 * day lies behind the last step of the meeting. Throws the refusal otherwise.
 */
export function requireMinutesSignature(
  actor: Actor,
  standing: MeetingStanding,
  move: MeetingMove & { kind: 'sign-minutes' },
  today: IsoDate,
): void {
  if (!listPossibleMeetingMoves(standing).includes('sign-minutes')) throw notNow('sign-minutes', standing);
  const chair = standing.plan.chair.name;
  const isHis = move.way === 'online' ? isChair(actor, standing) : chair.includes(move.by.trim());
  if (!isHis)
    throw refuse(
      'forbidden',
      'MEETING_STEP_NOT_YOURS',
      `纪要由会议主持人${chair}签发`,
      'The minutes are signed by the chair of the meeting',
      ['主持人线上签发', '主持人在发文稿纸上签字后代录，签字人填主持人'],
    );
  requireDays(standing, move, today);
}

/** A reply by a one-time link: the link stands for the unit, which was invited; the days are those of every reply. */
export function requireLinkReply(
  standing: MeetingStanding,
  move: MeetingMove & { kind: 'reply' },
  today: IsoDate,
): void {
  const isInvited = standing.notice?.invited.some(({ orgId }) => orgId === move.orgId) ?? false;
  if (!listPossibleMeetingMoves(standing).includes('reply') || !isInvited) throw notNow('reply', standing);
  requireDays(standing, move, today);
}

/** While the minutes are on their way as a document, their text, the decisions and the signature are settled there. */
export const MOVES_OF_DOCUMENT: readonly MeetingMoveKind[] = ['draft-minutes', 'sign-minutes'];

export const refuseUnderWay = (): Refusal =>
  refuse(
    'not-allowed-now',
    'MEETING_MINUTES_UNDER_WAY',
    '纪要已转公文办理，修改和签发都在公文中办',
    'The minutes are on their way as a document; change and sign them there',
    ['在公文中修改、签发', '弃稿后在会议页继续办理'],
  );

/** Decisions are taken down from the beginning of the meeting until the minutes are signed. */
export const canRecordNow = ({ state }: MeetingStanding): boolean =>
  state === 'under-way' || state === 'held' || state === 'minuted';
