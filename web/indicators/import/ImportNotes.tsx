import { useTranslation } from 'react-i18next';
import type { StatImport } from './ImportOnePage.tsx';

/** What was left out, converted or not read, with the cells: nothing of the file is dropped in silence. */
export function ImportNotes({ run }: { run: StatImport }) {
  const { t } = useTranslation();
  if (run.notes.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="statistics-notes">
      <h2 id="statistics-notes">{t('economy-import.notes')}</h2>
      <ul className="stat-notes">
        {run.notes.map(({ kind, sentence, count, places }) => (
          <li key={`${kind}-${sentence}`}>
            <span className="stat-note-kind">{t(`economy-import.note.${kind}`)}</span> <span>{sentence}</span>{' '}
            <span className="muted">
              {t('economy-import.places', { count, places: places.join('、') })}
              {count > places.length ? '…' : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
