import {
  type AgendaEntry,
  type AgendaPart,
  type AgendaReason,
  CLOSING_KEY,
  OPENING_KEY,
  toProjectKey,
} from './agenda-entry.ts';
import { allotMinutes } from './allot-minutes.ts';
import type { CarriedEntry } from './carry-over.ts';
import { type AgendaWindow, findAgendaReasons } from './find-reasons.ts';
import type { FoundReason, ProjectSituation } from './situation.ts';

export interface AgendaRequest extends AgendaWindow {
  /** Length of the whole meeting. */
  minutes: number;
  /** Decisions of the last meeting that are told promised against done. */
  lastDecisions: number;
  carried: readonly CarriedEntry[];
  chairName: string;
}

export interface ProposedAgenda {
  entries: AgendaEntry[];
  /** Exceptions for which there is no time: reported in writing, or put on by hand. */
  leftOut: AgendaEntry[];
}

const OPENING_MINUTES = 10;
const CLOSING_MINUTES = 10;
const WISHED: Partial<Record<AgendaReason, number>> = {
  'red-again': 8,
  'problem-escalated': 8,
  'red-new': 6,
};
const WISHED_ELSE = 5;

/** The group of 4.5: red, then level-3 problems, then silent leaders, then the fixed order of the list. */
export function groupOf(reasons: readonly FoundReason[]): 1 | 2 | 3 | 4 {
  const kinds = new Set(reasons.map(({ kind }) => kind));
  if (kinds.has('red-again') || kinds.has('red-new')) return 1;
  if (kinds.has('problem-escalated')) return 2;
  return kinds.has('sponsor-silent') ? 3 : 4;
}

interface Candidate {
  entry: AgendaEntry;
  group: number;
  /** Within red: the longer the earlier. */
  redPeriods: number;
  serial: number;
  isFixed: boolean;
}

const partsOf = (...parts: (AgendaPart | null)[]): AgendaPart[] => {
  const known = parts.flatMap((part) => part ?? []);
  return known.filter((part, index) => known.findIndex(({ orgId }) => orgId === part.orgId) === index);
};

const wishOf = (reasons: readonly FoundReason[]): number =>
  Math.max(WISHED_ELSE, ...reasons.map(({ kind }) => WISHED[kind] ?? WISHED_ELSE));

/** The unit reports, the lead adds; the industry department comments; the leader in charge concludes, else the chair (MT-01). */
export function toProjectEntry(
  situation: ProjectSituation,
  reasons: readonly FoundReason[],
  chairName: string,
): AgendaEntry {
  const { projectId, name, reporting, lead, department, supporting, sponsor } = situation;
  const reports = partsOf(reporting);
  const comments = partsOf(lead, department).filter(({ orgId }) => orgId !== reporting?.orgId);
  const speaking = new Set([...reports, ...comments].map(({ orgId }) => orgId));
  return {
    key: toProjectKey(projectId),
    kind: 'project',
    title: name,
    projectId,
    reasons: reasons.slice(0, 12),
    reports,
    comments,
    concludes: sponsor === '' ? chairName : sponsor,
    informed: partsOf(...supporting).filter(({ orgId }) => !speaking.has(orgId)),
    minutes: wishOf(reasons),
    isRecurring: false,
    note: '',
  };
}

function listCandidates(situations: readonly ProjectSituation[], request: AgendaRequest): Candidate[] {
  const carried = new Map(request.carried.map((one) => [one.entry.key, one]));
  const fromProjects = situations.flatMap((situation): Candidate[] => {
    const found = findAgendaReasons(situation, request);
    const before = carried.get(toProjectKey(situation.projectId));
    carried.delete(toProjectKey(situation.projectId));
    if (found.length === 0 && !before) return [];
    const reasons = before ? [...found, { kind: 'carried' as const, sentence: before.sentence }] : found;
    const entry = toProjectEntry(situation, reasons, request.chairName);
    return [
      {
        entry: { ...entry, isRecurring: before?.entry.isRecurring ?? false },
        group: groupOf(found),
        redPeriods: situation.light === 'red' ? situation.lightPeriods : 0,
        serial: situation.serial,
        isFixed: before !== undefined,
      },
    ];
  });
  const rest = [...carried.values()].map(
    ({ entry, sentence }, index): Candidate => ({
      entry: { ...entry, reasons: [{ kind: 'carried', sentence }] },
      group: 4,
      redPeriods: 0,
      serial: Number.MAX_SAFE_INTEGER - request.carried.length + index,
      isFixed: true,
    }),
  );
  return [...fromProjects, ...rest];
}

const byWeight = (a: Candidate, b: Candidate): number =>
  a.group - b.group || b.redPeriods - a.redPeriods || a.serial - b.serial;

const fixedEntry = (key: string, kind: AgendaEntry['kind'], title: string, minutes: number): AgendaEntry => ({
  ...{ key, kind, title, minutes, projectId: null, reasons: [], reports: [], comments: [] },
  ...{ concludes: '', informed: [], isRecurring: false, note: '' },
});

/**
 * The agenda that the data propose (handbook 4.5). It opens with what became of the last meeting's decisions, where there
 * were any; then red first (the longer red the earlier), then problems at level 3, then projects whose leader in charge has
 * not dispatched them for a month, then the fixed order of the list; the chair closes. Entries that carry over are always
 * on it; of the others as many as the time holds, and what does not fit is handed back in the same order.
 */
export function proposeAgenda(
  situations: readonly ProjectSituation[],
  request: AgendaRequest,
): ProposedAgenda {
  const ordered = listCandidates(situations, request).sort(byWeight);
  const opening = request.lastDecisions > 0 ? OPENING_MINUTES : 0;
  const capacity = Math.max(0, request.minutes - opening - CLOSING_MINUTES);
  const minutes = allotMinutes(
    ordered.map(({ entry, isFixed }) => ({ minutes: entry.minutes, isFixed })),
    capacity,
  );
  const taken = ordered.flatMap(({ entry }, index) => {
    const own = minutes[index];
    return typeof own === 'number' ? [{ ...entry, minutes: own }] : [];
  });
  const leftOut = ordered.filter((_, index) => minutes[index] === null).map(({ entry }) => entry);
  const first = fixedEntry(
    OPENING_KEY,
    'last-decisions',
    `上次会议议定事项落实情况（${request.lastDecisions}项）`,
    opening,
  );
  const last = {
    ...fixedEntry(CLOSING_KEY, 'closing', '会议总结', CLOSING_MINUTES),
    concludes: request.chairName,
  };
  return { entries: [...(request.lastDecisions > 0 ? [first] : []), ...taken, last], leftOut };
}
