import type { z } from 'zod';
import { isInspectionOffice } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import { INSTRUMENTS } from '#core/supervision/ladder/ladder.ts';
import { openStillDue } from '#core/supervision/ladder/propose-rungs.ts';
import type { decideLadderProposal as decideRoute } from '#core/supervision/ladder-contract.ts';
import { applyTaskMove } from '#core/supervision/task/apply-move.ts';
import { canDecideLadder } from '#core/supervision/task/permissions.ts';
import { TASK_IN_HAND, type TaskMove } from '#core/supervision/task/task.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  getWorkingCalendar,
  once,
  type Tx,
  takeLock,
} from '#server/platform/public.ts';
import { draftInstrument } from './draft-instrument.ts';
import {
  insertLadderDecision,
  listProposalRows,
  listTasksInHand,
  type ProposalRow,
} from './ladder.queries.ts';
import { toLadderTask } from './ladder-tasks.ts';
import { getTaskRecord, insertTaskMove, keepTaskStanding, lockTask } from './tasks.queries.ts';

type DecisionInput = z.output<typeof decideRoute.body>;

/** Reminders and chases are the clerks' daily work; papers are decided by a head (8.7). */
export const mayDecideLadder = (ctx: Ctx, { instrument }: ProposalRow): boolean =>
  canDecideLadder(ctx.actor) || (isInspectionOffice(ctx.actor) && !INSTRUMENTS[instrument].isPaper);

async function getOpenProposal(tx: Tx, regionId: number, proposalId: string): Promise<ProposalRow> {
  await takeLock(tx, `ladder:${regionId}`);
  const [row] = await listProposalRows(tx, { regionId, isOpen: null, proposalId, limit: 1 });
  if (!row)
    throw refuse('not-found', 'LADDER_PROPOSAL_NOT_FOUND', '没有这条建议', 'No such proposal', [
      '刷新后再看',
    ]);
  if (row.decision)
    throw refuse(
      'conflict',
      'LADDER_DECIDED_ALREADY',
      `这条建议已由${row.decision.personName}决定`,
      'This proposal has been decided',
      ['刷新后再看'],
    );
  return row;
}

/** A chase stands in the history of each task that it was about. */
async function recordChases(tx: Tx, ctx: Ctx, row: ProposalRow, input: DecisionInput, actId: string) {
  const { regionId } = ctx.actor;
  // All locks before the first link: whoever moves one of these tasks meanwhile waits and is not waited for.
  for (const { taskId } of [...row.tasks].sort((a, b) => Number(a.taskId) - Number(b.taskId)))
    await lockTask(tx, regionId, taskId);
  for (const { taskId } of row.tasks) {
    const { seq, standing } = await getTaskRecord(tx, regionId, taskId);
    if (!TASK_IN_HAND.includes(standing.state)) continue;
    const text = input.reason || INSTRUMENTS[row.instrument].zh;
    const by = row.instrument === 'reminder' ? 'message' : input.chaseBy;
    const on = ctx.today;
    const move: TaskMove = { kind: 'chase', orgId: row.orgId, by, text, on };
    await insertTaskMove(tx, ctx, { taskId, seq: seq + 1, move, actId });
    await keepTaskStanding(tx, { regionId, taskId, seq: seq + 1, standing: applyTaskMove(standing, move) });
  }
}

/** Matters of a proposal that still wait; a paper never asks for what was answered meanwhile (4.12). */
async function keepStillDue(tx: Tx, ctx: Ctx, row: ProposalRow): Promise<ProposalRow> {
  const calendar = await getWorkingCalendar(tx);
  const taskIds = row.tasks.map(({ taskId }) => taskId);
  const inHand = await listTasksInHand(tx, ctx.actor.regionId, taskIds);
  const now = inHand.flatMap((one) => toLadderTask(one, calendar, ctx.today));
  const tasks = row.tasks.filter(openStillDue(now));
  if (tasks.length > 0) return { ...row, tasks };
  throw refuse(
    'not-allowed-now',
    'LADDER_LAPSED',
    '事项已反馈、已报办结或时限已变，这条建议不再适用',
    'The matter was answered meanwhile; this proposal no longer applies',
    ['现在推算一遍，建议自动失效', '不采纳并说明理由'],
  );
}

/** A person takes or declines what the ladder proposed; the paper is drafted from it at once and goes its way (8.1, 8.7). */
export async function decideLadderProposal(
  ctx: Ctx,
  proposalId: string,
  input: DecisionInput,
): Promise<{ decided: boolean; documentId: string | null }> {
  const { regionId } = ctx.actor;
  return once(ctx, async (tx) => {
    const row = await getOpenProposal(tx, regionId, proposalId);
    if (!mayDecideLadder(ctx, row))
      throw refuse(
        'forbidden',
        'LADDER_NOT_YOURS',
        `${INSTRUMENTS[row.instrument].zh}由督查室主任或项目办主任决定`,
        'A head decides on papers',
        ['请报督查室主任'],
      );
    if (input.decision === 'decline' && input.reason === '')
      throw refuse('invalid', 'LADDER_REASON_WANTED', '不采纳请说明理由', 'Say why it is declined', [
        '例如：已当面说明，时限另定',
      ]);
    const current = input.decision === 'take' ? await keepStillDue(tx, ctx, row) : row;
    const actId = await appendAct(tx, ctx, 'ladder-decided.v1', { proposalId, ...input });
    const { decision, reason } = input;
    const documentId = decision === 'take' ? ((await draftInstrument(tx, ctx, current)) ?? null) : null;
    await insertLadderDecision(tx, ctx, { proposalId, decision, reason, documentId, actId });
    if (decision === 'take' && documentId === null) await recordChases(tx, ctx, current, input, actId);
    await appendAudit(tx, ctx, {
      kind: 'decide-ladder',
      outcome: 'ok',
      subject: `ladder-proposal:${proposalId}`,
      detail: { decision },
    });
    return { decided: true, documentId };
  });
}
