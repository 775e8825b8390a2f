import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import { getSourceText } from '#core/supervision/speech-contract.ts';
import { useOpenPage, usePlace } from '../../app/address.ts';
import { PageLink } from '../../app/PageLink.tsx';
import { useRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { sourceWord, stateWord } from '../task-words.ts';
import { SpeechText } from './SpeechText.tsx';
import { toSegments } from './spans.ts';
import { TwoSides } from './TwoSides.tsx';
import '../supervision.css';
import './speech.css';

/** A kept text with the tasks that came of it, each at its words. */
export default function KeptTextPage() {
  const { t } = useTranslation();
  const asked = useRoute(getSourceText, { params: { sourceTextId: usePlace('sourceTextId') } });
  const openPage = useOpenPage();
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={12} />;
  const { title, heldOn, sourceKind, tasks } = asked.data;
  return (
    <div className="speech-page">
      <PageHead
        title={title}
        under={t('speech.kept', { source: sourceWord(sourceKind), heldOn, count: tasks.length })}
        trail={[
          { to: '/supervision', title: t('supervision.list') },
          { to: '/supervision/speech', title: t('speech.title') },
        ]}
        acts={<Button onClick={() => openPage('/supervision/speech')}>{t('speech.another')}</Button>}
      />
      <KeptText kept={asked.data} />
    </div>
  );
}

function KeptText({ kept: { text, tasks } }: { kept: OutputOf<typeof getSourceText> }) {
  const { t } = useTranslation();
  const [selectedKey, select] = useState<number | null>(null);
  const entries = useMemo(
    () => tasks.map(({ spans }, index) => ({ key: index, mark: 'confirmed' as const, spans })),
    [tasks],
  );
  const segments = useMemo(() => toSegments(text, entries, []), [text, entries]);
  return (
    <TwoSides
      count={tasks.length}
      text={
        <SpeechText
          text={text}
          segments={segments}
          entries={entries}
          selectedKey={selectedKey}
          onSelect={select}
        />
      }
      tasks={
        <ol className="speech-cards">
          {tasks.map(({ taskId, title, leadName, state }, index) => (
            <li key={taskId} className={`speech-card${index === selectedKey ? ' speech-card-selected' : ''}`}>
              <div className="speech-card-head">
                <button
                  type="button"
                  className="speech-number"
                  aria-label={t('speech.toText', { number: index + 1 })}
                  onClick={() => select(index)}
                >
                  {index + 1}
                </button>
                <PageLink to={`/supervision/${taskId}`}>{title}</PageLink>
                <span className="speech-card-mark">
                  {leadName} · {stateWord(state)}
                </span>
              </div>
            </li>
          ))}
        </ol>
      }
    />
  );
}
