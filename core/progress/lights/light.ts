import type { DecimalText, IsoDate, PeriodId } from '#core/platform/public.ts';

export type Light = 'red' | 'yellow' | 'green' | 'grey' | 'blue';

/** From worst to best (handbook 3.3). */
export const LIGHTS_FROM_WORST: readonly Light[] = ['red', 'yellow', 'green', 'grey', 'blue'];

export const DIMENSIONS = ['start', 'progress', 'milestones', 'funds', 'procedures', 'statistics'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const LIGHT_WORDS: Record<Light, string> = {
  red: '红',
  yellow: '黄',
  green: '绿',
  grey: '灰',
  blue: '蓝',
};
/** Shape beside the colour, so that a light is read in black and white. */
export const LIGHT_SHAPES: Record<Light, string> = {
  red: '■',
  yellow: '▲',
  green: '●',
  grey: '–',
  blue: '✓',
};

export const DIMENSION_WORDS: Record<Dimension | 'overall', string> = {
  start: '开工',
  progress: '进度',
  milestones: '节点',
  funds: '资金',
  procedures: '手续',
  statistics: '入库',
  overall: '综合',
};

/** Negative when a is worse than b, 0 when equal, positive when better. */
export function compareLights(a: Light, b: Light): number {
  return LIGHTS_FROM_WORST.indexOf(a) - LIGHTS_FROM_WORST.indexOf(b);
}

export function worseLight(a: Light, b: Light): Light {
  return compareLights(a, b) <= 0 ? a : b;
}

/** A colour as it stood in an earlier period, with how long it had lasted. */
export interface PastLight {
  light: Light;
  periodsInRow: number;
  sincePeriodId: PeriodId;
}

export interface PastLights {
  periodId: PeriodId;
  overall: PastLight;
  dimensions: Partial<Record<Dimension, PastLight>>;
}

/** Exemption mark on a reason. */
export interface ExemptionMark {
  reason: string;
  approver: string;
  expiresOn: IsoDate;
}

/** One reason for a colour; a light holds them worst first. */
export interface LightReason {
  light: Light;
  dimension: Dimension | 'overall';
  /** Condition of the rulebook, or `memory`, `declared`, `paused`, `no-plan`, `nothing-due`. */
  conditionId: string;
  measure: string | null;
  /** Exact value of the measure, cut off at 12 digits; null for yes/no measures and for grey. */
  value: DecimalText | null;
  subjectId: string | null;
  subjectName: string | null;
  sentence: string;
  exemption: ExemptionMark | null;
}

/** What would turn a light green, and by when. The amount wording is for the project office after 定版 only. */
export interface WayToGreen {
  /** Names the physical milestone or the act: may be shown to everybody. */
  physicalWording: string;
  /** `再完成X万元可转绿`; null when money is not what is missing. */
  amountWording: string | null;
  /** Amount behind the wording, in 元, rounded up to the 万元. */
  amountYuan: DecimalText | null;
  byOn: IsoDate;
}

/** One light: of a dimension or of the whole project. Plain JSON. */
export interface LightState {
  light: Light;
  reasons: LightReason[];
  /** True when every reason of its colour is exempt: it keeps the colour, ladder and scores leave it out. */
  isExempt: boolean;
  wayToGreen: WayToGreen | null;
  periodsInRow: number;
  /** Period in which it last changed. */
  sincePeriodId: PeriodId;
}

export interface DimensionLight extends LightState {
  dimension: Dimension;
  /** False when the rule does not cover the project in this dimension, or it is switched off. */
  isCovered: boolean;
}

/** Result of the light rules for one project and period. Plain JSON, stored as it is. */
export interface LightEvaluation {
  ruleCode: string;
  ruleVersion: number;
  periodId: PeriodId;
  asOf: IsoDate;
  overall: LightState;
  dimensions: DimensionLight[];
  /** One Chinese sentence: the light, how long, the first reason. */
  sentence: string;
  /** A unit declared this yellow: never scored. */
  isDeclaredYellow: boolean;
  /** Green or blue, not declared yellow, in the period before, and red now. */
  isSurprise: boolean;
  /** What the rules looked at, past colours among it. */
  inputs: LightInputs;
}

/** The values that were compared, for the record. Shares are cut off at 12 digits. */
export interface LightInputs {
  measures: Record<string, DecimalText | boolean | null>;
  pastLights: { periodId: PeriodId; overall: Light; dimensions: Partial<Record<Dimension, Light>> }[];
  isPaused: boolean;
  isFinished: boolean;
  exemptions: string[];
  declaredYellow: string | null;
}
