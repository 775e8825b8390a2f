// Gold labels of cases/tasks-from-text, and how near a set of proposals comes to them.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { findTasks } from '#core/supervision/public.ts';

export type Side = 'dev' | 'held';

type UnitDirectory = NonNullable<Parameters<typeof findTasks>[1]['directory']>;

export interface GoldTask {
  sentence: string;
  action: string;
  leadUnit: string | null;
  /** The words of a text that name a group (各镇街); `leadUnit` and `coLeads` are its units. */
  leadGroup?: string;
  coLeads?: string[];
  supportingUnits: string[];
  dueOn: string | null;
  cadence: { every: string; times?: number; on?: string } | null;
  target: string | null;
}

export interface GoldText {
  name: string;
  text: string;
  style: string;
  level: string;
  date: string;
  directory: UnitDirectory | null;
  tasks: GoldTask[];
}

/** What the score reads of a proposal. */
export interface Proposal {
  leadUnit: string | null;
  dueOn: string | null;
  spans: readonly (readonly [number, number])[];
}

export interface Score {
  gold: number;
  proposed: number;
  matched: number;
  /** Unmatched proposals that say again, with the same lead, what a matched one says. */
  repeated: number;
  deadlines: number;
  deadlinesRight: number;
  /** Gold tasks with unit and deadline that no proposal touches. */
  dropped: GoldTask[];
  missed: GoldTask[];
  extra: Proposal[];
  wrongDeadlines: { gold: GoldTask; dueOn: string | null }[];
}

const FOLDER = fileURLToPath(new URL('../cases/tasks-from-text', import.meta.url));

const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8'));

interface GoldFile extends Omit<GoldText, 'name' | 'text' | 'directory'> {
  directory: string | null;
}

/** All texts of a side in the order of their names. */
export function listGoldTexts(side: Side): GoldText[] {
  const files = fs.readdirSync(path.join(FOLDER, side)).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const gold = readJson(`${side}/${file}`) as GoldFile;
    const name = `${side}/${file.slice(0, -'.json'.length)}`;
    const text = fs.readFileSync(path.join(FOLDER, `${name}.txt`), 'utf8');
    const directory = gold.directory === null ? null : (readJson(gold.directory) as UnitDirectory);
    return { ...gold, name, text, directory };
  });
}

const LEVEL = /^[省市县区镇]/;
const PLAIN = /[\s（）()、，,“”]/g;

/** 县发改局 is said for 县发展和改革局: all letters in the same order, and no other level in front. */
function isShortened(short: string, long: string): boolean {
  if (short.length < 2 || short.length > long.length) return false;
  const [ownLevel, otherLevel] = [LEVEL.exec(short)?.[0], LEVEL.exec(long)?.[0]];
  if (ownLevel && otherLevel && ownLevel !== otherLevel) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

function isSameUnit(asked: string, given: string, directory: UnitDirectory | null): boolean {
  const [one, other] = [asked.replace(PLAIN, ''), given.replace(PLAIN, '')];
  if (one === other) return true;
  if (!directory) return isShortened(one, other) || isShortened(other, one);
  const unit = directory.units.find((known) => known.name === asked);
  if (unit) return [unit.shortName, ...(unit.aliases ?? [])].includes(given);
  const isGiven = directory.units.some((known) => known.name === given);
  return !isGiven && (isShortened(one, other) || isShortened(other, one));
}

const listLeads = (task: GoldTask): string[] =>
  [task.leadUnit, task.leadGroup, ...(task.coLeads ?? [])].filter((lead) => typeof lead === 'string');

function isRightLead(task: GoldTask, given: string | null, directory: UnitDirectory | null): boolean {
  if (task.leadUnit === null || given === null) return task.leadUnit === given;
  return listLeads(task).some((lead) => isSameUnit(lead, given, directory));
}

/** Letters that a proposal shares with a sentence; spans of a few letters at an edge do not count as touching. */
function getOverlap(from: number, to: number, proposal: Proposal): number {
  let shared = 0;
  for (const [start, end] of proposal.spans) {
    const common = Math.min(to, end) - Math.max(from, start);
    if (common * 2 >= Math.min(to - from, end - start)) shared += common;
  }
  return shared;
}

interface Edge {
  proposal: number;
  weight: number;
}

/** Most pairs that can stand together, each task and each proposal once; nearer ones are tried first. */
function pairUp(edges: Edge[][], proposals: number): number[] {
  const taskOf = new Array<number>(proposals).fill(-1);
  const place = (task: number, seen: Set<number>): boolean => {
    for (const { proposal } of edges[task] ?? []) {
      if (seen.has(proposal)) continue;
      seen.add(proposal);
      const holder = taskOf[proposal] ?? -1;
      if (holder !== -1 && !place(holder, seen)) continue;
      taskOf[proposal] = task;
      return true;
    }
    return false;
  };
  edges.forEach((_, task) => {
    place(task, new Set());
  });
  return taskOf;
}

interface Place {
  task: GoldTask;
  from: number;
  to: number;
}

function findPlaces({ text, tasks }: GoldText): Place[] {
  return tasks.map((task) => {
    const from = text.indexOf(task.sentence);
    return { task, from, to: from + task.sentence.length };
  });
}

/** Proposals that could stand for the task, the nearest first; one with the right deadline before all others. */
function listEdges({ task, from, to }: Place, gold: GoldText, proposals: readonly Proposal[]): Edge[] {
  const edges = proposals.map((proposal, at) => {
    const overlap = getOverlap(from, to, proposal);
    const isMatch = overlap > 0 && isRightLead(task, proposal.leadUnit, gold.directory);
    const isDue = proposal.dueOn === task.dueOn;
    return { proposal: at, weight: isMatch ? overlap + (isDue ? gold.text.length : 0) : 0 };
  });
  return edges.filter((edge) => edge.weight > 0).sort((a, b) => b.weight - a.weight);
}

/** Scores the proposals for one text: a match overlaps the gold sentence and has an acceptable lead. */
export function scoreText(gold: GoldText, proposals: readonly Proposal[]): Score {
  const places = findPlaces(gold);
  const edges = places.map((place) => listEdges(place, gold, proposals));
  const taskOf = pairUp(edges, proposals.length);
  const matched = new Set(taskOf.filter((task) => task !== -1));
  const pairs = proposals.flatMap((proposal, at) => {
    const task = gold.tasks[taskOf[at] ?? -1];
    return task ? [{ gold: task, dueOn: proposal.dueOn }] : [];
  });
  const dated = pairs.filter((pair) => pair.gold.dueOn !== null || pair.dueOn !== null);
  const wrong = dated.filter((pair) => pair.gold.dueOn !== pair.dueOn);
  const isNear = (at: number) => edges.some((list) => list.some((edge) => edge.proposal === at));
  const isTouched = ({ from, to }: Place) => proposals.some((proposal) => getOverlap(from, to, proposal) > 0);
  return {
    gold: gold.tasks.length,
    proposed: proposals.length,
    matched: matched.size,
    repeated: proposals.filter((_, at) => taskOf[at] === -1 && isNear(at)).length,
    deadlines: dated.length,
    deadlinesRight: dated.length - wrong.length,
    dropped: places
      .filter((place) => place.task.leadUnit && place.task.dueOn && !isTouched(place))
      .map((place) => place.task),
    missed: gold.tasks.filter((_, at) => !matched.has(at)),
    extra: proposals.filter((_, at) => taskOf[at] === -1),
    wrongDeadlines: wrong,
  };
}

/** Sums of several texts. */
export function addScores(scores: readonly Score[]): Score {
  const sum = (key: 'gold' | 'proposed' | 'matched' | 'repeated' | 'deadlines' | 'deadlinesRight') =>
    scores.reduce((total, score) => total + score[key], 0);
  return {
    gold: sum('gold'),
    proposed: sum('proposed'),
    matched: sum('matched'),
    repeated: sum('repeated'),
    deadlines: sum('deadlines'),
    deadlinesRight: sum('deadlinesRight'),
    dropped: scores.flatMap((score) => score.dropped),
    missed: scores.flatMap((score) => score.missed),
    extra: scores.flatMap((score) => score.extra),
    wrongDeadlines: scores.flatMap((score) => score.wrongDeadlines),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** Precision, recall, F1 and share of right deadlines. */
export function rate(score: Score): { precision: number; recall: number; f1: number; deadlines: number } {
  const precision = share(score.matched, score.proposed);
  const recall = share(score.matched, score.gold);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, deadlines: share(score.deadlinesRight, score.deadlines) };
}
