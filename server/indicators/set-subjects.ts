import type { z } from 'zod';
import { checkSubjects } from '#core/indicators/check-subjects.ts';
import type { setSubjects as route } from '#core/indicators/settings-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, takeLock } from '#server/platform/public.ts';
import { requireSettingRight } from './set-indicators.ts';
import { listKnownSubjects, putSubjects } from './set-subjects.queries.ts';

/** Registers subjects and changes those that are known by their code; who is left out of the list stays as he is. */
export async function setSubjects(
  ctx: Ctx,
  { subjects, source }: z.output<typeof route.body>,
): Promise<{ added: number; changed: number }> {
  requireSettingRight(ctx);
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `indicator-subjects:${regionId}`);
    const known = await listKnownSubjects(tx, regionId);
    const findings = checkSubjects(subjects, known);
    if (findings.length > 0)
      throw refuse(
        'invalid',
        'SUBJECT_LIST_WRONG',
        `对象名单有${findings.length}处要改`,
        `The list of subjects has ${findings.length} faults`,
        ['按提示改好后再保存'],
        findings.slice(0, 200).map(({ code, message }) => ({ at: code, message })),
      );
    const actId = await appendAct(tx, ctx, 'indicator-subjects-set.v1', { subjects, source });
    const counts = await putSubjects(tx, { regionId, actId, validOn: ctx.today }, subjects);
    await appendAudit(tx, ctx, {
      kind: 'set-indicator-subjects',
      outcome: 'ok',
      subject: '',
      detail: counts,
    });
    return counts;
  });
}
