// What the inspection office of the sample did, carried out by the verbs themselves day after day, the ladder among them.
import { addWorkingDays } from '#core/platform/public.ts';
import type { TaskMove, TaskOrder } from '#core/supervision/public.ts';
import {
  decideLadderProposal,
  getLadderProposals,
  proposeTasks,
  runLadder,
} from '#server/supervision/public.ts';
import { type Bureau, type BureauEvent, dayOf, onDay, openBureau, orgOf, takeTaskStep } from './bureau.ts';
import type { SampleDesk } from './sample-desk.ts';
import { listPaperEvents, PAPER_LOGINS } from './sample-papers.ts';
import { listSpeechEvents, SPEECH_LOGINS } from './sample-speech.ts';
import { TASK_TALES, type TaskStep, type TaskTale } from './task-tales.ts';

/** The ladder is run on these working days ago; chases are taken the same day, papers wait for the head. */
const LADDER_RUNS = [32, 28, 26, 21, 16, 11, 6, 3, 0];

function toOrder(bureau: Bureau, tale: TaskTale): TaskOrder {
  const { calendar } = bureau;
  const assignedOn = dayOf(bureau, tale.ago - 1);
  return {
    title: tale.title,
    leadOrgId: orgOf(bureau, tale.lead),
    supportingOrgIds: tale.supporting.map((key) => orgOf(bureau, key)),
    deliverable: tale.deliverable,
    target: tale.target ?? '',
    dueOn: tale.dueIn === null ? null : addWorkingDays(calendar, assignedOn, tale.dueIn).date,
    cadence: tale.cadence ?? null,
    isVeto: tale.isVeto ?? false,
  };
}

function toMove(
  bureau: Bureau,
  { ago, by, kind, text = '', percent, dueIn, isRejected }: TaskStep,
): TaskMove {
  const on = dayOf(bureau, ago);
  const orgId = bureau.actors.get(by)?.orgId ?? '';
  const dueOn = addWorkingDays(bureau.calendar, on, dueIn ?? 1).date;
  switch (kind) {
    case 'acknowledge':
      return { kind, orgId, personName: '', way: 'inside', on };
    case 'feedback':
      return { kind, orgId, text, percent: percent ?? null, fileIds: [], way: 'inside', on };
    case 'chase':
      return { kind, orgId: '', by: 'phone', text, on };
    case 'ask-extension':
      return { kind, dueOn, reason: text, on };
    case 'grant-extension':
      return { kind, dueOn, note: text, on };
    case 'report-done':
      return { kind, text, fileIds: [], on };
    case 'verify':
      return { kind, verdict: isRejected ? 'reject' : 'agree', text, fileIds: [], on };
    case 'close':
      return { kind, satisfaction: 'satisfied', note: text, on };
    case 'archive':
      return { kind, note: text, on };
    case 'object':
      return { kind, orgId, text, on };
    case 'answer-objection':
      return { kind, text, on };
  }
}

function listEvents(bureau: Bureau, tale: TaskTale): BureauEvent[] {
  const order = toOrder(bureau, tale);
  let taskId = '';
  const { source: sourceKind, sourceTitle, quote, ago } = tale;
  const source = {
    sourceKind,
    sourceTitle,
    sourceOn: dayOf(bureau, ago),
    quote,
    projectId: null,
    problemId: null,
  };
  const propose = async () => {
    const proposer = sourceKind === 'problem' || sourceKind === 'commitment' ? 'xmb-1' : 'dcs-1';
    const { taskIds } = await proposeTasks(onDay(bureau, proposer, ago), { source, orders: [order] });
    taskId = taskIds[0] ?? '';
  };
  const step = (login: string, on: number, move: TaskMove): BureauEvent => ({
    ago: on,
    run: () => takeTaskStep(bureau, login, on, taskId, move),
  });
  const first: BureauEvent = { ago, run: propose };
  if (tale.isPending) return [first];
  const number = `望督〔${dayOf(bureau, ago).slice(0, 4)}〕${TASK_TALES.indexOf(tale) + 1}号`;
  return [
    first,
    step('dcs-head', ago - 1, { kind: 'establish', order, number, on: dayOf(bureau, ago - 1) }),
    step('dcs-1', ago - 1, { kind: 'assign', note: '', on: dayOf(bureau, ago - 1) }),
    ...tale.steps.map((one) => {
      const move = toMove(bureau, one);
      return step(one.by, one.ago, move.kind === 'chase' ? { ...move, orgId: order.leadOrgId } : move);
    }),
  ];
}

/** A run of the ladder, after which the clerk takes the reminders and chases of the day. */
const toLadderEvent = (bureau: Bureau, ago: number): BureauEvent => ({
  ago,
  run: async () => {
    const ctx = onDay(bureau, 'dcs-1', ago);
    await runLadder(ctx);
    if (ago === 0) return;
    const { proposals } = await getLadderProposals(ctx, { open: 'open' });
    for (const { id, instrument } of proposals.filter(
      (one) => one.instrument === 'reminder' || one.instrument === 'chase',
    ))
      await decideLadderProposal(ctx, id, {
        decision: 'take',
        reason: instrument === 'chase' ? '已电话催办' : '已发送提醒',
        chaseBy: 'phone',
      });
  },
});

const listLogins = (): string[] => [
  'dcs-head',
  'dcs-1',
  'xmb-1',
  ...PAPER_LOGINS,
  ...SPEECH_LOGINS,
  ...new Set(
    TASK_TALES.flatMap(({ lead, supporting, steps }) => [
      ...[lead, ...supporting].map((key) => `${key}-a`),
      ...steps.map(({ by }) => by),
    ]),
  ),
];

/** Supervised tasks in every state, with what the ladder proposed on the way; the last proposals wait for the head. */
export async function addSampleTasks(desk: SampleDesk): Promise<{ tasks: number }> {
  const bureau = await openBureau(desk, listLogins());
  const events = TASK_TALES.flatMap((tale) => listEvents(bureau, tale));
  const runs = LADDER_RUNS.map((ago) => toLadderEvent(bureau, ago));
  const papers = listPaperEvents(bureau);
  const speech = listSpeechEvents(bureau);
  // The sort is stable: within a day each tale keeps its order, then the ladder runs, then papers go their way.
  for (const { run } of [...events, ...speech, ...runs, ...papers].sort((a, b) => b.ago - a.ago)) await run();
  return { tasks: TASK_TALES.length };
}
