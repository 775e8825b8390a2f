import type { DossierFacts } from '#core/documents/public.ts';
import type { AgendaEntry } from '../agenda/agenda-entry.ts';
import type { AttendanceRow, MeetingPlan } from '../meeting.ts';
import type { DecisionView } from '../meeting-view.ts';
import type { Minutes } from '../minutes.ts';
import type { Seating } from '../seating.ts';

/** Everything that the papers of a meeting say: notice, agenda, pack, minutes, slides, Excel. */
export interface PaperFacts {
  regionName: string;
  /** Who sends the notice and prints the minutes. */
  officeName: string;
  plan: MeetingPlan;
  entries: AgendaEntry[];
  notice: {
    attending: string[];
    observing: string[];
    replyBy: string;
    demands: string;
    contact: string;
    on: string;
  } | null;
  attendance: AttendanceRow[];
  /** Meetings whose minutes stand in this one's. */
  merged: { title: string; attendance: AttendanceRow[] }[];
  previous: { title: string; heldOn: string } | null;
  lastDecisions: DecisionView[];
  decisions: DecisionView[];
  minutes: Minutes | null;
  signedOn: string | null;
  seating: Seating | null;
  /** One page each, by project; those that the period holds. */
  dossiers: DossierFacts[];
}

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;
