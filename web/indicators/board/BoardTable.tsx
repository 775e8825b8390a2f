import { useTranslation } from 'react-i18next';
import type { BoardRowView } from '#core/indicators/contract.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { Spark } from '../../ui/Spark.tsx';
import { nextSort, type SortText, sortOf } from '../../ui/table/table-model.ts';
import { gapText, percentText, pointsText, shareText } from '../economy-words.ts';
import { aimText, Growth, LightCell, RankCell, type Shown, Value } from './cells.tsx';
import { RowMarks } from './RowMarks.tsx';
import { isSortable } from './sort-rows.ts';

function IndicatorName({ row, shown }: { row: BoardRowView; shown: Shown }) {
  return (
    <>
      <PageLink to={`/economy/indicators/${row.code}`} search={{ subject: String(shown.subjectId) }}>
        {row.indicator.name}
      </PageLink>
      <small className="board-unit">{row.indicator.unit}</small>
      <RowMarks row={row} shown={shown.period} />
    </>
  );
}

/** A small second figure after the first; a line without it keeps the place, so that the first ones stand in line. */
function Gap({ text, title }: { text: string; title?: string }) {
  return (
    <small className="board-gap board-gap-placed" title={title}>
      {text === '—' ? '' : text}
    </small>
  );
}

function BoardLine({ row, shown }: { row: BoardRowView; shown: Shown }) {
  const { t } = useTranslation();
  const { standing } = row;
  return (
    <>
      <th scope="row" className="board-name">
        <IndicatorName row={row} shown={shown} />
      </th>
      <td>
        <Value row={row} shown={shown} />
      </td>
      <td>
        <Growth row={row} />
        <Gap text={pointsText(row.growthChange)} title={t('indicators.col.growthChange')} />
      </td>
      {shown.upper.map((name, at) => (
        <td key={name}>
          {percentText(row.upper[at]?.growth ?? null)}
          <Gap text={pointsText(row.upper[at]?.gap ?? null)} title={t('indicators.col.gap', { name })} />
        </td>
      ))}
      <td>{aimText(row)}</td>
      <td>
        {shareText(standing.completion)}
        <Gap text={gapText(standing.proRataGap)} title={t('indicators.col.proRata')} />
      </td>
      <td className="board-rank">
        <RankCell row={row} />
      </td>
      <td className="board-spark">
        <Spark
          label={`${row.indicator.name} ${t('indicators.col.spark')}：${row.series.map(({ period, value }) => `${period} ${percentText(value)}`).join('，')}`}
          values={row.series.map(({ value }) => value)}
          width={64}
          height={16}
        />
      </td>
      <td className="board-light">
        <LightCell row={row} />
      </td>
    </>
  );
}

interface Heads {
  sort: SortText;
  onSort: (sort: SortText) => void;
}

function Head({
  column,
  title,
  under,
  sort,
  onSort,
}: Heads & { column: string; title: string; under?: string }) {
  const order = sortOf(sort, column);
  return (
    <th scope="col" aria-sort={order === 'none' ? undefined : order} className={`board-head-${column}`}>
      {isSortable(column) ? (
        <button type="button" className="plain-button" onClick={() => onSort(nextSort(sort, column))}>
          {title}
          <span aria-hidden="true">{order === 'none' ? '' : order === 'ascending' ? ' ↑' : ' ↓'}</span>
        </button>
      ) : (
        title
      )}
      {under ? <small className="board-gap">{under}</small> : null}
    </th>
  );
}

/** The board as one table: groups down the left side, every indicator a line; put in order by a column it has no groups. */
export function BoardTable({
  rows,
  shown,
  ...heads
}: { rows: readonly BoardRowView[]; shown: Shown } & Heads) {
  const { t } = useTranslation();
  const word = (key: string, q: Record<string, string> = {}) => t(`indicators.col.${key}`, q);
  const isGrouped = heads.sort === null;
  return (
    <table className="plain-table board-table">
      <thead>
        <tr>
          {isGrouped ? <th scope="col">{word('group')}</th> : null}
          <Head column="name" title={word('indicator')} {...heads} />
          <Head column="value" title={word(shown.isSingle ? 'single' : 'value')} {...heads} />
          <Head column="growth" title={word('growth')} under={word('change')} {...heads} />
          {shown.upper.map((name) => (
            <Head key={name} column="upper" title={word('upper', { name })} under={word('less')} {...heads} />
          ))}
          <Head column="target" title={word('target')} {...heads} />
          <Head column="completion" title={word('completion')} under={word('proRata.short')} {...heads} />
          <Head column="rank" title={word('rank')} {...heads} />
          <Head column="spark" title={word('spark')} {...heads} />
          <Head column="light" title={word('light')} {...heads} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => {
          const isFirst = rows[at - 1]?.indicator.group !== row.indicator.group;
          const next = rows.findIndex(
            (other, place) => place > at && other.indicator.group !== row.indicator.group,
          );
          return (
            <tr key={row.code} className={isFirst && isGrouped ? 'board-first' : ''}>
              {isFirst && isGrouped ? (
                <th scope="rowgroup" className="board-group" rowSpan={(next < 0 ? rows.length : next) - at}>
                  <span title={row.indicator.group}>{row.indicator.group}</span>
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
