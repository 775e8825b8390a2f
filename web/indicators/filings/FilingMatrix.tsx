import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/PageLink.tsx';
import { ScrollsX } from '../../ui/ScrollsX.tsx';
import type { Filings } from '../FilingsPage.tsx';
import { useStatusWord } from './FilingTable.tsx';

const SIGNS: Record<string, string> = {
  open: '○',
  draft: '◔',
  submitted: '◑',
  confirmed: '◕',
  accepted: '●',
  returned: '↩',
};

/** 部门 × 月份: a sign for how far each filing has come, said in words on hover and below. */
export function FilingMatrix({ list, months }: { list: Filings; months: readonly string[] }) {
  const { t } = useTranslation();
  const wordOf = useStatusWord();
  if (months.length === 0 || list.departments.length === 0) return null;
  const monthly = list.filings.filter(({ kind }) => kind === 'monthly');
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('indicators.filings.matrix')}</h2>
        <span className="board-count">
          {Object.entries(SIGNS)
            .map(([status, sign]) => `${sign} ${t(`indicators.filing.status.${status}`)}`)
            .join('  ')}
        </span>
      </header>
      <ScrollsX label={t('indicators.filings.matrix')}>
        <table className="plain-table filing-matrix">
          <thead>
            <tr>
              <th scope="col">{t('indicators.filings.col.unit')}</th>
              {months.map((month) => (
                <th key={month} scope="col">
                  {month.slice(2)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.departments.map(({ orgId, orgName }) => (
              <tr key={orgId}>
                <th scope="row" className="is-words">
                  {orgName}
                </th>
                {months.map((month) => {
                  const line = monthly.find((one) => one.orgId === orgId && one.period === month);
                  const said = line
                    ? `${orgName} ${month} ${wordOf(line)}${line.isLate ? ` ${t('indicators.filing.late')}` : ''}`
                    : '';
                  return (
                    <td key={month}>
                      {line ? (
                        <PageLink to={`/economy/filings/${line.id}`} title={said} aria-label={said}>
                          {SIGNS[line.status] ?? line.status}
                          {line.isLate ? (
                            <sup aria-hidden="true">{t('indicators.filing.lateSign')}</sup>
                          ) : null}
                        </PageLink>
                      ) : (
                        ''
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollsX>
    </section>
  );
}
