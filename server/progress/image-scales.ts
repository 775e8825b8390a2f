import type { z } from 'zod';
import { IMAGE_SCALES_RULEBOOK } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import type * as contract from '#core/progress/image-scales-contract.ts';
import { canSetImageScales } from '#core/progress/permissions.ts';
import { type Ctx, listRulebookVersions, sendJob, setRulebook, withScope } from '#server/platform/public.ts';
import { getImageScales as readImageScales } from './derive-projects.ts';
import { findEarliestFrom } from './light-rules.view.ts';

/** The scales of the first period that is not frozen, and every version there has been. */
export function getImageScales(ctx: Ctx): Promise<z.input<typeof contract.getImageScales.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const appliesFrom = await findEarliestFrom(tx, ctx);
    const versions = await listRulebookVersions(tx, regionId, IMAGE_SCALES_RULEBOOK);
    return {
      ...(await readImageScales(tx, regionId, appliesFrom)),
      appliesFrom,
      maySet: canSetImageScales(ctx.actor),
      versions: versions.map(({ body: _body, ...v }) => ({ ...v, recordedAt: v.recordedAt.toISOString() })),
    };
  });
}

/** 形象进度分级: the region's own scales from the first period that is not frozen; open periods are worked out anew. */
export async function setImageScales(
  ctx: Ctx,
  { scales, source }: z.output<typeof contract.setImageScales.body>,
): Promise<z.input<typeof contract.setImageScales.output>> {
  if (!canSetImageScales(ctx.actor))
    throw refuse(
      'forbidden',
      'IMAGE_SCALES_NOT_YOURS',
      '形象进度分级由项目办主任设定',
      'The head of the project office sets the scales of physical progress',
      ['请项目办主任办理'],
    );
  return setRulebook(ctx, {
    kind: IMAGE_SCALES_RULEBOOK,
    body: scales,
    source,
    actKind: 'image-scales-set.v1',
    auditKind: 'set-image-scales',
    findFirstDay: (tx) => findEarliestFrom(tx, ctx),
    afterwards: (tx) => sendJob(tx, 'derive-open-periods', {}),
  });
}
