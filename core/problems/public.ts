export { applyMove, deriveStanding } from './apply-move.ts';
export { type BallAccount, type BallStretch, listBallStretches, sumBallDays } from './ball.ts';
export { describeProblemMove } from './change-words.ts';
export * from './contract.ts';
export { listPossibleMoves, listProblemMoves } from './decide-move.ts';
export { canRaiseProblem, canSetProblemRules } from './permissions.ts';
export * from './problem.ts';
export { DEFAULT_PROBLEM_RULES, PROBLEM_RULEBOOK, ProblemRules } from './rulebook.ts';
