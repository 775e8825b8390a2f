import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../app/api.ts';

export interface ErrorStateProps {
  error: unknown;
  /** What the person was about to see or do: `台账`. */
  what?: string;
  onRetry?: () => void;
  /** One line above a form instead of a whole page. */
  inline?: boolean;
}

/** Says what happened, to which cell or row, and what to do; the request number last, never alone. */
export function ErrorState({ error, what, onRetry, inline = false }: ErrorStateProps) {
  const { t } = useTranslation();
  const refusal = error instanceof ApiRefusal ? error : null;
  const sentence = refusal?.message ?? t('ui.error.page');
  const repeats = onRetry && (!refusal || refusal.isOffline || refusal.body.code === 'UNEXPECTED');
  return (
    <div className={inline ? 'error-state error-state-inline' : 'error-state'} role="alert">
      <p className="error-sentence">{what ? t('ui.error.at', { what, sentence }) : sentence}</p>
      {refusal && refusal.body.details.length > 0 ? (
        <ul className="error-details">
          {refusal.body.details.map((detail) => (
            <li key={`${detail.at}${detail.message}`}>
              {detail.at === '' ? null : <b>{detail.at}</b>} {detail.message}
            </li>
          ))}
        </ul>
      ) : null}
      {refusal && refusal.body.allowed.length > 0 ? (
        <p className="error-allowed">{t('ui.error.allowed', { what: refusal.body.allowed.join('；') })}</p>
      ) : null}
      {repeats ? (
        <Button onClick={onRetry} size={inline ? 'small' : 'middle'}>
          {t('ui.retry')}
        </Button>
      ) : null}
      {refusal?.body.code === 'UNEXPECTED' && !sentence.includes(refusal.requestId) ? (
        <p className="error-number">{t('ui.error.request', { id: refusal.requestId })}</p>
      ) : null}
    </div>
  );
}
