import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewEntry } from './review-state.ts';
import { cutSpans, listCuts, wordsOfSpans } from './spans.ts';

interface SplitDialogProps {
  entry: ReviewEntry;
  text: string;
  onSplit: (at: number) => void;
  onClose: () => void;
}

/** Where to cut when no place was marked in the text: after any clause. */
export function SplitDialog({ entry, text, onSplit, onClose }: SplitDialogProps) {
  const { t } = useTranslation();
  const cuts = listCuts(text, entry.spans);
  return (
    <Modal open title={t('speech.split')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="muted">{t(cuts.length > 0 ? 'speech.split.under' : 'speech.split.none')}</p>
      <ol className="speech-cuts">
        {cuts.map((at) => {
          const [before = [], after = []] = cutSpans(entry.spans, at) ?? [];
          return (
            <li key={at}>
              <span>
                {wordsOfSpans(text, before)} <b aria-hidden="true">┃</b> {wordsOfSpans(text, after)}
              </span>
              <Button size="small" onClick={() => onSplit(at)}>
                {t('speech.split.here')}
              </Button>
            </li>
          );
        })}
      </ol>
    </Modal>
  );
}
