import type { ProblemProject } from './problem-projects.ts';
import { placeTales } from './problem-projects.ts';
import { toProblemRows } from './problem-rows.ts';
import { CLOSED_TALES } from './problem-tales-closed.ts';
import { OPEN_TALES } from './problem-tales-open.ts';
import type { County } from './project-model.ts';
import { type RowBatch, toBatch } from './row-batches.ts';

/** In the order in which they may be filled. */
export const PROBLEM_TABLES = [
  'acts',
  'file_contents',
  'files',
  'problems',
  'problem_moves',
  'problem_parties',
  'problem_files',
  'problem_rolls',
  'problem_roll_rows',
  'problem_roll_ticks',
  'derived.problem_standings',
] as const;

/** Problems of half a year on projects of the ledger, in every state and of every category. */
export function* generateProblems(county: County, projects: readonly ProblemProject[]): Generator<RowBatch> {
  const rows = toProblemRows(county, placeTales(county, [...CLOSED_TALES, ...OPEN_TALES], projects));
  for (const table of PROBLEM_TABLES) yield toBatch(table, rows.get(table) ?? []);
}
