import { useTranslation } from 'react-i18next';
import type { ImportRunView } from '../../../core/quality/import-contract.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** Sheets and columns that stay in the workbook, each with its reason: nothing is dropped in silence. */
export function NotTakenPanel({ head }: { head: NonNullable<ImportRunView['head']> }) {
  const { t } = useTranslation();
  if (head.notTaken.length === 0) return <EmptyState sentence={t('quality.import.allTaken')} />;
  return (
    <section className="panel">
      <p className="muted">{t('quality.import.leftWhy')}</p>
      <ul className="import-left">
        {head.notTaken.map((one) => (
          <li key={`${one.sheet} ${one.what}`}>
            <b>{one.what}</b>
            <span className="muted">{one.sheet}</span>
            <span>{one.reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
