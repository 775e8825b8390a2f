import { useTranslation } from 'react-i18next';
import type { ImportRunView } from '../../../core/quality/import-contract.ts';
import { takeImportedMonth } from '../../../core/quality/imported-months-contract.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { usePeriodName } from '../../app/PeriodSwitch.tsx';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';

type Months = NonNullable<ImportRunView['head']>['months'];

/** Figures of the month that is being filled can go into the units' drafts; confirming stays theirs. */
export function MonthsPanel({ run }: { run: ImportRunView }) {
  const { t } = useTranslation();
  const periodName = usePeriodName();
  const take = useAct(takeImportedMonth);
  const { head } = run;
  const isDone =
    run.state === 'applied' || (run.state === 'ready' && head && head.counts.new + head.counts.changed === 0);
  const open: Months = (head?.months ?? []).filter((month) => month.isOpen);
  if (!isDone || open.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="import-months">
      <h2 id="import-months">{t('quality.import.months')}</h2>
      <p className="muted">{t('quality.import.monthsWhy')}</p>
      <div className="import-apply-acts no-print">
        {open.map(({ period, rows }) => (
          <ActButton
            key={period}
            isBusy={take.isPending}
            onAct={() => take.mutate({ params: { period, importId: run.id } })}
          >
            {t('quality.import.takeMonth', { period: periodName(period), count: rows })}
          </ActButton>
        ))}
      </div>
      {take.error ? <ErrorState error={take.error} inline /> : null}
      {take.data ? (
        <div role="status">
          <p>
            {take.data.sentence} <PageLink to="/reporting">{t('quality.import.toReporting')}</PageLink>
          </p>
          <ul className="import-findings">
            {take.data.left.map((one) => (
              <li key={`${one.address} ${one.message}`}>
                <span className="import-address">{one.address}</span>
                <span>{one.message}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
