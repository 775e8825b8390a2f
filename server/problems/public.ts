export { listProblemChanges } from './problem-changes.ts';
export { listProblemDuties } from './problem-duties.ts';
export { setProblemRules } from './problem-rules.ts';
export { getProblemRecord } from './problems.queries.ts';
export { countProblemsOf, hasProblems, listProblemsAt, type ProblemAt } from './problems-at.queries.ts';
export { problemStandings } from './rebuild-standings.ts';
