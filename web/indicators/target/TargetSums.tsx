import { useTranslation } from 'react-i18next';
import { ScrollsX } from '../../ui/ScrollsX.tsx';
import { levelText, useIndicatorWords } from '../economy-words.ts';
import type { Targets } from './target-words.ts';

/** 分解: what the parts add up to beside the whole, and by how much they miss it. */
export function TargetSums({ page }: { page: Targets }) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const title = t('indicators.targets.sums');
  if (page.sums.length === 0) return null;
  const indicatorOf = new Map(page.indicators.map((one) => [one.code, one]));
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{title}</h2>
        <span className="board-count">{t('indicators.targets.sums.what')}</span>
      </header>
      <ScrollsX label={title}>
        <table className="plain-table target-table">
          <thead>
            <tr>
              {['indicator', 'kind', 'whole', 'sum', 'counted', 'gap', 'verdict'].map((key) => (
                <th key={key} scope="col" className={key === 'verdict' || key === 'kind' ? 'is-words' : ''}>
                  {t(`indicators.targets.sums.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.sums.map((one) => {
              const indicator = indicatorOf.get(one.indicator);
              const digits = { digits: indicator?.digits ?? 2 };
              const isWrong = one.verdict === 'more' || one.verdict === 'less';
              return (
                <tr key={`${one.indicator} ${one.kind}`}>
                  <th scope="row">
                    {say(indicator?.name ?? one.indicator)}
                    <small className="board-unit">{say(indicator?.unit ?? '')}</small>
                  </th>
                  <td className="is-words">{t(`indicators.targets.kind.${one.kind}`)}</td>
                  <td>{levelText(one.whole, digits)}</td>
                  <td>{levelText(one.sum, digits)}</td>
                  <td>{`${one.counted}/${one.listed}`}</td>
                  <td>{levelText(one.gap, digits)}</td>
                  <td className={isWrong ? 'is-words finding-error' : 'is-words'}>
                    {t(`indicators.targets.sums.${one.verdict}`)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollsX>
    </section>
  );
}
