import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { filterChoices } from '#core/progress/contract.ts';
import { getImageScales, setImageScales } from '#core/progress/image-scales-contract.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { ScaleEditor } from './image-scales/ScaleEditor.tsx';
import { newScale, readDraft, type ScaleDraft, toDraft } from './image-scales/scale-draft.ts';
import './light-rules/light-rules.css';
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
      <ScaleVersions versions={asked.data.versions} />
    </div>
  );
}

/** Why what is typed cannot be adopted now; null when it can. */
function useReason(setting: Setting, drafts: readonly ScaleDraft[], source: string): string | null {
  const { t } = useTranslation();
  const read = readDraft(drafts);
  if (!setting.maySet) return t('rules.scales.notYours');
  if ('fault' in read) return read.fault === 'nameless' ? t('rules.scales.nameless') : read.fault;
  if (JSON.stringify(read.scales.scales) === JSON.stringify(setting.scales))
    return t('rules.basis.unchanged');
  return source.trim().length < 2 ? t('rules.sourceMissing') : null;
}

function ScalesForm({ setting }: { setting: Setting }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const sectors = useRoute(filterChoices, {}).data?.sectors ?? [];
  const [drafts, setDrafts] = useState(() => toDraft(setting.scales));
  const [source, setSource] = useState('');
  const act = useAct(setImageScales, {
    refreshes: [getImageScales, filterChoices],
    onDone: ({ validFrom }) => tell(t('rules.scales.done', { from: validFrom })),
  });
  const save = () => {
    const read = readDraft(drafts);
    if ('scales' in read) act.mutate({ body: { scales: read.scales, source: source.trim() } });
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
        <div className="rules-adopt">
          <label htmlFor="scales-source">{t('rules.source')}</label>
          <Input
            id="scales-source"
            maxLength={200}
            disabled={!setting.maySet}
            placeholder={t('rules.sourceHint')}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
          <ActButton
            type="primary"
            disabledReason={useReason(setting, drafts, source)}
            finalSentence={t('rules.scales.final', { from: setting.appliesFrom })}
            isBusy={act.isPending}
            onAct={save}
          >
            {t('rules.basis.save')}
          </ActButton>
        </div>
        {act.error ? <ErrorState error={act.error} inline /> : null}
      </section>
    </>
  );
}

function ScaleVersions({ versions }: { versions: Setting['versions'] }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="scale-versions">
      <h2 id="scale-versions">{t('rules.scales.versions')}</h2>
      {versions.length === 0 ? <p>{t('rules.scales.none')}</p> : null}
      <ul className="rules-versions">
        {versions.map((v) => (
          <li key={v.version}>
            {t('rules.scales.version', { version: v.version, from: v.validFrom })}
            <p>
              {v.source}　{v.personName}　{chinaTime(v.recordedAt)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
