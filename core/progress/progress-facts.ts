import type { PlanBasis, PlanVersion, Yuan } from '#core/ledger/public.ts';
import type { IsoDate, PeriodId } from '#core/platform/public.ts';
import type { PastLights } from './lights/light.ts';

export type Nature = 'continuing' | 'new' | 'completing' | 'preliminary';

/** Why there is no plan: not issued yet (计划未下达), none for this project, or none when the year's plan was issued. */
export type PlanAbsence = 'not-issued' | 'none' | 'not-first-issued';

/** A confirmed year-to-date amount. */
export interface ConfirmedActual {
  periodId: PeriodId;
  amountYuan: Yuan;
  confirmedAt?: string;
}

/** 开工: planned dates and how far the start is proved. Only `verified` is a start. */
export interface StartFacts {
  originalPlannedOn: IsoDate | null;
  currentPlannedOn: IsoDate | null;
  verification: 'none' | 'reported' | 'verified' | 'refuted';
  /** Of a refuted start: since when, and which unit found it not to be one (empty where it was not recorded). */
  refuted?: { on: IsoDate; by: string } | null;
  /** Day of the verified start; null counts as verified since ever when `verification` says so. */
  verifiedOn: IsoDate | null;
}

export interface MilestoneFacts {
  milestoneId: string;
  name: string;
  isCritical: boolean;
  originalFinishOn: IsoDate;
  /** Approved finish in force now. */
  currentFinishOn: IsoDate;
  actualFinishOn: IsoDate | null;
  /** Weight among the project's milestones; not used by the default rule set. */
  weight?: string;
}

/** A dated planned payment: money that was to arrive or be paid on a day. */
export interface PaymentFacts {
  paymentId: string;
  name: string;
  dueOn: IsoDate;
  paidOn: IsoDate | null;
}

/** An approval with a promised date; working days are counted by who owns the calendar of procedures. */
export interface ProcedureFacts {
  procedureId: string;
  name: string;
  promisedOn: IsoDate;
  doneOn: IsoDate | null;
  /** Working days past the promise through the as-of date, 0 when inside it. */
  workingDaysPastPromise: number;
}

/** An open problem with the deadlines of the levels that it has reached. */
export interface ProblemFacts {
  problemId: string;
  title: string;
  level2DueOn: IsoDate | null;
  level3DueOn: IsoDate | null;
}

/** A period for which a report was due (its deadline has passed, or it was confirmed before). */
export interface DueReport {
  periodId: PeriodId;
  isConfirmed: boolean;
}

/** 无正当理由除外: the condition keeps its colour, marked, and stays out of ladder and scores until expiry. */
export interface ExemptionFacts {
  /** Id of the exempted condition, or `*` for every condition of the dimension. */
  conditionId: string;
  dimension: string;
  /** The milestone, payment, procedure or problem; null for all. */
  subjectId: string | null;
  reason: string;
  approver: string;
  expiresOn: IsoDate;
}

export interface DeclaredYellow {
  reason: string;
  declaredOn: IsoDate;
}

/** Everything that progress and lights of one project in one period are worked out from. */
export interface ProgressFacts {
  projectId: string;
  periodId: PeriodId;
  nature: Nature;
  /** Other traits that a rule may cover by: level, sector, lists, tags. */
  traits?: Readonly<Record<string, readonly string[]>>;
  /** The version that rates stand on (`choosePlan`): the one in force in the period unless the region chose another; or null with the reason. */
  plan: PlanVersion | null;
  planAbsence: PlanAbsence | null;
  /** Which of the year's two plans `plan` is. */
  planBasis: PlanBasis;
  /** The plan of the other basis, whose rate is printed beside; null when the project has none there. */
  otherPlan: PlanVersion | null;
  /** Confirmed year-to-date amounts of this year up to the period, any order. */
  actuals: readonly ConfirmedActual[];
  /** Due reports, earliest to latest; up to and including this period. */
  dueReports: readonly DueReport[];
  /** Months of this year (1–12) in which the project was paused by decision. */
  pausedMonths: readonly number[];
  /** Paused by an approved decision at the as-of date. */
  isPaused: boolean;
  /** Finished (竣工) at the as-of date, verified. */
  isFinished: boolean;
  /** The project's own window, for rules that go by it instead of the year. */
  window: { startsOn: IsoDate; endsOn: IsoDate } | null;
  start: StartFacts;
  milestones: readonly MilestoneFacts[];
  payments: readonly PaymentFacts[];
  procedures: readonly ProcedureFacts[];
  problems: readonly ProblemFacts[];
  /** Entered into the statistics library; null when unknown or not owed. */
  isInStatistics: boolean | null;
  exemptions: readonly ExemptionFacts[];
  declaredYellow: DeclaredYellow | null;
  /** Lights of earlier periods, as published (in a replay: as replayed), newest first; two are enough. */
  pastLights: readonly PastLights[];
}
