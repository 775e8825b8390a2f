export { listProblemDuties } from './problem-duties.ts';
export { countProblemsOf, hasProblems } from './problems-at.queries.ts';
export { problemStandings } from './rebuild-standings.ts';
