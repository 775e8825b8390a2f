import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../../ui/ActButton.tsx';
import { countReview, type Review } from './review-state.ts';
import type { ReviewActs } from './use-review-acts.ts';

/** How much has been looked at, undo, the keys, and the act itself. */
export function ReviewTools({ review, acts, end }: { review: Review; acts: ReviewActs; end: ReactNode }) {
  const { t } = useTranslation();
  const { all, seen, dropped } = countReview(review);
  const next = review.entries.find((entry) => entry.mark === 'open');
  return (
    <div className="speech-tools">
      <strong className="tabular" role="status">
        {t('speech.seen', { seen, all })}
      </strong>
      {dropped > 0 ? <span className="muted">{t('speech.dropped', { count: dropped })}</span> : null}
      {next ? (
        <Button size="small" onClick={() => acts.take({ kind: 'select', key: next.key })}>
          {t('speech.nextOpen')}
        </Button>
      ) : null}
      <ActButton
        size="small"
        onAct={() => acts.take({ kind: 'undo' })}
        disabledReason={review.past.length === 0 ? t('speech.undo.none') : null}
      >
        {t('speech.undo')}
      </ActButton>
      <span className="muted speech-keys">{t('speech.keys')}</span>
      <span className="speech-end">{end}</span>
    </div>
  );
}
