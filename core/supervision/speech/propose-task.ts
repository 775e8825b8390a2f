import { wordsOf } from './draft-words.ts';
import { findDeliverable } from './find-targets.ts';
import { toSourceSpan } from './reading.ts';
import type { SpeechMarks } from './speech-marks.ts';
import { listDueTimes, type TaskDraft } from './task-draft.ts';
import type { TaskProposal, ToConfirm } from './task-proposal.ts';
import type { TimeMark } from './time-mark.ts';
import type { NamedUnit } from './unit-mention.ts';

const LONGEST_ACTION = 120;

/** 指导, 负总责: a role by itself, which stands in its own field. */
const ONLY_ROLE = /^(?:要)?(?:指导|督导|配合|协助|参与|支持|负总责|总牵头|牵头|负责|抓总|牵头抓总)$/;

/** The concise action: the clauses that say what is to be done, without numbers, units in their roles, and deadlines. */
export function wordAction(plain: string, draft: TaskDraft): string {
  const parts = draft.wordings
    .map((wording) => wording.replace(/^[，。；：、]+|[，。；：、]+$/g, ''))
    .filter((wording) => wording.length > 1 && !ONLY_ROLE.test(wording));
  const said = parts.join('，');
  const words = said.length >= 4 ? said : wordsOf(plain, draft).replace(/\s+/g, '');
  const cleaned = words.replace(/^[，。；：、]+|[，。；：、]+$/g, '');
  return cleaned.length <= LONGEST_ACTION ? cleaned : `${cleaned.slice(0, LONGEST_ACTION - 1)}…`;
}

/** The deadline of a task: the firm ones before the loose, of several the last, by which all must be done. */
export function findDue(times: readonly TimeMark[]): TimeMark | undefined {
  const due = listDueTimes(times);
  return due.reduce<TimeMark | undefined>(
    (latest, time) => (latest === undefined || (time.dueOn ?? '') > (latest.dueOn ?? '') ? time : latest),
    undefined,
  );
}

function listToConfirm(
  draft: TaskDraft,
  leads: readonly NamedUnit[],
  due: TimeMark | undefined,
  hasDirectory: boolean,
): ToConfirm[] {
  const marks: ToConfirm[] = [];
  const groups = new Set(leads.map((unit) => unit.group));
  if (leads.length === 0) marks.push('lead');
  if (leads.length > 1 && (groups.size > 1 || groups.has(null))) marks.push('co-leads');
  if (draft.isOpen) marks.push('open-list');
  if (draft.isPromise) marks.push('promise');
  else if (draft.leadFrom === 'carried') marks.push('carried-lead');
  if ([...leads, ...draft.supports].some((unit) => unit.group !== null)) marks.push('group');
  if (
    hasDirectory &&
    [...leads, ...draft.supports].some((unit) => !unit.isInDirectory && unit.group === null)
  )
    marks.push('unknown-unit');
  const isOpenTime = draft.times.some((time) => time.kind === 'open' || time.kind === 'event');
  const isEvery = new Set(listDueTimes(draft.times).map((time) => time.dueOn)).size > 1;
  if (due ? due.kind === 'loose' || due.isUncertain || isEvery : isOpenTime && draft.cadences.length === 0)
    marks.push('due');
  return marks;
}

const WEIGHTS: Record<ToConfirm, number> = {
  task: 0.4,
  promise: 0.05,
  lead: 0.25,
  'carried-lead': 0.15,
  'co-leads': 0.08,
  due: 0.1,
  'open-list': 0.03,
  group: 0.02,
  'unknown-unit': 0.08,
  // Only what a model adds carries it, with a confidence of its own.
  model: 0,
};

/** Confidence 0–1: what is left of 0.98 after each thing to confirm takes its weight; without any time a little less. */
function weigh(marks: readonly ToConfirm[], hasTime: boolean): number {
  const rest = marks.reduce((left, mark) => left - WEIGHTS[mark], hasTime ? 0.98 : 0.88);
  return Math.round(Math.max(0.1, rest) * 100) / 100;
}

/** A draft as a proposal: names, the day, the exact spans in the text as read, and what to confirm. */
export function proposeTask(marks: SpeechMarks, draft: TaskDraft, isDoubtful: boolean): TaskProposal {
  const leads = draft.leads.length > 0 ? draft.leads : draft.guides;
  const due = findDue(draft.times);
  const names = leads.map((unit) => unit.name);
  const toConfirm = listToConfirm(draft, leads, due, marks.index !== null);
  if (isDoubtful) toConfirm.push('task');
  const supports = [...draft.supports, ...(draft.leads.length > 0 ? draft.guides : [])].map(
    (unit) => unit.name,
  );
  const target = draft.targets.find((one) => one.isAim) ?? draft.targets[0];
  const openTime = draft.times.find((time) => time.kind === 'open' || time.kind === 'event');
  const dueMark = due ?? openTime;
  return {
    action: wordAction(marks.plain, draft),
    leadUnit: names[0] ?? null,
    coLeadUnits: names.slice(1),
    leadGroup: leads[0]?.group ?? null,
    supportingUnits: [...new Set([...names.slice(1), ...supports])].filter((name) => name !== names[0]),
    deliverable: findDeliverable(wordsOf(marks.plain, draft)),
    dueOn: due?.dueOn ?? null,
    dueWords: dueMark ? marks.plain.slice(dueMark.from, dueMark.to) : null,
    cadence: draft.cadences[0]?.cadence ?? null,
    target: target?.words ?? null,
    spans: draft.spans
      .map(({ from, to }) => toSourceSpan(marks.reading, from, to))
      .filter(([from, to]) => to > from)
      .sort((a, b) => a[0] - b[0]),
    confidence: weigh(toConfirm, due !== undefined || draft.cadences.length > 0),
    toConfirm,
  };
}
