import { describe, expect, test } from 'vitest';
import {
  applyMove,
  listPossibleMoves,
  PROBLEM_CATEGORY_KEYS,
  PROBLEM_STATE_KEYS,
  type ProblemMove,
  type ProblemStanding,
} from '#core/problems/public.ts';
import { openCounty } from './generate-county.ts';
import { generateProblems } from './generate-problems.ts';
import type { ProblemProject } from './problem-projects.ts';
import { columnsOf } from './row-batches.ts';

const TODAY = '2026-11-21';
const county = openCounty({
  projects: 168,
  months: 26,
  lastMonth: '2026-10',
  today: TODAY,
  seed: 'wangchuan-28',
  isSample: true,
  pictures: 1_000,
  passwordHash: 'hash',
});
const SECTORS = ['工业', '农业', '服务业', '城建', '交通', '水利', '教育卫生', '能源环保'];
const projects: ProblemProject[] = Array.from({ length: 80 }, (_, i) => ({
  id: i + 1,
  name: `项目${i + 1}`,
  sector: SECTORS[i % 8] ?? '',
  reportingOrgId: county.seats.units[i % county.seats.units.length]?.id ?? 0,
}));

/** Cells of a table as COPY writes them. */
function readTable(from: readonly ProblemProject[], table: string): Record<string, string>[] {
  for (const batch of generateProblems(county, from))
    if (batch.table === table)
      return batch.bytes
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const cells = line.split('\t').map((cell) => cell.replaceAll('\\\\', '\\'));
          return Object.fromEntries(columnsOf(table).map((column, i) => [column, cells[i] ?? '']));
        });
  return [];
}

const standings = readTable(projects, 'derived.problem_standings').map(
  (row) => JSON.parse(row.standing ?? '') as ProblemStanding,
);

describe('problems of the sample county', () => {
  test('cover every category and every state but closed is not the only end', () => {
    expect(new Set(standings.map(({ category }) => category))).toEqual(new Set(PROBLEM_CATEGORY_KEYS));
    expect(new Set(standings.map(({ state }) => state))).toEqual(new Set(PROBLEM_STATE_KEYS));
    const open = standings.filter(({ state }) => state !== 'closed');
    expect(standings.length).toBeGreaterThanOrEqual(25);
    expect(open.length).toBeGreaterThan(standings.length / 2);
  });

  test('hold one that is overdue at the second level, two at the third, of which one waits there, one proposed, one reopened', () => {
    const isLate = ({ dueOn, state }: ProblemStanding) => state !== 'closed' && (dueOn ?? TODAY) < TODAY;
    const open = standings.filter(({ state }) => state !== 'closed');
    expect(open.filter((one) => one.level === 2 && isLate(one))).toHaveLength(1);
    expect(open.filter((one) => one.level === 3 && !isLate(one))).toHaveLength(2);
    expect(open.filter(({ holder }) => holder?.kind === 'level' && holder.level === 3)).toHaveLength(1);
    expect(open.filter(({ stepUp }) => stepUp !== null)).toHaveLength(1);
    expect(open.filter(({ reopened }) => reopened > 0)).toHaveLength(1);
  });

  test('take only steps that the rules admit, on days that never run backwards', () => {
    const now = new Map<string, ProblemStanding>();
    for (const { problem_id: id = '', move: text = '' } of readTable(projects, 'problem_moves')) {
      const move = JSON.parse(text) as ProblemMove;
      const before = now.get(id) ?? null;
      if (before) {
        expect(listPossibleMoves(before), `${id} ${move.kind}`).toContain(move.kind);
        expect(move.on >= before.lastMoveOn).toBe(true);
      }
      expect(move.on <= TODAY).toBe(true);
      now.set(id, applyMove(before, move));
    }
    expect(now.size).toBe(standings.length);
  });

  test('are placed in a county that has a single project too', () => {
    expect(readTable(projects.slice(0, 1), 'problems')).toHaveLength(standings.length);
    expect(readTable([], 'problems')).toEqual([]);
  });
});
