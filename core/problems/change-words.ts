import { formatDate } from '#core/platform/public.ts';
import type { ProblemMove } from './problem.ts';
import type { ProblemRules } from './rulebook.ts';

/** Moves of which the other sides are told on the page of the day (4.3: both are told). */
export const TOLD_PROBLEM_MOVES = [
  'consent-step-up',
  'decline-step-up',
  'respond',
  'return',
  'verify',
  'close',
  'reopen',
] as const satisfies readonly ProblemMove['kind'][];

function sayMove(move: ProblemMove, levelNames: ProblemRules['levelNames']): string | null {
  switch (move.kind) {
    case 'consent-step-up':
      return move.toLevel === 1
        ? null
        : `已提级到${levelNames[move.toLevel]}，新时限${formatDate(move.dueOn)}`;
    case 'decline-step-up':
      return '提级未获同意，继续办理';
    case 'respond':
      return `上级已答复，新时限${formatDate(move.dueOn)}`;
    case 'return':
      return '被退回，待重新交办';
    case 'verify':
      return move.verdict === 'agree' ? '验收通过，待销号' : '验收未通过，退回办理';
    case 'close':
      return '已销号';
    case 'reopen':
      return `重新打开，时限${formatDate(move.dueOn)}`;
    default:
      return null;
  }
}

/** 问题“高压线未迁改”已提级到分管领导，新时限2026年11月30日; null for what nobody else needs to be told. */
export function describeProblemMove(
  title: string,
  move: ProblemMove,
  levelNames: ProblemRules['levelNames'],
): string | null {
  const said = sayMove(move, levelNames);
  return said === null ? null : `问题“${title}”${said}`;
}
