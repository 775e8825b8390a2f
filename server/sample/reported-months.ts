import { daysLater, type Instant, type SamplePeriod } from './county-calendar.ts';
import type { OddCase } from './odd-cases.ts';
import type { WholeYuan, YearMoney } from './project-money.ts';
import type { Story } from './story-events.ts';
import { hasReached, type UnitMonth } from './unit-months.ts';

/** One confirmed version of a report. */
export interface ReportedVersion {
  at: Instant;
  monthAmount: WholeYuan;
  ytdAmount: WholeYuan;
}

/** A correction asked for after the freeze, in the open. */
export interface SampleAmendment {
  newMonth: WholeYuan;
  newYtd: WholeYuan;
  reason: string;
  requestedAt: Instant;
  /** Null while it waits. */
  decision: 'approved' | 'refused' | null;
  decidedAt: Instant;
}

/** What a project reported for one period. */
export interface ReportedMonth {
  period: SamplePeriod;
  outcome: 'missing' | 'once' | 'returned';
  /** What stands in the draft or in the versions, whatever was confirmed. */
  monthAmount: WholeYuan;
  ytdAmount: WholeYuan;
  versions: ReportedVersion[];
  amendment: SampleAmendment | null;
}

/** What the imported ledger said of the month before the history: the first report stands on it. */
export interface ImportedMonth {
  /** `2024-08` */
  period: string;
  year: number;
  monthAmount: WholeYuan;
  ytdAmount: WholeYuan;
}

export interface ReportedRequest {
  imported: ImportedMonth | null;
  odd: OddCase | null;
  money: readonly YearMoney[];
  story: Story;
  months: readonly UnitMonth[];
  periods: readonly SamplePeriod[];
  /** Ordinary projects are amended too, now and then. */
  isAmended: (period: number) => boolean;
}

/** Goes through the periods in order: each report stands on the last confirmed year-to-date amount. */
export function listReportedMonths(request: ReportedRequest): ReportedMonth[] {
  const reported: ReportedMonth[] = [];
  let [year, confirmed] = [request.imported?.year ?? 0, request.imported?.ytdAmount ?? 0];
  for (const period of request.periods) {
    if (period.year !== year) [year, confirmed] = [period.year, 0];
    const outcome = request.story.outcomes[period.index];
    if (outcome === undefined || outcome === 'none') continue;
    const month = toReportedMonth(request, period, outcome, confirmed);
    reported.push(month);
    const last = month.versions.at(-1);
    if (last) confirmed = month.amendment?.decision === 'approved' ? month.amendment.newYtd : last.ytdAmount;
  }
  return reported;
}

/** Null when the history begins in January, or nothing had been done before it. */
export function findImportedMonth(money: readonly YearMoney[], first: SamplePeriod): ImportedMonth | null {
  const month = first.month - 1;
  const ytdAmount = trueYtd(money, first.year, month);
  if (month === 0 || ytdAmount === 0) return null;
  return {
    period: `${first.year}-${String(month).padStart(2, '0')}`,
    year: first.year,
    monthAmount: ytdAmount - trueYtd(money, first.year, month - 1),
    ytdAmount,
  };
}

function trueYtd(money: readonly YearMoney[], year: number, month: number): WholeYuan {
  const increments = money.find((m) => m.year === year)?.increments ?? [];
  return increments.slice(0, month).reduce((sum, value) => sum + value, 0);
}

function toReportedMonth(
  request: ReportedRequest,
  period: SamplePeriod,
  outcome: 'missing' | 'once' | 'returned',
  confirmed: WholeYuan,
): ReportedMonth {
  const { odd, months, periods } = request;
  const month = months[period.index];
  const truth = trueYtd(request.money, period.year, period.month);
  const back = periods.length - 1 - period.index;
  const right = truth - confirmed;
  const { slip, reason } = drawMistake(request, period, back, right);
  const ytdAmount = truth + slip;
  const monthAmount = ytdAmount - confirmed;
  const versions: ReportedVersion[] = [];
  if (month && outcome !== 'missing' && hasReached(month, 'confirmed')) {
    if (outcome === 'returned') {
      const wrong = Math.round(monthAmount * (odd === 'unit-slip-returned' ? 10 : 1.2));
      versions.push({ at: month.confirmedAt, monthAmount: wrong, ytdAmount: confirmed + wrong });
      versions.push({ at: month.confirmedAgainAt, monthAmount, ytdAmount });
    } else versions.push({ at: month.confirmedAt, monthAmount, ytdAmount });
  }
  const amendment =
    versions.length > 0 ? drawAmendment(odd, period, { back, right, confirmed, slip, reason }) : null;
  return { period, outcome, monthAmount, ytdAmount, versions, amendment };
}

/** Mistakes that went through to the freeze: a slip of the unit, an advance payment counted as work, a settlement left out. */
function drawMistake(
  { odd, isAmended }: ReportedRequest,
  period: SamplePeriod,
  back: number,
  month: WholeYuan,
): { slip: WholeYuan; reason: string } {
  const leftOut = { slip: -Math.round(month / 5_000) * 1_000, reason: '漏报安装工程结算，予以补计' };
  if (odd === 'unit-slip-amended' && back === 4)
    return { slip: month * 9, reason: '单位误填（多写一位数），更正' };
  if (odd === 'negative-correction' && back === 3)
    return {
      slip: Math.round(Math.max(month, 1_000_000) * 1.5),
      reason: '误将设备预付款计入当月完成投资，予以核减',
    };
  if (odd === 'amendment-waiting' && back === 1) return leftOut;
  if (odd === null && period.frozenAt !== null && back > 1 && isAmended(period.index)) return leftOut;
  return { slip: 0, reason: '' };
}

function drawAmendment(
  odd: OddCase | null,
  period: SamplePeriod,
  at: { back: number; right: WholeYuan; confirmed: WholeYuan; slip: WholeYuan; reason: string },
): SampleAmendment | null {
  if (period.frozenAt === null) return null;
  const make = (
    newMonth: WholeYuan,
    reason: string,
    decision: SampleAmendment['decision'],
  ): SampleAmendment => ({
    newMonth,
    newYtd: at.confirmed + newMonth,
    reason,
    requestedAt: daysLater(period.frozenAt ?? 0, 3),
    decision,
    decidedAt: daysLater(period.frozenAt ?? 0, 5),
  });
  if (at.slip !== 0) return make(at.right, at.reason, odd === 'amendment-waiting' ? null : 'approved');
  if (odd === 'amendment-refused' && at.back === 3)
    return make(at.right * 2 + 500_000, '要求补计前期费用', 'refused');
  return null;
}
