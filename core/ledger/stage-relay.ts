import type { IsoDate } from '#core/platform/public.ts';
import type { StageCode } from './project.ts';

export interface Relay {
  /** The one next action of the stage: 签约抓开工. */
  zh: string;
  en: string;
  /** Which planned date must exist for it; null where the ledger keeps none. */
  needs: 'start' | 'finish' | null;
}

/** 阶段接力 (PL-06): each stage has one fixed next action. Stages that have ended have none. */
const RELAY: Partial<Record<StageCode, Relay>> = {
  intent: { zh: '意向抓洽谈', en: 'From intention to talks', needs: null },
  planned: { zh: '谋划抓储备', en: 'From idea to library', needs: null },
  applied: { zh: '申报抓批复', en: 'From application to approval', needs: null },
  negotiating: { zh: '在谈抓签约', en: 'From talks to signing', needs: null },
  framework: { zh: '框架协议抓正式签约', en: 'From framework to contract', needs: null },
  signed: { zh: '签约抓开工', en: 'From signing to start', needs: 'start' },
  admitted: { zh: '入库抓开工', en: 'From library to start', needs: 'start' },
  preliminary: { zh: '前期抓开工', en: 'From preparation to start', needs: 'start' },
  started: { zh: '开工抓进度', en: 'From start to progress', needs: 'finish' },
  building: { zh: '在建抓竣工', en: 'From building to completion', needs: 'finish' },
  finished: { zh: '竣工抓投产', en: 'From completion to operation', needs: null },
  'in-operation': { zh: '投产抓达产达效', en: 'From operation to capacity', needs: null },
};

/** Agreements that are not yet a contract (PL-07): they want a visit and are counted apart. */
export const SOFT_STAGES: readonly StageCode[] = ['intent', 'negotiating', 'framework'];

/**
 * The next action of a stage with the date by which it is to happen (PL-06): the next stage's target date must exist, so a
 * stage that needs one and has none is a hole. Null for a project that has ended or has reached its capacity.
 */
export function findRelay(
  stage: string,
  planned: { startOn: IsoDate | null; finishOn: IsoDate | null },
): (Relay & { targetOn: IsoDate | null; lacksDate: boolean }) | null {
  const relay = RELAY[stage as StageCode];
  if (!relay) return null;
  const targetOn =
    relay.needs === 'start' ? planned.startOn : relay.needs === 'finish' ? planned.finishOn : null;
  return { ...relay, targetOn, lacksDate: relay.needs !== null && targetOn === null };
}
