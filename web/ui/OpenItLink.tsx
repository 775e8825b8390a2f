import { useTranslation } from 'react-i18next';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';

/** Where the project office opens a reporting period that is not open yet; nothing for everybody else. */
export function OpenItLink({ period }: { period: string }) {
  const { t } = useTranslation();
  const isOffice = useSignedIn().roles.some((role) => role === 'office-head' || role === 'office-clerk');
  return isOffice ? <PageLink to={`/reporting?period=${period}`}>{t('ui.openPeriod')}</PageLink> : null;
}
