import { useTranslation } from 'react-i18next';
import { getForecasts } from '#core/indicators/panel-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { PageLink } from '../app/PageLink.tsx';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { levelText, percentText, useIndicatorWords, useMonth } from './economy-words.ts';
import { PanelPage } from './PanelPage.tsx';

type Forecasts = OutputOf<typeof getForecasts>;

function ForecastTable({ rows }: { rows: Forecasts['rows'] }) {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  const heads = ['done', 'end', 'value', 'band', 'against', 'filed', 'basis'];
  return (
    <ScrollsX label={t('indicators.forecasts')}>
      <table className="plain-table card-table forecast-table">
        <thead>
          <tr>
            <th scope="col" className="is-words">
              {t('indicators.col.indicator')}
            </th>
            <th scope="col">{t('indicators.col.target')}</th>
            {heads.map((key) => (
              <th key={key} scope="col">
                {t(`indicators.forecasts.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.ends.map((end, at) => (
              <tr key={`${row.indicator.code} ${end.forPeriod}`}>
                {at === 0 ? (
                  <>
                    <th scope="rowgroup" rowSpan={row.ends.length} className="is-words">
                      <PageLink to={`/economy/indicators/${row.indicator.code}`}>
                        {row.indicator.name}
                      </PageLink>
                      <small className="board-unit">{row.indicator.unit}</small>
                    </th>
                    <td rowSpan={row.ends.length} data-label={t('indicators.col.target')}>
                      {levelText(row.target, row.indicator)}
                    </td>
                    <td rowSpan={row.ends.length} data-label={t('indicators.forecasts.done')}>
                      {levelText(row.done, row.indicator)}
                    </td>
                  </>
                ) : null}
                <td data-label={t('indicators.forecasts.end')}>{nameOf(end.forPeriod)}</td>
                <td data-label={t('indicators.forecasts.value')} data-main>
                  {levelText(end.value, row.indicator)}
                </td>
                <td
                  data-label={t('indicators.forecasts.band')}
                >{`${levelText(end.low, row.indicator)}–${levelText(end.high, row.indicator)}`}</td>
                <td data-label={t('indicators.forecasts.against')} data-main>
                  {percentText(end.againstTarget)}
                </td>
                <td data-label={t('indicators.forecasts.filed')}>{levelText(end.filed, row.indicator)}</td>
                <td data-label={t('indicators.forecasts.basis')}>
                  {t('indicators.forecasts.yearsOf', { count: end.years })}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollsX>
  );
}

const WORDS: ReadonlySet<string> = new Set(['by', 'inBand']);

function ScoreTable({ scores }: { scores: Forecasts['scores'] }) {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  const say = useIndicatorWords();
  const title = t('indicators.forecasts.scores');
  const heads = ['by', 'madeIn', 'for', 'value', 'actual', 'error', 'inBand'];
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{title}</h2>
      </header>
      {scores.length === 0 ? (
        <p className="region-coverage">{t('indicators.forecasts.scores.none')}</p>
      ) : (
        <ScrollsX label={title}>
          <table className="plain-table card-table forecast-table">
            <thead>
              <tr>
                <th scope="col" className="is-words">
                  {t('indicators.col.indicator')}
                </th>
                {heads.map((key) => (
                  <th key={key} scope="col" className={WORDS.has(key) ? 'is-words' : ''}>
                    {t(`indicators.forecasts.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {scores.map((one) => (
                <tr key={`${one.code} ${one.by} ${one.madeIn} ${one.forPeriod}`}>
                  <th scope="row" className="is-words">
                    {say(one.name)}
                  </th>
                  <td className="is-words" data-label={t('indicators.forecasts.by')}>
                    {t(`indicators.forecasts.by.${one.by}`)}
                  </td>
                  <td data-label={t('indicators.forecasts.madeIn')}>{nameOf(one.madeIn)}</td>
                  <td data-label={t('indicators.forecasts.for')}>{nameOf(one.forPeriod)}</td>
                  <td data-label={t('indicators.forecasts.value')} data-main>
                    {levelText(one.value, { digits: 2 })}
                  </td>
                  <td data-label={t('indicators.forecasts.actual')} data-main>
                    {levelText(one.actual, { digits: 2 })}
                  </td>
                  <td data-label={t('indicators.forecasts.error')}>{percentText(one.score.errorPercent)}</td>
                  <td className="is-words" data-label={t('indicators.forecasts.inBand')}>
                    {one.score.isInBand === null
                      ? '—'
                      : t(`indicators.forecasts.band.${one.score.isInBand ? 'in' : 'out'}`)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollsX>
      )}
    </section>
  );
}

/** 预测: where half-year and year are heading, beside target and the departments' own, and how earlier ones came out. */
export default function ForecastsPage() {
  const { t } = useTranslation();
  const asked = useRoute(getForecasts, { query: useMonth() });
  return (
    <PanelPage tab="forecasts" asked={asked}>
      {({ rows, scores }) =>
        rows.length === 0 ? (
          <EmptyState
            sentence={t('indicators.forecasts.none')}
            reason={t('indicators.forecasts.none.what')}
            firstStep={<PageLink to="/economy/import">{t('economy-settings.forecasts.step')}</PageLink>}
          />
        ) : (
          <>
            <ForecastTable rows={rows} />
            <ScoreTable scores={scores} />
          </>
        )
      }
    </PanelPage>
  );
}
