import { useTranslation } from 'react-i18next';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/** The overview of a county that has not opened a reporting period: says so, and where the office opens the first. */
export function NoPeriodYet() {
  const { t } = useTranslation();
  const isOffice = useSignedIn().roles.some((role) => role === 'office-head' || role === 'office-clerk');
  return (
    <EmptyState
      sentence={t('progress.none')}
      {...(isOffice
        ? { firstStep: <PageLink to="/reporting/calendar">{t('progress.none.toCalendar')}</PageLink> }
        : {})}
    />
  );
}
