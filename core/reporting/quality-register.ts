import { divide, toDecimalText, toFraction } from '#core/platform/public.ts';

/** What a unit's reports of several months came to; counts of reports, never of amounts. */
export interface ReportingCounts {
  /** Reports whose deadline has passed, or whose month is frozen. */
  due: number;
  confirmed: number;
  onTime: number;
  late: number;
  missing: number;
}

export interface ReportingShares {
  /** 按时率 = first confirmed by the deadline ÷ due. */
  punctuality: string | null;
  /** 报送率 = confirmed ÷ due. */
  completeness: string | null;
}

const shareOf = (part: number, whole: number): string | null => {
  const share = whole > 0 ? divide(toFraction(String(part)), toFraction(String(whole))) : null;
  return share === null ? null : toDecimalText(share);
};

/**
 * Punctuality and completeness of 报送质量台账 (handbook 3.4, 8.10), as shares cut off at 12 digits. Null while nothing was due:
 * a unit that owes nothing has neither a good record nor a bad one.
 */
export const deriveReportingShares = ({ due, confirmed, onTime }: ReportingCounts): ReportingShares => ({
  punctuality: shareOf(onTime, due),
  completeness: shareOf(confirmed, due),
});

/** The counts of several units together; shares are recomputed from them, never averaged. */
export const sumReportingCounts = (units: readonly ReportingCounts[]): ReportingCounts =>
  units.reduce(
    (sum, one) => ({
      due: sum.due + one.due,
      confirmed: sum.confirmed + one.confirmed,
      onTime: sum.onTime + one.onTime,
      late: sum.late + one.late,
      missing: sum.missing + one.missing,
    }),
    { due: 0, confirmed: 0, onTime: 0, late: 0, missing: 0 },
  );
