import { ACT_LABELS, type ReportRequest, type UnitStep } from '#core/reporting/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx } from '#server/platform/public.ts';
import { decideFiling, type FilingDesk, requireSound, takeFiling } from './filing-desk.ts';
import { addFilingAct, updatePlace } from './filings.queries.ts';

export type FilingMove = Exclude<ReportRequest, { act: 'save' | 'confirm' | 'review' | 'cosign' }>;

const DONE: Record<string, string> = {
  submit: '已提交',
  pass: '已送下一步',
  accept: '审核通过',
  return: '已退回',
  reopen: '已重新打开补报',
};

/** Submits, passes on, returns, accepts or opens again; no value changes hands here, signing does that. */
export function moveFiling(ctx: Ctx, id: string, request: FilingMove): Promise<{ sentence: string }> {
  return once(ctx, async (tx) => {
    const desk = await takeFiling(tx, ctx, id);
    const place = decideFiling(ctx, desk, request);
    if (request.act === 'submit' || request.act === 'pass') requireSound(desk);
    const reason = 'reason' in request ? request.reason : '';
    await recordMove(tx, ctx, desk, { kind: request.act, ...place, reason });
    const to =
      'target' in request && request.target.to === 'step' ? nameOfStep(desk.steps, request.target.step) : '';
    return { sentence: `${DONE[request.act] ?? ACT_LABELS[request.act].zh}：${desk.filing.title}${to}` };
  });
}

const nameOfStep = (steps: readonly UnitStep[], step: number): string =>
  steps[step] ? `，退到“${steps[step].name}”` : '';

async function recordMove(
  tx: Tx,
  ctx: Ctx,
  { filing }: FilingDesk,
  move: { kind: string; status: string; step: number; reason: string },
): Promise<void> {
  const kind = `indicator-filing-${move.kind}.v1`;
  const actId = await appendAct(tx, ctx, kind, { filingId: filing.id, reason: move.reason });
  const isBack = move.kind === 'return' || move.kind === 'reopen';
  await updatePlace(tx, ctx.actor.regionId, {
    ...{ id: filing.id, status: move.status, step: move.step },
    returnReason: isBack ? move.reason : '',
  });
  await addFilingAct(tx, ctx, {
    ...{ filingId: filing.id, kind: move.kind, fromStatus: filing.status, toStatus: move.status },
    ...{ toStep: move.step, reason: move.reason, versionId: null, actId, orgId: filing.orgId },
  });
  await appendAudit(tx, ctx, { kind, outcome: 'ok', subject: filing.id, detail: { reason: move.reason } });
}
