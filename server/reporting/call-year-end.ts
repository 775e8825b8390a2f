import type { Tx } from '#server/platform/public.ts';
import { deriveProjects } from '#server/progress/public.ts';
import type { PeriodRow } from './periods.queries.ts';
import { appendCalendarAct, appendCalendarReportActs, reopenForecasts } from './year-end.queries.ts';

const REASON = '预计数已收齐，请核对后报年终数';
const STEP = 2_000;

/**
 * 年终数 (handbook 8.5): once the deadline of December's forecast has passed, confirmed forecasts go back to their units.
 * The forecast stays in the ledger, marked as such, until the year-end figure supersedes it. Safe to run twice.
 */
export async function callForYearEnd(
  tx: Tx,
  q: { regionId: number; period: PeriodRow; today: string; now: Date },
): Promise<number> {
  const { regionId, period, now } = q;
  if (period.frozen_at || !period.forecast_deadline_at || now <= period.forecast_deadline_at) return 0;
  const called = await reopenForecasts(tx, { regionId, period: period.id, reason: REASON });
  if (called.length === 0) return 0;
  const actId = await appendCalendarAct(tx, {
    regionId,
    kind: 'year-end-called.v1',
    payload: { period: period.id, projectIds: called.map((r) => r.project_id) },
  });
  await appendCalendarReportActs(tx, { regionId, period: period.id, actId, reason: REASON, at: now }, called);
  for (let from = 0; from < called.length; from += STEP)
    await deriveProjects(tx, {
      regionId,
      period: period.id,
      projectIds: called.slice(from, from + STEP).map((r) => r.project_id),
      today: q.today,
    });
  return called.length;
}
