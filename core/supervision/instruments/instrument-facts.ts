import type { Instrument } from '../ladder/ladder.ts';

/** What a paper of the ladder says of one task; days are ISO, counts whole. */
export interface InstrumentTask {
  taskId: string;
  title: string;
  number: string;
  /** Kind and title of the source, and its own words. */
  sourceWord: string;
  sourceTitle: string;
  sourceOn: string | null;
  quote: string;
  leadName: string;
  supportingNames: readonly string[];
  deliverable: string;
  assignedOn: string | null;
  dueOn: string;
  overdueDays: number;
  extensionsGranted: number;
  /** Chases of the lead since the deadline passed. */
  chases: number;
  lastFeedbackOn: string | null;
  /** What each unit said last, the lead first; for leaders. */
  lastWords: readonly { orgName: string; on: string; text: string }[];
  /** What happened, day by day, in neutral words; for the list of facts. */
  history: readonly { on: string; text: string }[];
}

/** Everything that a paper of the ladder is written from (8.9). */
export interface InstrumentFacts {
  instrument: Instrument;
  /** The day on which it is drafted; overdue days are counted to it. */
  today: string;
  regionName: string;
  /** As the rung names them: 县发展和改革局, 县委办公室、县政府办公室. */
  issuer: string;
  approver: string;
  orgName: string;
  /** Until when a reply is asked; null: none is asked. */
  replyBy: string | null;
  contact: { name: string; phone: string };
  tasks: readonly InstrumentTask[];
}

/** 县发展和改革局 → 望川县发展和改革局: bodies under their full name, one each. */
export function listIssuingBodies(issuer: string, regionName: string): string[] {
  const level = regionName.slice(-1);
  return issuer
    .split(/[、,，]/u)
    .map((body) => body.trim())
    .filter((body) => body !== '')
    .map((body) => (body.startsWith(level) ? `${regionName}${body.slice(1)}` : body));
}
