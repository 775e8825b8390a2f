// What the inspection office of the sample did, carried out by the verbs themselves day after day, the ladder among them.
import type { Actor } from '#core/people/public.ts';
import { addWorkingDays, type IsoDate, type WorkingCalendar } from '#core/platform/public.ts';
import type { TaskMove, TaskOrder } from '#core/supervision/public.ts';
import {
  decideLadderProposal,
  getLadderProposals,
  getTaskView,
  moveTask,
  proposeTasks,
  runLadder,
} from '#server/supervision/public.ts';
import type { Ctx } from '../platform/context.ts';
import { getWorkingCalendar } from '../platform/working-calendar.queries.ts';
import { REGION_ID } from './county-orgs.ts';
import { withOwnerConnection } from './owner-connection.queries.ts';
import { ctxOf, requireActor, type SampleDesk } from './sample-desk.ts';
import { listSamplePosts } from './sample-documents.queries.ts';
import { TASK_TALES, type TaskStep, type TaskTale } from './task-tales.ts';

/** The ladder is run on these working days ago; chases are taken the same day, papers wait for the head. */
const LADDER_RUNS = [26, 21, 16, 11, 6, 3, 0];
const OFFICE_HOUR = 2;

export interface Bureau {
  desk: SampleDesk;
  actors: ReadonlyMap<string, Actor>;
  calendar: WorkingCalendar;
  today: IsoDate;
}

export const dayOf = ({ calendar, today }: Bureau, ago: number): IsoDate =>
  addWorkingDays(calendar, today, -ago).date;

export const orgOf = ({ actors }: Bureau, key: string): string => actors.get(`${key}-a`)?.orgId ?? '';

/** Ten in the morning in China of that working day, by whom. */
export function onDay(bureau: Bureau, login: string, ago: number): Ctx {
  const actor = bureau.actors.get(login);
  if (!actor) throw new Error(`the sample has no ${login}`);
  const on = dayOf(bureau, ago);
  return ctxOf(bureau.desk.app, actor, new Date(Date.parse(`${on}T00:00:00Z`) + OFFICE_HOUR * 3_600_000));
}

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

/** Something that happens on a day; days run from the oldest to today, so that the ladder sees what had happened by then. */
interface Event {
  ago: number;
  run: () => Promise<unknown>;
}

/** Takes a step on the picture that stands now: the ladder may have recorded a chase meanwhile. */
async function takeStep(
  bureau: Bureau,
  login: string,
  ago: number,
  taskId: string,
  move: TaskMove,
): Promise<void> {
  const { version } = await getTaskView(onDay(bureau, 'dcs-1', ago), taskId);
  await moveTask(onDay(bureau, login, ago), taskId, { version, move });
}

function listEvents(bureau: Bureau, tale: TaskTale): Event[] {
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
  const step = (login: string, on: number, move: TaskMove): Event => ({
    ago: on,
    run: () => takeStep(bureau, login, on, taskId, move),
  });
  const first: Event = { ago, run: propose };
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
const toLadderEvent = (bureau: Bureau, ago: number): Event => ({
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
  ...new Set(
    TASK_TALES.flatMap(({ lead, supporting, steps }) => [
      ...[lead, ...supporting].map((key) => `${key}-a`),
      ...steps.map(({ by }) => by),
    ]),
  ),
];

/** The desks of these accounts, on the calendar of the county. */
export async function openBureau(desk: SampleDesk, logins: readonly string[]): Promise<Bureau> {
  const today = new Date(desk.now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  return withOwnerConnection(desk.ownerUrl, async (tx) => {
    const posts = await listSamplePosts(tx, REGION_ID, [...new Set(logins)]);
    const actors = new Map<string, Actor>();
    for (const post of posts) actors.set(post.login, await requireActor(desk.app, post, today));
    return { desk, actors, calendar: await getWorkingCalendar(tx), today };
  });
}

/** Supervised tasks in every state, with what the ladder proposed on the way; the last proposals wait for the head. */
export async function addSampleTasks(desk: SampleDesk): Promise<{ tasks: number }> {
  const bureau = await openBureau(desk, listLogins());
  const events = TASK_TALES.flatMap((tale) => listEvents(bureau, tale));
  const runs = LADDER_RUNS.map((ago) => toLadderEvent(bureau, ago));
  // The sort is stable: within a day each tale keeps its order, and the ladder comes last.
  for (const { run } of [...events, ...runs].sort((a, b) => b.ago - a.ago)) await run();
  return { tasks: TASK_TALES.length };
}
