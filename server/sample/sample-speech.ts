// A speech of the sample becomes tasks: broken down by the product's own reading, looked through, confirmed, established, answered.
import type { TaskMove, TaskOrder } from '#core/supervision/public.ts';
import { getTaskView, proposeSpeechTasks, takeSpeechTasks } from '#server/supervision/public.ts';
import { type Bureau, type BureauEvent, dayOf, onDay, orgOf, takeTaskStep } from './bureau.ts';
import { SPEECH_TALE } from './speech-tale.ts';

type Proposal = Awaited<ReturnType<typeof proposeSpeechTasks>>['proposals'][number];

/** What a person keeps of a proposal; one that names no unit of the directory is dropped. */
function toTaken(proposal: Proposal): { order: TaskOrder; spans: [number, number][] }[] {
  const { leadOrg, supportingOrgs, action, deliverable, target, dueOn, cadence, spans } = proposal;
  if (!leadOrg) return [];
  const order: TaskOrder = {
    title: action,
    leadOrgId: leadOrg.id,
    supportingOrgIds: supportingOrgs.map(({ id }) => id),
    deliverable: deliverable ?? '',
    target: target ?? '',
    ...{ dueOn, cadence, isVeto: false },
  };
  return [{ order, spans }];
}

interface Taken {
  taskIds: string[];
}

const confirm = (bureau: Bureau, taken: Taken): BureauEvent => ({
  ago: SPEECH_TALE.takenAgo,
  run: async () => {
    const ctx = onDay(bureau, 'dcs-1', SPEECH_TALE.takenAgo);
    const { title, text } = SPEECH_TALE;
    const heldOn = dayOf(bureau, SPEECH_TALE.heldAgo);
    const { proposals } = await proposeSpeechTasks(ctx, { text, heldOn, withModel: false });
    const tasks = proposals.flatMap(toTaken).filter(({ order }) => order.dueOn ?? order.cadence);
    const dropped = proposals.length - tasks.length;
    const kept = { title, sourceKind: 'speech' as const, heldOn, text, tasks, dropped };
    taken.taskIds = (await takeSpeechTasks(ctx, kept)).taskIds;
  },
});

const establish = (bureau: Bureau, taken: Taken): BureauEvent => ({
  ago: SPEECH_TALE.establishedAgo,
  run: async () => {
    const ago = SPEECH_TALE.establishedAgo;
    const on = dayOf(bureau, ago);
    for (const taskId of taken.taskIds) {
      const { order } = await getTaskView(onDay(bureau, 'dcs-1', ago), taskId);
      const establishing: TaskMove = { kind: 'establish', order: order as TaskOrder, number: '', on };
      await takeTaskStep(bureau, 'dcs-head', ago, taskId, establishing);
      await takeTaskStep(bureau, 'dcs-1', ago, taskId, { kind: 'assign', note: '', on });
    }
  },
});

const answer = (bureau: Bureau, taken: Taken, told: (typeof SPEECH_TALE.answers)[number]): BureauEvent => ({
  ago: told.ago,
  run: async () => {
    const orgId = orgOf(bureau, told.lead);
    const on = dayOf(bureau, told.ago);
    for (const taskId of taken.taskIds) {
      const { order } = await getTaskView(onDay(bureau, 'dcs-1', told.ago), taskId);
      if (order.leadOrgId !== orgId) continue;
      const { text, percent } = told;
      const login = `${told.lead}-a`;
      const receipt: TaskMove = { kind: 'acknowledge', orgId, personName: '', way: 'inside', on };
      await takeTaskStep(bureau, login, told.ago, taskId, receipt);
      const said: TaskMove = { kind: 'feedback', orgId, text, percent, fileIds: [], way: 'inside', on };
      await takeTaskStep(bureau, login, told.ago, taskId, said);
    }
  },
});

export const SPEECH_LOGINS: string[] = SPEECH_TALE.answers.map(({ lead }) => `${lead}-a`);

/** The speech pasted and confirmed, its tasks on their way. */
export function listSpeechEvents(bureau: Bureau): BureauEvent[] {
  const taken: Taken = { taskIds: [] };
  return [
    confirm(bureau, taken),
    establish(bureau, taken),
    ...SPEECH_TALE.answers.map((told) => answer(bureau, taken, told)),
  ];
}
