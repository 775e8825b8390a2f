import type { z } from 'zod';
import { findExplanationRefusal } from '#core/ledger/not-started.ts';
import { canRecordStage, canSetRedLine } from '#core/ledger/permissions.ts';
import type { StartState } from '#core/ledger/project.ts';
import type {
  explainNotStarted as explainRoute,
  setStartRedLine as redLineRoute,
} from '#core/ledger/start-contract.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx } from '#server/platform/public.ts';
import { appendAct, appendAudit, appendRulebook, once, takeLock } from '#server/platform/public.ts';
import { toRelation } from './project.view.ts';
import { getProjectRecord } from './projects.queries.ts';
import { addStartExplanation } from './starts.queries.ts';
import { findRedLine, RED_LINE_RULEBOOK } from './starts.view.ts';

/** A unit says why a project has not started and when it will; the planned start itself moves only with an approval. */
export function explainNotStarted(
  ctx: Ctx,
  projectId: string,
  input: z.output<typeof explainRoute.body>,
): Promise<{ done: boolean }> {
  return once(ctx, async (tx) => {
    const { regionId, orgName } = ctx.actor;
    await takeLock(tx, `project:${regionId}:${projectId}`);
    const record = await getProjectRecord(tx, regionId, projectId);
    if (!canRecordStage(ctx.actor, toRelation(record)))
      throw refuse('forbidden', 'STAGE_NOT_YOURS', '由填报单位或项目办说明', 'Not yours to explain', [
        '请联系填报单位',
      ]);
    const redLineOn = await findRedLine(tx, ctx);
    const facts = { startState: record.startState as StartState, today: ctx.today, redLineOn };
    const refusal = findExplanationRefusal(facts, input);
    if (refusal) throw refusal;
    const actId = await appendAct(tx, ctx, 'start-explained.v1', { projectId, ...input });
    await addStartExplanation(tx, { regionId, projectId, actId, orgName, ...input });
    await appendAudit(tx, ctx, {
      kind: 'explain-not-started',
      outcome: 'ok',
      subject: `project:${projectId}`,
    });
    return { done: true };
  });
}

/** The last day by which every project is to start (SC-12), as the office's head announces it. */
export async function setStartRedLine(
  ctx: Ctx,
  { redLineOn, source }: z.output<typeof redLineRoute.body>,
): Promise<{ version: number }> {
  if (!canSetRedLine(ctx.actor))
    throw refuse('forbidden', 'ONLY_OFFICE_HEAD', '红线开工日由项目办主任设定', 'The office head sets it', [
      '请联系项目办主任',
    ]);
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `rulebook:${regionId}:${RED_LINE_RULEBOOK}`);
    const actId = await appendAct(tx, ctx, 'start-red-line-set.v1', { redLineOn, source });
    const version = await appendRulebook(tx, {
      regionId,
      kind: RED_LINE_RULEBOOK,
      validFrom: ctx.today,
      body: { redLineOn },
      source,
      actId,
    });
    await appendAudit(tx, ctx, { kind: 'set-start-red-line', outcome: 'ok', subject: `red-line:${version}` });
    return { version };
  });
}
