import { formatPeriod, refuse } from '#core/platform/public.ts';
import type { PeriodView } from '#core/reporting/row-contract.ts';
import type { PeriodRow } from './periods.queries.ts';

export const toPeriodView = (row: PeriodRow): PeriodView => ({
  period: row.id,
  name: formatPeriod(row.id),
  cutOffOn: row.cut_off_on,
  announcedAt: row.announced_at?.toISOString() ?? null,
  deadlineAt: row.deadline_at.toISOString(),
  reviewOn: row.review_on,
  forecastDeadlineAt: row.forecast_deadline_at?.toISOString() ?? null,
  openedAt: row.opened_at?.toISOString() ?? null,
  frozenAt: row.frozen_at?.toISOString() ?? null,
  note: row.note,
});

export function requireNotFrozen(period: Pick<PeriodRow, 'id' | 'frozen_at'> | undefined): void {
  if (!period?.frozen_at) return;
  throw refuse(
    'not-allowed-now',
    'PERIOD_FROZEN',
    `${formatPeriod(period.id)}已定版，不能再办理；更正请提出更正申请`,
    'The period is frozen; ask for an amendment',
    ['更正'],
  );
}
