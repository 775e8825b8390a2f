import { formatPeriod, refuse } from '#core/platform/public.ts';
import { type AmendedMeasure, deriveAmendedValues } from '#core/reporting/amendment.ts';
import { buildAmendmentLink } from '#core/reporting/chain-body.ts';
import { canDecideAmendment } from '#core/reporting/permissions.ts';
import { appendFigures, listPeriodFigures } from '#server/ledger/public.ts';
import {
  appendAct,
  appendAudit,
  appendLink,
  type Ctx,
  once,
  type Tx,
  takeLock,
} from '#server/platform/public.ts';
import { deriveProjects } from '#server/progress/public.ts';
import { type AmendmentRow, addDecision, listAmendmentRows } from './amendments.queries.ts';
import { listOpenPeriodIds } from './periods.queries.ts';

export interface AmendmentDecision {
  amendmentId: string;
  decision: 'approved' | 'refused';
  opinion: string;
}

async function requireWaiting(tx: Tx, ctx: Ctx, amendmentId: string): Promise<AmendmentRow> {
  if (!canDecideAmendment(ctx.actor))
    throw refuse('forbidden', 'AMENDMENT_NOT_YOURS', '更正由项目办主任批准', 'The office head decides');
  const [row] = await listAmendmentRows(tx, { regionId: ctx.actor.regionId, id: amendmentId });
  if (!row) throw refuse('not-found', 'AMENDMENT_NOT_FOUND', '没有这个更正申请', 'No such amendment');
  if (row.decision !== null)
    throw refuse(
      'conflict',
      'AMENDMENT_DECIDED',
      `这个更正申请已由${row.approver_name}办理`,
      'It has been decided already',
    );
  if (row.requested_by === ctx.actor.personId)
    throw refuse('forbidden', 'AMENDMENT_SELF', '本人提出的更正应由另一人批准', 'Who asks does not decide', [
      '请另一位项目办负责人批准',
    ]);
  return row;
}

/** New figures in force: the corrected one and the cumulatives that follow from it. The frozen ones stay as they are. */
async function enterFigures(tx: Tx, ctx: Ctx, row: AmendmentRow, actId: string): Promise<string | null> {
  const { regionId } = ctx.actor;
  const year = row.period.slice(0, 4);
  const months = await listPeriodFigures(tx, {
    regionId,
    projectIds: [row.project_id],
    from: `${year}-01`,
    to: `${year}-12`,
  });
  const values = deriveAmendedValues(months, {
    period: row.period,
    measure: row.measure as AmendedMeasure,
    newValue: row.new_value,
  });
  const appended = await appendFigures(
    tx,
    values.map((value) => ({
      regionId,
      year: Number(year),
      projectId: row.project_id,
      ...value,
      certainty: 'verified' as const,
      versionId: null,
      origin: { kind: 'amendment', amendmentId: row.id },
      actId,
    })),
  );
  return appended.find((f) => f.period === row.period && f.measure === row.measure)?.id ?? null;
}

/** 批准或不批准更正. Open periods of the year are worked out again; frozen ones look as they did, with a note beside them. */
export function decideAmendment(ctx: Ctx, decision: AmendmentDecision): Promise<{ sentence: string }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    await takeLock(tx, `amendment:${regionId}:${decision.amendmentId}`);
    const row = await requireWaiting(tx, ctx, decision.amendmentId);
    await takeLock(tx, `amend:${regionId}:${row.project_id}`);
    // Another amendment of this project may have been decided while the lock was waited for.
    const { old_value: oldValue } = await requireWaiting(tx, ctx, decision.amendmentId);
    const isApproved = decision.decision === 'approved';
    const kind = isApproved ? 'amendment-approved.v1' : 'amendment-refused.v1';
    const actId = await appendAct(tx, ctx, kind, decision);
    const figureId = isApproved ? await enterFigures(tx, ctx, row, actId) : null;
    await addDecision(tx, {
      regionId,
      ...decision,
      projectId: row.project_id,
      oldValue,
      approverName: ctx.actor.personName,
      figureId,
      actId,
      at: ctx.now,
    });
    if (isApproved) {
      await appendAmendmentLink(tx, ctx, { ...row, old_value: oldValue }, actId);
      await renewOpenPeriods(tx, ctx, row);
    }
    await appendAudit(tx, ctx, { kind, outcome: 'ok', subject: row.id });
    const word = isApproved ? '已批准更正' : '未批准更正';
    return { sentence: `${word}：${row.project_name} ${formatPeriod(row.period)}` };
  });
}

async function appendAmendmentLink(tx: Tx, ctx: Ctx, row: AmendmentRow, actId: string): Promise<void> {
  const body = buildAmendmentLink({
    actId,
    amendmentId: row.id,
    projectId: row.project_id,
    period: row.period,
    measure: row.measure,
    oldValue: row.old_value,
    newValue: row.new_value,
    reason: row.reason,
    requestedByName: row.requested_by_name,
    approverName: ctx.actor.personName,
  });
  const key = { regionId: ctx.actor.regionId, orgId: row.org_id, period: row.period };
  await appendLink(tx, key, actId, body);
}

async function renewOpenPeriods(tx: Tx, ctx: Ctx, row: AmendmentRow): Promise<void> {
  const { regionId } = ctx.actor;
  const open = (await listOpenPeriodIds(tx, regionId)).filter((id) => id > row.period);
  for (const period of open)
    await deriveProjects(tx, { regionId, period, projectIds: [row.project_id], today: ctx.today });
}
