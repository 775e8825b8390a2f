import { useTranslation } from 'react-i18next';
import type { BoardRowView } from '#core/indicators/contract.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { Light } from '../../ui/Light.tsx';
import { Move } from '../../ui/Move.tsx';
import { Spark } from '../../ui/Spark.tsx';
import { gapText, levelText, percentText, pointsText, shareText, useRowNotes } from '../economy-words.ts';

interface Shown {
  period: string;
  upper: readonly string[];
  subjectId: number;
  onTrace: (row: BoardRowView) => void;
}

function IndicatorName({ row, shown }: { row: BoardRowView; shown: Shown }) {
  const notes = useRowNotes()(row, shown.period);
  return (
    <>
      <PageLink to={`/economy/indicators/${row.code}`} search={{ subject: String(shown.subjectId) }}>
        {row.indicator.name}
      </PageLink>
      <small className="board-unit">{row.indicator.unit}</small>
      {notes.length > 0 ? <small className="board-notes">{notes.join(' · ')}</small> : null}
    </>
  );
}

/** Where the growth comes from is said on hover and read aloud: published ones are never worked out anew. */
function Growth({ row }: { row: BoardRowView }) {
  const { t } = useTranslation();
  const { figure } = row;
  if (figure.growth === null && figure.pointsOnYear !== null)
    return <span title={t('indicators.col.growth.points')}>{pointsText(figure.pointsOnYear)}</span>;
  const source = t(figure.isGrowthPublished ? 'indicators.published' : 'indicators.computed');
  return <span title={figure.growth === null ? '' : source}>{percentText(figure.growth)}</span>;
}

function Value({ row, onTrace }: { row: BoardRowView; onTrace: Shown['onTrace'] }) {
  const { t } = useTranslation();
  const text = levelText(row.figure.value, row.indicator);
  if (row.figure.value === null) return <span title={t('indicators.missing')}>{text}</span>;
  if (row.figure.valueId === null) return <span title={t('indicators.computed')}>{text}</span>;
  return (
    <button
      type="button"
      className="plain-button figure figure-traced"
      aria-label={t('ui.figure.trace', { what: row.indicator.name, figure: text })}
      onClick={() => onTrace(row)}
    >
      {text}
    </button>
  );
}

function LightCell({ row }: { row: BoardRowView }) {
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
          toGreen: row.wayToGreen.length > 0 ? row.wayToGreen.join('；') : null,
        },
      ]}
    />
  );
}

function BoardLine({ row, shown }: { row: BoardRowView; shown: Shown }) {
  const { t } = useTranslation();
  const { standing, rank, target } = row;
  const aim = target?.value == null ? null : levelText(target.value, row.indicator);
  const aims = [aim, target?.growth == null ? null : `${percentText(target.growth)}%`].filter(Boolean);
  return (
    <>
      <th scope="row" className="board-name">
        <IndicatorName row={row} shown={shown} />
      </th>
      <td>
        <Value row={row} onTrace={shown.onTrace} />
      </td>
      <td>
        <Growth row={row} />
      </td>
      <td>{pointsText(row.growthChange)}</td>
      <td>{aims.length > 0 ? aims.join(' / ') : '—'}</td>
      <td>{shareText(standing.completion)}</td>
      <td>{gapText(standing.proRataGap)}</td>
      {shown.upper.map((name, at) => (
        <td key={name}>
          {percentText(row.upper[at]?.growth ?? null)}
          {row.upper[at]?.gap == null ? null : (
            <small className="board-gap">{pointsText(row.upper[at]?.gap ?? null)}</small>
          )}
        </td>
      ))}
      <td title={rank ? t('indicators.rank.listed', { listed: rank.listed, ranked: rank.ranked }) : ''}>
        {rank ? rank.rankText : '—'}
        {rank && rank.ranked < rank.listed ? <small className="board-gap">{`/${rank.ranked}`}</small> : null}
      </td>
      <td>
        {rank?.move ? (
          <Move
            places={placesOf(rank.move)}
            isRebased={rank.move.isAcrossPlanVersions || rank.move.isAcrossSets === true}
          />
        ) : null}
      </td>
      <td className="board-spark">
        <Spark
          label={`${row.indicator.name} ${t('indicators.col.spark')}：${row.series.map(({ period, value }) => `${period} ${percentText(value)}`).join('，')}`}
          values={row.series.map(({ value }) => value)}
        />
      </td>
      <td className="board-light">
        <LightCell row={row} />
      </td>
    </>
  );
}

const placesOf = ({ places, direction }: { places: number; direction: string }): number =>
  direction === 'down' ? -places : places;

/** The board as one table: groups down the left side, every indicator a line. */
export function BoardTable({ rows, shown }: { rows: readonly BoardRowView[]; shown: Shown }) {
  const { t } = useTranslation();
  const heads = ['value', 'growth', 'growthChange', 'target', 'completion', 'proRata'];
  return (
    <table className="plain-table board-table">
      <thead>
        <tr>
          <th scope="col">{t('indicators.col.group')}</th>
          <th scope="col">{t('indicators.col.indicator')}</th>
          {heads.map((key) => (
            <th key={key} scope="col">
              {t(`indicators.col.${key}`)}
            </th>
          ))}
          {shown.upper.map((name) => (
            <th key={name} scope="col">
              {t('indicators.col.upper', { name })}
            </th>
          ))}
          {['rank', 'move', 'spark', 'light'].map((key) => (
            <th key={key} scope="col">
              {t(`indicators.col.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => {
          const isFirst = rows[at - 1]?.indicator.group !== row.indicator.group;
          const next = rows.findIndex(
            (other, place) => place > at && other.indicator.group !== row.indicator.group,
          );
          return (
            <tr key={row.code} className={isFirst ? 'board-first' : ''}>
              {isFirst ? (
                <th scope="rowgroup" className="board-group" rowSpan={(next < 0 ? rows.length : next) - at}>
                  {row.indicator.group}
                </th>
              ) : null}
              <BoardLine row={row} shown={shown} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
