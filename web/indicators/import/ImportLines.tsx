import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/PageLink.tsx';
import { usePeriodName } from '../../app/PeriodSwitch.tsx';
import { useIndicatorWords } from '../economy-words.ts';
import type { StatImport } from './ImportOnePage.tsx';

const SHOWN = 200;
type Line = StatImport['lines'][number];

const figureText = (figures: Line['signed'], part: 'value' | 'growth'): string => figures?.[part] ?? '—';

/** What the file says beside what is signed, those that want attention first. */
export function ImportLines({ run }: { run: StatImport }) {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  const say = useIndicatorWords();
  const [state, setState] = useState<string>('all');
  const [most, setMost] = useState(SHOWN);
  if (run.lineCount === 0) return null;
  const lines = run.lines.filter((line) => state === 'all' || line.state === state);
  const title = t('economy-import.lines', { count: run.lineCount });
  const heads = [
    'indicator',
    'subject',
    'period',
    'value',
    'growth',
    'signed',
    'signedGrowth',
    'place',
    'state',
  ];
  return (
    <section className="panel" aria-labelledby="statistics-lines">
      <h2 id="statistics-lines">{title}</h2>
      <Segmented
        value={state}
        onChange={(next) => setState(next)}
        options={[
          { value: 'all', label: t('economy-import.all') },
          ...run.counts.map((one) => ({
            value: one.state,
            label: `${t(`economy-import.state.${one.state}`)} ${one.count}`,
          })),
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={title}>
        <table className="stat-lines">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className={`stat-${head}`}>
                  {t(`economy-import.col.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, most).map((line) => (
              <tr key={`${line.indicator}-${line.subject}-${line.period}`}>
                <th scope="row" className="stat-indicator">
                  {say(line.indicator)}
                  {line.unit ? <span className="muted"> {say(line.unit)}</span> : null}
                </th>
                <td className="stat-subject">{say(line.subject)}</td>
                <td className="stat-period">{nameOf(line.period)}</td>
                <td className="figure">{figureText(line.figures, 'value')}</td>
                <td className="figure">{figureText(line.figures, 'growth')}</td>
                <td className="figure">{figureText(line.signed, 'value')}</td>
                <td className="figure">{figureText(line.signed, 'growth')}</td>
                <td className="stat-place">
                  {line.place === '' ? (
                    '—'
                  ) : (
                    <PageLink to={`/economy/import/${run.id}/source`} search={{ place: line.place }}>
                      {line.place}
                    </PageLink>
                  )}
                </td>
                <td className={`stat-state stat-is-${line.state}`}>
                  {t(`economy-import.state.${line.state}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {lines.length > most ? (
        <button type="button" className="link-button" onClick={() => setMost(most + SHOWN)}>
          {t('economy-import.more', { count: lines.length - most })}
        </button>
      ) : null}
      {run.lineCount > run.lines.length ? (
        <p className="muted">{t('economy-import.firstOnly', { count: run.lines.length })}</p>
      ) : null}
    </section>
  );
}
