import { useTranslation } from 'react-i18next';
import type { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { type Definition, DefinitionGrid } from '../../ui/DefinitionGrid.tsx';
import { Light } from '../../ui/Light.tsx';
import { levelText, levelWithUnit, percentText, shareText } from '../economy-words.ts';

const WORDS: ReadonlySet<string> = new Set(['kind', 'lead', 'basis']);
type Page = OutputOf<typeof getIndicatorPage>;

/** The light in words, and what the rest of the year must bring. */
export function TargetPanel({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { row, indicator, targets } = page;
  const { standing } = row;
  const withUnit = (value: string | null) => (value === null ? null : levelWithUnit(value, indicator));
  const facts: Definition[] = [
    {
      term: t('indicators.col.completion'),
      value: standing.completion === null ? null : shareText(standing.completion),
    },
    { term: t('indicators.targets.shortfall'), value: withUnit(standing.shortfall) },
    { term: t('indicators.targets.required'), value: withUnit(standing.requiredPerMonth) },
    {
      term: t('indicators.targets.requiredGrowth'),
      value:
        standing.requiredGrowthPercent === null ? null : `${percentText(standing.requiredGrowthPercent)}%`,
    },
    ...(standing.isPastHalf === null
      ? []
      : [
          {
            term: t('indicators.targets.half'),
            value: t(`indicators.targets.half.${standing.isPastHalf ? 'yes' : 'no'}`),
          },
        ]),
    {
      term: t('indicators.twoYear'),
      value: page.twoYearAverage === null ? null : `${percentText(page.twoYearAverage)}%`,
    },
  ];
  return (
    <section className="panel" aria-label={t('indicators.targets')}>
      <header className="panel-head">
        <h2>{t('indicators.targets')}</h2>
      </header>
      <p className="indicator-light">
        <Light colour={row.light} /> {row.reasons.join('；')}
        {row.wayToGreen.length > 0 ? (
          <span className="indicator-way">{t('ui.light.toGreen', { what: row.wayToGreen.join('；') })}</span>
        ) : null}
      </p>
      <DefinitionGrid rows={facts} columns={2} />
      {targets.length === 0 ? (
        <p className="region-coverage">{t('indicators.targets.none')}</p>
      ) : (
        <table className="plain-table target-table">
          <thead>
            <tr>
              {['kind', 'value', 'growth', 'rank', 'lead', 'basis'].map((key) => (
                <th key={key} scope="col" className={WORDS.has(key) ? 'is-words' : ''}>
                  {t(`indicators.targets.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <tr key={target.kind}>
                <th scope="row" className="is-words">
                  {t(`indicators.targets.kind.${target.kind}`)}
                  <small className="board-gap">
                    {t('indicators.targets.version', { count: target.versionNo })}
                  </small>
                </th>
                <td>{levelText(target.value, indicator)}</td>
                <td>{percentText(target.growth)}</td>
                <td>{target.rank ?? '—'}</td>
                <td className="is-words">{target.leadOrgName ?? '—'}</td>
                <td className="is-words">{target.basis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
