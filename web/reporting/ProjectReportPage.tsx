import { Collapse } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/platform/public.ts';
import type { CellField, StructuredParts } from '#core/reporting/draft.ts';
import { getReport } from '#core/reporting/fill-contract.ts';
import type { FindingView } from '#core/reporting/row-contract.ts';
import { usePlace } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';
import { DefinitionGrid } from '../ui/DefinitionGrid.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { EvidenceFiles } from '../ui/EvidenceFiles.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { FIRST_SCREEN, FOLDED, hasFoldedError } from './form-fields.ts';
import { RatePair } from './RatePair.tsx';
import { ReportField } from './ReportFields.tsx';
import { ReportFormFoot } from './ReportFormFoot.tsx';
import { ReportHistory } from './ReportHistory.tsx';
import { ReportParts } from './ReportParts.tsx';
import { useReportForm } from './report-form.ts';
import { useReportingPeriod } from './reporting-period.ts';
import { exactWan, longInstant, nameWithState, sayPeriod } from './reporting-words.ts';
import { useSending } from './use-sending.ts';
import './reporting.css';

type Report = OutputOf<typeof getReport>;

/** 单个项目的填报表单, made for the phone and good on the desk. */
export default function ProjectReportPage() {
  const period = useReportingPeriod();
  const projectId = usePlace('projectId');
  const asked = useRoute(
    getReport,
    { params: { period: period ?? '', projectId } },
    { isEnabled: period !== null },
  );
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} title />;
  return <FilledReport key={`${period} ${projectId}`} report={asked.data} />;
}

function FilledReport({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const { row, period } = report;
  const form = useReportForm(period.period, row);
  const [answering, setAnswering] = useState<FindingView | null>(null);
  const [openKeys, setOpenKeys] = useState<string[]>([]);
  const shownKeys = hasFoldedError(row) ? [...new Set([...openKeys, 'rest'])] : openKeys;
  const sent = useSending(period.period, 'form');
  const save = (change: {
    parts?: StructuredParts;
    explanations?: Record<string, { choice: string; text: string }>;
  }) => sent.send({ projectId: row.projectId, draftVersion: form.versionOf(), cells: [], ...change });
  const fieldOf = (field: CellField) => (
    <ReportField
      key={field}
      row={row}
      field={field}
      typed={form.typedIn(field)}
      onType={(typed) => form.type(field, typed)}
      onLeave={() => form.leave(field)}
      onTake={(typed) => form.leave(field, typed)}
    />
  );
  const warnings =
    row.status === 'open' ? [] : row.findings.filter((finding) => finding.severity === 'warning');
  return (
    <div className="report-form">
      <PageHead
        title={nameWithState(row)}
        trail={[{ to: '/reporting/grid', title: t('reporting.tab.grid') }]}
        under={`${sayPeriod(period)} · ${row.statusLabel} · ${t('reporting.until', { at: longInstant(period.deadlineAt) })}`}
      />
      {row.returnReason ? (
        <p className="report-returned">{t('reporting.returnedFor', { reason: row.returnReason })}</p>
      ) : null}
      {row.readOnlyReason ? <p className="report-locked">{row.readOnlyReason}</p> : null}
      <section className="panel">{FIRST_SCREEN.map(fieldOf)}</section>
      <Warnings row={row} warnings={warnings} onAsk={setAnswering} />
      <section className="panel report-effect">
        <RatePair row={row} />
      </section>
      <Collapse
        activeKey={shownKeys}
        onChange={setOpenKeys}
        items={[
          {
            key: 'rest',
            label: t('reporting.rest'),
            children: (
              <>
                <Prefilled row={row} />
                {FOLDED.map(fieldOf)}
                <ReportParts row={row} today={today} onSave={(parts) => void save({ parts })} />
              </>
            ),
          },
          {
            key: 'evidence',
            label: t('reporting.evidence'),
            children: <EvidenceFiles projectId={row.projectId} period={period.period} />,
          },
          { key: 'history', label: t('reporting.history'), children: <ReportHistory report={report} /> },
        ]}
      />
      {sent.error && !answering ? <ErrorState error={sent.error} inline /> : null}
      <ReportFormFoot report={report} form={form} />
      <ConflictDialog
        conflicts={form.conflicts}
        onMine={(conflict) => form.settle(conflict, true)}
        onTheirs={(conflict) => form.settle(conflict, false)}
      />
      {answering ? (
        <AnswerDialog
          row={row}
          finding={answering}
          isBusy={sent.isBusy}
          error={sent.error}
          onClose={() => setAnswering(null)}
          onAnswer={(answer) =>
            void save({ explanations: { [answering.ruleId]: answer } }).then((isSaved) => {
              if (isSaved) setAnswering(null);
            })
          }
        />
      ) : null}
    </div>
  );
}

function Warnings(props: {
  row: Report['row'];
  warnings: readonly FindingView[];
  onAsk: (finding: FindingView) => void;
}) {
  const { t } = useTranslation();
  const { row, warnings, onAsk } = props;
  if (warnings.length === 0) return null;
  return (
    <section className="panel report-warnings" aria-label={t('reporting.warnings')}>
      <h2>{t('reporting.warnings')}</h2>
      {warnings.map((finding) => {
        const answer = row.explanations[finding.ruleId];
        return (
          <div key={finding.ruleId} className="report-warning">
            <p>{finding.sentence}</p>
            {answer ? (
              <p className="report-answer">
                {answer.choice}
                {answer.text ? `：${answer.text}` : ''}
              </p>
            ) : null}
            {row.readOnlyReason === '' ? (
              <button type="button" className="link-button" onClick={() => onAsk(finding)}>
                {t(answer ? 'reporting.answer.change' : 'reporting.answer.give')}
              </button>
            ) : null}
          </div>
        );
      })}
    </section>
  );
}

function Prefilled({ row }: { row: Report['row'] }) {
  const { t } = useTranslation();
  const wan = (yuan: string | null) => (yuan === null ? null : `${exactWan(yuan)}${t('reporting.wan')}`);
  const noPlan = t('reporting.noPlan');
  return (
    <DefinitionGrid
      columns={2}
      rows={[
        { term: t('reporting.totalInvestment'), value: wan(row.totalInvestmentYuan) },
        { term: t('reporting.base'), value: wan(row.baseYuan) },
        { term: t('reporting.column.annualPlan'), value: wan(row.annualPlanYuan), reason: noPlan },
        { term: t('reporting.planned'), value: wan(row.plannedYuan), reason: noPlan },
        { term: t('reporting.column.previousYtd'), value: wan(row.previousYtdYuan) },
        { term: t('reporting.department'), value: row.departmentName },
      ]}
    />
  );
}
