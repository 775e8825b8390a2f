import type { z } from 'zod';
import { hasRole } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { listProblemMoves } from '#core/problems/decide-move.ts';
import { countRoll, deriveRollRows, kindOfTick } from '#core/problems/roll.ts';
import type {
  addProblemRoll as addRoute,
  RollView,
  tickProblemRoll as tickRoute,
} from '#core/problems/roll-contract.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx } from '#server/platform/public.ts';
import {
  insertRoll,
  insertTicks,
  listRollLog,
  listRollObjects,
  listRollRecords,
  listRollTicks,
} from './problem-rolls.queries.ts';
import { getProblemRecord, lockProblem, type ProblemRecord } from './problems.queries.ts';

/** Rolls are kept by whoever works on the problem now, and by the project office. */
export const canKeepRolls = (ctx: Ctx, record: ProblemRecord): boolean =>
  record.standing.state !== 'closed' &&
  (hasRole(ctx.actor, 'office-clerk', 'office-head') ||
    listProblemMoves(ctx.actor, record).includes('reply'));

const LOG_SHOWN = 20;

export async function listRolls(tx: Tx, regionId: number, problemId: string): Promise<RollView[]> {
  const rolls: RollView[] = [];
  for (const { id, name, steps } of await listRollRecords(tx, regionId, problemId)) {
    const objects = await listRollObjects(tx, regionId, id);
    const rows = deriveRollRows(objects, steps, await listRollTicks(tx, regionId, id));
    const log = (await listRollLog(tx, regionId, id, LOG_SHOWN)).map(({ isDone, isCorrection, ...line }) => ({
      ...line,
      kind: kindOfTick({ isDone, isCorrection }),
    }));
    rolls.push({ id, name, steps, rows, count: countRoll(rows, steps), log });
  }
  return rolls;
}

async function requireKeeper(tx: Tx, ctx: Ctx, problemId: string): Promise<void> {
  const { regionId } = ctx.actor;
  await lockProblem(tx, regionId, problemId);
  if (canKeepRolls(ctx, await getProblemRecord(tx, regionId, problemId))) return;
  throw refuse(
    'forbidden',
    'PROBLEM_STEP_NOT_YOURS',
    '名册由正在办理的单位和项目办维护',
    'The roll is kept by whoever works on the problem',
    ['请联系责任单位'],
  );
}

export async function addProblemRoll(
  ctx: Ctx,
  problemId: string,
  { name, steps, rows }: z.output<typeof addRoute.body>,
): Promise<{ rollId: string }> {
  if (new Set(steps).size !== steps.length)
    throw refuse('invalid', 'ROLL_STEPS_TWICE', '步骤名称不能重复', 'A step is named twice', ['改名后再建']);
  return once(ctx, async (tx) => {
    await requireKeeper(tx, ctx, problemId);
    const { regionId } = ctx.actor;
    const actId = await appendAct(tx, ctx, 'problem-roll-added.v1', {
      problemId,
      name,
      steps,
      rows: rows.length,
    });
    const rollId = await insertRoll(tx, { regionId, problemId, name, steps, rows, actId });
    await appendAudit(tx, ctx, { kind: 'add-problem-roll', outcome: 'ok', subject: `problem:${problemId}` });
    return { rollId };
  });
}

/** Ticks rows off, or back on with the reason why (反复); earlier ticks stay as they were. */
export async function tickProblemRoll(
  ctx: Ctx,
  place: { problemId: string; rollId: string },
  { step, isDone, rowIds, note, isCorrection }: z.output<typeof tickRoute.body>,
): Promise<{ ticked: number }> {
  if (!isDone && note === '')
    throw refuse('invalid', 'ROLL_REASON_WANTED', '恢复未办须写明原因', 'Say why it is open again', [
      '填写原因',
    ]);
  return once(ctx, async (tx) => {
    const { regionId, personName } = ctx.actor;
    await requireKeeper(tx, ctx, place.problemId);
    const roll = (await listRollRecords(tx, regionId, place.problemId)).find(({ id }) => id === place.rollId);
    if (!roll?.steps.includes(step))
      throw refuse('not-found', 'ROLL_NOT_FOUND', '没有这份名册或这个步骤', 'No such roll or step', [
        '刷新后再勾',
      ]);
    const actId = await appendAct(tx, ctx, 'problem-roll-ticked.v1', {
      ...place,
      step,
      isDone,
      rowIds,
      note,
      ...(isCorrection ? { isCorrection } : {}),
    });
    const row = { regionId, rollId: roll.id, rowIds, step, isDone, note, personName, actId };
    const ticked = await insertTicks(tx, { ...row, isCorrection: !isDone && isCorrection, on: ctx.today });
    await appendAudit(tx, ctx, {
      kind: 'tick-problem-roll',
      outcome: 'ok',
      subject: `problem:${place.problemId}`,
    });
    return { ticked };
  });
}
