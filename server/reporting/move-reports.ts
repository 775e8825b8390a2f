import { formatPeriod } from '#core/platform/public.ts';
import type { ReportRequest } from '#core/reporting/report-state.ts';
import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit } from '#server/platform/public.ts';
import { decideForPerson } from './act-on-reports.ts';
import { appendReportActs } from './report-acts.queries.ts';
import type { DeskReport } from './report-desk.ts';
import { moveReports } from './reports.queries.ts';

export interface MoveWords {
  /** Kind of the act, past tense with version. */
  kind: string;
  /** `已提交` */
  done: string;
}

/** Moves reports by a rule of core: all or none. No figures change hands here; confirming does that. */
export async function moveAll(
  tx: Tx,
  ctx: Ctx,
  q: { period: string; reports: readonly DeskReport[]; request: ReportRequest; words: MoveWords },
): Promise<Acted> {
  const { period, reports, request, words } = q;
  const places = reports.map((report) => ({ report, place: decideForPerson(ctx, report, request) }));
  const reason =
    request.act === 'return' || request.act === 'reopen'
      ? request.reason
      : request.act === 'accept'
        ? (request.withoutReviewReason ?? '')
        : '';
  const isReturn = request.act === 'return' || request.act === 'reopen';
  const actId = await appendAct(tx, ctx, words.kind, {
    period,
    reason,
    projectIds: reports.map((r) => r.row.project_id),
  });
  await moveReports(
    tx,
    ctx.actor.regionId,
    places.map(({ report, place }) => ({
      id: report.row.id,
      ...place,
      returnReason: isReturn ? reason : '',
    })),
  );
  await appendReportActs(
    tx,
    ctx,
    { actId, kind: request.act, period, reason },
    places.map(({ report, place }) => ({
      reportId: report.row.id,
      projectId: report.row.project_id,
      fromStatus: report.row.status,
      toStatus: place.status,
      toStep: place.step,
    })),
  );
  await appendAudit(tx, ctx, {
    kind: words.kind,
    outcome: 'ok',
    subject: period,
    detail: { reports: reports.map((r) => r.row.id), reason },
  });
  return { count: reports.length, sentence: saySentence(words.done, period, reports) };
}

/** `已提交：住建局 2026年10月，14个项目` */
export function saySentence(done: string, period: string, reports: readonly DeskReport[]): string {
  const orgs = [...new Set(reports.map((r) => r.row.org_name))];
  const who = orgs.length === 1 ? orgs[0] : `${orgs.length}个单位`;
  return `${done}：${who} ${formatPeriod(period)}，${reports.length}个项目`;
}
