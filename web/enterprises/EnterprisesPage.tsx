import { useTranslation } from 'react-i18next';
import { type EnterpriseRow, exportEnterprises, listEnterprises } from '#core/enterprises/contract.ts';
import { useSearchParams } from '../app/address.ts';
import { saidInOwnLanguage } from '../app/answer-language.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useRoute } from '../app/use-route.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { EconomyTabs } from '../ui/EconomyTabs.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LookError } from '../ui/LookError.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AddEnterprises } from './AddEnterprises.tsx';
import { EnterpriseDrawer } from './EnterpriseDrawer.tsx';
import { ENTRY_ORDER, shareText, useMissingText, wanText } from './entry-words.ts';
import { StateFilter } from './StateFilter.tsx';
import { ThresholdsDialog } from './ThresholdsDialog.tsx';
import './enterprises.css';

const FIGURES: ReadonlySet<string> = new Set(['amount', 'line', 'share']);
const placeOf = ({ standing }: EnterpriseRow): number => ENTRY_ORDER.indexOf(standing.state);

function EnterpriseTable({ rows, onOpen }: { rows: readonly EnterpriseRow[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const missingOf = useMissingText();
  const heads = ['name', 'kind', 'org', 'amount', 'line', 'share', 'state', 'missing', 'ask'];
  return (
    <table className="plain-table enterprise-table">
      <thead>
        <tr>
          {heads.map((key) => (
            <th key={key} scope="col" className={FIGURES.has(key) ? '' : 'is-words'}>
              {t(`enterprises.col.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <button type="button" className="link-button" onClick={() => onOpen(row.id)}>
                {row.name}
              </button>
            </th>
            <td className="is-words is-short is-spare">{t(`enterprises.kind.${row.kind}`)}</td>
            <td className="is-words is-short">{row.orgName}</td>
            <td className="is-spare">{wanText(row.standing.amountYuan)}</td>
            <td className="is-spare">{wanText(row.standing.lineYuan)}</td>
            <td>{shareText(row.standing.share)}</td>
            <td className="is-words is-short">{t(`enterprises.state.${row.standing.state}`)}</td>
            <td className="is-words is-wide">{missingOf(row.standing)}</td>
            <td className="is-words is-wide">
              {row.notes.map(saidInOwnLanguage).join(t('enterprises.semicolon'))}
              {row.talk ? (
                <div className="enterprise-note">
                  {t('enterprises.talk.short', {
                    on: row.talk.on,
                    outcome: t(`enterprises.talk.outcome.${row.talk.outcome}`),
                  })}
                </div>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 企业入统服务清单: who is at the line or near it, and what is missing; no light, no rank, no task. */
export default function EnterprisesPage() {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  const asked = useRoute(listEnterprises, {});
  if (asked.error && !asked.data)
    return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const { enterprises, months, mayKeep } = asked.data;
  const counts: Record<string, number> = {};
  for (const { standing } of enterprises) counts[standing.state] = (counts[standing.state] ?? 0) + 1;
  const rows = enterprises
    .filter(({ standing }) => !params.state || standing.state === params.state)
    .toSorted((a, b) => placeOf(a) - placeOf(b));
  const entered = months.reduce((sum, month) => sum + month.entered, 0);
  const left = months.reduce((sum, month) => sum + month.left, 0);
  return (
    <div className="enterprises-page">
      <PageHead
        title={t('enterprises.title')}
        under={[t('enterprises.under'), t('enterprises.year', { entered, left, net: entered - left })].join(
          ' · ',
        )}
        acts={
          <>
            <PageLink to="/economy/project-entries">{t('enterprises.projects')}</PageLink>
            {mayKeep && enterprises.length > 0 ? <AddEnterprises /> : null}
            {mayKeep ? <ThresholdsDialog rules={asked.data.rules} /> : null}
            <DownloadButton
              route={exportEnterprises}
              input={{}}
              fallbackName={`${t('enterprises.title')}.xlsx`}
            >
              {t('enterprises.excel')}
            </DownloadButton>
          </>
        }
      />
      <EconomyTabs current="enterprises" />
      {enterprises.length === 0 ? (
        <EmptyState
          sentence={t('enterprises.none')}
          reason={t('enterprises.none.what')}
          firstStep={mayKeep ? <AddEnterprises /> : undefined}
        />
      ) : (
        <>
          <StateFilter counts={counts} />
          <section className="panel">
            <ScrollsX label={t('enterprises.title')}>
              <EnterpriseTable rows={rows} onOpen={(id) => change({ enterprise: id })} />
            </ScrollsX>
          </section>
        </>
      )}
      <EnterpriseDrawer
        row={enterprises.find(({ id }) => id === params.enterprise)}
        month={
          enterprises
            .map(({ lastPeriod }) => lastPeriod ?? '')
            .toSorted()
            .at(-1) ?? ''
        }
        today={asked.data.today}
        onClose={() => change({ enterprise: undefined })}
      />
    </div>
  );
}
