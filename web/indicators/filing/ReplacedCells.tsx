import { useTranslation } from 'react-i18next';
import { ScrollsX } from '../../ui/ScrollsX.tsx';
import { levelText, percentText, useIndicatorWords } from '../economy-words.ts';
import { isSameCell } from './filing-cells.ts';
import type { Filing } from './use-filing.ts';

/** What takes the place of a signed figure in the filing of a month, with the reason: whoever signs and accepts it sees this first. */
export function ReplacedCells({ page }: { page: Filing }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const cells = page.cells.filter(({ reason }) => reason !== '');
  if (cells.length === 0) return null;
  const title = t('economy-settings.replaced', { count: cells.length });
  return (
    <section className="panel" aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
      </header>
      <ScrollsX label={title}>
        <table className="plain-table filing-replaced">
          <thead>
            <tr>
              {['indicator', 'subject', 'old', 'value', 'oldGrowth', 'growth', 'reason'].map((key) => (
                <th key={key} scope="col" className={WORDS.has(key) ? 'is-words' : ''}>
                  {t(`indicators.filing.head.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => {
              const indicator = page.indicators.find(({ code }) => code === cell.indicator);
              const digits = { digits: indicator?.digits ?? 2 };
              const old = page.before.find((one) => isSameCell(one, cell));
              return (
                <tr key={`${cell.indicator} ${cell.subject}`}>
                  <th scope="row" className="is-words">
                    {say(indicator?.name ?? cell.indicator)}
                    <small className="board-unit">{say(indicator?.unit ?? '')}</small>
                  </th>
                  <td className="is-words">
                    {page.subjects.find(({ code }) => code === cell.subject)?.shortName ?? cell.subject}
                  </td>
                  <td>{levelText(old?.signed ?? null, digits)}</td>
                  <td>{levelText(cell.value, digits)}</td>
                  <td>{percentText(old?.signedGrowth ?? null)}</td>
                  <td>{percentText(cell.growth)}</td>
                  <td className="is-words">{cell.reason}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollsX>
    </section>
  );
}

const WORDS: ReadonlySet<string> = new Set(['indicator', 'subject', 'reason']);
