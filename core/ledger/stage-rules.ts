import { type Refusal, refuse } from '#core/platform/public.ts';
import type { StageCode, StartState } from './project.ts';

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
  plannedStartOn: string | null;
  plannedFinishOn: string | null;
}

const notNow = (zh: string, allowed: string[]): Refusal =>
  refuse('not-allowed-now', 'STAGE_NOT_NOW', zh, 'Not possible in the present stage', allowed);
const FINISHED = new Set(['finished', 'in-operation', 'at-capacity']);

function decideStart(now: StagePicture, r: StageRequest): StagePicture {
  if (r.kind === 'start-reported') {
    if (now.startState === 'verified') throw notNow('已核实开工，不必再报', ['如需更正，由项目办推翻后重报']);
    return { ...now, startState: 'reported', startedOn: r.onDate };
  }
  if (now.startState === 'none') throw notNow('单位尚未报开工', ['先由填报单位报开工']);
  if (r.kind === 'start-refuted') {
    if (r.reason.length < 2)
      throw refuse('invalid', 'STAGE_NEEDS_REASON', '开工不予认定须写明理由', 'Say why', ['填写理由']);
    return {
      ...now,
      startState: 'refuted',
      startedOn: null,
      stage: now.stage === 'started' ? 'preliminary' : now.stage,
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
    stage: now.stage === 'building' ? 'building' : 'started',
  };
}

function decidePause(now: StagePicture, r: StageRequest): StagePicture {
  if (r.kind === 'resumed') {
    if (!now.isPaused) throw notNow('该项目没有停工', ['无需复工']);
    return { ...now, isPaused: false };
  }
  if (r.kind === 'pause-confirmed' && !now.isPaused) throw notNow('该项目没有停工', ['先记停工']);
  if (r.kind === 'paused' && now.isPaused) throw notNow('已是停工状态', ['按季确认，或记复工']);
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
  return { ...now, isPaused: true };
}

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
  return r.kind === 'planned-start-moved'
    ? { ...now, plannedStartOn: r.untilDate }
    : { ...now, plannedFinishOn: r.untilDate };
}

/**
 * What an event makes of the project's stage, or a refusal that says what would be allowed (handbook 4.1).
 * A start is reported by the unit and verified only on evidence; a refuted one goes back. A pause needs cause, approver
 * and expected resumption. A date moved later needs a reason and an approver, one moved earlier only the new date; the
 * original stays in the history.
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
      if (r.reason === '')
        throw refuse('invalid', 'STAGE_NEEDS_REASON', '须写明理由', 'Say why', ['填写理由']);
      return { ...now, stage: r.kind };
    default: {
      if (!r.stage) throw refuse('invalid', 'STAGE_MISSING', '请选择阶段', 'Choose a stage', ['选择阶段']);
      if (FINISHED.has(r.stage) && now.startState !== 'verified')
        throw notNow('开工尚未核实，不能记竣工', ['先核实开工']);
      return {
        ...now,
        stage: r.stage,
        finishedOn: FINISHED.has(r.stage) ? (now.finishedOn ?? r.onDate) : null,
      };
    }
  }
}
