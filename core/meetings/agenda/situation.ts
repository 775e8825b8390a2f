import type { AgendaPart, AgendaReason } from './agenda-entry.ts';

/** What is known of a project when an agenda is proposed; days are ISO days, nothing is measured here. */
export interface ProjectSituation {
  projectId: string;
  name: string;
  /** Place in the region's list. */
  serial: number;
  light: 'red' | 'yellow' | 'green' | 'blue' | 'grey' | null;
  /** Periods in a row of the present light, itself included. */
  lightPeriods: number;
  lightSentence: string;
  /** Period of which the light is, in words. */
  lightOf: string;
  movedDates: { what: string; fromOn: string | null; toOn: string; recordedOn: string }[];
  report: { state: 'in-time' | 'late' | 'missing' | 'none'; of: string };
  /** Open problems with their level. */
  problems: { title: string; level: number }[];
  /** Promises that run out: tasks, problems, decisions of earlier meetings. */
  promises: { title: string; dueOn: string }[];
  sponsor: string;
  /** Last day on which the leader in charge has dispatched the project; null: none is recorded. */
  sponsorDispatchedOn: string | null;
  reporting: AgendaPart | null;
  lead: AgendaPart | null;
  department: AgendaPart | null;
  supporting: AgendaPart[];
}

export interface FoundReason {
  kind: AgendaReason;
  sentence: string;
}
