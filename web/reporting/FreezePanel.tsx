import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPeriods as listPeriodChoices } from '#core/progress/public.ts';
import { listPeriods } from '#core/reporting/calendar-contract.ts';
import { freezePeriod, getOffice } from '#core/reporting/office-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import type { Office } from './OfficePage.tsx';
import { longInstant } from './reporting-words.ts';

/** 定版: says in one sentence what will happen; with missing reports only by choice. */
export function FreezePanel({ office }: { office: Office }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [withMissing, setWithMissing] = useState(false);
  const freeze = useAct(freezePeriod, {
    // The head of every page says which period is frozen.
    refreshes: [getOffice, listPeriods, listPeriodChoices],
    onDone: (done) => tell(done.sentence),
  });
  const { frozen, totals } = office;
  if (frozen)
    return (
      <section className="panel">
        <h2>{t('reporting.freeze.title')}</h2>
        <p>{t('reporting.freeze.done', { who: frozen.personName, at: longInstant(frozen.at) })}</p>
        <p className="report-last freeze-hash">{t('reporting.freeze.hash', { hash: frozen.snapshotHash })}</p>
      </section>
    );
  const rest = totals.due - totals.accepted;
  const holds =
    office.freezeHint || (rest > 0 && !withMissing ? t('reporting.freeze.rest', { count: rest }) : null);
  return (
    <section className="panel">
      <h2>{t('reporting.freeze.title')}</h2>
      <p>{office.freezeSentence}</p>
      {office.freezeNotes.map((note) => (
        <p key={note} className="report-last">
          {note}
        </p>
      ))}
      {rest > 0 && office.canFreeze ? (
        <p>
          <Checkbox checked={withMissing} onChange={(event) => setWithMissing(event.target.checked)}>
            {t('reporting.freeze.withMissing', { count: rest })}
          </Checkbox>
        </p>
      ) : null}
      {freeze.error ? <ErrorState error={freeze.error} inline /> : null}
      <ActButton
        type="primary"
        disabledReason={holds}
        isBusy={freeze.isPending}
        finalSentence={[office.freezeSentence, ...office.freezeNotes].join('')}
        onAct={() => freeze.mutate({ params: { period: office.period.period }, body: { withMissing } })}
      >
        {t('reporting.freeze.do')}
      </ActButton>
    </section>
  );
}
