import type { GroupView } from '#core/progress/public.ts';
import { quickText as t } from '../../app/quick-text.ts';
import { Figure } from '../../ui/Figure.tsx';
import { type GroupColumn, labelOf } from './group-column.ts';

/** 升2位, 降1位, 持平 in the language of the interface; （口径调整） when the plan version changed in between. */
function moveWords(rank: GroupView['rank']): string {
  if (!rank?.moveDirection) return '';
  const words = t(`ui.move.${rank.moveDirection}`, { count: rank.movePlaces ?? 0 });
  return rank.isMoveRebased ? `${words}（${t('ui.move.rebased')}）` : words;
}

function MoveText({ group }: { group: GroupView }) {
  const { rank } = group;
  if (!rank?.moveText) return null;
  const look =
    rank.moveDirection === 'up' ? 'move move-up' : rank.moveDirection === 'down' ? 'move move-down' : 'move';
  const arrow = rank.moveDirection === 'up' ? '↑' : rank.moveDirection === 'down' ? '↓' : '';
  return (
    <span className={look}>
      <span aria-hidden="true">{arrow}</span>
      {moveWords(rank)}
    </span>
  );
}

export const RANK: GroupColumn[] = [
  {
    key: 'rank',
    title: 'progress.column.rank',
    align: 'right',
    value: (g) => g.rank?.rank ?? null,
    cell: (g, open) =>
      g.rank?.rank == null ? (
        <span className="figure-none" title={g.rank?.reason ?? t('progress.rank.none')}>
          —
        </span>
      ) : (
        <span className="tabular" title={g.rank.rankText}>
          <Figure
            value={String(g.rank.rank)}
            of={{ kind: 'count' }}
            label={`${labelOf(g)} ${t('progress.column.rank')}`}
            onTrace={() => open({ sort: 'completionRate', order: 'asc' }, 'rank')}
          />
          {g.rank.isTied ? <small className="tied">{t('progress.rank.tied')}</small> : null}
        </span>
      ),
    text: (g) => (g.rank?.rank == null ? '—' : String(g.rank.rank)),
  },
  {
    key: 'move',
    title: 'progress.column.move',
    align: 'left',
    cell: (g) => <MoveText group={g} />,
    text: (g) => moveWords(g.rank),
    isWide: true,
  },
];
