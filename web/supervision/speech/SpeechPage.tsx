import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOrgs } from '#core/people/public.ts';
import { proposeSpeechTasks } from '#core/supervision/speech-contract.ts';
import { useSignedIn } from '../../app/session.ts';
import { useAct, useRoute } from '../../app/use-route.ts';
import { keep, readKept } from '../../ui/kept.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { ReviewStepView } from './ReviewStepView.tsx';
import { startReview } from './review-state.ts';
import { SourceStep } from './SourceStep.tsx';
import { isSpeechDraft, newSpeechDraft, SPEECH_DRAFT_KEY, type SpeechDraft } from './speech-draft.ts';
import { useModelAdvice } from './use-model-advice.ts';
import '../supervision.css';
import './speech.css';

/** What was typed and decided stands in the browser; only the steps to undo do not. */
function useSpeechDraft(today: string) {
  const [draft, setDraft] = useState<SpeechDraft>(
    () => readKept(SPEECH_DRAFT_KEY, isSpeechDraft) ?? newSpeechDraft(today),
  );
  const change = useCallback((next: (before: SpeechDraft) => SpeechDraft) => {
    setDraft((before) => {
      const after = next(before);
      keep(SPEECH_DRAFT_KEY, { ...after, review: after.review && { ...after.review, past: [] } });
      return after;
    });
  }, []);
  return [draft, change] as const;
}

/** 讲话拆解: a text becomes proposals, a person looks at each, what he confirms is handed over (4.6). */
export default function SpeechPage() {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const tell = useUndoToast();
  const [draft, change] = useSpeechDraft(today);
  const [isRewriting, setRewriting] = useState(false);
  const orgs = useRoute(listOrgs, {}).data?.orgs;
  const orgIdByName = useMemo(() => new Map((orgs ?? []).map((org) => [org.name, org.id])), [orgs]);
  const act = useAct(proposeSpeechTasks, {
    onDone: ({ proposals }) => {
      change((before) => ({ ...before, review: startReview(proposals, orgIdByName) }));
      setRewriting(false);
    },
  });
  const model = useModelAdvice(draft, change, orgIdByName);
  const startAnew = () => {
    const before = draft;
    change(() => newSpeechDraft(today));
    model.forget();
    setRewriting(false);
    tell(t('speech.cleared'), () => change(() => before));
  };
  const isReviewing = draft.review !== null && !isRewriting;
  return (
    <div className="speech-page">
      <PageHead
        title={isReviewing && draft.title ? draft.title : t('speech.title')}
        under={t(isReviewing ? 'speech.review.under' : 'speech.under')}
        trail={[{ to: '/supervision', title: t('supervision.list') }]}
        acts={
          <>
            {isReviewing ? <Button onClick={() => setRewriting(true)}>{t('speech.rewrite')}</Button> : null}
            {draft.text === '' ? null : <Button onClick={startAnew}>{t('speech.anew')}</Button>}
          </>
        }
      />
      {isReviewing && model.sentence ? (
        <p className="panel" role="status">
          {model.sentence}
        </p>
      ) : null}
      {isReviewing && draft.review ? (
        <ReviewStepView draft={draft} review={draft.review} change={change} />
      ) : (
        <SourceStep
          draft={draft}
          change={change}
          isBusy={act.isPending || orgs === undefined}
          error={act.error}
          onPropose={(withModel) => {
            const { text, heldOn } = draft;
            model.forget();
            act.mutate(
              { body: { text, heldOn, withModel: false } },
              { onSuccess: () => (withModel ? model.ask(text, heldOn) : undefined) },
            );
          }}
          onBack={draft.review === null ? null : () => setRewriting(false)}
        />
      )}
    </div>
  );
}
