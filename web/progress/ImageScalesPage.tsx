import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { filterChoices } from '#core/progress/contract.ts';
import { getImageScales, setImageScales } from '#core/progress/image-scales-contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { ScaleEditor } from './image-scales/ScaleEditor.tsx';
import { newScale, readDraft, type ScaleDraft, toDraft } from './image-scales/scale-draft.ts';
import { AdoptRow } from './light-rules/AdoptRow.tsx';
import { RuleVersions } from './light-rules/RuleVersions.tsx';
import './image-scales/image-scales.css';

type Setting = OutputOf<typeof getImageScales>;
const MOST_SCALES = 20;

/** 形象进度分级: the levels by which physical progress is reported, per kind of work. */
export default function ImageScalesPage() {
  const { t } = useTranslation();
  const asked = useRoute(getImageScales, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  return (
    <div>
      <PageHead
        title={t('rules.scales.title')}
        under={t('rules.scales.under')}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
      />
      <ScalesForm key={asked.data.versions[0]?.version ?? 0} setting={asked.data} />
      <RuleVersions
        title={t('rules.scales.versions')}
        none={t('rules.scales.none')}
        versions={asked.data.versions}
        say={({ version, validFrom }) => t('rules.scales.version', { version, from: validFrom })}
      />
    </div>
  );
}

/** Why what is typed cannot be adopted now; null when it can. */
function useReason(setting: Setting, drafts: readonly ScaleDraft[]): string | null {
  const { t } = useTranslation();
  const read = readDraft(drafts);
  if (!setting.maySet) return t('rules.scales.notYours');
  if ('fault' in read) return read.fault === 'nameless' ? t('rules.scales.nameless') : read.fault;
  const isSame = JSON.stringify(read.scales.scales) === JSON.stringify(setting.scales);
  return isSame ? t('rules.basis.unchanged') : null;
}

function ScalesForm({ setting }: { setting: Setting }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const sectors = useRoute(filterChoices, {}).data?.sectors ?? [];
  const [drafts, setDrafts] = useState(() => toDraft(setting.scales));
  const act = useAct(setImageScales, {
    refreshes: [getImageScales, filterChoices],
    onDone: ({ validFrom }) => tell(t('rules.scales.done', { from: validFrom })),
  });
  const save = (source: string) => {
    const read = readDraft(drafts);
    if ('scales' in read) act.mutate({ body: { scales: read.scales, source } });
  };
  return (
    <>
      <div className="image-scales">
        {drafts.map((draft, at) => (
          <ScaleEditor
            key={draft.key}
            draft={draft}
            sectors={sectors}
            isFirst={at === 0}
            isLocked={!setting.maySet}
            onChange={(changed) => setDrafts(drafts.map((one) => (one.key === draft.key ? changed : one)))}
            onRemove={() => setDrafts(drafts.filter((one) => one.key !== draft.key))}
          />
        ))}
      </div>
      <section className="panel">
        <Button
          disabled={!setting.maySet || drafts.length >= MOST_SCALES}
          onClick={() => setDrafts([...drafts, newScale()])}
        >
          {t('rules.scales.addScale')}
        </Button>
        <AdoptRow
          maySet={setting.maySet}
          reason={useReason(setting, drafts)}
          finalSentence={t('rules.scales.final', { from: setting.appliesFrom })}
          isBusy={act.isPending}
          onAdopt={save}
        />
        {act.error ? <ErrorState error={act.error} inline /> : null}
      </section>
    </>
  );
}
