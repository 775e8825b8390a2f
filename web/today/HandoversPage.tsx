import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HandoverView, listHandovers } from '#core/today/contract.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { OpenHandoverDialog } from './OpenHandoverDialog.tsx';
import './today.css';

/** 交接单: one sheet for each person who leaves, signed by both. */
export default function HandoversPage() {
  const { t } = useTranslation();
  const asked = useRoute(listHandovers, {});
  const [isOpening, setOpening] = useState(false);
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={6} />;
  const { handovers, mayOpen } = asked.data;
  const openButton = mayOpen ? (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t('today.handover.open')}
    </Button>
  ) : null;
  return (
    <div>
      <PageHead
        title={t('today.handovers')}
        under={t('today.handovers.under')}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
        acts={openButton}
      />
      {handovers.length === 0 ? (
        <EmptyState sentence={t('today.handovers.empty')} firstStep={openButton} />
      ) : (
        <HandoverTable handovers={handovers} />
      )}
      {isOpening ? <OpenHandoverDialog onClose={() => setOpening(false)} /> : null}
    </div>
  );
}

function useStateWords(): (view: HandoverView) => string {
  const { t } = useTranslation();
  return (view) => {
    const has = (side: string) => view.signatures.some((s) => s.side === side);
    if (has('closed')) return t('today.handover.closed');
    if (has('from') && has('to')) return t('today.handover.signed');
    const missing = [has('from') ? '' : view.fromName, has('to') ? '' : view.toName].filter((n) => n !== '');
    return t('today.handover.waiting', { names: missing.join('、') });
  };
}

function HandoverTable({ handovers }: { handovers: readonly HandoverView[] }) {
  const { t } = useTranslation();
  const stateOf = useStateWords();
  return (
    <div className="panel table-place">
      <table className="plain-table words-table">
        <thead>
          <tr>
            {['who', 'unit', 'items', 'openedOn', 'state'].map((key) => (
              <th key={key} scope="col">
                {t(`today.handover.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {handovers.map((view) => (
            <tr key={view.id}>
              <th scope="row">
                <PageLink to={`/settings/handovers/${view.id}`}>
                  {t('today.handover.fromTo', { from: view.fromName, to: view.toName })}
                </PageLink>
              </th>
              <td>{view.orgName}</td>
              <td className="tabular">{view.items.length}</td>
              <td className="tabular">{view.recordedOn}</td>
              <td>{stateOf(view)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
