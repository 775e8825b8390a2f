import { useTranslation } from 'react-i18next';
import { type AmendmentView, decideAmendment, listAmendments } from '#core/reporting/public.ts';
import { getToday } from '#core/today/contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Figure } from '../ui/Figure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

/** Amendments of frozen figures that wait for a decision; the old freeze stays as it was. */
export function AmendmentsToDecide() {
  const { t } = useTranslation();
  const asked = useRoute(listAmendments, { query: {} });
  if (asked.error && !asked.data) return <ErrorState error={asked.error} inline />;
  if (!asked.data) return <Skeleton lines={2} title={false} />;
  const waiting = asked.data.amendments.filter((amendment) => amendment.decision === 'waiting');
  if (waiting.length === 0) return <EmptyState sentence={t('today.amendments.empty')} />;
  return (
    <ul className="duty-parts">
      {waiting.map((amendment) => (
        <AmendmentLine key={amendment.id} amendment={amendment} />
      ))}
    </ul>
  );
}

function AmendmentLine({ amendment }: { amendment: AmendmentView }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const decide = useAct(decideAmendment, {
    refreshes: [listAmendments, getToday],
    onDone: (done) => tell(done.sentence),
  });
  const amount = { kind: 'amount', unit: '万元' } as const;
  const send = (decision: 'approved' | 'refused') =>
    decide.mutate({ params: { amendmentId: amendment.id }, body: { decision } });
  return (
    <li>
      <div className="duty-part">
        <span>
          {amendment.orgName}　{amendment.projectName}　{amendment.period}　{amendment.measureName}{' '}
          <Figure value={amendment.oldValue} of={amount} /> →{' '}
          <Figure value={amendment.newValue} of={amount} unit="万元" />
        </span>
        <small className="duty-part-note">
          {t('today.amendments.by', { name: amendment.requestedByName, reason: amendment.reason })}
        </small>
        <span className="duty-part-acts">
          <ActButton
            size="small"
            type="primary"
            isBusy={decide.isPending}
            finalSentence={t('today.amendments.final')}
            onAct={() => send('approved')}
          >
            {t('today.amendments.approve')}
          </ActButton>
          <ActButton size="small" isBusy={decide.isPending} onAct={() => send('refused')}>
            {t('today.amendments.refuse')}
          </ActButton>
        </span>
      </div>
      {decide.error ? <ErrorState error={decide.error} inline /> : null}
    </li>
  );
}
