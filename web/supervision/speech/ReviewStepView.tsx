import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getTaskStatistics, listTasks } from '#core/supervision/contract.ts';
import { takeSpeechTasks } from '#core/supervision/speech-contract.ts';
import { useOpenPage } from '../../app/address.ts';
import { useSignedIn } from '../../app/session.ts';
import { useAct } from '../../app/use-route.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { useOrgChoices } from '../../ui/use-org-choices.ts';
import { EditDialog } from './EditDialog.tsx';
import { ReviewCard } from './ReviewCard.tsx';
import { ReviewTools } from './ReviewTools.tsx';
import { countReview, findHindrance, MOST_TASKS, type Review, toTakenTasks } from './review-state.ts';
import { SpeechText } from './SpeechText.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { findLeftSentences, toSegments } from './spans.ts';
import { newSpeechDraft, type SpeechDraft } from './speech-draft.ts';
import { TwoSides } from './TwoSides.tsx';
import { type ChangeDraft, type ReviewActs, useReviewActs } from './use-review-acts.ts';
import { useReviewKeys } from './use-review-keys.ts';

interface ReviewStepViewProps {
  draft: SpeechDraft;
  review: Review;
  change: ChangeDraft;
}

function useTake(draft: SpeechDraft, review: Review, change: ChangeDraft) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const tell = useUndoToast();
  const openPage = useOpenPage();
  const act = useAct(takeSpeechTasks, {
    refreshes: [listTasks, getTaskStatistics],
    onDone: ({ sourceTextId, taskIds }) => {
      change(() => newSpeechDraft(today));
      tell(t('speech.taken', { count: taskIds.length }));
      openPage(`/supervision/speech/${sourceTextId}`);
    },
  });
  const { title, sourceKind, heldOn, text } = draft;
  const send = () =>
    act.mutate({
      body: {
        title,
        sourceKind,
        heldOn,
        text,
        tasks: toTakenTasks(review),
        dropped: countReview(review).dropped,
      },
    });
  return { act, send };
}

/** Short names of units by their id. */
function useNames(): (orgId: string) => string {
  const units = useOrgChoices();
  return useMemo(() => {
    const names = new Map(units.map(({ value, label }) => [value, label]));
    return (orgId) => names.get(orgId) ?? '—';
  }, [units]);
}

/** Step two: the text with its marked words beside the proposals; nothing becomes a task unseen. */
export function ReviewStepView({ draft, review, change }: ReviewStepViewProps) {
  const { t } = useTranslation();
  const acts = useReviewActs(draft, review, change);
  const { selected, dialog, setDialog, take } = acts;
  useReviewKeys(dialog === null, acts);
  const nameOf = useNames();
  return (
    <>
      <ReviewTools
        review={review}
        acts={acts}
        end={<TakeButton draft={draft} review={review} change={change} />}
      />
      <TwoSides
        count={review.entries.length}
        text={<TextSide draft={draft} review={review} acts={acts} />}
        tasks={
          review.entries.length === 0 ? (
            <EmptyState sentence={t('speech.none')} reason={t('speech.none.why')} />
          ) : (
            <ol className="speech-cards" aria-label={t('speech.proposals')}>
              {review.entries.map((entry, index) => (
                <ReviewCard
                  key={entry.key}
                  entry={entry}
                  number={index + 1}
                  heldOn={draft.heldOn}
                  isSelected={entry === selected}
                  isLast={index === review.entries.length - 1}
                  nameOf={nameOf}
                  take={take}
                  acts={entry === selected ? acts : null}
                />
              ))}
            </ol>
          )
        }
      />
      {selected && dialog === 'edit' ? (
        <EditDialog
          key={selected.key}
          entry={selected}
          text={draft.text}
          onClose={() => setDialog(null)}
          onSave={(order) => {
            take({ kind: 'edit', key: selected.key, order });
            setDialog(null);
          }}
        />
      ) : null}
      {selected && dialog === 'split' ? (
        <SplitDialog
          entry={selected}
          text={draft.text}
          onClose={() => setDialog(null)}
          onSplit={(at) => {
            take({ kind: 'split', key: selected.key, at, text: draft.text });
            setDialog(null);
          }}
        />
      ) : null}
    </>
  );
}

function TakeButton({ draft, review, change }: ReviewStepViewProps) {
  const { t } = useTranslation();
  const { act, send } = useTake(draft, review, change);
  const hindrance = findHindrance(review);
  const { all, seen, tasks } = countReview(review);
  const reason = hindrance && t(`speech.hindrance.${hindrance}`, { count: all - seen, limit: MOST_TASKS });
  return (
    <>
      <ActButton type="primary" onAct={send} isBusy={act.isPending} disabledReason={reason}>
        {tasks === 0 ? t('speech.take') : t('speech.take.count', { count: tasks })}
      </ActButton>
      {reason ? <span className="muted">{reason}</span> : null}
      {act.error ? <ErrorState error={act.error} inline /> : null}
    </>
  );
}

function TextSide({ draft, review, acts }: { draft: SpeechDraft; review: Review; acts: ReviewActs }) {
  const { t } = useTranslation();
  const units = useOrgChoices();
  const { text } = draft;
  const { take } = acts;
  const onSelect = useCallback((key: number) => take({ kind: 'select', key }), [take]);
  const { segments, left } = useMemo(() => {
    const spans = review.entries.flatMap((entry) => entry.spans);
    const found = findLeftSentences(
      text,
      spans,
      units.map((unit) => unit.label),
    );
    return { left: found.length, segments: toSegments(text, review.entries, found) };
  }, [text, review.entries, units]);
  return (
    <>
      <div className="speech-text-tools">
        <Button size="small" onClick={acts.add} disabled={acts.selection === null}>
          {t('speech.add')}
        </Button>
        <span className="muted">{t(left > 0 ? 'speech.left' : 'speech.left.none', { count: left })}</span>
      </div>
      <SpeechText
        text={text}
        segments={segments}
        entries={review.entries}
        selectedKey={review.selectedKey}
        onSelect={onSelect}
        onSelection={acts.setSelection}
      />
    </>
  );
}
