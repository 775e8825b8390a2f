import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/PageLink.tsx';
import { chinaTime } from '../../ui/labels.ts';
import { ScrollsX } from '../../ui/ScrollsX.tsx';
import { useIndicatorWords } from '../economy-words.ts';
import type { Filings } from '../FilingsPage.tsx';

type Line = Filings['filings'][number];

export function useStatusWord(): (line: Line) => string {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  return (line) =>
    line.status === 'submitted'
      ? t('indicators.filing.waits', { step: say(line.stepName) })
      : t(`indicators.filing.status.${line.status}`);
}

interface FilingTableProps {
  title: string;
  filings: readonly Line[];
  missing: Filings['departments'];
}

/** Filings one a line: whose, what, how far, by when, and whether in time; departments without one say so. */
export function FilingTable({ title, filings, missing }: FilingTableProps) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const wordOf = useStatusWord();
  const heads = ['unit', 'title', 'status', 'deadline', 'confirmed', 'cells'];
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{title}</h2>
      </header>
      <ScrollsX label={title}>
        <table className="plain-table card-table filings-table">
          <thead>
            <tr>
              {heads.map((key) => (
                <th key={key} scope="col">
                  {t(`indicators.filings.col.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {filings.map((line) => (
              <tr key={line.id}>
                <th scope="row" className="is-words">
                  {line.orgName}
                </th>
                <td className="is-words" data-label={t('indicators.filings.col.title')}>
                  <PageLink to={`/economy/filings/${line.id}`}>{say(line.title)}</PageLink>
                  {line.kind === 'monthly' ? null : (
                    <small className="board-gap">{t(`indicators.filing.kind.${line.kind}`)}</small>
                  )}
                </td>
                <td className="is-words" data-label={t('indicators.filings.col.status')} data-main>
                  {wordOf(line)}
                  {line.isLate ? <span className="filing-late">{t('indicators.filing.late')}</span> : null}
                </td>
                <td data-label={t('indicators.filings.col.deadline')} data-main>
                  {line.deadlineAt ? chinaTime(line.deadlineAt).slice(5) : '—'}
                </td>
                <td data-label={t('indicators.filings.col.confirmed')}>
                  {line.firstConfirmedAt ? chinaTime(line.firstConfirmedAt).slice(5) : '—'}
                </td>
                <td data-label={t('indicators.filings.col.cells')}>{line.cellCount}</td>
              </tr>
            ))}
            {missing.map(({ orgId, orgName, indicators }) => (
              <tr key={orgId}>
                <th scope="row" className="is-words">
                  {orgName}
                </th>
                <td className="is-words" colSpan={5}>
                  {t('indicators.filings.notOpened', { count: indicators })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollsX>
    </section>
  );
}
