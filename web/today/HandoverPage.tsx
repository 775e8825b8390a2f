import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  closeHandover,
  downloadHandover,
  getHandover,
  type HandoverView,
  listHandovers,
  signHandover,
} from '#core/today/contract.ts';
import { usePlace } from '../app/address.ts';
import { download } from '../app/transfer.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { OpenMatters } from './OpenMatters.tsx';
import './today.css';

/** One handover sheet: printed for ink, signed on line or recorded from paper, then closed. */
export default function HandoverPage() {
  const { t } = useTranslation();
  const handoverId = usePlace('handoverId');
  const asked = useRoute(getHandover, { params: { handoverId } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { handover } = asked.data;
  const name = t('today.handover.file', { from: handover.fromName });
  return (
    <div className="handover-page">
      <PageHead
        title={t('today.handover.title')}
        under={handover.orgName}
        trail={[
          { to: '/settings', title: t('app.nav.settings') },
          { to: '/settings/handovers', title: t('today.handovers') },
        ]}
        acts={
          <>
            <Button onClick={() => void download(downloadHandover, { params: { handoverId } }, name)}>
              Excel
            </Button>
            <PrintButton />
          </>
        }
      />
      <section className="panel handover-sheet">
        <dl className="handover-heads">
          {[
            ['from', handover.fromName],
            ['to', handover.toName],
            ['openedOn', `${handover.recordedOn}　${handover.recordedBy}`],
            ['reason', handover.reason === '' ? '—' : handover.reason],
          ].map(([key, value]) => (
            <div key={key}>
              <dt>{t(`today.handover.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <OpenMatters posts={handover.posts} items={handover.items} />
        <Signatures handover={handover} />
        <p className="handover-note">{t('today.handover.note')}</p>
      </section>
      <Acts handover={handover} />
    </div>
  );
}

function Signatures({ handover }: { handover: HandoverView }) {
  const { t } = useTranslation();
  const line = (side: 'from' | 'to') => {
    const signed = handover.signatures.find((s) => s.side === side);
    return (
      <div key={side} className="handover-signature">
        <span>{t(`today.handover.sign.${side}`)}</span>
        <b>{signed ? signed.personName : ''}</b>
        <small className="handover-way">
          {signed
            ? `${t(`today.handover.way.${signed.way}`)} ${chinaTime(signed.at)}${signed.recordedByName === '' ? '' : t('today.handover.recordedBy', { name: signed.recordedByName })}`
            : t('today.handover.signHere')}
        </small>
      </div>
    );
  };
  return <div className="handover-signatures">{(['from', 'to'] as const).map(line)}</div>;
}

function Acts({ handover }: { handover: HandoverView }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { may } = handover;
  const params = { handoverId: handover.id };
  const refreshes = [getHandover, listHandovers];
  const sign = useAct(signHandover, { refreshes, onDone: () => tell(t('today.handover.signedNow')) });
  const close = useAct(closeHandover, {
    refreshes,
    onDone: ({ given }) => tell(t('today.handover.closedNow', { to: handover.toName, count: given })),
  });
  const missing = (['from', 'to'] as const).filter(
    (side) => !handover.signatures.some((s) => s.side === side),
  );
  return (
    <div className="handover-acts no-print">
      {may.signFrom || may.signTo ? (
        <ActButton
          type="primary"
          isBusy={sign.isPending}
          finalSentence={t('today.handover.signFinal')}
          onAct={() => sign.mutate({ params, body: { side: may.signFrom ? 'from' : 'to', way: 'online' } })}
        >
          {t('today.handover.signOnline')}
        </ActButton>
      ) : null}
      {may.recordPaper
        ? missing.map((side) => (
            <ActButton
              key={side}
              isBusy={sign.isPending}
              onAct={() => sign.mutate({ params, body: { side, way: 'paper' } })}
            >
              {t('today.handover.recordPaper', {
                name: side === 'from' ? handover.fromName : handover.toName,
              })}
            </ActButton>
          ))
        : null}
      {may.close ? (
        <ActButton
          type="primary"
          isBusy={close.isPending}
          finalSentence={t('today.handover.closeFinal', { from: handover.fromName, to: handover.toName })}
          onAct={() => close.mutate({ params })}
        >
          {t('today.handover.close')}
        </ActButton>
      ) : null}
      {sign.error ? <ErrorState error={sign.error} inline /> : null}
      {close.error ? <ErrorState error={close.error} inline /> : null}
    </div>
  );
}
