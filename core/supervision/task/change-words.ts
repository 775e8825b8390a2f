import { formatDate } from '#core/platform/public.ts';
import type { TaskMove } from './task.ts';

/** Moves of which the units of a task are told on the page of the day. */
export const TOLD_TASK_MOVES = [
  'grant-extension',
  'refuse-extension',
  'answer-objection',
  'change-order',
  'verify',
  'close',
  'withdraw',
] as const satisfies readonly TaskMove['kind'][];

function sayMove(move: TaskMove): string | null {
  switch (move.kind) {
    case 'grant-extension':
      return `延期已同意，新时限${formatDate(move.dueOn)}`;
    case 'refuse-extension':
      return '延期未获同意，按原时限办理';
    case 'answer-objection':
      return '异议已答复';
    case 'change-order':
      return '事项已调整';
    case 'verify':
      return move.verdict === 'agree' ? '核查通过，待办结' : '核查未通过，退回办理';
    case 'close':
      return '已办结销号';
    case 'withdraw':
      return '已撤销';
    default:
      return null;
  }
}

/** 督办事项“签订协议”延期已同意，新时限2026年11月30日; null for what nobody else needs to be told. */
export function describeTaskMove(title: string, move: TaskMove): string | null {
  const said = sayMove(move);
  return said === null ? null : `督办事项“${title}”${said}`;
}
