import { useTranslation } from 'react-i18next';
import type { BoardRowView } from '#core/indicators/contract.ts';
import { Move } from '../ui/Move.tsx';

export type MoveView = NonNullable<NonNullable<BoardRowView['rank']>['move']>;

/** Says of how many others the order of the period before was; nothing of the same ones. */
export function useOthersBefore(): (move: MoveView | null, ranked: number) => string | null {
  const { t } = useTranslation();
  return (move, ranked) =>
    move?.rankedBefore === undefined
      ? null
      : t('indicators.move.others', { now: ranked, before: move.rankedBefore });
}

/** 升2位, 降1位, 持平; 口径调整 with the reason where the places before were of others. */
export function RankMove({ move, ranked }: { move: MoveView | null; ranked: number }) {
  const whyOf = useOthersBefore();
  if (!move) return null;
  return (
    <span title={whyOf(move, ranked) ?? undefined}>
      <Move
        places={move.direction === 'down' ? -move.places : move.places}
        isRebased={move.isAcrossPlanVersions || move.isAcrossSets === true}
      />
    </span>
  );
}
