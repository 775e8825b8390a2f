import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordStage } from '#core/ledger/public.ts';
import { getToday, listStartsToVerify } from '#core/today/contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';

interface Start {
  projectId: string;
  name: string;
  unitName: string;
  reportedOn: string;
  plannedStartOn: string | null;
  evidenceNote: string;
  reportedBy: string;
}

/** Reported starts: verified, or refuted with the reason, without leaving the page. */
export function StartsToVerify() {
  const { t } = useTranslation();
  const asked = useRoute(listStartsToVerify, {});
  if (asked.error && !asked.data) return <ErrorState error={asked.error} inline />;
  if (!asked.data) return <Skeleton lines={2} title={false} />;
  if (asked.data.starts.length === 0) return <EmptyState sentence={t('today.starts.empty')} />;
  return (
    <ul className="duty-parts">
      {asked.data.starts.map((start) => (
        <StartLine key={start.projectId} start={start} />
      ))}
    </ul>
  );
}

function StartLine({ start }: { start: Start }) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const tell = useUndoToast();
  const [isRefuting, setRefuting] = useState(false);
  const [reason, setReason] = useState('');
  const record = useAct(recordStage, {
    refreshes: [listStartsToVerify, getToday],
    // Said before the list is fetched anew: with the line goes what only `mutate` was told to do afterwards.
    onDone: (_done, { body }) =>
      tell(
        t(`today.starts.${body.kind === 'start-verified' ? 'start-verified' : 'start-refuted'}`, {
          name: start.name,
        }),
      ),
  });
  const decide = (kind: 'start-verified' | 'start-refuted') =>
    record.mutate({
      params: { projectId: start.projectId },
      body:
        kind === 'start-verified'
          ? // The basis that the unit gave is what is verified.
            { kind, onDate: start.reportedOn, evidenceNote: start.evidenceNote }
          : { kind, onDate: today, reason },
    });
  return (
    <li>
      <div className="duty-part">
        <PageLink to={`/ledger/${start.projectId}`}>{start.name}</PageLink>
        <small className="duty-part-note">
          {t('today.starts.line', {
            unit: start.unitName,
            on: start.reportedOn,
            planned: start.plannedStartOn ?? '—',
          })}
          {start.evidenceNote === '' ? '' : `　${start.evidenceNote}`}
        </small>
        <span className="duty-part-acts">
          <ActButton
            size="small"
            type="primary"
            isBusy={record.isPending}
            disabledReason={start.evidenceNote === '' ? t('today.starts.noEvidence') : null}
            onAct={() => decide('start-verified')}
          >
            {t('today.starts.verify')}
          </ActButton>
          <Button size="small" aria-expanded={isRefuting} onClick={() => setRefuting(!isRefuting)}>
            {t('today.starts.refute')}
          </Button>
        </span>
      </div>
      {isRefuting ? (
        <div className="duty-reason">
          <Input
            aria-label={t('today.starts.reason')}
            placeholder={t('today.starts.reason')}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.target.value)}
          />
          <ActButton
            size="small"
            disabledReason={reason.trim().length < 2 ? t('today.starts.reasonMissing') : null}
            isBusy={record.isPending}
            onAct={() => decide('start-refuted')}
          >
            {t('today.starts.refuteNow')}
          </ActButton>
        </div>
      ) : null}
      {record.error ? <ErrorState error={record.error} inline /> : null}
    </li>
  );
}
