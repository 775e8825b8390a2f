import { useTranslation } from 'react-i18next';
import type { BoardRowView } from '#core/indicators/contract.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { shareText } from '../economy-words.ts';
import { aimText, Growth, LightCell, RankCell, type Shown, Value } from './cells.tsx';
import { RowMarks } from './RowMarks.tsx';

/** The board on a phone: an indicator a card, with value and growth. */
export function BoardCards({ rows, shown }: { rows: readonly BoardRowView[]; shown: Shown }) {
  const { t } = useTranslation();
  return (
    <ul className="board-cards">
      {rows.map((row) => (
        <li key={row.code} className="card">
          <div className="card-title board-card-title">
            <PageLink to={`/economy/indicators/${row.code}`} search={{ subject: String(shown.subjectId) }}>
              {row.indicator.name}
            </PageLink>
            <LightCell row={row} />
          </div>
          <div className="card-figures">
            <div>
              <small>
                {t(shown.isSingle ? 'indicators.col.single' : 'indicators.col.value')}
                {row.indicator.unit ? `（${row.indicator.unit}）` : ''}
              </small>
              <div className="card-figure">
                <Value row={row} shown={shown} />
              </div>
            </div>
            <div>
              <small>{t('indicators.col.growth')}</small>
              <div className="card-figure">
                <Growth row={row} />
              </div>
            </div>
          </div>
          <div className="card-lines">
            <RankCell row={row} />
            {row.target ? (
              <span>
                {t('indicators.col.target')} {aimText(row)}
                {row.standing.completion === null
                  ? ''
                  : ` · ${t('indicators.col.completion')} ${shareText(row.standing.completion)}`}
              </span>
            ) : null}
            <RowMarks row={row} shown={shown.period} />
          </div>
        </li>
      ))}
    </ul>
  );
}
