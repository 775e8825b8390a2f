import { formatPeriod } from '#core/platform/public.ts';
import type { ReportRequest } from '#core/reporting/report-state.ts';
import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { ACT_OF_STATEMENT, insertAct, insertAudit, writeTogether } from '#server/platform/public.ts';
import { decideForPerson } from './act-on-reports.ts';
import { insertReportActs } from './report-acts.queries.ts';
import type { DeskReport } from './report-desk.ts';
import { updateMoved } from './reports.queries.ts';

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
  const projectIds = reports.map((r) => r.row.project_id);
  const moves = places.map(({ report, place }) => ({
    id: report.row.id,
    ...place,
    returnReason: isReturn ? reason : '',
  }));
  const history = places.map(({ report, place }) => ({
    reportId: report.row.id,
    projectId: report.row.project_id,
    fromStatus: report.row.status,
    toStatus: place.status,
    toStep: place.step,
  }));
  await writeTogether(tx, {
    act: insertAct(ctx, words.kind, { period, reason, projectIds }),
    moved: updateMoved(ctx.actor.regionId, moves),
    history: insertReportActs(ctx, { actId: ACT_OF_STATEMENT, kind: request.act, period, reason }, history),
    audit: insertAudit(ctx, {
      kind: words.kind,
      outcome: 'ok',
      subject: period,
      detail: { reports: reports.map((r) => r.row.id), reason },
    }),
  });
  return { count: reports.length, sentence: saySentence(words.done, period, reports) };
}

/** `已提交：住建局 2026年10月，14个项目` */
export function saySentence(done: string, period: string, reports: readonly DeskReport[]): string {
  const orgs = [...new Set(reports.map((r) => r.row.org_name))];
  const who = orgs.length === 1 ? orgs[0] : `${orgs.length}个单位`;
  return `${done}：${who} ${formatPeriod(period)}，${reports.length}个项目`;
}
