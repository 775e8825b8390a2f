import type { z } from 'zod';
import { canTurnYear } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import {
  isCarriedFromEarlier,
  TAIL_TAG,
  type TurnedProject,
  turnProjects,
} from '#core/progress/year-turn.ts';
import type { previewYearTurn as previewYearTurnRoute } from '#core/progress/year-turn-contract.ts';
import { addProjectChanges, addTag, addYearBases, updateProjects } from '#server/ledger/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, sendJob, takeLock, withScope } from '#server/platform/public.ts';
import { findFreeze } from './period-state.queries.ts';
import { findTurnAct, listTurned, listYearEnd } from './year-turn.queries.ts';

type Preview = z.input<typeof previewYearTurnRoute.output>;

const toPreview = (
  actor: Ctx['actor'],
  year: number,
  at: { state: Preview['state']; reason: string; lines: TurnedProject[] },
): Preview => {
  const count = (test: (l: TurnedProject) => boolean) => at.lines.filter(test).length;
  return {
    year,
    ...at,
    may: { turn: canTurnYear(actor), reason: canTurnYear(actor) ? '' : '由项目办主任办理结转' },
    counts: {
      carried: count((l) => l.becomes === 'carried'),
      finished: count((l) => l.becomes === 'tail'),
      renewed: count((l) => l.natureBefore !== l.natureAfter),
      earlier: count((l) => isCarriedFromEarlier(l, year)),
    },
  };
};

/** What the year's turn would do before anybody does it; afterwards, what it did. */
export async function getYearTurnPreview(ctx: Ctx, year: number): Promise<Preview> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { regionId } = ctx.actor;
    const actId = await findTurnAct(tx, regionId, year);
    if (actId !== undefined)
      return toPreview(ctx.actor, year, {
        state: 'turned',
        reason: `${year}年已结转`,
        lines: await listTurned(tx, { regionId, year, actId }),
      });
    // Without December's frozen figures there is nothing to preview.
    const reason = await findObstacle(tx, regionId, year);
    return reason === ''
      ? toPreview(ctx.actor, year, {
          state: 'ready',
          reason,
          lines: turnProjects(await listYearEnd(tx, regionId, year - 1)),
        })
      : toPreview(ctx.actor, year, { state: 'waits', reason, lines: [] });
  });
}

async function findObstacle(tx: Tx, regionId: number, year: number): Promise<string> {
  if (!(await findFreeze(tx, regionId, `${year - 1}-12`))) return `${year - 1}年12月尚未定版`;
  return (await findTurnAct(tx, regionId, year)) === undefined ? '' : `${year}年已结转`;
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
    lines
      .filter((l) => !l.isBaseKept)
      .map((l) => ({ projectId: l.projectId, year, baseYuan: l.baseYuan, reason })),
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
