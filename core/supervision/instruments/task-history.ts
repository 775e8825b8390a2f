import { formatDate } from '#core/platform/public.ts';
import { CHASE_WAYS, type TaskMove } from '../task/task.ts';

/** A step as a neutral fact: what happened, between units; no person, no judgement. Null: it says nothing about the matter. */
function sayFact(move: TaskMove, nameOf: (orgId: string) => string): string | null {
  switch (move.kind) {
    case 'establish':
      return '立项。';
    case 'assign':
      return '交办。';
    case 'acknowledge':
      return `${nameOf(move.orgId)}签收。`;
    case 'feedback':
      return `${nameOf(move.orgId)}反馈办理情况${move.percent === null ? '' : `，进度${move.percent}%`}。`;
    case 'chase': {
      const whom = move.orgId === '' ? '' : `对${nameOf(move.orgId)}`;
      return `${whom}催办（${CHASE_WAYS[move.by].zh}）。`;
    }
    case 'ask-extension':
      return `申请延期至${formatDate(move.dueOn)}。`;
    case 'grant-extension':
      return `同意延期至${formatDate(move.dueOn)}。`;
    case 'refuse-extension':
      return '延期申请未获同意。';
    case 'object':
      return `${nameOf(move.orgId)}提出异议。`;
    case 'answer-objection':
      return '异议已答复。';
    case 'change-order':
      return '事项内容调整。';
    case 'report-done':
      return '报告办结。';
    case 'verify':
      return move.verdict === 'agree' ? '核查，已办结。' : '核查，未办结，继续办理。';
    case 'look-back':
      return move.verdict === 'holds' ? '回头看，情况属实。' : '回头看，重新办理。';
    default:
      return null;
  }
}

/** What is on record of a task, in the order of its days (8.7: facts only). */
export const listFactLines = (
  moves: readonly TaskMove[],
  nameOf: (orgId: string) => string,
): { on: string; text: string }[] =>
  moves.flatMap((move) => {
    const text = sayFact(move, nameOf);
    return text === null ? [] : [{ on: move.on, text }];
  });

/** Days on which the lead was chased since a deadline passed: a reminder before it is none, two on a day are one. */
export const countChases = (moves: readonly TaskMove[], leadOrgId: string, dueOn: string): number =>
  new Set(
    moves.flatMap((move) =>
      move.kind === 'chase' && (move.orgId === leadOrgId || move.orgId === '') && move.on > dueOn
        ? [move.on]
        : [],
    ),
  ).size;

/** The last feedback of each unit in its own words, the lead first, then the latest. */
export function listLastWords(
  moves: readonly TaskMove[],
  leadOrgId: string,
  nameOf: (orgId: string) => string,
): { orgName: string; on: string; text: string }[] {
  const last = new Map(
    moves.flatMap((move) => (move.kind === 'feedback' ? [[move.orgId, move] as const] : [])),
  );
  return [...last.values()]
    .sort(
      (a, b) =>
        Number(b.orgId === leadOrgId) - Number(a.orgId === leadOrgId) ||
        (a.on < b.on ? 1 : a.on > b.on ? -1 : 0),
    )
    .map(({ orgId, on, text }) => ({ orgName: nameOf(orgId), on, text }));
}
