import { useTranslation } from 'react-i18next';
import type { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { levelText, percentText, pointsText, useIndicatorWords } from '../economy-words.ts';
import { Waterfall } from './Waterfall.tsx';

type Page = OutputOf<typeof getIndicatorPage>;
type Found = Page['contributions'][number];
type Result = NonNullable<Found['result']>;

/** Every part leads to its own page: a subject to its board, a component to its indicator. */
function PartTable({ by, result, page }: { by: Found['by']; result: Result; page: Page }) {
  const [params] = useSearchParams();
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const keys = ['share', 'shareChange', 'contribution', 'pull', 'without'] as const;
  const parts = [...result.parts].sort((a, b) => Number(b.pull ?? 0) - Number(a.pull ?? 0));
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col" className="is-words">
            {t('indicators.contribution.part')}
          </th>
          <th scope="col">{`${t('indicators.col.value')}${page.indicator.unit ? `（${page.indicator.unit}）` : ''}`}</th>
          <th scope="col">{t('indicators.col.growth')}</th>
          {keys.map((key) => (
            <th key={key} scope="col">
              {t(`indicators.contribution.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.key}>
            <th scope="row" className="is-words">
              {by === 'indicator' ? (
                <PageLink to={`/economy/indicators/${part.key}`} search={{ subject: params.subject }}>
                  {say(part.name)}
                </PageLink>
              ) : (
                <PageLink to="/economy" search={{ subject: part.key }}>
                  {say(part.name)}
                </PageLink>
              )}
            </th>
            <td>{levelText(part.value, page.indicator)}</td>
            <td>{percentText(part.growth)}</td>
            <td>{percentText(part.share)}</td>
            <td>{pointsText(part.shareChange)}</td>
            <td>{percentText(part.contribution)}</td>
            <td>{pointsText(part.pull)}</td>
            <td>{percentText(part.growthWithout)}</td>
          </tr>
        ))}
        {result.residual ? (
          <tr>
            <th scope="row" className="is-words">
              {t('indicators.contribution.residual')}
            </th>
            <td>{levelText(result.residual.value, page.indicator)}</td>
            <td colSpan={4} />
            <td>{pointsText(result.residual.pull)}</td>
            <td />
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

/** 贡献与拉动: by sector, region or component, as a waterfall and as the table that says the same. */
export function ContributionPanel({ found, page }: { found: Found; page: Page }) {
  const { t } = useTranslation();
  const { result } = found;
  if (!result) return null;
  const title = `${t('indicators.contribution')}${t('economy-settings.colon')}${t(`indicators.contribution.${found.by}`)}`;
  const notes = [
    t('indicators.contribution.counted', { count: result.counted }),
    ...(result.isFalling ? [t('indicators.contribution.falling')] : []),
    ...(result.wholeGrowth === null
      ? []
      : [t('indicators.contribution.sentence', { pull: percentText(result.wholeGrowth) })]),
  ];
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{title}</h2>
      </header>
      <p className="region-coverage">{notes.join(' · ')}</p>
      <Waterfall result={result} label={title} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={title}>
        <PartTable by={found.by} result={result} page={page} />
      </section>
    </section>
  );
}
