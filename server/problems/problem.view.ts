import type { z } from 'zod';
import { listBallStretches, sumBallDays } from '#core/problems/ball.ts';
import type { getProblem as getRoute } from '#core/problems/contract.ts';
import { listProblemMoves } from '#core/problems/decide-move.ts';
import type { BallHolder } from '#core/problems/problem.ts';
import { findRepeats } from '#core/problems/repeat.ts';
import { deriveLevelDeadline } from '#core/problems/rulebook.ts';
import { findStepUpDue } from '#core/problems/step-up.ts';
import { listLeaders } from '#server/people/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { canAttachProblemFile } from './attach-file.ts';
import { listProblemFiles } from './problem-files.queries.ts';
import { listRaisedOf } from './problem-lists.queries.ts';
import { canKeepRolls, listRolls } from './problem-rolls.ts';
import {
  getProblemSetting,
  listNamesOf,
  nameHolder,
  type ProblemSetting,
  toProblemRow,
} from './problem-rows.ts';
import { getProblemRecord, listMoves, listProblemTitles, type ProblemRecord } from './problems.queries.ts';

type ProblemAnswer = z.input<typeof getRoute.output>;
const LEVELS = [1, 2, 3, 4] as const;

async function listRepeats(
  tx: Tx,
  ctx: Ctx,
  record: ProblemRecord,
  repeatDays: number,
): Promise<ProblemAnswer['repeats']> {
  const { regionId } = ctx.actor;
  if (!record.projectId) return [];
  const earlier = await listRaisedOf(tx, regionId, record.projectId);
  const ids = findRepeats({ ...record, category: record.standing.category }, earlier, repeatDays);
  return listProblemTitles(tx, regionId, ids);
}

async function getBall(tx: Tx, ctx: Ctx, record: ProblemRecord, { rules, calendar, today }: ProblemSetting) {
  const { regionId } = ctx.actor;
  const moves = await listMoves(tx, regionId, [record.id]);
  const stretches = listBallStretches(
    moves.map(({ move }) => move),
    calendar,
    today,
  );
  const inCourt = stretches.flatMap(({ holder }) => (holder.kind === 'org' ? [holder.orgId] : []));
  const names = await listNamesOf(tx, regionId, [record], inCourt);
  const named = <Row extends { holder: BallHolder }>(row: Row) => ({
    ...row,
    ...nameHolder(row.holder, names, rules),
  });
  return {
    names,
    moves: moves.map(({ problemId: _, ...row }) => ({ ...row, kind: row.move.kind })),
    stretches: stretches.map(named),
    ball: sumBallDays(stretches).map(named),
  };
}

/** Names of those before whom the problem lies, in the order in which the region lists them. */
async function listHeldBy(
  tx: Tx,
  ctx: Ctx,
  holder: BallHolder | null,
  { rules: { members }, today }: ProblemSetting,
): Promise<string[]> {
  if (holder?.kind !== 'level' || holder.level === 2 || members[holder.level].length === 0) return [];
  const leaders = await listLeaders(tx, ctx.actor.regionId, today);
  const nameOf = new Map(leaders.map(({ personId, name, title }) => [personId, `${title}${name}`]));
  return members[holder.level].flatMap((id) => nameOf.get(id) ?? []);
}

/** One problem with all its history, the ball, and what this person may do with it now. */
export function getProblemView(ctx: Ctx, problemId: string): Promise<ProblemAnswer> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const setting = await getProblemSetting(tx, ctx);
    const { rules, calendar, today } = setting;
    const record = await getProblemRecord(tx, regionId, problemId);
    const { standing, need, source } = record;
    const { names, ...ball } = await getBall(tx, ctx, record, setting);
    return {
      today,
      row: toProblemRow(record, names, setting),
      ...{ need, source, version: record.seq, deadlines: standing.deadlines, stepUp: standing.stepUp },
      four: standing.four ?? null,
      ownerName: standing.ownerName,
      supporting: standing.supportingOrgIds.map((id) => ({ id, name: names.get(id) ?? '' })),
      ...ball,
      stepUpDue: findStepUpDue(standing, calendar, today),
      levelDeadlines: LEVELS.map((level) => ({
        level,
        dueOn: deriveLevelDeadline(rules, level, today, calendar),
      })),
      levelNames: rules.levelNames,
      heldBy: await listHeldBy(tx, ctx, standing.holder, setting),
      repeats: await listRepeats(tx, ctx, record, rules.repeatDays),
      files: await listProblemFiles(tx, regionId, problemId),
      rolls: await listRolls(tx, regionId, problemId),
      may: {
        moves: listProblemMoves(ctx.actor, record),
        attach: canAttachProblemFile(ctx, record),
        keepRolls: canKeepRolls(ctx, record),
      },
    };
  });
}
