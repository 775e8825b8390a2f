import type { ProblemLevel, ProblemMove, ProblemMoveKind } from '#core/problems/problem.ts';
import { nextLevel } from '#core/problems/step-up.ts';

/** Fields that a step may ask for; the form of a step is the list of its fields. */
export type MoveField =
  | 'category'
  | 'ownerOrgId'
  | 'ownerName'
  | 'supportingOrgIds'
  | 'level'
  | 'toOrgId'
  | 'verdict'
  | 'heldOn'
  | 'participants'
  | 'cause'
  | 'decision'
  | 'responsibility'
  | 'loss'
  | 'loophole'
  | 'reason'
  | 'suggestion'
  | 'attempts'
  | 'leaderName'
  | 'text'
  | 'dueOn'
  | 'note'
  | 'fileIds';

/** What the person typed; texts that are not asked for are absent. */
export interface MoveFields {
  category?: string;
  ownerOrgId?: string;
  ownerName?: string;
  supportingOrgIds?: string[];
  level?: ProblemLevel;
  toOrgId?: string;
  verdict?: 'agree' | 'reject';
  heldOn?: string;
  participants?: string;
  cause?: string;
  decision?: string;
  responsibility?: string;
  loss?: string;
  loophole?: string;
  reason?: string;
  suggestion?: string;
  attempts?: string;
  leaderName?: string;
  text?: string;
  dueOn?: string;
  note?: string;
  fileIds?: string[];
}

export const MOVE_FIELDS: Record<Exclude<ProblemMoveKind, 'raise'>, readonly MoveField[]> = {
  triage: ['category', 'note'],
  assign: ['ownerOrgId', 'ownerName', 'supportingOrgIds', 'level', 'dueOn', 'note'],
  start: ['note'],
  reply: ['text', 'fileIds'],
  hand: ['toOrgId', 'text'],
  'hand-back': ['text'],
  return: ['reason', 'suggestion'],
  'propose-step-up': ['attempts'],
  'consent-step-up': ['dueOn', 'note'],
  'decline-step-up': ['reason'],
  respond: ['leaderName', 'text', 'dueOn', 'fileIds'],
  discuss: ['heldOn', 'participants', 'cause', 'decision'],
  'report-done': ['text', 'fileIds'],
  verify: ['verdict', 'text', 'fileIds'],
  'ask-four': ['note'],
  'settle-four': ['cause', 'responsibility', 'loss', 'loophole'],
  close: ['note'],
  reopen: ['reason', 'dueOn'],
};

/** May be left empty; everything else must be filled before the step is taken. */
export const OPTIONAL_FIELDS: ReadonlySet<MoveField> = new Set([
  'ownerName',
  'supportingOrgIds',
  'leaderName',
  'note',
  'fileIds',
]);

export interface MoveSetting {
  today: string;
  /** Of the person who takes the step. */
  orgId: string;
  level: ProblemLevel;
  /** The open proposal's level. */
  proposedLevel: ProblemLevel | null;
  category: string;
  ownerOrgId: string | null;
  supportingOrgIds: string[];
  levelDeadlines: readonly { level: ProblemLevel; dueOn: string }[];
}

/** The deadline that the rules give a step today: that of the level on which the problem then lies. */
export function proposeDeadline(
  kind: ProblemMoveKind,
  { level, proposedLevel, levelDeadlines }: MoveSetting,
  chosen?: ProblemLevel,
): string {
  const at = kind === 'consent-step-up' ? (proposedLevel ?? level) : (chosen ?? level);
  return levelDeadlines.find((one) => one.level === at)?.dueOn ?? '';
}

/** What stands in the form when it opens. */
export function toFirstFields(kind: ProblemMoveKind, setting: MoveSetting): MoveFields {
  return {
    category: setting.category,
    level: setting.level,
    ...(setting.ownerOrgId ? { ownerOrgId: setting.ownerOrgId } : {}),
    supportingOrgIds: setting.supportingOrgIds,
    verdict: 'agree',
    heldOn: setting.today,
    dueOn: proposeDeadline(kind, setting),
    fileIds: [],
  };
}

/** The step as the contract wants it, of the fields that it has; who acts and the day are the person's own. */
export function toMove(
  kind: Exclude<ProblemMoveKind, 'raise'>,
  fields: MoveFields,
  setting: MoveSetting,
): ProblemMove {
  const asked = Object.fromEntries(
    MOVE_FIELDS[kind].map((name) => [name, fields[name] ?? (name === 'fileIds' ? [] : '')]),
  );
  const withOrg = kind === 'reply' || kind === 'hand-back' || kind === 'verify';
  const toLevel =
    kind === 'consent-step-up'
      ? setting.proposedLevel
      : kind === 'propose-step-up'
        ? nextLevel(setting.level)
        : null;
  return {
    kind,
    ...asked,
    ...(withOrg ? { orgId: setting.orgId } : {}),
    ...(toLevel === null ? {} : { toLevel }),
    on: setting.today,
  } as ProblemMove;
}

/** The step that most likely comes next stands first and strong: what moves the problem on. */
const ORDER: readonly ProblemMoveKind[] = [
  'consent-step-up',
  'respond',
  'hand-back',
  'verify',
  'settle-four',
  'close',
  'start',
  'assign',
  'report-done',
  'reply',
  'hand',
  'propose-step-up',
  'decline-step-up',
  'discuss',
  'triage',
  'return',
  'ask-four',
  'reopen',
];

export const orderMoves = (moves: readonly ProblemMoveKind[]): Exclude<ProblemMoveKind, 'raise'>[] =>
  ORDER.filter((kind): kind is Exclude<ProblemMoveKind, 'raise'> => kind !== 'raise' && moves.includes(kind));
