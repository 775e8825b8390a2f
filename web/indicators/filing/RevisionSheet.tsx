import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilingCell } from '#core/indicators/filing.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { usePeriodName } from '../../app/PeriodSwitch.tsx';
import { ScrollsX } from '../../ui/ScrollsX.tsx';
import { levelText, percentText, useIndicatorWords } from '../economy-words.ts';
import { isSameCell, putCell } from './filing-cells.ts';
import { RevisionForm } from './RevisionForm.tsx';
import type { Filing, SaveFiling } from './use-filing.ts';

const SHOWN = 300;
const WORDS = new Set(['indicator', 'subject', 'period', 'place', 'reason']);

function ReasonField({ cell, save }: { cell: FilingCell; save: SaveFiling }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(cell.reason);
  const keep = () => {
    const reason = typed.trim();
    // An empty reason would empty a cell that takes a value back.
    if (reason === '' || reason === cell.reason) return setTyped(reason || cell.reason);
    void save((draft) => ({ ...draft, cells: putCell(draft.cells, cell, { reason }) }));
  };
  return (
    <Input
      size="small"
      value={typed}
      maxLength={200}
      aria-label={t('indicators.filing.reason')}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onPressEnter={keep}
    />
  );
}

/** A revision, or history from a file: each cell with what stands signed, what shall stand, and why. */
export function RevisionSheet({ page, save }: { page: Filing; save: SaveFiling }) {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  const say = useIndicatorWords();
  const mayWrite = page.allowed.includes('save');
  const isRevision = page.filing.kind === 'revision';
  const indicatorOf = new Map(page.indicators.map((one) => [one.code, one]));
  const subjectOf = new Map(page.subjects.map((one) => [one.code, one]));
  const hasPlaces = page.cells.some(({ place }) => place !== null);
  const heads = [
    'indicator',
    'subject',
    'period',
    ...(hasPlaces ? ['place'] : []),
    'old',
    'value',
    'oldGrowth',
    'growth',
    'reason',
  ];
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('indicators.filing.cells')}</h2>
        <span className="board-count">{t('indicators.filing.cellCount', { count: page.cells.length })}</span>
      </header>
      {mayWrite && isRevision ? <RevisionForm page={page} save={save} /> : null}
      {page.cells.length === 0 ? (
        <p className="region-coverage">{t('indicators.filing.revision.none')}</p>
      ) : (
        <ScrollsX label={t('indicators.filing.cells')}>
          <table className="plain-table">
            <thead>
              <tr>
                {heads.map((key) => (
                  <th key={key} scope="col" className={WORDS.has(key) ? 'is-words' : ''}>
                    {t(`indicators.filing.head.${key}`)}
                  </th>
                ))}
                {mayWrite ? <th scope="col">{t('indicators.filing.head.act')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {page.cells.slice(0, SHOWN).map((cell) => {
                const indicator = indicatorOf.get(cell.indicator);
                const digits = { digits: indicator?.digits ?? 2 };
                const old = page.before.find((one) => isSameCell(one, cell));
                return (
                  <tr key={`${cell.indicator} ${cell.subject} ${cell.period}`}>
                    <th scope="row" className="is-words">
                      {say(indicator?.name ?? cell.indicator)}
                      <small className="board-unit">{say(indicator?.unit ?? '')}</small>
                    </th>
                    <td className="is-words">{subjectOf.get(cell.subject)?.shortName ?? cell.subject}</td>
                    <td className="is-words">{nameOf(cell.period)}</td>
                    {hasPlaces ? (
                      <td className="is-words">
                        {cell.place === null ? (
                          '—'
                        ) : (
                          <PageLink to={`/economy/source/${page.filing.id}`} search={{ place: cell.place }}>
                            {cell.place}
                          </PageLink>
                        )}
                      </td>
                    ) : null}
                    <td>{levelText(old?.signed ?? null, digits)}</td>
                    <td>
                      {cell.value === null && isRevision
                        ? t('indicators.filing.takenBack')
                        : levelText(cell.value, digits)}
                    </td>
                    <td>{percentText(old?.signedGrowth ?? null)}</td>
                    <td>{percentText(cell.growth)}</td>
                    <td className="is-words">
                      {mayWrite && isRevision ? <ReasonField cell={cell} save={save} /> : cell.reason || '—'}
                    </td>
                    {mayWrite ? (
                      <td>
                        <Button
                          size="small"
                          type="link"
                          onClick={() =>
                            void save((draft) => ({
                              ...draft,
                              cells: draft.cells.filter((one) => !isSameCell(one, cell)),
                            }))
                          }
                        >
                          {t('indicators.filing.drop')}
                        </Button>
                      </td>
                    ) : null}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollsX>
      )}
      {page.cells.length > SHOWN ? (
        <p className="region-coverage">
          {t('indicators.filing.cells.more', { count: page.cells.length - SHOWN })}
        </p>
      ) : null}
    </section>
  );
}
