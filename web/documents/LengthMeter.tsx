import { useTranslation } from 'react-i18next';
import { TEXT_LENGTH_LIMIT, TEXT_LENGTH_WARNING } from '#core/documents/text-length.ts';

/** Letters of the text against 4,000 (warned) and 5,000 (a reason is asked for). */
export function LengthMeter({ length }: { length: { letters: number; warning: string | null } }) {
  const { t } = useTranslation();
  return (
    <section className="panel document-length">
      <h2>{t('documents.length.title')}</h2>
      <meter
        min={0}
        max={TEXT_LENGTH_LIMIT}
        high={TEXT_LENGTH_WARNING}
        value={Math.min(length.letters, TEXT_LENGTH_LIMIT)}
        aria-label={t('documents.length.title')}
      />
      <p>
        {t('documents.length.letters', {
          letters: length.letters,
          warning: TEXT_LENGTH_WARNING,
          limit: TEXT_LENGTH_LIMIT,
        })}
      </p>
      {length.warning ? <p role="status">{length.warning}</p> : null}
    </section>
  );
}
