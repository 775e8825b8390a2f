import { Menu } from 'antd';
import { useTranslation } from 'react-i18next';
import { ISSUED_KINDS } from '#core/documents/document-kinds.ts';
import { getDocumentWays } from '#core/documents/way-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { useSearchParams } from '../app/address.ts';
import { useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { dayText, instantText } from '../ui/instant-text.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { kindWord } from './document-words.ts';
import { WayForm } from './WayForm.tsx';
import './documents.css';
import './ways.css';

type Ways = OutputOf<typeof getDocumentWays>;

function Changes({ changes }: { changes: Ways['changes'] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="way-changes">
      <h2 id="way-changes">{t('papers.changes')}</h2>
      <ul className="way-changes">
        {changes.map((one) => (
          <li key={one.version}>
            {t(one.isReset ? 'papers.change.reset' : 'papers.change.set', {
              version: one.version,
              kind: one.kind ? kindWord(one.kind) : '',
              source: one.source,
            })}
            <span className="documents-quiet way-note">
              {t('papers.change.by', {
                person: one.personName,
                at: instantText(one.recordedAt),
                from: dayText(one.validFrom),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 办文程序: for each kind the steps, who takes them, to whom it goes; changed as data, with versions. */
export default function DocumentWaysPage() {
  const { t } = useTranslation();
  const asked = useRoute(getDocumentWays, {});
  const [params, change] = useSearchParams();
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={10} />;
  const { ways, version, holders, changes } = asked.data;
  const first = ways.find(({ maySet }) => maySet) ?? ways[0];
  const chosen = ways.find(({ kind }) => kind === params.kind) ?? first;
  return (
    <div className="document-ways">
      <PageHead
        title={t('papers.title')}
        under={t('papers.under')}
        trail={[{ to: '/settings', title: t('app.nav.settings') }]}
      />
      <div className="ways-columns">
        <Menu
          aria-label={t('papers.kinds')}
          selectedKeys={chosen ? [chosen.kind] : []}
          onClick={({ key }) => change({ kind: key })}
          items={ISSUED_KINDS.map((kind) => ({
            key: kind,
            label: `${kindWord(kind)}${ways.find((one) => one.kind === kind)?.isDefault ? '' : t('papers.setMark')}`,
          }))}
        />
        {chosen ? (
          <section className="panel" aria-labelledby="way-kind">
            <h2 id="way-kind">
              {kindWord(chosen.kind)}
              <span className="documents-quiet way-note">
                {t(chosen.isDefault ? 'papers.isDefault' : 'papers.isSet')}
              </span>
            </h2>
            <WayForm
              key={`${chosen.kind} ${version}`}
              view={chosen}
              version={version}
              holders={new Map(holders.map(({ role, names }) => [role, names]))}
            />
          </section>
        ) : null}
      </div>
      <Changes changes={changes} />
    </div>
  );
}
