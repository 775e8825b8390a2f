import { type Refusal, refuse } from '#core/platform/public.ts';
import { applyMove } from '#core/problems/apply-move.ts';
import type { ProblemRaising } from '#core/problems/contract.ts';
import { canRaiseProblem } from '#core/problems/permissions.ts';
import { type ProblemMove, toHolderKey } from '#core/problems/problem.ts';
import { findRepeats } from '#core/problems/repeat.ts';
import { getProjectRecord } from '#server/ledger/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx, takeLock } from '#server/platform/public.ts';
import { listRaisedOf } from './problem-lists.queries.ts';
import { findProblemRules } from './problem-rules.ts';
import { addParties, findRaisedFrom, insertMove, insertProblem, keepStanding } from './problems.queries.ts';

const notYours = (): Refusal =>
  refuse(
    'forbidden',
    'PROBLEM_STEP_NOT_YOURS',
    '问题由填报单位、项目办或领导联络员提出',
    'Problems are raised by units, the project office or a leader’s liaison',
    ['请联系本单位填报员或项目办'],
  );

/** A line of a report, or a light, is raised once: the one who comes second is led to the first. */
async function requireFirst(tx: Tx, regionId: number, input: ProblemRaising): Promise<void> {
  const { key } = input.source;
  if (!key || !input.projectId) return;
  const { projectId, sourceKind } = input;
  await takeLock(tx, `problem-source:${regionId}:${projectId}:${sourceKind}:${key}`);
  const before = await findRaisedFrom(tx, { regionId, projectId, sourceKind, key });
  if (before)
    throw refuse(
      'conflict',
      'PROBLEM_RAISED_ALREADY',
      `已提出过：${before.title}`,
      `Raised already: ${before.title}`,
      [`打开问题 ${before.id}`],
    );
}

function toFirstMove(ctx: Ctx, input: ProblemRaising): ProblemMove & { kind: 'raise' } {
  const { category, keepOwn, dueOn } = input;
  if (dueOn !== null && dueOn < ctx.today)
    throw refuse('invalid', 'PROBLEM_DEADLINE_PAST', '时限不能早于今天', 'The deadline lies in the past', [
      `不早于 ${ctx.today}`,
    ]);
  return { kind: 'raise', category, ownOrgId: keepOwn ? ctx.actor.orgId : null, dueOn, on: ctx.today };
}

/** Appends a problem with its first move; earlier ones that it repeats are told (4.3). */
export async function raiseProblemIn(
  tx: Tx,
  ctx: Ctx,
  input: ProblemRaising,
): Promise<{ problemId: string; repeats: string[] }> {
  const { regionId, orgId } = ctx.actor;
  const move = toFirstMove(ctx, input);
  if (input.projectId) await getProjectRecord(tx, regionId, input.projectId);
  await requireFirst(tx, regionId, input);
  const actId = await appendAct(tx, ctx, 'problem-raised.v1', { ...input });
  const problemId = await insertProblem(tx, {
    ...input,
    regionId,
    raisedOrgId: orgId,
    raisedOn: ctx.today,
    actId,
  });
  const standing = applyMove(null, move);
  await addParties(tx, { regionId, problemId, orgIds: [orgId], actId });
  await insertMove(tx, ctx, { problemId, seq: 1, move, actId });
  const holderKey = standing.holder && toHolderKey(standing.holder);
  await keepStanding(tx, { regionId, problemId, seq: 1, standing, holderKey });
  const { rules } = await findProblemRules(tx, regionId, ctx.today);
  const earlier = input.projectId ? await listRaisedOf(tx, regionId, input.projectId) : [];
  const raised = { id: problemId, projectId: input.projectId, category: input.category, raisedOn: ctx.today };
  return { problemId, repeats: findRepeats(raised, earlier, rules.repeatDays) };
}

export async function raiseProblem(
  ctx: Ctx,
  input: ProblemRaising,
): Promise<{ problemId: string; repeats: string[] }> {
  if (!canRaiseProblem(ctx.actor)) throw notYours();
  return once(ctx, async (tx) => {
    const answer = await raiseProblemIn(tx, ctx, input);
    await appendAudit(tx, ctx, {
      kind: 'raise-problem',
      outcome: 'ok',
      subject: `problem:${answer.problemId}`,
    });
    return answer;
  });
}
