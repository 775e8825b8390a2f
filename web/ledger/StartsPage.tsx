import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from '../app/address.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { NotStarted } from './starts/NotStarted.tsx';
import { StaleProjects } from './starts/StaleProjects.tsx';
import { StartBatches } from './starts/StartBatches.tsx';
import './ledger.css';
import './starts/starts.css';

const TABS = ['not-started', 'stale', 'batches'] as const;
type Tab = (typeof TABS)[number];

/** 未开工与久拖项目: who was to start and has not, with reason and promise; what drags on for years; batches of starts. */
export default function StartsPage() {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const tab = TABS.find((one) => one === params.tab) ?? 'not-started';
  return (
    <div className="starts">
      <PageHead
        title={t('ledger.starts.title')}
        under={t(`ledger.starts.${tab}.under`)}
        trail={[{ to: '/ledger', title: t('app.nav.ledger') }]}
        acts={<PrintButton />}
      />
      <Segmented<Tab>
        className="no-print"
        aria-label={t('ledger.starts.title')}
        value={tab}
        options={TABS.map((one) => ({ value: one, label: t(`ledger.starts.${one}`) }))}
        onChange={(next) => change({ tab: next === 'not-started' ? undefined : next, only: undefined })}
      />
      {tab === 'not-started' ? <NotStarted /> : tab === 'stale' ? <StaleProjects /> : <StartBatches />}
    </div>
  );
}
