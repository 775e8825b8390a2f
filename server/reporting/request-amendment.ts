import { formatPeriod, refuse } from '#core/platform/public.ts';
import { type AmendedMeasure, findAmendmentFault, isSameValue } from '#core/reporting/amendment.ts';
import { canRequestAmendment } from '#core/reporting/permissions.ts';
import { listPeriodFigures } from '#server/ledger/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx, takeLock } from '#server/platform/public.ts';
import { addAmendment, findAmountToLastYearEnd, listAmendmentRows } from './amendments.queries.ts';
import { requirePeriod } from './report-desk.ts';
import { listReports, type ReportRow, toReportFacts } from './reports.queries.ts';

export interface AmendmentRequest {
  projectId: string;
  period: string;
  measure: AmendedMeasure;
  newValue: string;
  reason: string;
}

/** The value in force; null for a report that never came: then the amendment is a late supplement in the open. */
export async function findValueInForce(
  tx: Tx,
  q: { regionId: number; projectId: string; period: string; measure: AmendedMeasure },
): Promise<string | null> {
  const [figures] = await listPeriodFigures(tx, {
    regionId: q.regionId,
    projectIds: [q.projectId],
    from: q.period,
    to: q.period,
  });
  if (!figures) return null;
  if (q.measure === 'month_amount') return figures.monthAmountYuan;
  return q.measure === 'ytd_amount' ? figures.ytdAmountYuan : figures.imagePercent;
}

async function requireAsker(tx: Tx, ctx: Ctx, request: AmendmentRequest): Promise<ReportRow> {
  const { regionId } = ctx.actor;
  const period = await requirePeriod(tx, regionId, request.period);
  if (!period.frozen_at)
    throw refuse(
      'not-allowed-now',
      'PERIOD_NOT_FROZEN',
      `${formatPeriod(request.period)}尚未定版，请退回报表修改`,
      'The period is not frozen: return the report instead',
      ['退回报表后修改'],
    );
  const [row] = await listReports(tx, { regionId, period: request.period, projectIds: [request.projectId] });
  if (!row || !canRequestAmendment(ctx.actor, toReportFacts(row)))
    throw refuse(
      'forbidden',
      'AMENDMENT_NOT_YOURS',
      '更正由填报单位或项目办提出',
      'The reporting unit or the project office asks for amendments',
    );
  return row;
}

/** The blocking checks at entry hold for a correction as well. */
async function requireSoundValue(
  tx: Tx,
  regionId: number,
  request: AmendmentRequest,
  report: ReportRow,
): Promise<void> {
  const { projectId, period } = request;
  const year = period.slice(0, 4);
  const months = await listPeriodFigures(tx, {
    regionId,
    projectIds: [projectId],
    from: `${year}-01`,
    to: `${year}-12`,
  });
  const fault = findAmendmentFault(months, request, {
    totalInvestmentYuan: report.total_investment_yuan,
    baseYuan: await findAmountToLastYearEnd(tx, { regionId, projectId, year: Number(year) }),
  });
  if (fault) throw fault;
}

/** 更正: asked for after the freeze, in the open; nothing changes until the head of the project office decides. */
export function requestAmendment(
  ctx: Ctx,
  request: AmendmentRequest,
): Promise<{ amendmentId: string; sentence: string }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await takeLock(tx, `amend:${regionId}:${request.projectId}`);
    const report = await requireAsker(tx, ctx, request);
    await requireSoundValue(tx, regionId, request, report);
    const oldValue = await findValueInForce(tx, { regionId, ...request });
    if (isSameValue(oldValue, request.newValue))
      throw refuse('invalid', 'AMENDMENT_SAME_VALUE', '新值与现值相同', 'The new value is the old one');
    const waiting = await listAmendmentRows(tx, {
      regionId,
      period: request.period,
      projectId: request.projectId,
    });
    if (waiting.some((a) => a.decision === null && a.measure === request.measure))
      throw refuse(
        'conflict',
        'AMENDMENT_WAITING',
        '同一数字已有更正申请待批',
        'An amendment of this figure is waiting already',
        ['等待项目办主任批准'],
      );
    const actId = await appendAct(tx, ctx, 'amendment-requested.v1', { ...request, oldValue });
    const amendmentId = await addAmendment(tx, {
      regionId,
      ...request,
      oldValue,
      personId: ctx.actor.personId,
      personName: ctx.actor.personName,
      actId,
      at: ctx.now,
    });
    await appendAudit(tx, ctx, { kind: 'amendment-requested.v1', outcome: 'ok', subject: amendmentId });
    return { amendmentId, sentence: `已提出更正：${formatPeriod(request.period)}，待项目办主任批准` };
  });
}
