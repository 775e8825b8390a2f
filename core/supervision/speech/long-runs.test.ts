import { expect, test } from 'vitest';
import { findTasks } from './find-tasks.ts';

/** Nobody writes so; a pattern that tries the parts of such a run in every way would hold up everybody else. */
const RUNS: [string, string][] = [
  ['tabs', '\t'.repeat(4000)],
  ['wide blanks', '　'.repeat(4000)],
  [
    'words that are parts of each other, for those who help',
    `（牵头单位：县财政局；县住建局${'按职责分工'.repeat(26)}。）`,
  ],
  [
    'words that are parts of each other, for those who answer',
    `（牵头单位：县财政局；县住建局${'职责分工'.repeat(28)}。）`,
  ],
  ['digits', `${'0'.repeat(19_000)}日每月`],
];

test.each(RUNS)('A text with a long run of %s is read as fast as any other', (_, run) => {
  const startedAt = performance.now();
  findTasks(`会议要求，请县住建局${run}牵头负责，6月底前完成。`, { date: '2026-06-18' });
  expect(performance.now() - startedAt).toBeLessThan(3_500);
});
