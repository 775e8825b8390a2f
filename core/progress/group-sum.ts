import { getOtherBasis, interpolateInMonth, type PlanBasis } from '#core/ledger/public.ts';
import {
  AMOUNT_DIGITS,
  add,
  type DecimalText,
  type Fraction,
  getDateParts,
  type IsoDate,
  larger,
  subtract,
  toDecimalText,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';
import type { GroupFigures, RollUpRow } from './group-figures.ts';
import { deriveGroupFigures, type GroupTotals } from './group-totals.ts';
import type { Light } from './lights/light.ts';
import { isPlanAdjusted } from './other-plan.ts';
import type { Standing } from './progress.ts';

const yuan = (value: Fraction): DecimalText => toDecimalText(value, AMOUNT_DIGITS);

/**
 * Running sums of one group (handbook 3.4). Plans are added as their two month ends and taken at the
 * as-of date afterwards: a sum of curves is linear inside a month too, so the group's plan stays exact.
 */
export class GroupSum {
  private readonly key: string;
  private readonly name: string;
  private readonly at: { year: number; asOf: IsoDate };
  private projectCount = 0;
  private expandedCount = 0;
  private planCount = 0;
  private reportedCount = 0;
  private totalInvestment = ZERO;
  private actual: Fraction | null = null;
  private ratedActual: Fraction | null = null;
  private annual = ZERO;
  private otherAnnual = ZERO;
  private changedCount = 0;
  private readonly bases = new Set<PlanBasis | null>();
  private monthStart = ZERO;
  private monthEnd = ZERO;
  private shortfall = ZERO;
  private readonly standings: Record<Standing, number> = {
    paused: 0,
    'no-plan': 0,
    done: 0,
    'not-due': 0,
    unreported: 0,
    'on-plan': 0,
    behind: 0,
  };
  private readonly lights: Record<Light, number> = { red: 0, yellow: 0, green: 0, grey: 0, blue: 0 };
  private readonly start = { due: 0, met: 0 };
  private readonly work = { due: 0, met: 0 };
  private readonly reports = { due: 0, confirmed: 0, onTime: 0 };
  private readonly problems = { open: 0, overdue: 0, closedThisPeriod: 0 };

  constructor(key: string, name: string, at: { year: number; asOf: IsoDate }) {
    this.key = key;
    this.name = name;
    this.at = at;
  }

  add(row: RollUpRow): void {
    this.addPlans(row);
    if (row.isMovedOut) return;
    this.projectCount += 1;
    this.expandedCount += row.partCount;
    this.standings[row.standing] += 1;
    this.lights[row.light] += 1;
    if (row.totalInvestmentYuan !== null) {
      this.totalInvestment = add(this.totalInvestment, toFraction(row.totalInvestmentYuan));
    }
    if (row.actualYuan !== null) this.actual = add(this.actual ?? ZERO, toFraction(row.actualYuan));
    this.addPlanned(row);
    this.addCounts(row);
  }

  /** Both plans of the year; what was moved out keeps its amount in the plan as first issued. */
  private addPlans(row: RollUpRow): void {
    const otherPlan = row.otherPlanYuan ?? null;
    this.bases.add(row.planBasis ?? null);
    if (otherPlan !== null) this.otherAnnual = add(this.otherAnnual, toFraction(otherPlan));
    if (row.planBasis && isPlanAdjusted(row.annualPlanYuan, otherPlan)) this.changedCount += 1;
    if (row.annualPlanYuan === null) return;
    this.annual = add(this.annual, toFraction(row.annualPlanYuan));
    this.monthStart = add(this.monthStart, toFraction(row.plannedMonthStartYuan ?? '0'));
    this.monthEnd = add(this.monthEnd, toFraction(row.plannedMonthEndYuan ?? '0'));
  }

  /** The numerator is over the projects with a plan in force, whichever plan is the denominator. */
  private addPlanned(row: RollUpRow): void {
    const counted = row.countedActualYuan === null ? null : toFraction(row.countedActualYuan);
    const inForceYuan = row.planBasis === 'first-issued' ? row.otherPlanYuan : row.annualPlanYuan;
    if (counted !== null && (inForceYuan ?? null) !== null)
      this.ratedActual = add(this.ratedActual ?? ZERO, counted);
    if (row.annualPlanYuan === null) return;
    this.planCount += 1;
    if (row.actualYuan !== null) this.reportedCount += 1;
    if (counted === null) return;
    const planned = this.getPlanned(
      toFraction(row.plannedMonthStartYuan ?? '0'),
      toFraction(row.plannedMonthEndYuan ?? '0'),
    );
    this.shortfall = add(this.shortfall, larger(ZERO, subtract(planned, counted)));
  }

  private getOtherPlan(): NonNullable<GroupTotals['otherPlan']> | null {
    const [basis] = this.bases;
    if (this.bases.size !== 1 || !basis) return null;
    return {
      basis: getOtherBasis(basis),
      annualPlanYuan: yuan(this.otherAnnual),
      changedCount: this.changedCount,
    };
  }

  private addCounts(row: RollUpRow): void {
    if (row.start.isDue) {
      this.start.due += 1;
      this.start.met += Number(row.start.isVerified);
    }
    if (row.start.isDue || row.resumption.isDue) {
      const isWorking =
        (!row.start.isDue || row.start.isVerified) && (!row.resumption.isDue || row.resumption.hasResumed);
      this.work.due += 1;
      this.work.met += Number(isWorking);
    }
    this.reports.due += row.reports.due;
    this.reports.confirmed += row.reports.confirmed;
    this.reports.onTime += row.reports.onTime;
    this.problems.open += row.problems.open;
    this.problems.overdue += row.problems.overdue;
    this.problems.closedThisPeriod += row.problems.closedThisPeriod;
  }

  private getPlanned(monthStart: Fraction, monthEnd: Fraction): Fraction {
    return getDateParts(this.at.asOf).year < this.at.year
      ? ZERO
      : interpolateInMonth(monthStart, monthEnd, this.at.asOf);
  }

  toFigures(): GroupFigures {
    const totals: GroupTotals = {
      key: this.key,
      name: this.name,
      projectCount: this.projectCount,
      expandedCount: this.expandedCount,
      totalInvestmentYuan: yuan(this.totalInvestment),
      actualYuan: this.actual === null ? null : yuan(this.actual),
      planCount: this.planCount,
      annualPlanYuan: yuan(this.annual),
      otherPlan: this.getOtherPlan(),
      ratedActualYuan: this.ratedActual === null ? null : yuan(this.ratedActual),
      plannedYuan: yuan(this.getPlanned(this.monthStart, this.monthEnd)),
      shortfallYuan: yuan(this.shortfall),
      reportedCount: this.reportedCount,
      standings: { ...this.standings },
      lights: { ...this.lights },
      start: { ...this.start },
      work: { ...this.work },
      reports: { ...this.reports },
      problems: { ...this.problems },
    };
    return deriveGroupFigures(totals, this.at);
  }
}
