import type { z } from 'zod';
import { canTurnYear } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import type { previewYearTurn as previewYearTurnRoute } from '#core/progress/contract.ts';
import { TAIL_TAG, type TurnedProject, turnProjects } from '#core/progress/year-turn.ts';
import { addProjectChanges, addTag, addYearBases, updateProjects } from '#server/ledger/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, sendJob, takeLock, withScope } from '#server/platform/public.ts';
import { findFreeze } from './period-state.queries.ts';
import { hasYearBases, listYearEnd } from './year-turn.queries.ts';

async function findObstacle(tx: Tx, regionId: number, year: number): Promise<string> {
  if (!(await findFreeze(tx, regionId, `${year - 1}-12`))) return `${year - 1}年12月尚未定版`;
  return (await hasYearBases(tx, regionId, year)) ? `${year}年已结转` : '';
}

type Preview = z.input<typeof previewYearTurnRoute.output>;

/** What the year's turn would do, before anybody does it. */
export async function getYearTurnPreview(ctx: Ctx, year: number): Promise<Preview> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const reason = await findObstacle(tx, ctx.actor.regionId, year);
    // Without December's frozen figures there is nothing to preview; after the turn it has happened.
    const lines = reason === '' ? turnProjects(await listYearEnd(tx, ctx.actor.regionId, year - 1)) : [];
    const count = (test: (l: TurnedProject) => boolean) => lines.filter(test).length;
    return {
      year,
      ready: reason === '',
      reason,
      lines,
      counts: {
        carried: count((l) => l.becomes === 'carried'),
        finished: count((l) => l.becomes === 'tail'),
        renewed: count((l) => l.natureBefore !== l.natureAfter),
      },
    };
  });
}

async function applyTurn(
  tx: Tx,
  ctx: Ctx,
  year: number,
  actId: string,
  lines: readonly TurnedProject[],
): Promise<void> {
  const { regionId } = ctx.actor;
  const reason = `${year}年结转，按${year - 1}年12月定版数`;
  await addYearBases(
    tx,
    regionId,
    actId,
    lines.map((l) => ({ projectId: l.projectId, year, baseYuan: l.baseYuan, reason })),
  );
  const renewed = lines.filter((l) => l.natureBefore !== l.natureAfter);
  const tail = lines.filter((l) => l.becomes === 'tail');
  const validOn = `${year}-01-01`;
  await addProjectChanges(tx, regionId, actId, [
    ...renewed.map((l) => ({
      projectId: l.projectId,
      validOn,
      reason,
      changes: { nature: [l.natureBefore, l.natureAfter] as [unknown, unknown] },
    })),
    ...tail.map((l) => ({
      projectId: l.projectId,
      validOn,
      reason,
      changes: { isListed: [true, false] as [unknown, unknown] },
    })),
  ]);
  await updateProjects(tx, regionId, [
    ...renewed.map((l) => ({ projectId: l.projectId, fields: { nature: 'continuing' as const } })),
    ...tail.map((l) => ({ projectId: l.projectId, fields: { isListed: false } })),
  ]);
  await addTag(
    tx,
    regionId,
    tail.map((l) => l.projectId),
    TAIL_TAG,
  );
}

/** 结转: once a year, from December's frozen figures, by the project office's head. */
export async function turnYear(ctx: Ctx, year: number): Promise<{ carried: number; finished: number }> {
  if (!canTurnYear(ctx.actor))
    throw refuse(
      'forbidden',
      'ONLY_OFFICE_HEAD',
      '由项目办主任办理结转',
      'The head of the project office turns the year',
      ['请项目办主任办理'],
    );
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `plan:${regionId}:${year}`);
    const obstacle = await findObstacle(tx, regionId, year);
    if (obstacle !== '')
      throw refuse(
        'not-allowed-now',
        obstacle.endsWith('定版') ? 'YEAR_NOT_READY' : 'YEAR_TURNED_ALREADY',
        `不能结转：${obstacle}`,
        'The year cannot be turned',
        [obstacle.endsWith('定版') ? '先定版上年12月' : '逐项更正截至上年底累计'],
      );
    const lines = turnProjects(await listYearEnd(tx, regionId, year - 1));
    const finished = lines.filter((l) => l.becomes === 'tail').length;
    const actId = await appendAct(tx, ctx, 'year-turned.v1', { year, projects: lines.length, finished });
    await applyTurn(tx, ctx, year, actId, lines);
    await appendAudit(tx, ctx, {
      kind: 'turn-year',
      outcome: 'ok',
      subject: `year:${year}`,
      detail: { projects: lines.length },
    });
    await sendJob(tx, 'derive-projects', { regionId, projectIds: lines.map((l) => l.projectId) });
    return { carried: lines.length - finished, finished };
  });
}
