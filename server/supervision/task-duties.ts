import { hasRole, isInspectionOffice } from '#core/people/public.ts';
import { addDays, type IsoDate } from '#core/platform/public.ts';
import { INSTRUMENTS } from '#core/supervision/ladder/ladder.ts';
import { canDecideLadder, canMoveTask } from '#core/supervision/task/permissions.ts';
import { type Ctx, getWorkingCalendar, type Tx } from '#server/platform/public.ts';
import {
  countInspectionDuties,
  listOpenInstruments,
  listPartyTasks,
  type PartyTask,
} from './task-duties.queries.ts';
import { findNextFeedback } from './task-rows.ts';

export interface TaskDuty {
  kind:
    | 'task-acknowledge'
    | 'task-feedback'
    | 'task'
    | 'task-establish'
    | 'task-assign'
    | 'task-extension'
    | 'task-objection'
    | 'task-verify'
    | 'task-close'
    | 'ladder';
  sentence: string;
  count: number;
  /** ISO instant of the end of the nearest day. */
  dueAt: string | null;
  isLate: boolean;
  to: string;
}

/** Deadlines and feedback days stand on the page of the day from this many days before. */
const DAYS_AHEAD = 7;
const endOf = (day: IsoDate): string => new Date(`${day}T23:59:59+08:00`).toISOString();

interface Owed {
  taskId: string;
  title: string;
  on: IsoDate | null;
}

function toDuty(kind: TaskDuty['kind'], owed: readonly Owed[], words: string, today: IsoDate): TaskDuty[] {
  const [only] = owed;
  if (!only) return [];
  const on = owed.flatMap((one) => one.on ?? []).sort()[0] ?? null;
  const late = owed.filter((one) => one.on !== null && one.on < today).length;
  const isOne = owed.length === 1;
  const said = isOne ? `督办事项${words}：${only.title}` : `${owed.length}项督办事项${words}`;
  return [
    {
      kind,
      count: owed.length,
      sentence: late > 0 && !isOne ? `${said}，其中${late}项已逾期` : said,
      dueAt: on && endOf(on),
      isLate: late > 0,
      to: isOne ? `/supervision/${only.taskId}` : '/supervision?show=mine',
    },
  ];
}

/** What a unit owes: to acknowledge, to give feedback by the cadence, to finish what it leads. */
async function listUnitDuties(tx: Tx, { actor, today }: Ctx): Promise<TaskDuty[]> {
  const found = await listPartyTasks(tx, actor.regionId, actor.orgId);
  const tasks = found.filter(({ standing }) => canMoveTask(actor, 'feedback', standing));
  if (tasks.length === 0) return [];
  const calendar = await getWorkingCalendar(tx);
  const until = addDays(today, DAYS_AHEAD);
  const isKnown = ({ standing }: PartyTask) =>
    standing.acknowledged.some(({ orgId }) => orgId === actor.orgId);
  const owe = ({ taskId, standing }: PartyTask, on: IsoDate | null): Owed => ({
    taskId,
    title: standing.order.title,
    on,
  });
  const leading = tasks.filter((one) => isKnown(one) && one.standing.order.leadOrgId === actor.orgId);
  const owedBy = (dayOf: (one: PartyTask) => IsoDate | null) =>
    leading.flatMap((one) => {
      const on = dayOf(one);
      return on !== null && on <= until ? [owe(one, on)] : [];
    });
  const unknown = tasks.filter((one) => !isKnown(one)).map((one) => owe(one, null));
  return [
    ...toDuty('task-acknowledge', unknown, '待签收', today),
    ...toDuty(
      'task-feedback',
      owedBy(({ standing }) => findNextFeedback(standing, calendar)),
      '应反馈',
      today,
    ),
    ...toDuty(
      'task',
      owedBy(({ standing }) => standing.order.dueOn),
      '到期',
      today,
    ),
  ];
}

const waiting = (kind: TaskDuty['kind'], count: number, sentence: string, to: string): TaskDuty[] =>
  count === 0 ? [] : [{ kind, count, sentence, to, dueAt: null, isLate: false }];

async function listInspectionDuties(tx: Tx, { actor }: Ctx): Promise<TaskDuty[]> {
  if (!isInspectionOffice(actor)) return [];
  const counts = await countInspectionDuties(tx, actor.regionId);
  const { proposed, established, extensions, objections, done, verified } = counts;
  const ofHead = hasRole(actor, 'inspection-head')
    ? [
        ...waiting('task-establish', proposed, `${proposed}项移交事项待立项`, '/supervision?show=proposed'),
        ...waiting(
          'task-extension',
          extensions,
          `${extensions}项申请延期待审批`,
          '/supervision?show=extensions',
        ),
      ]
    : [];
  return [
    ...ofHead,
    ...waiting('task-assign', established, `${established}项已立项待交办`, '/supervision?state=established'),
    ...waiting('task-objection', objections, `${objections}项有单位异议待答复`, '/supervision?show=open'),
    ...waiting('task-verify', done, `${done}项已报办结待核查`, '/supervision?show=done'),
    ...waiting('task-close', verified, `${verified}项已核查待办结`, '/supervision?state=verified'),
  ];
}

/** Papers wait for a head; reminders and chases for anybody of the inspection office. */
async function listLadderDuties(tx: Tx, { actor }: Ctx): Promise<TaskDuty[]> {
  const isHead = canDecideLadder(actor);
  if (!isHead && !isInspectionOffice(actor)) return [];
  const open = await listOpenInstruments(tx, actor.regionId);
  const mine = open.filter((one) => isHead || !INSTRUMENTS[one].isPaper);
  return waiting('ladder', mine.length, `${mine.length}条督办建议待决定`, '/supervision/ladder');
}

/** Supervised tasks that wait for this person: his unit's, and for the inspection office what it is to decide. */
export async function listTaskDuties(tx: Tx, ctx: Ctx): Promise<TaskDuty[]> {
  return [
    ...(await listUnitDuties(tx, ctx)),
    ...(await listInspectionDuties(tx, ctx)),
    ...(await listLadderDuties(tx, ctx)),
  ];
}
