import type { z } from 'zod';
import { refuse } from '#core/platform/public.ts';
import { applyMove } from '#core/problems/apply-move.ts';
import type { moveProblem as moveRoute } from '#core/problems/contract.ts';
import { requireProblemMove } from '#core/problems/decide-move.ts';
import { type ProblemMove, type ProblemState, toHolderKey } from '#core/problems/problem.ts';
import { listOrgNames } from '#server/people/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx } from '#server/platform/public.ts';
import { listProblemFiles } from './problem-files.queries.ts';
import { addParties, getProblemRecord, insertMove, keepStanding, lockProblem } from './problems.queries.ts';

/** Units that a move makes parties to the problem. */
function listNamedOrgs(move: ProblemMove): string[] {
  if (move.kind === 'assign') return [move.ownerOrgId, ...move.supportingOrgIds];
  return move.kind === 'hand' ? [move.toOrgId] : [];
}

async function requireOrgs(tx: Tx, regionId: number, orgIds: readonly string[]): Promise<void> {
  const names = await listOrgNames(tx, regionId, orgIds);
  const missing = orgIds.filter((id) => !names.has(id));
  if (missing.length > 0)
    throw refuse('not-found', 'ORG_NOT_FOUND', '没有这个单位', 'No such unit', ['从单位目录中选择']);
}

async function requireFiles(tx: Tx, regionId: number, problemId: string, move: ProblemMove): Promise<void> {
  const named = 'fileIds' in move ? move.fileIds : [];
  if (named.length === 0) return;
  const kept = new Set((await listProblemFiles(tx, regionId, problemId)).map(({ fileId }) => fileId));
  if (named.some((id) => !kept.has(id)))
    throw refuse(
      'invalid',
      'PROBLEM_FILE_UNKNOWN',
      '引用的佐证不在这个问题下',
      'A named file does not belong to this problem',
      ['先上传佐证，再办理'],
    );
}

/** Takes one step of a problem on the picture that the person has seen (4.3). */
export async function moveProblem(
  ctx: Ctx,
  problemId: string,
  step: z.output<typeof moveRoute.body>,
): Promise<{ version: number; state: ProblemState }> {
  return once(ctx, (tx) => moveProblemIn(tx, ctx, problemId, step));
}

/** The same inside a transaction that is open already. */
export async function moveProblemIn(
  tx: Tx,
  ctx: Ctx,
  problemId: string,
  { version, move }: z.output<typeof moveRoute.body>,
): Promise<{ version: number; state: ProblemState }> {
  const { regionId } = ctx.actor;
  await lockProblem(tx, regionId, problemId);
  const record = await getProblemRecord(tx, regionId, problemId);
  if (record.seq !== version)
    throw refuse(
      'conflict',
      'PROBLEM_CHANGED_MEANWHILE',
      '这个问题刚刚有人办理过',
      'Somebody has just moved this problem',
      ['刷新后再办'],
    );
  requireProblemMove(ctx.actor, record, move, ctx.today);
  const orgIds = listNamedOrgs(move);
  await requireOrgs(tx, regionId, orgIds);
  await requireFiles(tx, regionId, problemId, move);
  const actId = await appendAct(tx, ctx, `problem-${move.kind}.v1`, { problemId, move });
  const seq = version + 1;
  const standing = applyMove(record.standing, move);
  await insertMove(tx, ctx, { problemId, seq, move, actId });
  await addParties(tx, { regionId, problemId, orgIds, actId });
  const holderKey = standing.holder && toHolderKey(standing.holder);
  await keepStanding(tx, { regionId, problemId, seq, standing, holderKey });
  await appendAudit(tx, ctx, {
    ...{ kind: `problem-${move.kind}`, outcome: 'ok', subject: `problem:${problemId}` },
  });
  return { version: seq, state: standing.state };
}
