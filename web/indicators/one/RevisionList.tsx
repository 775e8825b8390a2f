import { useTranslation } from 'react-i18next';
import type { getIndicatorPage } from '#core/indicators/indicator-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../../app/address.ts';
import { usePeriodName } from '../../app/PeriodSwitch.tsx';
import { chinaTime } from '../../ui/labels.ts';
import { levelText, percentText } from '../economy-words.ts';

type Page = OutputOf<typeof getIndicatorPage>;

const FIGURES: ReadonlySet<string> = new Set(['value', 'growth']);

/** 修订记录: every figure that stood for a cell, the one that stands now first; none is lost. */
export function RevisionList({ page }: { page: Page }) {
  const { t } = useTranslation();
  const [, change] = useSearchParams();
  const nameOf = usePeriodName();
  if (page.revisions.length === 0) return null;
  return (
    <section className="panel" aria-label={t('indicators.revisions')}>
      <header className="panel-head">
        <h2>{t('indicators.revisions')}</h2>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            {['period', 'value', 'growth', 'certainty', 'reason', 'signed'].map((key) => (
              <th key={key} scope="col" className={FIGURES.has(key) ? '' : 'is-words'}>
                {t(`indicators.revisions.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.revisions.map((one) => (
            <tr key={one.valueId}>
              <th scope="row" className="is-words">
                {nameOf(one.period)}
              </th>
              <td>
                <button
                  type="button"
                  className="plain-button figure figure-traced"
                  onClick={() => change({ value: one.valueId })}
                >
                  {levelText(one.value, page.indicator)}
                </button>
              </td>
              <td>{percentText(one.growth)}</td>
              <td className="is-words">{t(`indicators.certainty.${one.certainty}`)}</td>
              <td className="is-words">{one.reason || '—'}</td>
              <td className="is-words">{`${one.orgName} ${one.signedBy} ${chinaTime(one.at)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
