import type { TFunction } from 'i18next';
import { groupBy } from '#core/platform/public.ts';
import type { BoardLane } from '#core/problems/board-steps.ts';
import type { ProblemRowView } from '#core/problems/contract.ts';
import { type BallHolder, PROBLEM_STATE_KEYS, toHolderKey } from '#core/problems/problem.ts';
import type { ProblemRules } from '#core/problems/rulebook.ts';
import { holderWord, levelWord, stateWord } from '../../ui/problem-words.ts';

export interface Lane {
  key: string;
  title: string;
  lane: BoardLane;
  rows: ProblemRowView[];
}

const keyOf = (holder: BallHolder | null): string => (holder ? toHolderKey(holder) : 'closed');

function toCourts(
  rows: readonly ProblemRowView[],
  levelNames: ProblemRules['levelNames'],
  t: TFunction,
): Lane[] {
  const groups = groupBy(rows, ({ holder }) => keyOf(holder?.holder ?? null));
  const court = (holder: BallHolder | null, title: string): Lane => ({
    key: keyOf(holder),
    title,
    lane: { by: 'holder', holder },
    rows: groups.get(keyOf(holder)) ?? [],
  });
  const above = [
    court({ kind: 'office' }, t('problems.office')),
    ...([2, 3, 4] as const).map((level) => court({ kind: 'level', level }, levelWord(level, levelNames))),
  ];
  const units = [...groups.values()]
    .flatMap(([first]) =>
      first?.holder?.holder.kind === 'org' ? [court(first.holder.holder, holderWord(t, first.holder))] : [],
    )
    .sort((a, b) => b.rows.length - a.rows.length);
  const closed = groups.has('closed') ? [court(null, t('problems.ball.nobody'))] : [];
  return [...above, ...units, ...closed];
}

/**
 * Lanes from left to right: every state in its order, or the project office and the levels above, then the units with the most
 * problems first. States and levels stand there empty too, so that a card can be taken to them.
 */
export function toLanes(
  rows: readonly ProblemRowView[],
  by: BoardLane['by'],
  levelNames: ProblemRules['levelNames'],
  t: TFunction,
): Lane[] {
  if (by === 'holder') return toCourts(rows, levelNames, t);
  const groups = groupBy(rows, ({ state }) => state);
  return PROBLEM_STATE_KEYS.map((state) => ({
    key: state,
    title: stateWord(state),
    lane: { by: 'state', state },
    rows: groups.get(state) ?? [],
  }));
}
