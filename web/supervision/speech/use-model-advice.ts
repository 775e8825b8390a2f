import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MODEL_FAULTS } from '#core/supervision/speech/model-fault.ts';
import { getSpeechOptions, proposeSpeechTasks } from '#core/supervision/speech-contract.ts';
import { useAct, useRoute } from '../../app/use-route.ts';
import { wordOf } from '../../ui/labels.ts';
import { addProposals } from './review-state.ts';
import type { SpeechDraft } from './speech-draft.ts';
import type { ChangeDraft } from './use-review-acts.ts';

/**
 * Asks the model while the review of what the rules found goes on; what it adds comes to the end, marked. A model that is
 * slow or fails holds nobody up: it is said and that is all.
 */
export function useModelAdvice(
  draft: SpeechDraft,
  change: ChangeDraft,
  orgIdByName: ReadonlyMap<string, string>,
) {
  const { t } = useTranslation();
  const place = useRoute(getSpeechOptions, {}).data?.modelPlace ?? '';
  const [asked, setAsked] = useState<string | null>(null);
  const act = useAct(proposeSpeechTasks, {
    onDone: ({ proposals }, { body }) => {
      const added = proposals.filter(({ toConfirm }) => toConfirm.includes('model'));
      change((before) =>
        before.review === null || before.text !== body.text
          ? before
          : { ...before, review: addProposals(before.review, added, orgIdByName) },
      );
    },
  });
  return {
    ask: (text: string, heldOn: string) => {
      setAsked(text);
      act.mutate({ body: { text, heldOn, withModel: true } });
    },
    forget: () => setAsked(null),
    /** What became of the asking; empty when nobody was asked about this text. */
    sentence: asked === null || asked !== draft.text ? '' : sayAdvice(),
  };

  function sayAdvice(): string {
    if (act.isPending) return t('speech.model.asking', { place });
    if (act.error) return `${t('speech.model.fault')}${act.error.message}`;
    if (!act.data) return '';
    const { modelFault, modelSaid, proposals } = act.data;
    const count = proposals.filter(({ toConfirm }) => toConfirm.includes('model')).length;
    if (modelFault === '') return t(count > 0 ? 'speech.model.added' : 'speech.model.nothing', { count });
    const why = wordOf(MODEL_FAULTS, modelFault);
    return `${t('speech.model.fault')}${why}${modelSaid ? ` · ${modelSaid}` : ''}`;
  }
}
