import { quickText as t } from '../app/quick-text.ts';

export interface MoveProps {
  /** Places gained since the last period; negative for lost, null when not ranked before. */
  places: number | null;
  /** The plan version changed in between: the move is not comparable. */
  isRebased?: boolean;
}

/** 升2位, 降1位, 持平, 口径调整; nothing when there was no rank before. */
export function Move({ places, isRebased = false }: MoveProps) {
  if (isRebased) return <span className="move">{t('ui.move.rebased')}</span>;
  if (places === null) return null;
  if (places === 0) return <span className="move">{t('ui.move.same')}</span>;
  const isUp = places > 0;
  return (
    <span className={isUp ? 'move move-up' : 'move move-down'}>
      <span aria-hidden="true">{isUp ? '↑' : '↓'}</span>
      {t(isUp ? 'ui.move.up' : 'ui.move.down', { count: Math.abs(places) })}
    </span>
  );
}
