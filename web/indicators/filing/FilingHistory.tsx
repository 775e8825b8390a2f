import { useTranslation } from 'react-i18next';
import { chinaTime } from '../../ui/labels.ts';
import type { Filing } from './use-filing.ts';

/** 办理经过: who did what with the filing, with reasons; names as of that day. */
export function FilingHistory({ page }: { page: Filing }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={t('indicators.trace.acts')}>
      <header className="panel-head">
        <h2>{t('indicators.trace.acts')}</h2>
      </header>
      <ol className="filing-history">
        {page.history.map((act, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: acts are only ever added at the end
          <li key={number}>
            <b>{t(`indicators.act.${act.kind}`)}</b>{' '}
            {`${act.personName}（${[act.orgName, act.postTitle].filter(Boolean).join(' ')}） ${chinaTime(act.at)}`}
            {act.reason ? <div className="region-coverage">{act.reason}</div> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
