export { AGENDA_REASONS, type AgendaEntry, type AgendaReason } from './agenda/agenda-entry.ts';
export * from './contract.ts';
export { DECISION_STAGES, type DecisionStage } from './decision/decision.ts';
export { type DecisionOutcome, OUTCOMES } from './decision/outcome.ts';
export * from './meeting.ts';
export type { Minutes } from './minutes.ts';
export { buildMinutesDraft, listAttendanceLines } from './minutes-text.ts';
export { type MeetingSeries, RHYTHMS } from './series.ts';
