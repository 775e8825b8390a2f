import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPersons } from '#core/people/contract.ts';
import { downloadPersonTemplate, readPersonWorkbook } from '#core/people/person-import-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { PageLink } from '../app/PageLink.tsx';
import { upload } from '../app/transfer.ts';
import { useRoute } from '../app/use-route.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { UploadDrop } from '../ui/UploadDrop.tsx';
import { InitialPasswords } from './InitialPassword.tsx';
import type { NewAccount } from './new-account.ts';
import { PersonImportPreview } from './PersonImportPreview.tsx';
import './people.css';

/** People and posts from Excel: read, looked at and corrected, then imported; nothing is written before. */
export default function PersonImportPage() {
  const { t } = useTranslation();
  const [reading, setReading] = useState<OutputOf<typeof readPersonWorkbook> | null>(null);
  const [accounts, setAccounts] = useState<NewAccount[]>([]);
  const [done, setDone] = useState<string | null>(null);
  const mode = useRoute(listPersons, {}).data?.mode;
  const take = async (file: File, onSent: (share: number) => void) => {
    setDone(null);
    setReading(await upload(readPersonWorkbook, {}, file, { onSent }));
  };
  return (
    <div>
      <PageHead
        title={t('people.roster')}
        under={t('people.roster.under')}
        trail={[
          { to: '/settings', title: t('app.nav.settings') },
          { to: '/settings/persons', title: t('people.section.persons') },
        ]}
        acts={
          <DownloadButton
            route={downloadPersonTemplate}
            input={{}}
            fallbackName={`${t('people.roster.templateName')}.xlsx`}
          >
            {t('people.roster.template')}
          </DownloadButton>
        }
      />
      <div className="org-import">
        <p className="panel-note">
          {t('people.roster.head')}
          {mode === 'three' ? t('people.roster.three') : ''}
        </p>
        <UploadDrop
          sentence={t('people.roster.drop')}
          accept=".xlsx,.xls,.csv"
          mostMegabytes={20}
          onFile={take}
        />
        {done ? (
          <p role="status" className="import-done">
            {done}　<PageLink to="/settings/persons">{t('people.roster.toPersons')}</PageLink>
          </p>
        ) : null}
        <InitialPasswords accounts={accounts} onClose={() => setAccounts([])} />
        {reading ? (
          <PersonImportPreview
            reading={reading}
            onChange={setReading}
            onDone={(sentence, made) => {
              setReading(null);
              setDone(sentence);
              setAccounts(made);
            }}
          />
        ) : null}
      </div>
    </div>
  );
}
