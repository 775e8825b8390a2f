import { useTranslation } from 'react-i18next';
import { listRevisedSince } from '#core/indicators/freeze-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../app/address.ts';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useRoute } from '../app/use-route.ts';
import { levelText, percentText, useIndicatorWords } from './economy-words.ts';

type Revised = OutputOf<typeof listRevisedSince>['revised'][number];

interface SinceProps {
  period: string;
  subjectId: number;
  /** One indicator alone. */
  code?: string;
}

/** 定版后有修订: a frozen month stays as it was published; what was signed anew since stands beside it. */
export function RevisedSince({ period, subjectId, code }: SinceProps) {
  const { t } = useTranslation();
  const [, change] = useSearchParams();
  const nameOf = usePeriodName();
  const say = useIndicatorWords();
  const asked = useRoute(listRevisedSince, { params: { period }, query: { subject: String(subjectId) } });
  const revised = (asked.data?.revised ?? []).filter((one) => code === undefined || one.code === code);
  if (revised.length === 0) return null;
  const sayFigures = ({ value, growth }: Revised['after'], { indicator }: Revised): string =>
    [
      value === null ? '—' : `${levelText(value, indicator)}${say(indicator.unit)}`,
      ...(growth === null ? [] : [`${t('indicators.col.growth')} ${percentText(growth)}`]),
    ].join(' · ');
  return (
    <section className="panel revised-since" aria-label={t('indicators.since', { count: revised.length })}>
      <header className="panel-head">
        <h2>{t('indicators.since', { count: revised.length })}</h2>
      </header>
      <p className="region-coverage">{t('indicators.since.what')}</p>
      <ul className="filing-history">
        {revised.map((one) => (
          <li key={one.valueId}>
            <b>{say(one.indicator.name)}</b> {nameOf(one.period)}{' '}
            <button
              type="button"
              className="plain-button figure figure-traced"
              onClick={() => change({ value: one.earlierValueId })}
            >
              {sayFigures(one.before, one)}
            </button>
            {' → '}
            <button
              type="button"
              className="plain-button figure figure-traced"
              onClick={() => change({ value: one.valueId })}
            >
              {sayFigures(one.after, one)}
            </button>{' '}
            <span className="muted">{[one.reason, one.orgName].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
