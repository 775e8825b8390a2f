export { AGENDA_REASONS, type AgendaEntry, type AgendaReason } from './agenda/agenda-entry.ts';
export * from './contract.ts';
export { DECISION_STAGES, type DecisionStage } from './decision/decision.ts';
export {
  type DecisionOutcome,
  isCountedIn,
  LOOP_PARTS,
  type LoopPart,
  OUTCOMES,
} from './decision/outcome.ts';
export * from './decision-contract.ts';
export * from './feed-contract.ts';
export * from './meeting.ts';
export type { Minutes } from './minutes.ts';
export { buildMinutesDraft, listAttendanceLines } from './minutes-text.ts';
export * from './paper-contract.ts';
export * from './reply-link-contract.ts';
export { parseSeats, type Seating, seatLines } from './seating.ts';
export { type MeetingSeries, RHYTHMS } from './series.ts';
export { buildNoticeText, buildReplyReminder } from './wechat-text.ts';
