import { useTranslation } from 'react-i18next';
import type { BoardRowView } from '#core/indicators/contract.ts';
import { Light } from '../../ui/Light.tsx';
import { levelText, percentText, pointsText } from '../economy-words.ts';
import { RankMove } from '../RankMove.tsx';

export interface Shown {
  period: string;
  upper: readonly string[];
  subjectId: number;
  /** The month alone instead of the amount since January. */
  isSingle: boolean;
  onTrace: (row: BoardRowView) => void;
}

/** Where the growth comes from is said on hover and read aloud: published ones are never worked out anew. */
export function Growth({ row }: { row: BoardRowView }) {
  const { t } = useTranslation();
  const { figure } = row;
  if (figure.growth === null && figure.pointsOnYear !== null)
    return <span title={t('indicators.col.growth.points')}>{pointsText(figure.pointsOnYear)}</span>;
  const source = t(figure.isGrowthPublished ? 'indicators.published' : 'indicators.computed');
  return <span title={figure.growth === null ? '' : source}>{percentText(figure.growth)}</span>;
}

function SingleValue({ row }: { row: BoardRowView }) {
  const { t } = useTranslation();
  const { single, indicator } = row;
  if (single === null) return <span title={t('indicators.single.none')}>—</span>;
  if (single.value === null)
    return <span title={t(`indicators.single.${single.reason ?? 'missing'}`)}>—</span>;
  const text = levelText(single.value, indicator);
  return single.isJanuaryToFebruary ? <span title={t('indicators.noJanuary')}>{text}</span> : text;
}

export function Value({ row, shown }: { row: BoardRowView; shown: Shown }) {
  const { t } = useTranslation();
  if (shown.isSingle) return <SingleValue row={row} />;
  const text = levelText(row.figure.value, row.indicator);
  if (row.figure.value === null) return <span title={t('indicators.missing')}>{text}</span>;
  if (row.figure.valueId === null) return <span title={t('indicators.computed')}>{text}</span>;
  return (
    <button
      type="button"
      className="plain-button figure figure-traced"
      aria-label={t('ui.figure.trace', { what: row.indicator.name, figure: text })}
      onClick={() => shown.onTrace(row)}
    >
      {text}
    </button>
  );
}

export function RankCell({ row }: { row: BoardRowView }) {
  const { t } = useTranslation();
  const { rank } = row;
  if (!rank) return <>—</>;
  return (
    <>
      <span title={t('indicators.rank.listed', { listed: rank.listed, ranked: rank.ranked })}>
        {rank.rankText}
        {rank.ranked < rank.listed ? <small className="board-gap">{`/${rank.ranked}`}</small> : null}
      </span>
      <span className="board-move">
        <RankMove move={rank.move} ranked={rank.ranked} />
      </span>
    </>
  );
}

export function LightCell({ row }: { row: BoardRowView }) {
  const { t } = useTranslation();
  return (
    <Light
      colour={row.light}
      details={[
        {
          name: row.indicator.name,
          colour: row.light,
          reasons: row.reasons,
          since: row.lightSince,
          periods: row.periodsInRow,
          toGreen: row.wayToGreen.length > 0 ? row.wayToGreen.join(t('indicators.semicolon')) : null,
        },
      ]}
    />
  );
}

/** `311.97 / 8.0%`. */
export function aimText(row: BoardRowView): string {
  const { target } = row;
  const value = target?.value == null ? null : levelText(target.value, row.indicator);
  const growth = target?.growth == null ? null : `${percentText(target.growth)}%`;
  return [value, growth].filter((part) => part !== null).join(' / ') || '—';
}
