export { listProblemDuties } from './problem-duties.ts';
export { problemStandings } from './rebuild-standings.ts';
