import { useTranslation } from 'react-i18next';
import { PageLink } from '../app/PageLink.tsx';
import { useSession } from '../app/session.ts';
import { type EconomyTab, EconomyTabs } from '../ui/EconomyTabs.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import './indicators.css';

/** A county that has set up no subjects yet: what will stand here, and the first step for whoever may take it. */
export function NoEconomy({ tab }: { tab: EconomyTab }) {
  const { t } = useTranslation();
  const { session } = useSession();
  const maySet = session?.sees === 'region';
  return (
    <div className="economy-page">
      <PageHead title={t(tab === 'papers' ? 'documents.economy.title' : `indicators.${tab}`)} />
      <EconomyTabs current={tab} />
      <EmptyState
        sentence={t('indicators.unset')}
        reason={t(maySet ? 'indicators.unset.what' : 'economy-settings.unset.office')}
        firstStep={
          maySet ? <PageLink to="/settings/subjects">{t('indicators.unset.step')}</PageLink> : undefined
        }
      />
    </div>
  );
}
