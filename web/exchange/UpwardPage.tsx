import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addUpwardTemplate,
  downloadUpwardReport,
  fillUpwardTable,
  listUpwardTemplates,
} from '#core/exchange/contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { usePeriodChoices, useShownPeriod } from '../app/periods.ts';
import { upload } from '../app/transfer.ts';
import { queryClient, useRoute } from '../app/use-route.ts';
import { DownloadButton } from '../ui/DownloadButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { instantText } from '../ui/instant-text.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { UploadDrop } from '../ui/UploadDrop.tsx';
import { ReportedVersion } from './ReportedVersion.tsx';
import { UpwardMappingForm } from './UpwardMappingForm.tsx';
import './exchange.css';

export type UpwardAnswer = OutputOf<typeof listUpwardTemplates>;
export type UpwardTemplate = UpwardAnswer['templates'][number];

function NewTemplate({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState('');
  return (
    <Modal open title={t('exchange.add')} footer={null} onCancel={onClose} destroyOnHidden>
      <label className="upward-field" htmlFor={id}>
        {t('exchange.name')}
        <Input id={id} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </label>
      {name.trim() === '' ? (
        <p className="documents-quiet">{t('exchange.nameFirst')}</p>
      ) : (
        <UploadDrop
          sentence={t('exchange.drop')}
          accept=".xlsx"
          mostMegabytes={20}
          onFile={async (file, onSent) => {
            await upload(addUpwardTemplate, { body: { name: name.trim() } }, file, { onSent });
            await queryClient.invalidateQueries({ queryKey: [listUpwardTemplates.name] });
            onClose();
          }}
        />
      )}
    </Modal>
  );
}

function Reports({ template }: { template: UpwardTemplate }) {
  const { t } = useTranslation();
  if (template.reports.length === 0) return <p className="documents-quiet">{t('exchange.noReports')}</p>;
  return (
    <ul className="upward-reports">
      {template.reports.map((report) => (
        <li key={report.id}>
          <b>{report.period}</b> {report.personName} {instantText(report.recordedAt)}{' '}
          {t('exchange.differs', { count: report.differences.length })}{' '}
          <DownloadButton
            size="small"
            type="link"
            route={downloadUpwardReport}
            input={{ params: { reportId: report.id } }}
            fallbackName={report.fileName}
          >
            {t('exchange.downloadReported')}
          </DownloadButton>
          {report.differences.length > 0 ? (
            <details>
              <summary>{t('exchange.showDifferences')}</summary>
              <ul>
                {report.differences.map((one) => (
                  <li key={one.address}>
                    {t('exchange.difference', {
                      address: one.address,
                      row: one.rowName,
                      head: one.head,
                      ours: one.ours ?? '—',
                      theirs: one.theirs ?? '—',
                      explanation: one.explanation,
                    })}
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Template({ template, fields }: { template: UpwardTemplate; fields: UpwardAnswer['fields'] }) {
  const { t } = useTranslation();
  const periodName = usePeriodName();
  const shown = useShownPeriod();
  const frozen = usePeriodChoices().filter((one) => one.status !== 'open');
  const period = frozen.find((one) => one.period === shown)?.period ?? frozen[0]?.period ?? null;
  const [open, setOpen] = useState<'mapping' | 'report' | null>(null);
  const missing = template.mapping.columns.filter((column) => column.field === null).length;
  return (
    <section className="panel upward-template">
      <h2>{template.name}</h2>
      <p className="documents-quiet">
        {t('exchange.mapped', {
          file: template.fileName,
          sheet: template.mapping.sheet,
          rows: t(`exchange.rows.${template.mapping.rows}`),
          columns: template.mapping.columns.length - missing,
          missing,
        })}
      </p>
      <div className="upward-acts">
        {period ? (
          <DownloadButton
            route={fillUpwardTable}
            input={{ params: { templateId: template.id, period } }}
            fallbackName={`${template.name}.xlsx`}
          >
            {t('exchange.fill', { period: periodName(period) })}
          </DownloadButton>
        ) : (
          <span className="documents-quiet">{t('exchange.noFrozen')}</span>
        )}
        {period ? (
          <Button
            aria-expanded={open === 'report'}
            onClick={() => setOpen(open === 'report' ? null : 'report')}
          >
            {t('exchange.record')}
          </Button>
        ) : null}
        <Button
          aria-expanded={open === 'mapping'}
          onClick={() => setOpen(open === 'mapping' ? null : 'mapping')}
        >
          {t('exchange.mapping')}
        </Button>
      </div>
      {open === 'mapping' ? (
        <UpwardMappingForm template={template} fields={fields} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'report' && period ? (
        <ReportedVersion templateId={template.id} period={period} onClose={() => setOpen(null)} />
      ) : null}
      <h3>{t('exchange.reports')}</h3>
      <Reports template={template} />
    </section>
  );
}

/** 上报表: templates of the upper level, mapped once, filled every month from frozen figures. */
export default function UpwardPage() {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const asked = useRoute(listUpwardTemplates, {});
  return (
    <div>
      <PageHead
        title={t('exchange.title')}
        trail={[{ to: '/documents', title: t('documents.title') }]}
        under={t('exchange.under')}
        acts={
          asked.data ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('exchange.add')}
            </Button>
          ) : null
        }
      />
      {asked.error ? <ErrorState error={asked.error} onRetry={() => void asked.refetch()} /> : null}
      {!asked.data && !asked.error ? <Skeleton lines={6} /> : null}
      {asked.data?.templates.length === 0 ? (
        <EmptyState sentence={t('exchange.none')} reason={t('exchange.noneWhy')} />
      ) : null}
      {asked.data?.templates.map((template) => (
        <Template key={template.id} template={template} fields={asked.data.fields} />
      ))}
      {isAdding ? <NewTemplate onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
