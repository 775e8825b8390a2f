import { useTranslation } from 'react-i18next';

/** Grey lines in the place of the first figures; only on first load, later the old figures stay. Paper says so in words. */
export function Skeleton({ lines = 6, title = true }: { lines?: number; title?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status" aria-label={t('ui.loading')}>
      <p className="skeleton-paper">{t('ui.loading.paper')}</p>
      {title ? <div className="skeleton-title" /> : null}
      {Array.from({ length: lines }, (_, index) => `line-${index}`).map((key) => (
        <div key={key} className="skeleton-line" />
      ))}
    </div>
  );
}
