// The words in which tales of problems are written: each step says who took it, how many working days ago, and what.
import type { ProblemCategory, ProblemLevel, ProblemMove, ProblemSource } from '#core/problems/public.ts';
import type { Sector } from './sector-words.ts';

/** What a step may ask of the county when it becomes a move. */
export interface StepPlace {
  on: string;
  orgId: (who: Who) => string;
  /** The day so many working days after the step. */
  dueIn: (days: number) => string;
  /** Number of a scan that goes with the step. */
  file: (name: string) => string;
  leader: (place: number) => string;
}

/** `unit`: who reports the project; else the key of a unit, the project office, its head, or the leader's liaison. */
export type Who = string;
export interface ProblemStep {
  ago: number;
  by: Who;
  toMove: (place: StepPlace) => ProblemMove;
}

export interface ProblemTale {
  key: string;
  sector: Sector;
  /** Unit that reports the project; any when left out. */
  unit?: string;
  /** The same project as in another tale. */
  sameAs?: string;
  title: string;
  need: string;
  category: ProblemCategory;
  source: ProblemSource;
  sourceWords: Record<string, string>;
  raised: { ago: number; by: Who; ownInDays?: number };
  steps: ProblemStep[];
  roll?: {
    ago: number;
    by: Who;
    name: string;
    steps: string[];
    rows: [name: string, place: string][];
    ticks: RollTick[];
  };
}

interface RollTick {
  ago: number;
  step: string;
  /** First and last row, counted from 1. */
  rows: [number, number];
  undone?: string;
}

const step = (ago: number, by: Who, toMove: ProblemStep['toMove']): ProblemStep => ({ ago, by, toMove });

export const triage = (ago: number, category: ProblemCategory, note = ''): ProblemStep =>
  step(ago, 'office', ({ on }) => ({ kind: 'triage', category, note, on }));

export const assign = (
  ago: number,
  owner: Who,
  supporting: readonly Who[],
  days: number,
  note = '',
  level: ProblemLevel = 1,
): ProblemStep =>
  step(ago, 'office', ({ on, orgId, dueIn }) => ({
    kind: 'assign',
    ownerOrgId: orgId(owner),
    ownerName: '',
    supportingOrgIds: supporting.map(orgId),
    level,
    dueOn: dueIn(days),
    note,
    on,
  }));

export const start = (ago: number, by: Who, note = ''): ProblemStep =>
  step(ago, by, ({ on }) => ({ kind: 'start', note, on }));

export const reply = (ago: number, by: Who, text: string, scan?: string): ProblemStep =>
  step(ago, by, ({ on, orgId, file }) => ({
    kind: 'reply',
    orgId: orgId(by),
    text,
    fileIds: scan ? [file(scan)] : [],
    on,
  }));

export const hand = (ago: number, by: Who, to: Who, text: string): ProblemStep =>
  step(ago, by, ({ on, orgId }) => ({ kind: 'hand', toOrgId: orgId(to), text, on }));

export const handBack = (ago: number, by: Who, text: string): ProblemStep =>
  step(ago, by, ({ on, orgId }) => ({ kind: 'hand-back', orgId: orgId(by), text, on }));

export const giveBack = (ago: number, by: Who, reason: string, suggestion: string): ProblemStep =>
  step(ago, by, ({ on }) => ({ kind: 'return', reason, suggestion, on }));

export const propose = (ago: number, by: Who, toLevel: ProblemLevel, attempts: string): ProblemStep =>
  step(ago, by, ({ on }) => ({ kind: 'propose-step-up', attempts, toLevel, on }));

export const consent = (ago: number, toLevel: ProblemLevel, days: number, note = ''): ProblemStep =>
  step(ago, 'office-head', ({ on, dueIn }) => ({
    kind: 'consent-step-up',
    toLevel,
    dueOn: dueIn(days),
    note,
    on,
  }));

/** The answer of a leader, recorded by his liaison. */
export const respond = (ago: number, leader: number, days: number, text: string): ProblemStep =>
  step(ago, `liaison${leader}`, (place) => ({
    kind: 'respond',
    text,
    leaderName: place.leader(leader),
    dueOn: place.dueIn(days),
    fileIds: [],
    on: place.on,
  }));

export const discuss = (ago: number, participants: string, cause: string, decision: string): ProblemStep =>
  step(ago, 'office', ({ on }) => ({ kind: 'discuss', heldOn: on, participants, cause, decision, on }));

export const done = (ago: number, by: Who, text: string, scan?: string): ProblemStep =>
  step(ago, by, ({ on, file }) => ({
    kind: 'report-done',
    text,
    fileIds: scan ? [file(scan)] : [],
    on,
  }));

export const verify = (
  ago: number,
  by: Who,
  verdict: 'agree' | 'reject',
  text: string,
  scan?: string,
): ProblemStep =>
  step(ago, by, ({ on, orgId, file }) => ({
    kind: 'verify',
    orgId: orgId(by),
    verdict,
    text,
    fileIds: scan ? [file(scan)] : [],
    on,
  }));

export const close = (ago: number, note = ''): ProblemStep =>
  step(ago, 'office', ({ on }) => ({ kind: 'close', note, on }));

export const reopen = (ago: number, by: Who, days: number, reason: string): ProblemStep =>
  step(ago, by, ({ on, dueIn }) => ({ kind: 'reopen', reason, dueOn: dueIn(days), on }));
