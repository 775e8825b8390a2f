import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getTargets } from '#core/indicators/settings-contract.ts';
import { TARGET_KINDS } from '#core/indicators/target.ts';
import { usePeriod, useSearchParams } from '../app/address.ts';
import { useRoute } from '../app/use-route.ts';
import { EconomyTabs } from '../ui/EconomyTabs.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ExportCsv } from '../ui/ExportCsv.tsx';
import { LookError } from '../ui/LookError.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PrintButton } from '../ui/PrintButton.tsx';
import { ScrollsX } from '../ui/ScrollsX.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useIndicatorWords } from './economy-words.ts';
import { NoEconomy } from './NoEconomy.tsx';
import { ShareOutDialog } from './target/ShareOutDialog.tsx';
import { TargetDialog, type TargetPlace } from './target/TargetDialog.tsx';
import { TargetSums } from './target/TargetSums.tsx';
import { type Targets, useAimText } from './target/target-words.ts';
import './indicators.css';

function TargetTable({
  page,
  subject,
  onEdit,
}: {
  page: Targets;
  subject: string;
  onEdit: (place: TargetPlace) => void;
}) {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const aimText = useAimText();
  const [params] = useSearchParams();
  const ofSubject = page.targets.filter((one) => one.subject === subject && one.isStanding);
  const aimed = new Set(ofSubject.map(({ indicator }) => indicator));
  const shown = page.indicators.filter(({ code }) => params.all === 'yes' || aimed.has(code));
  const lineOf = (indicator: string, kind: string) =>
    ofSubject.find((one) => one.indicator === indicator && one.kind === kind);
  if (shown.length === 0)
    return (
      <EmptyState
        sentence={t('indicators.targets.none')}
        reason={t('economy-settings.targets.none.what')}
        firstStep={
          page.maySet ? (
            <Button onClick={() => onEdit({ indicator: '', subject, kind: 'budget' })}>
              {t('indicators.targets.add')}
            </Button>
          ) : undefined
        }
      />
    );
  return (
    <ScrollsX label={t('indicators.targets')}>
      <table className="plain-table card-table target-table">
        <thead>
          <tr>
            <th scope="col">{t('indicators.col.indicator')}</th>
            {TARGET_KINDS.map((kind) => (
              <th key={kind} scope="col">
                {t(`indicators.targets.kind.${kind}`)}
              </th>
            ))}
            <th scope="col" className="is-words">
              {t('indicators.targets.lead')}
            </th>
            <th scope="col" className="is-words">
              {t('indicators.targets.basis')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ code, name, unit, digits }) => {
            const first = TARGET_KINDS.map((kind) => lineOf(code, kind)).find((line) => line !== undefined);
            return (
              <tr key={code}>
                <th scope="row">
                  {say(name)}
                  <small className="board-unit">{say(unit)}</small>
                </th>
                {TARGET_KINDS.map((kind) => {
                  const line = lineOf(code, kind);
                  const text = aimText(line, digits);
                  const label = `${say(name)} ${t(`indicators.targets.kind.${kind}`)} ${text}`;
                  return (
                    <td
                      key={kind}
                      data-label={t(`indicators.targets.kind.${kind}`)}
                      data-main={kind === 'stretch' ? undefined : true}
                    >
                      {page.maySet || line ? (
                        <button
                          type="button"
                          className="link-button"
                          aria-label={label}
                          onClick={() => onEdit({ indicator: code, subject, kind })}
                        >
                          {line ? text : t('indicators.targets.set')}
                        </button>
                      ) : (
                        text
                      )}
                      {line?.months ? (
                        <small className="board-gap">{t('indicators.targets.monthly')}</small>
                      ) : null}
                      {line && line.versionNo > 1 ? (
                        <small className="board-gap">
                          {t('indicators.targets.version', { count: line.versionNo })}
                        </small>
                      ) : null}
                    </td>
                  );
                })}
                <td className="is-words" data-label={t('indicators.targets.lead')}>
                  {first?.leadOrgName ?? '—'}
                </td>
                <td className="is-words is-wide" data-label={t('indicators.targets.basis')}>
                  {first?.basis ?? '—'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollsX>
  );
}

/** 年度目标: of the own region and its towns, each version with its ground, and whether the parts make up the whole. */
export default function TargetsPage() {
  const { t } = useTranslation();
  const say = useIndicatorWords();
  const aimText = useAimText();
  const [params, change] = useSearchParams();
  const period = usePeriod();
  const [isSharing, setSharing] = useState(false);
  const [edited, setEdited] = useState<TargetPlace | null>(null);
  const year = params.year ?? (period ?? new Date().toISOString()).slice(0, 4);
  const asked = useRoute(getTargets, { params: { year } });
  const page = asked.data;
  if (asked.error?.body.code === 'SUBJECT_NOT_FOUND' && !page) return <NoEconomy tab="targets" />;
  if (asked.error && !page) return <LookError error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!page) return <Skeleton lines={12} title />;
  const subject = page.subjects.find(({ code }) => code === params.of) ?? page.subjects[0];
  const years = [-1, 0, 1].map((step) => String(Number(year) + step));
  return (
    <div className="economy-page">
      <PageHead
        title={t('indicators.targets')}
        under={t('indicators.targets.under', { year: page.year })}
        acts={
          <>
            {page.maySet ? (
              <Button
                type="primary"
                onClick={() => setEdited({ indicator: '', subject: subject?.code ?? '', kind: 'budget' })}
              >
                {t('indicators.targets.add')}
              </Button>
            ) : null}
            {page.maySet && page.subjects.length > 1 ? (
              <Button onClick={() => setSharing(true)}>{t('economy-settings.share')}</Button>
            ) : null}
            <ExportCsv
              fileName={`${t('indicators.targets')} ${page.year}`}
              lines={() => [
                ['subject', 'kind', 'value', 'lead', 'basis'].map((key) =>
                  t(`indicators.targets.csv.${key}`),
                ),
                ...page.targets
                  .filter(({ isStanding }) => isStanding)
                  .map((line) => {
                    const indicator = page.indicators.find(({ code }) => code === line.indicator);
                    const of = page.subjects.find(({ code }) => code === line.subject);
                    return [
                      `${of?.name ?? ''}${say(indicator?.name ?? line.indicator)}`,
                      t(`indicators.targets.kind.${line.kind}`),
                      aimText(line, indicator?.digits ?? 2),
                      line.leadOrgName ?? '',
                      line.basis,
                    ];
                  }),
              ]}
            />
            <PrintButton />
          </>
        }
      />
      <EconomyTabs current="targets" />
      <div className="board-tools no-print">
        <Segmented<string>
          size="small"
          aria-label={t('indicators.targets.year')}
          value={year}
          options={years}
          onChange={(one) => change({ year: one })}
        />
        <Select
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('indicators.subject')}
          value={subject?.code ?? null}
          options={page.subjects.map(({ code, name }) => ({ value: code, label: name }))}
          popupMatchSelectWidth={false}
          onChange={(of) => change({ of: of ?? undefined })}
        />
        <Segmented<string>
          size="small"
          aria-label={t('indicators.col.indicator')}
          value={params.all === 'yes' ? 'yes' : 'no'}
          options={['no', 'yes'].map((all) => ({ value: all, label: t(`indicators.targets.all.${all}`) }))}
          onChange={(all) => change({ all: all === 'yes' ? all : undefined })}
        />
      </div>
      <TargetTable page={page} subject={subject?.code ?? ''} onEdit={setEdited} />
      <TargetSums page={page} />
      {isSharing ? <ShareOutDialog page={page} onClose={() => setSharing(false)} /> : null}
      {edited ? <TargetDialog page={page} place={edited} onClose={() => setEdited(null)} /> : null}
    </div>
  );
}
