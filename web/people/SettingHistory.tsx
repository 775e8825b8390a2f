import { useTranslation } from 'react-i18next';
import { chinaTime } from '../ui/labels.ts';

interface Change {
  kind: string;
  version: number;
  personName: string;
  recordedAt: string;
  text: string;
}

/** Who changed a setting when; earlier versions stay. */
export function SettingHistory({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="setting-history">
      <h2 id="setting-history">{t('people.history')}</h2>
      <ul className="settings-list">
        {changes.map((change) => (
          <li key={`${change.kind} ${change.version}`}>
            {change.text}
            <p>
              {`${chinaTime(change.recordedAt)}　${change.personName === '' ? t('people.history.setUp') : change.personName}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
