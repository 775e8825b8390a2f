import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getFiling } from '#core/indicators/filing-contract.ts';
import { usePlace } from '../app/address.ts';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { useRoute } from '../app/use-route.ts';
import { EconomyTabs } from '../ui/EconomyTabs.tsx';
import type { GridState } from '../ui/EntryGrid.tsx';
import type { CellFinding } from '../ui/grid/grid-model.ts';
import { LookError } from '../ui/LookError.tsx';
import { chinaTime } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useIndicatorWords } from './economy-words.ts';
import { FilingActs } from './filing/FilingActs.tsx';
import { FilingFindings } from './filing/FilingFindings.tsx';
import { FilingGrid } from './filing/FilingGrid.tsx';
import { FilingHistory } from './filing/FilingHistory.tsx';
import { ReplacedCells } from './filing/ReplacedCells.tsx';
import { RevisionSheet } from './filing/RevisionSheet.tsx';
import { type Filing, useFilingSaving } from './filing/use-filing.ts';
import { EntryWorkbook } from './import/EntryWorkbook.tsx';
import './indicators.css';

/** 一份指标报送: filled in, checked, signed, accepted; a revision cell by cell. */
export default function FilingPage() {
  const id = usePlace('id');
  const asked = useRoute(getFiling, { params: { id } });
  const page = asked.data?.filing.id === id ? asked.data : undefined;
  if (asked.error && !page) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!page) return <Skeleton lines={12} title />;
  return <OneFiling key={id} page={page} />;
}

function useUnder({ filing, steps }: Filing): string {
  const { t } = useTranslation();
  const nameOf = usePeriodName();
  const isWaiting = filing.status === 'submitted';
  return [
    t(`indicators.filing.kind.${filing.kind}`),
    ...(filing.period === null ? [] : [nameOf(filing.period)]),
    t(`indicators.certainty.${filing.certainty}`),
    isWaiting
      ? t('indicators.filing.waits', { step: steps[filing.step]?.name ?? '' })
      : t(`indicators.filing.status.${filing.status}`),
    ...(filing.deadlineAt ? [t('indicators.filing.deadline', { at: chinaTime(filing.deadlineAt) })] : []),
    ...(filing.isLate ? [t('indicators.filing.late')] : []),
  ].join(' · ');
}

function OneFiling({ page }: { page: Filing }) {
  const { t } = useTranslation();
  const { filing } = page;
  const say = useIndicatorWords();
  const save = useFilingSaving(page);
  const under = useUnder(page);
  const [isSaved, setSaved] = useState(true);
  const onState = useCallback((state: GridState) => setSaved(state.isSaved), []);
  const explain = (found: CellFinding) => {
    const finding = page.findings.find(({ sentence }) => found.sentence.startsWith(sentence));
    document.querySelector<HTMLElement>(`[data-finding="${finding?.key ?? ''}"]`)?.focus();
  };
  return (
    <div className="economy-page">
      <PageHead
        title={say(filing.title)}
        under={under}
        trail={[{ to: '/economy/filings', title: t('indicators.tab.filings') }]}
        acts={
          <>
            {filing.period === null ? null : (
              <EntryWorkbook id={filing.id} mayFill={page.allowed.includes('save')} />
            )}
            <PrintButton />
            <FilingActs page={page} isSaved={isSaved} />
          </>
        }
      />
      <EconomyTabs current="filings" />
      {filing.returnReason ? (
        <p className="filing-returned" role="status">
          {t('indicators.filing.returned', { reason: filing.returnReason })}
        </p>
      ) : null}
      {filing.period === null ? (
        <RevisionSheet page={page} save={save} />
      ) : (
        <FilingGrid page={page} period={filing.period} save={save} onState={onState} onExplain={explain} />
      )}
      {filing.period === null ? null : <ReplacedCells page={page} />}
      <FilingFindings page={page} save={save} />
      <FilingHistory page={page} />
    </div>
  );
}
