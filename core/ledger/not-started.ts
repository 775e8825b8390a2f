import { daysBetween, formatDate, type IsoDate, type Refusal, refuse } from '#core/platform/public.ts';
import type { StartState } from './project.ts';

/** 未开工原因 (PL-10): the class that is counted; the unit says the rest in words. */
export const START_REASONS = {
  land: { zh: '用地未落实', en: 'Land' },
  relocation: { zh: '征地拆迁未完成', en: 'Relocation' },
  procedures: { zh: '前期手续未办完', en: 'Procedures' },
  funds: { zh: '资金未落实', en: 'Funds' },
  design: { zh: '规划设计未完成', en: 'Design' },
  bidding: { zh: '招标未完成', en: 'Bidding' },
  investor: { zh: '投资方原因', en: 'The investor' },
  season: { zh: '季节原因', en: 'Season' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type StartReason = keyof typeof START_REASONS;
export const START_REASON_KEYS = Object.keys(START_REASONS) as [StartReason, ...StartReason[]];

/** What is missing of a project that was to start. */
export const START_HOLES = {
  'no-date': { zh: '没有开工日期', en: 'No start date' },
  'no-reason': { zh: '已逾期，未说明原因', en: 'Late without a reason' },
  'promise-passed': { zh: '承诺日期已过', en: 'Promise passed' },
  'past-red-line': { zh: '晚于红线开工日', en: 'Later than the red line' },
  'start-refuted': { zh: '所报开工未获认定', en: 'Reported start refuted' },
} as const;
export type StartHole = keyof typeof START_HOLES;

export interface NotStartedFacts {
  plannedStartOn: IsoDate | null;
  startState: StartState;
  reasonClass: string | null;
  promisedOn: IsoDate | null;
}

export interface NotStarted {
  /** Calendar days past the current planned start; 0 while it is not past, null without a date. */
  daysPast: number | null;
  isDue: boolean;
  /** The day on which it is now said to start: the promise, else the planned start. */
  expectedOn: IsoDate | null;
  holes: StartHole[];
}

/**
 * Where a project that has not started stands on a day (PL-10, SC-12): days past its current planned start, the day on
 * which it is now to start, and what is missing of it. A promise never moves the planned start: that takes an approval.
 * `redLineOn` is the last day by which the region wants every start, or null.
 */
export function deriveNotStarted(
  facts: NotStartedFacts,
  asOf: IsoDate,
  redLineOn: IsoDate | null,
): NotStarted {
  const { plannedStartOn, promisedOn } = facts;
  const daysPast = plannedStartOn === null ? null : Math.max(0, daysBetween(plannedStartOn, asOf));
  const isLate = daysPast !== null && daysPast > 0;
  const expectedOn = promisedOn ?? plannedStartOn;
  const holes: StartHole[] = [];
  if (expectedOn === null) holes.push('no-date');
  if (isLate && facts.reasonClass === null) holes.push('no-reason');
  if (promisedOn !== null && promisedOn < asOf) holes.push('promise-passed');
  if (redLineOn !== null && (expectedOn === null || expectedOn > redLineOn || (isLate && asOf > redLineOn)))
    holes.push('past-red-line');
  if (facts.startState === 'refuted') holes.push('start-refuted');
  return { daysPast, isDue: plannedStartOn !== null && plannedStartOn <= asOf, expectedOn, holes };
}

const LEAST_EXPLANATION = 10;

/**
 * Whether an explanation may be recorded (PL-10): for a project without a verified start; a promise lies after today; where
 * no date can be promised, or it lies behind the red line, a written explanation is wanted. Null when it may.
 */
export function findExplanationRefusal(
  facts: { startState: StartState; today: IsoDate; redLineOn: IsoDate | null },
  input: { promisedOn: IsoDate | null; explanation: string },
): Refusal | null {
  if (facts.startState === 'verified')
    return refuse('not-allowed-now', 'START_VERIFIED_ALREADY', '项目开工已核实，不必说明', 'It has started', [
      '如开工有误，由项目办推翻',
    ]);
  const { promisedOn, explanation } = input;
  if (promisedOn !== null && promisedOn <= facts.today)
    return refuse('invalid', 'PROMISE_NOT_LATER', '承诺开工日期应在今天以后', 'A promise lies after today', [
      `填${formatDate(facts.today)}以后的日期；已经开工的请报开工`,
    ]);
  const isLate = promisedOn === null || (facts.redLineOn !== null && promisedOn > facts.redLineOn);
  if (isLate && explanation.trim().length < LEAST_EXPLANATION)
    return refuse(
      'invalid',
      'START_EXPLANATION_WANTED',
      promisedOn === null ? '不能承诺开工日期的，须写明情况' : '承诺日期晚于红线开工日的，须写明情况',
      'Say in words why',
      [`书面说明不少于${LEAST_EXPLANATION}个字，或填一个更早的承诺日期`],
    );
  return null;
}
