import type { OutputOf } from '#core/platform/public.ts';
import type { ToConfirm } from '#core/supervision/speech/task-proposal.ts';
import type { proposeSpeechTasks } from '#core/supervision/speech-contract.ts';
import type { TaskOrder } from '#core/supervision/task/task.ts';
import { coverOf, cutSpans, joinSpans, type Span, wordsOfSpans } from './spans.ts';

export type SpeechProposal = OutputOf<typeof proposeSpeechTasks>['proposals'][number];
export type ReviewMark = 'open' | 'confirmed' | 'dropped';
/** An order in the making: the text may not say who leads. */
export type ReviewOrder = Omit<TaskOrder, 'leadOrgId'> & { leadOrgId: string | null };

export interface ReviewEntry {
  key: number;
  mark: ReviewMark;
  order: ReviewOrder;
  /** A group that leads (各镇街): one task for each of its units until it is expanded or one lead is chosen. */
  group: { words: string; orgIds: string[] } | null;
  spans: Span[];
  /** Null for what a person added. */
  confidence: number | null;
  toConfirm: ToConfirm[];
  /** Names that the directory does not know. */
  unknownUnits: string[];
  dueWords: string | null;
}

interface Shown {
  entries: ReviewEntry[];
  selectedKey: number | null;
}
export interface Review extends Shown {
  nextKey: number;
  /** What stood before each step, oldest first. */
  past: Shown[];
}

export type ReviewStep =
  | { kind: 'select'; key: number }
  | { kind: 'move'; by: 1 | -1 }
  | { kind: 'confirm' | 'drop' | 'reopen' | 'expand'; key: number }
  | { kind: 'edit'; key: number; order: ReviewOrder }
  | { kind: 'merge'; key: number; otherKey: number }
  | { kind: 'split'; key: number; at: number; text: string }
  | { kind: 'add'; from: number; to: number; text: string }
  | { kind: 'undo' };

const MOST_STEPS_KEPT = 100;
const LONGEST_TITLE = 300;
const LONGEST_DETAIL = 200;

/** The entries of a fresh review; `orgIdByName` finds the units of a group by their full names. */
export function startReview(
  proposals: readonly SpeechProposal[],
  orgIdByName: ReadonlyMap<string, string>,
): Review {
  const entries = proposals.map((proposal, index) => toEntry(proposal, index + 1, orgIdByName));
  return { entries, selectedKey: entries[0]?.key ?? null, nextKey: entries.length + 1, past: [] };
}

/** What a model adds to a review that goes on meanwhile: at the end, and undoing a step does not lose it. */
export function addProposals(
  review: Review,
  proposals: readonly SpeechProposal[],
  orgIdByName: ReadonlyMap<string, string>,
): Review {
  const added = proposals.map((proposal, at) => toEntry(proposal, review.nextKey + at, orgIdByName));
  const extend = (shown: Shown): Shown => ({
    entries: [...shown.entries, ...added],
    selectedKey: shown.selectedKey ?? added[0]?.key ?? null,
  });
  return { ...extend(review), nextKey: review.nextKey + added.length, past: review.past.map(extend) };
}

function toEntry(
  proposal: SpeechProposal,
  key: number,
  orgIdByName: ReadonlyMap<string, string>,
): ReviewEntry {
  const { leadGroup, leadUnit, coLeadUnits } = proposal;
  const names = leadGroup === null ? [] : [...(leadUnit ? [leadUnit] : []), ...coLeadUnits];
  const orgIds = names.flatMap((name) => orgIdByName.get(name) ?? []);
  const group = leadGroup !== null && orgIds.length > 1 ? { words: leadGroup, orgIds } : null;
  const supporting = [...new Set(proposal.supportingOrgs.map((org) => org.id))];
  return {
    key,
    mark: 'open',
    group,
    order: {
      title: proposal.action.slice(0, LONGEST_TITLE),
      leadOrgId: proposal.leadOrg?.id ?? null,
      supportingOrgIds: supporting.filter((id) => !group?.orgIds.includes(id)),
      deliverable: (proposal.deliverable ?? '').slice(0, LONGEST_DETAIL),
      target: (proposal.target ?? '').slice(0, LONGEST_DETAIL),
      dueOn: proposal.dueOn,
      cadence: proposal.cadence,
      isVeto: false,
    },
    spans: proposal.spans,
    confidence: proposal.confidence,
    toConfirm: proposal.toConfirm,
    unknownUnits: proposal.unknownUnits,
    dueWords: proposal.dueWords,
  };
}

/** What keeps an entry from becoming a task: nobody leads, or nothing says what is to be done. */
export function findLack(entry: ReviewEntry): 'lead' | 'title' | null {
  if (entry.order.title.trim().length < 2) return 'title';
  return entry.group === null && entry.order.leadOrgId === null ? 'lead' : null;
}

/** The next entry that nobody has looked at, after this one and then from the top; else the one below, else itself. */
function nextOpenKey(entries: readonly ReviewEntry[], key: number): number {
  const at = entries.findIndex((entry) => entry.key === key);
  const round = [...entries.slice(at + 1), ...entries.slice(0, at)];
  return (round.find((entry) => entry.mark === 'open') ?? entries[at + 1] ?? entries[at])?.key ?? key;
}

function markAs(review: Review, key: number, mark: ReviewMark): Shown {
  const entries = review.entries.map((entry) => (entry.key === key ? { ...entry, mark } : entry));
  return { entries, selectedKey: mark === 'open' ? key : nextOpenKey(entries, key) };
}

const joinWords = (one: string, other: string, most: number): string =>
  (one === other || other === '' ? one : one === '' ? other : `${one}；${other}`).slice(0, most);

/** Two entries as one: all words and units of both; what differs is to be confirmed, and the whole looked at again. */
export function mergeEntries(one: ReviewEntry, other: ReviewEntry): ReviewEntry {
  const leadOrgId = one.order.leadOrgId ?? other.order.leadOrgId;
  const group = one.group ?? (one.order.leadOrgId === null ? other.group : null);
  const leads = new Set(group ? group.orgIds : leadOrgId === null ? [] : [leadOrgId]);
  const others = [
    ...one.order.supportingOrgIds,
    ...(other.group?.orgIds ?? (other.order.leadOrgId === null ? [] : [other.order.leadOrgId])),
    ...other.order.supportingOrgIds,
  ];
  const isDueUnclear = one.order.dueOn !== other.order.dueOn && one.order.dueOn && other.order.dueOn;
  const latest = [one.order.dueOn, other.order.dueOn].filter((day) => day !== null).sort();
  return {
    ...one,
    mark: 'open',
    group,
    order: {
      title: joinWords(one.order.title, other.order.title, LONGEST_TITLE),
      leadOrgId,
      supportingOrgIds: [...new Set(others)].filter((id) => !leads.has(id)),
      deliverable: joinWords(one.order.deliverable, other.order.deliverable, LONGEST_DETAIL),
      target: joinWords(one.order.target, other.order.target, LONGEST_DETAIL),
      dueOn: latest.at(-1) ?? null,
      cadence: one.order.cadence ?? other.order.cadence,
      isVeto: one.order.isVeto || other.order.isVeto,
    },
    spans: joinSpans([...one.spans, ...other.spans]),
    toConfirm: [
      ...new Set([...one.toConfirm, ...other.toConfirm, ...(isDueUnclear ? ['due' as const] : [])]),
    ],
    unknownUnits: [...new Set([...one.unknownUnits, ...other.unknownUnits])],
    confidence: one.confidence === null ? other.confidence : Math.min(one.confidence, other.confidence ?? 1),
  };
}

function merge(review: Review, key: number, otherKey: number): Shown | null {
  const one = review.entries.find((entry) => entry.key === key);
  const other = review.entries.find((entry) => entry.key === otherKey);
  if (!one || !other || one === other) return null;
  const merged = mergeEntries(one, other);
  return {
    entries: review.entries.flatMap((entry) => (entry === one ? merged : entry === other ? [] : entry)),
    selectedKey: key,
  };
}

/** Cuts an entry at a place of the text inside its words; both parts keep units and time and are looked at again. */
function split(review: Review, key: number, at: number, text: string): Shown | null {
  const whole = review.entries.find((entry) => entry.key === key);
  const parts = whole ? cutSpans(whole.spans, at) : null;
  if (!whole || !parts) return null;
  const halves = parts.map((spans, index) => ({
    ...whole,
    key: index === 0 ? key : review.nextKey,
    mark: 'open' as const,
    spans,
    order: { ...whole.order, title: wordsOfSpans(text, spans).slice(0, LONGEST_TITLE) },
  }));
  return {
    entries: review.entries.flatMap((entry) => (entry === whole ? halves : entry)),
    selectedKey: key,
  };
}

function add(review: Review, from: number, to: number, text: string): Shown | null {
  if (text.slice(from, to).trim() === '') return null;
  const spans: Span[] = [[from, to]];
  const added: ReviewEntry = {
    key: review.nextKey,
    mark: 'open',
    group: null,
    order: {
      title: wordsOfSpans(text, spans).slice(0, LONGEST_TITLE),
      leadOrgId: null,
      supportingOrgIds: [],
      deliverable: '',
      target: '',
      dueOn: null,
      cadence: null,
      isVeto: false,
    },
    spans,
    confidence: null,
    toConfirm: ['lead'],
    unknownUnits: [],
    dueWords: null,
  };
  const before = review.entries.filter((entry) => (entry.spans[0]?.[0] ?? 0) <= from);
  const after = review.entries.filter((entry) => !before.includes(entry));
  return { entries: [...before, added, ...after], selectedKey: added.key };
}

/** One row for each unit of the group, as much looked at as the group was. */
function expand(review: Review, key: number): Shown | null {
  const whole = review.entries.find((entry) => entry.key === key);
  const { group } = whole ?? {};
  if (!whole || !group) return null;
  const each = group.orgIds.map((leadOrgId, index) => ({
    ...whole,
    key: index === 0 ? key : review.nextKey + index - 1,
    group: null,
    order: { ...whole.order, leadOrgId },
    toConfirm: whole.toConfirm.filter((mark) => mark !== 'group'),
  }));
  return { entries: review.entries.flatMap((entry) => (entry === whole ? each : entry)), selectedKey: key };
}

function edit(review: Review, key: number, order: ReviewOrder): Shown | null {
  const whole = review.entries.find((entry) => entry.key === key);
  if (!whole) return null;
  const edited: ReviewEntry = {
    ...whole,
    order,
    group: order.leadOrgId === whole.order.leadOrgId ? whole.group : null,
  };
  const isWhole = findLack(edited) === null;
  // What was to be confirmed has been, by the person who set the order.
  const decided = isWhole ? { ...edited, toConfirm: [], unknownUnits: [] } : edited;
  const entries = review.entries.map((entry) => (entry === whole ? decided : entry));
  return markAs({ ...review, entries }, key, isWhole ? 'confirmed' : 'open');
}

function change(
  review: Review,
  step: Exclude<ReviewStep, { kind: 'undo' | 'select' | 'move' }>,
): Shown | null {
  const entry = 'key' in step ? review.entries.find((one) => one.key === step.key) : null;
  switch (step.kind) {
    case 'confirm':
      return entry && findLack(entry) === null ? markAs(review, step.key, 'confirmed') : null;
    case 'drop':
      return entry ? markAs(review, step.key, 'dropped') : null;
    case 'reopen':
      return entry ? markAs(review, step.key, 'open') : null;
    case 'expand':
      return expand(review, step.key);
    case 'edit':
      return edit(review, step.key, step.order);
    case 'merge':
      return merge(review, step.key, step.otherKey);
    case 'split':
      return split(review, step.key, step.at, step.text);
    case 'add':
      return add(review, step.from, step.to, step.text);
  }
}

function moveSelection({ entries, selectedKey }: Review, by: 1 | -1): number | null {
  const at = entries.findIndex((entry) => entry.key === selectedKey);
  return entries[Math.min(entries.length - 1, Math.max(0, at + by))]?.key ?? null;
}

/** The review after a step; the same review when the step changes nothing. Moving about is no step to undo. */
export function takeReviewStep(review: Review, step: ReviewStep): Review {
  if (step.kind === 'select') return { ...review, selectedKey: step.key };
  if (step.kind === 'move') return { ...review, selectedKey: moveSelection(review, step.by) };
  if (step.kind === 'undo') {
    const before = review.past.at(-1);
    return before ? { ...review, ...before, past: review.past.slice(0, -1) } : review;
  }
  const shown = change(review, step);
  if (shown === null) return review;
  const { entries, selectedKey } = review;
  const nextKey = Math.max(review.nextKey, ...shown.entries.map((entry) => entry.key + 1));
  return { ...shown, nextKey, past: [...review.past, { entries, selectedKey }].slice(-MOST_STEPS_KEPT) };
}

export interface ReviewCounts {
  all: number;
  seen: number;
  dropped: number;
  /** Tasks that will be proposed; a group counts with each of its units. */
  tasks: number;
}

export function countReview({ entries }: Pick<Review, 'entries'>): ReviewCounts {
  const confirmed = entries.filter((entry) => entry.mark === 'confirmed');
  return {
    all: entries.length,
    seen: entries.filter((entry) => entry.mark !== 'open').length,
    dropped: entries.filter((entry) => entry.mark === 'dropped').length,
    tasks: confirmed.reduce((sum, entry) => sum + (entry.group?.orgIds.length ?? 1), 0),
  };
}

export const MOST_TASKS = 300;

/** Why nothing can be handed over yet; null when every proposal has been looked at and at least one confirmed. */
export function findHindrance(review: Pick<Review, 'entries'>): 'unseen' | 'none' | 'tooMany' | null {
  const { all, seen, tasks } = countReview(review);
  if (seen < all) return 'unseen';
  if (tasks === 0) return 'none';
  return tasks > MOST_TASKS ? 'tooMany' : null;
}

/** The tasks of the confirmed entries with the words they come from; of a group one for each unit. */
export function toTakenTasks({ entries }: Pick<Review, 'entries'>): { order: TaskOrder; spans: Span[] }[] {
  return entries
    .filter((entry) => entry.mark === 'confirmed')
    .flatMap(({ order, group, spans }) => {
      const leads = group?.orgIds ?? (order.leadOrgId === null ? [] : [order.leadOrgId]);
      return leads.map((leadOrgId) => ({
        order: {
          ...order,
          leadOrgId,
          supportingOrgIds: order.supportingOrgIds.filter((id) => id !== leadOrgId),
        },
        spans: coverOf(spans),
      }));
    });
}
