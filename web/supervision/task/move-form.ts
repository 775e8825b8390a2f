import type {
  ChaseWay,
  Satisfaction,
  TaskMove,
  TaskMoveKind,
  TaskOrder,
} from '#core/supervision/task/task.ts';

export type StepKind = Exclude<TaskMoveKind, 'propose'>;

/** Fields that a step may ask for; the form of a step is the list of its fields. */
export type MoveField =
  | 'order'
  | 'number'
  | 'orgId'
  | 'personName'
  | 'by'
  | 'verdict'
  | 'text'
  | 'percent'
  | 'dueOn'
  | 'reason'
  | 'satisfaction'
  | 'note'
  | 'fileIds'
  | 'on';

/** What the person typed; what is not asked for is absent. */
export interface MoveFields {
  order?: TaskOrder;
  number?: string;
  orgId?: string;
  personName?: string;
  by?: ChaseWay;
  verdict?: 'agree' | 'reject' | 'holds' | 'relapsed';
  text?: string;
  percent?: number | null;
  dueOn?: string;
  reason?: string;
  satisfaction?: Satisfaction;
  note?: string;
  fileIds?: string[];
  on?: string;
}

const MOVE_FIELDS: Record<StepKind, readonly MoveField[]> = {
  establish: ['order', 'number'],
  decline: ['reason'],
  assign: ['note'],
  acknowledge: [],
  feedback: ['text', 'percent', 'fileIds'],
  chase: ['orgId', 'by', 'text'],
  'ask-extension': ['dueOn', 'reason'],
  'grant-extension': ['dueOn', 'note'],
  'refuse-extension': ['reason'],
  object: ['text'],
  'answer-objection': ['text'],
  'change-order': ['order', 'reason'],
  'report-done': ['text', 'fileIds'],
  verify: ['verdict', 'text', 'fileIds'],
  close: ['satisfaction', 'note'],
  archive: ['note'],
  'look-back': ['verdict', 'text', 'dueOn'],
  withdraw: ['reason'],
};

/** May be left empty; everything else must be filled before the step is taken. */
export const OPTIONAL_FIELDS: ReadonlySet<MoveField> = new Set([
  'number',
  'personName',
  'percent',
  'satisfaction',
  'note',
  'fileIds',
]);

export interface StepSetting {
  today: string;
  /** Unit of the person who takes the step. */
  ownOrgId: string;
  /** Units of the task, the lead first, with the day of their acknowledgement. */
  units: readonly { orgId: string; isAcknowledged: boolean }[];
  order: TaskOrder;
  number: string;
  askedDueOn: string | null;
}

const isParty = ({ ownOrgId, units }: StepSetting): boolean => units.some(({ orgId }) => orgId === ownOrgId);

/** What a unit sent on paper is recorded for it by the inspection office, with the day of the paper. */
export const isRecordedForUnit = (kind: StepKind, setting: StepSetting): boolean =>
  (kind === 'acknowledge' || kind === 'feedback') && !isParty(setting);

export function listMoveFields(
  kind: StepKind,
  setting: StepSetting,
  verdict?: MoveFields['verdict'],
): readonly MoveField[] {
  const fields = MOVE_FIELDS[kind];
  if (kind === 'look-back' && verdict !== 'relapsed') return fields.filter((name) => name !== 'dueOn');
  if (!isRecordedForUnit(kind, setting)) return fields;
  return kind === 'acknowledge' ? ['orgId', 'personName', 'on'] : ['orgId', ...fields, 'personName', 'on'];
}

/** What stands in the form when it opens. */
export function toFirstFields(kind: StepKind, setting: StepSetting): MoveFields {
  const { units, order, number, askedDueOn, today } = setting;
  const waiting = kind === 'acknowledge' ? units.find(({ isAcknowledged }) => !isAcknowledged) : undefined;
  return {
    order,
    number,
    orgId: (waiting ?? units[0])?.orgId ?? order.leadOrgId,
    by: 'phone',
    verdict: kind === 'look-back' ? 'holds' : 'agree',
    dueOn: askedDueOn ?? '',
    fileIds: [],
    on: today,
  };
}

const orNull = <T>(value: T | undefined | ''): T | null =>
  value === undefined || value === '' ? null : value;

/** The step as the contract wants it, of the fields that it has; who acts and the day are the person's own. */
export function toMove(kind: StepKind, fields: MoveFields, setting: StepSetting): TaskMove {
  const isRecorded = isRecordedForUnit(kind, setting);
  const asked = Object.fromEntries(
    listMoveFields(kind, setting, fields.verdict).map((name) => {
      if (name === 'fileIds') return [name, fields.fileIds ?? []];
      if (name === 'percent' || name === 'satisfaction') return [name, orNull(fields[name])];
      if (kind === 'look-back' && name === 'dueOn') return [name, orNull(fields.dueOn)];
      return [name, fields[name] ?? ''];
    }),
  );
  const isOfUnit = kind === 'acknowledge' || kind === 'feedback' || kind === 'object';
  return {
    ...(isOfUnit ? { orgId: setting.ownOrgId } : {}),
    ...(isOfUnit && kind !== 'object' ? { way: isRecorded ? 'paper' : 'inside' } : {}),
    on: setting.today,
    ...asked,
    kind,
  } as TaskMove;
}

/** The step that most likely comes next stands first and strong: what moves the task on. */
const ORDER: readonly StepKind[] = [
  'establish',
  'assign',
  'grant-extension',
  'answer-objection',
  'verify',
  'close',
  'chase',
  'acknowledge',
  'feedback',
  'report-done',
  'archive',
  'refuse-extension',
  'ask-extension',
  'object',
  'look-back',
  'change-order',
  'decline',
  'withdraw',
];
const RARE: ReadonlySet<StepKind> = new Set(['look-back', 'change-order', 'decline', 'withdraw']);
/** Steps that end or turn the course of a task never stand first and strong. */
export const isRareStep = (kind: StepKind): boolean => RARE.has(kind);

/** Steps in their order; acknowledging falls away once nobody is left to acknowledge. */
export function orderSteps(moves: readonly TaskMoveKind[], setting: StepSetting): StepKind[] {
  const { units, ownOrgId } = setting;
  const isWaitedFor = isParty(setting)
    ? units.some(({ orgId, isAcknowledged }) => orgId === ownOrgId && !isAcknowledged)
    : units.some(({ isAcknowledged }) => !isAcknowledged);
  return ORDER.filter((kind) => moves.includes(kind) && (kind !== 'acknowledge' || isWaitedFor));
}

interface Owed {
  orgId: string;
  documentId: string;
  otherMatters: number;
}

/** Papers that a step of a unit may answer: what it reports, not what it asks or objects to. */
export const listAnswerable = <Row extends Owed>(
  kind: StepKind,
  owed: readonly Row[],
  orgId: string | undefined,
): Row[] => (kind === 'feedback' || kind === 'report-done' ? owed.filter((one) => one.orgId === orgId) : []);

/** Ticked from the start: papers about this matter alone; one about several is answered by whoever says so. */
export const listAnsweredFirst = (owed: readonly Owed[]): string[] =>
  owed.filter(({ otherMatters }) => otherMatters === 0).map(({ documentId }) => documentId);
