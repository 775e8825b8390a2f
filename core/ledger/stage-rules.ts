import { type Refusal, refuse } from '#core/platform/public.ts';
import { STAGE_CODES, STAGES, type StageCode, type StartState } from './project.ts';

export interface StageRequest {
  kind: string;
  stage?: StageCode | undefined;
  onDate: string;
  untilDate?: string | undefined;
  reason: string;
  approver: string;
  evidenceNote: string;
  evidenceFileId?: string | undefined;
}

export interface StagePicture {
  stage: string;
  startState: StartState;
  startedOn: string | null;
  finishedOn: string | null;
  isPaused: boolean;
  /** Day of the latest decision to pause or its confirmation; null when there was none. */
  pausedOn: string | null;
  plannedStartOn: string | null;
  plannedFinishOn: string | null;
}

const notNow = (zh: string, allowed: string[]): Refusal =>
  refuse('not-allowed-now', 'STAGE_NOT_NOW', zh, 'Not possible in the present stage', allowed);
const needsReason = (zh: string): Refusal =>
  refuse('invalid', 'STAGE_NEEDS_REASON', zh, 'Say why', ['填写理由']);
const outOfOrder = (zh: string, en: string, remedy: string): Refusal =>
  refuse('invalid', 'STAGE_DAY_OUT_OF_ORDER', zh, en, [remedy]);
const wordOf = (stage: string): string =>
  (STAGES as Partial<Record<string, { zh: string }>>)[stage]?.zh ?? stage;
const FINISHED: ReadonlySet<string> = new Set<StageCode>(['finished', 'in-operation', 'at-capacity']);
const ON_SITE: ReadonlySet<string> = new Set<StageCode>(['started', 'building']);
/** Off the way from 谋划 to 达产: a project that is given up, or became part of others. */
const ASIDE: ReadonlySet<string> = new Set<StageCode>(['stopped', 'cancelled', 'merged', 'split']);

/** Stages to choose from: every other one; giving up is an event of its own. */
export const listStageChoices = (now: string): StageCode[] =>
  STAGE_CODES.filter((stage) => stage !== now && stage !== 'stopped' && stage !== 'cancelled');

/** Whether a change of stage has to say why: back on the way, off it, or on to it again (handbook 4.1). */
export function isReasonWanted(now: string, next: string): boolean {
  if (ASIDE.has(now) || ASIDE.has(next)) return true;
  const way: readonly string[] = STAGE_CODES;
  const place = (stage: string): number => way.indexOf(stage);
  return place(next) < place(now);
}

function decideStart(now: StagePicture, r: StageRequest): StagePicture {
  if (r.kind === 'start-reported') {
    if (now.startState === 'verified') throw notNow('已核实开工，不必再报', ['如需更正，由项目办推翻后重报']);
    return { ...now, startState: 'reported', startedOn: r.onDate };
  }
  if (now.startState === 'none') throw notNow('单位尚未报开工', ['先由填报单位报开工']);
  if (r.kind === 'start-refuted') {
    if (now.startState === 'refuted') throw notNow('所报开工已不予认定', ['等单位重新报开工后再核实']);
    if (FINISHED.has(now.stage)) throw notNow('已记竣工，不能推翻开工', ['先把阶段改回在建，写明理由']);
    if (r.reason.length < 2) throw needsReason('开工不予认定须写明理由');
    return {
      ...now,
      startState: 'refuted',
      startedOn: null,
      stage: ON_SITE.has(now.stage) ? 'preliminary' : now.stage,
    };
  }
  if (r.evidenceNote === '' && !r.evidenceFileId)
    throw refuse(
      'invalid',
      'START_NEEDS_EVIDENCE',
      '核实开工须有依据',
      'A start is verified on evidence only',
      ['施工许可证或合法替代文件', '注明日期的现场照片', '首笔合同付款', '现场核查记录'],
    );
  return {
    ...now,
    startState: 'verified',
    startedOn: r.onDate,
    stage: now.stage === 'building' || FINISHED.has(now.stage) ? now.stage : 'started',
  };
}

function decidePause(now: StagePicture, r: StageRequest): StagePicture {
  const day = now.pausedOn ?? '';
  if (r.kind !== 'paused' && now.isPaused && r.onDate < day)
    throw outOfOrder(`日期早于停工或上次确认的${day}`, 'Earlier than the pause', `填${day}或以后`);
  if (r.kind === 'resumed') {
    if (!now.isPaused) throw notNow('该项目没有停工', ['无需复工']);
    return { ...now, isPaused: false };
  }
  if (r.kind === 'pause-confirmed' && !now.isPaused) throw notNow('该项目没有停工', ['先记停工']);
  if (r.kind === 'paused' && now.isPaused) throw notNow('已是停工状态', ['按季确认，或记复工']);
  if (r.kind === 'paused' && !canPauseIn(now.stage))
    throw notNow(`项目阶段为${wordOf(now.stage)}，不能记停工`, ['先把阶段改回在建，写明理由']);
  if (r.approver === '' || r.reason === '')
    throw refuse(
      'invalid',
      'PAUSE_NEEDS_APPROVER',
      '停工须写明原因和批准人',
      'A pause needs its cause and approver',
      ['填写原因', '填写批准人'],
    );
  if (r.kind === 'paused' && !r.untilDate)
    throw refuse(
      'invalid',
      'PAUSE_NEEDS_RESUMPTION',
      '停工须填预计复工日期',
      'Say when work is expected to resume',
      ['填写预计复工日期'],
    );
  if (r.untilDate && r.untilDate <= r.onDate)
    throw outOfOrder(
      '预计复工日期应晚于停工日期',
      'Resumption precedes the pause',
      `填${r.onDate}以后的日期`,
    );
  return { ...now, isPaused: true };
}

/** On site and whatever comes after it: work that stands still neither goes on nor comes to its end. */
const needsWorkGoingOn = (stage: string): boolean => ON_SITE.has(stage) || FINISHED.has(stage);

/** Work that is over, or given up, cannot stand still. */
export const canPauseIn = (stage: string): boolean => !FINISHED.has(stage) && !ASIDE.has(stage);

function decideMove(now: StagePicture, r: StageRequest): StagePicture {
  const current = r.kind === 'planned-start-moved' ? now.plannedStartOn : now.plannedFinishOn;
  // 能提前不推后 (PL-27): an earlier date is a promise that needs nobody's leave.
  const isEarlier = r.untilDate !== undefined && current !== null && r.untilDate < current;
  if (!r.untilDate || (!isEarlier && (r.reason === '' || r.approver === '')))
    throw refuse(
      'invalid',
      'MOVE_NEEDS_APPROVAL',
      '变更日期须填新日期、理由和批准人',
      'A moved date needs the new date, a reason and an approver',
      ['填写新日期、理由和批准人'],
    );
  const after =
    r.kind === 'planned-start-moved'
      ? { ...now, plannedStartOn: r.untilDate }
      : { ...now, plannedFinishOn: r.untilDate };
  if (
    after.plannedStartOn !== null &&
    after.plannedFinishOn !== null &&
    after.plannedStartOn > after.plannedFinishOn
  )
    throw outOfOrder(
      `计划开工${after.plannedStartOn}晚于计划竣工${after.plannedFinishOn}`,
      'The planned start lies after the planned finish',
      '核对日期；两个日期都要变更的，先变更另一个',
    );
  return after;
}

function decideAdvance(now: StagePicture, r: StageRequest): StagePicture {
  if (!r.stage) throw refuse('invalid', 'STAGE_MISSING', '请选择阶段', 'Choose a stage', ['选择阶段']);
  if (r.stage === now.stage) throw notNow('阶段没有变化', ['另选阶段']);
  if (now.isPaused && needsWorkGoingOn(r.stage))
    throw notNow(`项目正在停工，不能记${wordOf(r.stage)}`, ['先记复工']);
  if (FINISHED.has(r.stage) && now.startState !== 'verified')
    throw notNow('开工尚未核实，不能记竣工', ['先核实开工']);
  if (ON_SITE.has(r.stage) && (now.startState === 'none' || now.startState === 'refuted'))
    throw notNow('还没有报开工，或所报开工未获认定', ['先记“报开工”']);
  if (isReasonWanted(now.stage, r.stage) && r.reason.length < 2)
    throw needsReason('退回较早阶段，停建、合并后恢复，须写明理由');
  return {
    ...now,
    stage: r.stage,
    finishedOn: FINISHED.has(r.stage) ? (now.finishedOn ?? r.onDate) : null,
  };
}

/**
 * What an event makes of the project's stage, or a refusal that says what would be allowed (handbook 4.1).
 * A start is reported by the unit and verified only on evidence; a refuted one goes back. A stage goes back with a reason
 * only, and work on site is not a stage before its start was reported; a paused project resumes before it goes on or is
 * finished. A pause needs cause, approver and expected resumption. A date moved later needs a reason and an approver, one
 * moved earlier only the new date; the original stays in the history.
 */
export function decideStage(now: StagePicture, r: StageRequest): StagePicture {
  switch (r.kind) {
    case 'start-reported':
    case 'start-verified':
    case 'start-refuted':
      return decideStart(now, r);
    case 'paused':
    case 'pause-confirmed':
    case 'resumed':
      return decidePause(now, r);
    case 'planned-start-moved':
    case 'planned-finish-moved':
      return decideMove(now, r);
    case 'stopped':
    case 'cancelled':
      if (r.reason === '') throw needsReason('须写明理由');
      return { ...now, stage: r.kind };
    default:
      return decideAdvance(now, r);
  }
}
