import { useTranslation } from 'react-i18next';
import { longInstant } from './reporting-words.ts';

/** Says that the announced time has passed while something is still to be confirmed: what is signed from here on is late. */
export function DeadlineNote({ deadlineAt, isOpen }: { deadlineAt: string; isOpen: boolean }) {
  const { t } = useTranslation();
  if (!isOpen || new Date(deadlineAt).getTime() >= Date.now()) return null;
  return (
    <p className="deadline-passed" role="status">
      {t('reporting.deadlinePassed', { deadline: longInstant(deadlineAt) })}
    </p>
  );
}
