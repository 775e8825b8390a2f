import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { listTasks } from '#core/supervision/contract.ts';
import { listLadderProposals, runLadder } from '#core/supervision/ladder-contract.ts';
import { useOpenPage, useSearchParams } from '../app/address.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { ProposalCard } from './ladder/ProposalCard.tsx';
import './supervision.css';

type Answer = OutputOf<typeof listLadderProposals>;

function RunButton() {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const act = useAct(runLadder, {
    refreshes: [listLadderProposals, listTasks],
    onDone: ({ proposed, joined, lapsed }) =>
      tell(
        proposed + joined + lapsed === 0
          ? t('supervision.ladder.ranQuiet')
          : t('supervision.ladder.ran', { proposed, joined, lapsed }),
      ),
  });
  return (
    <>
      <ActButton type="primary" isBusy={act.isPending} onAct={() => act.mutate({})}>
        {t('supervision.ladder.run')}
      </ActButton>
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </>
  );
}

function LadderActs({ may }: { may: Answer['may'] }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  return (
    <>
      {may.run ? <RunButton /> : null}
      <ActButton onAct={() => openPage('/supervision/look-backs')}>{t('supervision.lookBacks')}</ActButton>
      <ActButton onAct={() => openPage('/supervision/ladder/rules')}>{t('supervision.rules')}</ActButton>
      <ActButton onAct={() => openPage('/settings/document-ways')}>{t('papers.title')}</ActButton>
    </>
  );
}

/** 督办阶梯: what the system proposes today, what people decided; it says so when there is nothing to say. */
export default function LadderPage() {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const open = params.show === 'decided' ? 'decided' : 'open';
  const asked = useRoute(listLadderProposals, { query: { open } });
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  const { proposals, today, isWorkingDay, may } = asked.data;
  return (
    <div className="task-page">
      <PageHead
        title={t('supervision.ladder')}
        under={t('supervision.ladder.under')}
        trail={[{ to: '/supervision', title: t('supervision.list') }]}
        acts={<LadderActs may={may} />}
      />
      {isWorkingDay ? null : <p className="task-notice">{t('supervision.ladder.holiday', { today })}</p>}
      <Segmented<'open' | 'decided'>
        className="no-print"
        aria-label={t('supervision.ladder.which')}
        value={open}
        options={(['open', 'decided'] as const).map((value) => ({
          value,
          label: t(`supervision.ladder.show.${value}`),
        }))}
        onChange={(next) => change({ show: next === 'open' ? undefined : next })}
      />
      {proposals.length === 0 ? (
        <EmptyState
          sentence={t(`supervision.ladder.none.${open}`)}
          reason={t(`supervision.ladder.none.${open}.why`)}
        />
      ) : (
        <ul className="ladder-proposals">
          {proposals.map((one) => (
            <ProposalCard key={one.id} one={one} today={today} />
          ))}
        </ul>
      )}
    </div>
  );
}
