import { refuse } from '#core/platform/public.ts';
import {
  listLapsedProposals,
  proposeRungs,
  type RungProposal,
} from '#core/supervision/ladder/propose-rungs.ts';
import { canReadLadder } from '#core/supervision/task/permissions.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  getWorkingCalendar,
  once,
  type Tx,
  takeLock,
} from '#server/platform/public.ts';
import {
  addProposalTasks,
  insertLadderDecision,
  insertLadderProposal,
  listOpenRungs,
  listPastRungs,
  listTasksInHand,
} from './ladder.queries.ts';
import { findLadder, type LadderInForce } from './ladder-rules.ts';
import { toLadderTask } from './ladder-tasks.ts';

export interface LadderRun {
  proposed: number;
  joined: number;
  replaced: number;
  /** Answered or finished since they were proposed. */
  lapsed: number;
}

async function keepProposal(
  tx: Tx,
  ctx: Ctx,
  one: RungProposal,
  ladder: LadderInForce,
  actId: string,
): Promise<void> {
  const { regionId } = ctx.actor;
  const { instrument, orgId } = one;
  const rung = ladder.rules.rungs.find((candidate) => candidate.instrument === instrument);
  if (!rung) return;
  const row = { regionId, instrument, orgId, proposedOn: ctx.today, actId };
  const proposalId = one.joins ?? (await insertLadderProposal(tx, { ...row, rung, version: ladder.version }));
  await addProposalTasks(tx, { ...row, proposalId, tasks: one.tasks });
  for (const lower of one.replaces)
    await insertLadderDecision(tx, ctx, {
      ...{ proposalId: lower, decision: 'replace', documentId: null, actId },
      reason: `由${rung.issuer}更高一级的建议取代`,
    });
}

/** Proposals that were answered before anybody decided them lapse, on any day. */
async function lapseAnswered(tx: Tx, ctx: Ctx, lapsed: readonly string[]): Promise<void> {
  if (lapsed.length === 0) return;
  const actId = await appendAct(tx, ctx, 'ladder-lapsed.v1', { proposals: lapsed });
  for (const proposalId of lapsed)
    await insertLadderDecision(tx, ctx, {
      ...{ proposalId, decision: 'lapse', documentId: null, actId },
      reason: '事项已反馈、已报办结，或时限已过、已变',
    });
}

/** Appends what the ladder proposes today; run again it finds its own proposals and adds none (8.7). */
export async function runLadderIn(tx: Tx, ctx: Ctx): Promise<LadderRun> {
  const { regionId } = ctx.actor;
  await takeLock(tx, `ladder:${regionId}`);
  const calendar = await getWorkingCalendar(tx);
  const ladder = await findLadder(tx, regionId, ctx.today);
  const inHand = await listTasksInHand(tx, regionId);
  const tasks = inHand.flatMap((one) => toLadderTask(one, calendar, ctx.today));
  const lapsed = listLapsedProposals(await listOpenRungs(tx, regionId), tasks, ctx.today);
  await lapseAnswered(tx, ctx, lapsed);
  const past = await listPastRungs(tx, regionId);
  const found = proposeRungs(tasks, past, ladder.rules, calendar, ctx.today);
  if (found.length > 0) {
    const actId = await appendAct(tx, ctx, 'ladder-run.v1', { proposals: found });
    for (const one of found) await keepProposal(tx, ctx, one, ladder, actId);
  }
  return {
    proposed: found.filter(({ joins }) => joins === null).length,
    joined: found.filter(({ joins }) => joins !== null).length,
    lapsed: lapsed.length,
    replaced: found.reduce((sum, { replaces }) => sum + replaces.length, 0),
  };
}

export function requireLadderReader(ctx: Ctx): void {
  if (!canReadLadder(ctx.actor))
    throw refuse(
      'forbidden',
      'LADDER_NOT_YOURS',
      '督办阶梯的建议由督查室和项目办主任处理',
      'Proposals of the ladder belong to the inspection office',
      ['请联系督查室'],
    );
}

export async function runLadder(ctx: Ctx): Promise<LadderRun> {
  requireLadderReader(ctx);
  return once(ctx, async (tx) => {
    const run = await runLadderIn(tx, ctx);
    await appendAudit(tx, ctx, { kind: 'run-ladder', outcome: 'ok', subject: `ladder:${ctx.today}` });
    return run;
  });
}
