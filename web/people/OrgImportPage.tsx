import { useTranslation } from 'react-i18next';
import { PageLink } from '../app/PageLink.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { OrgImport } from './OrgImport.tsx';
import './people.css';

/** Import of the organisation list from Excel, for an office that is set up already. */
export default function OrgImportPage() {
  const { t } = useTranslation();
  return (
    <div>
      <PageHead
        title={t('people.orgs.import')}
        under={t('people.import.under')}
        trail={[
          { to: '/settings', title: t('app.nav.settings') },
          { to: '/settings/orgs', title: t('people.section.orgs') },
        ]}
      />
      <OrgImport next={<PageLink to="/settings/orgs">{t('people.import.toOrgs')}</PageLink>} />
    </div>
  );
}
