import type { z } from 'zod';
import { isInspectionOffice } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { drawLookBacks } from '#core/supervision/ladder/draw-look-backs.ts';
import type {
  drawLookBack as drawRoute,
  listLookBackDraws as listRoute,
} from '#core/supervision/ladder-contract.ts';

import { appendAct, appendAudit, type Ctx, once, withScope } from '#server/platform/public.ts';
import { insertDraw, listClosedTasks, listDraws, listTaskTitles } from './look-backs.queries.ts';
import { requireLadderReader } from './run-ladder.ts';

/** Draws closed tasks for a second look; seed and list are kept, so that anybody can play the draw again. */
export async function drawLookBack(
  ctx: Ctx,
  input: z.output<typeof drawRoute.body>,
): Promise<{ drawId: string; drawn: number }> {
  requireLadderReader(ctx);
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const closed = await listClosedTasks(tx, regionId, input.fromOn, input.toOn);
    if (closed.length === 0)
      throw refuse(
        'not-allowed-now',
        'LOOK_BACK_NOTHING_CLOSED',
        '这段时间没有办结的事项',
        'Nothing was closed in this span',
        ['换一段时间'],
      );
    const drawn = drawLookBacks(closed, input.sharePerMille, input.seed);
    const pool = closed.map(({ taskId }) => taskId);
    const actId = await appendAct(tx, ctx, 'look-back-drawn.v1', { ...input, pool, drawn });
    const drawId = await insertDraw(tx, { ...input, regionId, pool, drawn, actId });
    await appendAudit(tx, ctx, { kind: 'draw-look-back', outcome: 'ok', subject: `look-back:${drawId}` });
    return { drawId, drawn: drawn.length };
  });
}

/** Draws with their tasks; each is played again from what was kept, which must give the same. */
export async function getLookBackDraws(ctx: Ctx): Promise<z.input<typeof listRoute.output>> {
  requireLadderReader(ctx);
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const draws = await listDraws(tx, regionId);
    const titles = await listTaskTitles(
      tx,
      regionId,
      draws.flatMap(({ pool }) => pool),
    );
    const known = (taskId: string) => titles.get(taskId) ?? { title: '', isVeto: false };
    return {
      draws: draws.map(({ pool, drawn, ...draw }) => {
        const tasks = pool.map((taskId) => ({ taskId, closedOn: draw.toOn, isVeto: known(taskId).isVeto }));
        const again = drawLookBacks(tasks, draw.sharePerMille, draw.seed);
        return {
          ...draw,
          poolSize: pool.length,
          drawn: drawn.map((taskId) => ({ taskId, ...known(taskId) })),
          isReplayed: again.join() === drawn.join(),
        };
      }),
      mayDraw: isInspectionOffice(ctx.actor),
    };
  });
}
