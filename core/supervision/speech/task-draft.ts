import type { CadenceMark } from './find-cadences.ts';
import type { TargetMark } from './find-targets.ts';
import type { Span } from './split-sentences.ts';
import type { TimeMark } from './time-mark.ts';
import type { NamedUnit } from './unit-mention.ts';

/** A task while it is being put together. */
export interface TaskDraft {
  spans: Span[];
  leads: NamedUnit[];
  supports: NamedUnit[];
  guides: NamedUnit[];
  isOpen: boolean;
  times: TimeMark[];
  cadences: CadenceMark[];
  targets: TargetMark[];
  /** What is to be done, clause by clause. */
  actions: string[];
  /** The same as it is shown. */
  wordings: string[];
  /** Units whose matter it is, should nobody be named to do it. */
  owners: NamedUnit[];
  /** So far it is a list of names and a comma. */
  isOnlyNames: boolean;
  /** Where the lead comes from. */
  leadFrom: 'said' | 'carried' | 'note' | 'heading' | 'none';
  /** Where the clause begins in which its lead is told. */
  toldFrom: number | null;
  /** Which sentence of its paragraph it began in. */
  sentence: number;
  /** Its paragraph looks back: 去年…, 上半年…, 刚才…. */
  isReport: boolean;
  /** It stands under 工作目标. */
  isAim: boolean;
  /** In a talk: told to whoever has just spoken. */
  isTold: boolean;
  /** What a unit itself has said it will do by a day. */
  isPromise: boolean;
  /** A note, a row or a label says that this is a task. */
  isDeclared: boolean;
}

export const newDraft = (): TaskDraft => ({
  spans: [],
  leads: [],
  supports: [],
  guides: [],
  isOpen: false,
  times: [],
  cadences: [],
  targets: [],
  actions: [],
  wordings: [],
  owners: [],
  isOnlyNames: false,
  leadFrom: 'none',
  toldFrom: null,
  sentence: -1,
  isReport: false,
  isAim: false,
  isTold: false,
  isPromise: false,
  isDeclared: false,
});

/** Deadlines that count; a loose one only when no firm one stands beside it. */
export function listDueTimes(times: readonly TimeMark[]): TimeMark[] {
  const firm = times.filter((time) => time.kind === 'firm' && time.dueOn !== null);
  if (firm.length > 0) return firm;
  const loose = times.filter((time) => time.kind === 'loose' && time.dueOn !== null);
  return loose;
}

export const hasDue = (draft: { times: readonly TimeMark[] }): boolean =>
  listDueTimes(draft.times).length > 0;

export function addUnits(to: NamedUnit[], units: readonly NamedUnit[]): void {
  for (const unit of units) if (!to.some((one) => one.name === unit.name)) to.push(unit);
}
