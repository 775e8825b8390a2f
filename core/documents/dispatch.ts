import { type Actor, hasRole, worksForUnit } from '#core/people/public.ts';
import { type IsoDate, refuse } from '#core/platform/public.ts';
import type { KindWay } from './kind-way.ts';
import { canDraft, type DocumentState } from './way.ts';

export const ANSWER_WAYS = ['inside', 'link', 'paper'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];

/** Where one unit stands with an issued document: 待签收, 已签收, 已回复, 逾期未回复. */
export const ANSWER_STATES = {
  sent: { zh: '待签收', en: 'Not yet received' },
  received: { zh: '已签收', en: 'Received' },
  replied: { zh: '已回复', en: 'Replied' },
  overdue: { zh: '逾期未回复', en: 'Reply overdue' },
} as const;
export type AnswerState = keyof typeof ANSWER_STATES;

/** One reply closes the ask; without one the day decides; a document that asks for no reply is done on receipt (8.1, 8.7). */
export function deriveAnswerState(
  unit: { isReceived: boolean; replies: number },
  replyBy: IsoDate | null,
  today: IsoDate,
): AnswerState {
  if (unit.replies > 0) return 'replied';
  if (replyBy !== null && today > replyBy) return 'overdue';
  return unit.isReceived ? 'received' : 'sent';
}

/** Posts that answer for their unit towards others. */
export const answersForUnit = (actor: Actor): boolean => worksForUnit(actor) || hasRole(actor, 'unit-admin');

/** The unit itself acknowledges and replies. */
export const canAnswerFor = (actor: Actor, orgId: string): boolean =>
  actor.orgId === orgId && answersForUnit(actor);

/** What came back on paper is recorded by the office that drafts the kind; it also makes the links. */
export const canRecordAnswer = (actor: Actor, way: KindWay): boolean => canDraft(actor, way);

export interface AnswerWish {
  orgId: string;
  way: AnswerWay;
  addressees: readonly string[];
  state: DocumentState;
  kindWay: KindWay;
}

/** Refuses an answer to what is not issued, by a unit that was not addressed, or by somebody who does not answer for it. */
export function requireAnswerer(actor: Actor, wish: AnswerWish): void {
  if (wish.state !== 'issued')
    throw refuse(
      'not-allowed-now',
      'DOCUMENT_NOT_ISSUED',
      '公文尚未印发或已撤回',
      'The document is not in force',
      ['印发后再签收、回复'],
    );
  if (!wish.addressees.includes(wish.orgId))
    throw refuse(
      'invalid',
      'UNIT_NOT_ADDRESSED',
      '这份公文没有发给该单位',
      'The unit is not among the addressees',
    );
  const isAllowed =
    wish.way === 'paper'
      ? canRecordAnswer(actor, wish.kindWay)
      : wish.way === 'link' || canAnswerFor(actor, wish.orgId);
  if (!isAllowed)
    throw refuse(
      'forbidden',
      'ANSWER_NOT_YOURS',
      '由收文单位签收、回复，纸质的由办文单位代录',
      'Not yours to answer',
      ['请收文单位办理'],
    );
}
