import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import type { ProblemRowView } from '#core/problems/contract.ts';
import { type BallHolder, PROBLEM_STATE_KEYS } from '#core/problems/problem.ts';
import { DEFAULT_PROBLEM_RULES } from '#core/problems/rulebook.ts';
import { toLanes } from './board-lanes.ts';

const t = ((key: string) => key) as TFunction;
const { levelNames } = DEFAULT_PROBLEM_RULES;
const row = (id: string, state: ProblemRowView['state'], holder: BallHolder | null): ProblemRowView =>
  ({ id, state, holder: holder && { holder, name: `单位${id}` } }) as ProblemRowView;
const town: BallHolder = { kind: 'org', orgId: '12' };
const bureau: BallHolder = { kind: 'org', orgId: '11' };
const rows = [
  row('1', 'working', bureau),
  row('2', 'working', town),
  row('3', 'assigned', town),
  row('4', 'working', { kind: 'level', level: 3 }),
  row('5', 'closed', null),
];

describe('the lanes of the board', () => {
  test('show every state in its order, the empty ones too, so that a card can be taken there', () => {
    const lanes = toLanes(rows, 'state', levelNames, t);
    expect(lanes.map(({ key }) => key)).toEqual(PROBLEM_STATE_KEYS);
    expect(lanes.find(({ key }) => key === 'working')?.rows).toHaveLength(3);
    expect(lanes.find(({ key }) => key === 'returned')?.rows).toEqual([]);
  });

  test('show the office and every level above, then the units with most problems first, what is closed last', () => {
    const lanes = toLanes(rows, 'holder', levelNames, t);
    expect(lanes.map(({ key, rows: own }) => [key, own.length])).toEqual([
      ['office', 0],
      ['level:2', 0],
      ['level:3', 1],
      ['level:4', 0],
      ['org:12', 2],
      ['org:11', 1],
      ['closed', 1],
    ]);
  });

  test('hold every problem once', () => {
    for (const by of ['state', 'holder'] as const)
      expect(
        toLanes(rows, by, levelNames, t)
          .flatMap((lane) => lane.rows.map(({ id }) => id))
          .sort(),
      ).toEqual(['1', '2', '3', '4', '5']);
  });
});
