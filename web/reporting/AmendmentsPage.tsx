import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AMENDED_MEASURES, type AmendedMeasure } from '#core/reporting/amendment.ts';
import {
  type AmendmentView,
  decideAmendment,
  listAmendments,
  requestAmendment,
} from '#core/reporting/amendment-contract.ts';
import { getMatrix } from '#core/reporting/office-contract.ts';
import { useSearchParams } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { editText, readCell } from '../ui/grid/cell-text.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { ProjectPicker } from './ProjectPicker.tsx';
import { ReportingTabs } from './ReportingTabs.tsx';
import { exactWan, longInstant } from './reporting-words.ts';

/** 更正: after the freeze, in the open: old, new, reason, who asked, who approved. The frozen period stays as it was. */
export default function AmendmentsPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const asked = useRoute(listAmendments, {
    query: params.projectId ? { projectId: params.projectId } : {},
  });
  const [isAsking, setAsking] = useState(params.projectId !== undefined);
  return (
    <div>
      <ReportingTabs current="amendments" />
      <PageHead
        title={t('reporting.amend.title')}
        under={t('reporting.amend.under')}
        acts={
          asked.data?.canRequest ? (
            <Button type="primary" onClick={() => setAsking(true)}>
              {t('reporting.amend.open')}
            </Button>
          ) : null
        }
      />
      {asked.data ? (
        <AmendmentTable amendments={asked.data.amendments} canDecide={asked.data.canDecide} />
      ) : asked.error ? (
        <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
      {isAsking && asked.data?.canRequest ? <RequestDialog onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

const shown = (measure: string, value: string | null): string =>
  measure === 'image_percent' ? (value === null ? '—' : `${value}%`) : exactWan(value);

const AMENDMENT_COLUMNS = [
  'period',
  'project',
  'measure',
  'old',
  'new',
  'reason',
  'requested',
  'decision',
] as const;

function AmendmentTable(props: { amendments: readonly AmendmentView[]; canDecide: boolean }) {
  const { t } = useTranslation();
  if (props.amendments.length === 0) return <EmptyState sentence={t('reporting.amend.none')} />;
  return (
    <div className="office-table-place">
      <table className="plain-table report-table amend-table">
        <thead>
          <tr>
            {AMENDMENT_COLUMNS.map((key) => (
              <th key={key} scope="col">
                {t(`reporting.amend.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.amendments.map((one) => (
            <tr key={one.id}>
              <td data-title={t('reporting.amend.period')} className="tabular">
                {one.period}
              </td>
              <td data-title={t('reporting.amend.project')}>
                {one.projectName}
                <div className="report-last">{one.orgName}</div>
              </td>
              <td data-title={t('reporting.amend.measure')}>{t(`reporting.amend.of.${one.measure}`)}</td>
              <td data-title={t('reporting.amend.old')} className="tabular amend-figure">
                {shown(one.measure, one.oldValue)}
              </td>
              <td data-title={t('reporting.amend.new')} className="tabular amend-figure">
                {shown(one.measure, one.newValue)}
              </td>
              <td data-title={t('reporting.amend.reason')}>{one.reason}</td>
              <td data-title={t('reporting.amend.requested')}>
                {one.requestedByName}
                <div className="report-last">{longInstant(one.requestedAt)}</div>
              </td>
              <td data-title={t('reporting.amend.decision')}>
                <Decision amendment={one} canDecide={props.canDecide} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Decision({ amendment, canDecide }: { amendment: AmendmentView; canDecide: boolean }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [opinion, setOpinion] = useState('');
  const decide = useAct(decideAmendment, {
    refreshes: [listAmendments, getMatrix],
    onDone: (done) => tell(done.sentence),
  });
  if (amendment.decision !== 'waiting')
    return (
      <>
        {t(`reporting.amend.${amendment.decision}`)} {amendment.approverName}
        <div className="report-last">
          {amendment.decidedAt ? longInstant(amendment.decidedAt) : ''} {amendment.opinion}
        </div>
      </>
    );
  if (!canDecide) return <>{t('reporting.amend.waiting')}</>;
  const act = (decision: 'approved' | 'refused') =>
    decide.mutate({ params: { amendmentId: amendment.id }, body: { decision, opinion: opinion.trim() } });
  return (
    <div className="amend-decide">
      <Input
        size="small"
        aria-label={t('reporting.amend.opinion')}
        placeholder={t('reporting.amend.opinion')}
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
      />
      <ActButton
        size="small"
        type="primary"
        isBusy={decide.isPending}
        finalSentence={t('reporting.amend.approveFinal')}
        onAct={() => act('approved')}
      >
        {t('reporting.amend.approve')}
      </ActButton>
      <ActButton size="small" isBusy={decide.isPending} onAct={() => act('refused')}>
        {t('reporting.amend.refuse')}
      </ActButton>
      {decide.error ? <ErrorState error={decide.error} inline /> : null}
    </div>
  );
}

interface RequestFields {
  projectId: string;
  period: string;
  measure: AmendedMeasure;
  value: string;
  reason: string;
}

function RequestDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [params] = useSearchParams();
  const { today } = useSignedIn();
  const [form] = Form.useForm<RequestFields>();
  const measure = Form.useWatch('measure', form) ?? 'month_amount';
  const period = Form.useWatch('period', form) ?? '';
  const periods = useRoute(getMatrix, { query: { to: today.slice(0, 7), count: 24 } });
  const frozen = (periods.data?.periods ?? []).filter((one) => one.isFrozen).map((one) => one.period);
  const request = useAct(requestAmendment, {
    refreshes: [listAmendments],
    onDone: (done) => {
      tell(done.sentence);
      onClose();
    },
  });
  const kind =
    measure === 'image_percent'
      ? ({ kind: 'number', unit: '%' } as const)
      : ({ kind: 'amount', unit: '万元' } as const);
  return (
    <Modal open title={t('reporting.amend.open')} footer={null} onCancel={onClose} destroyOnHidden>
      {request.error ? <ErrorState error={request.error} inline /> : null}
      <Form<RequestFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ measure: 'month_amount', projectId: params.projectId, period: params.period }}
        onFinish={(fields) => {
          const reading = readCell(fields.value, kind);
          request.mutate({
            body: {
              projectId: fields.projectId,
              period: fields.period,
              measure: fields.measure,
              newValue: reading.ok ? (reading.value ?? '') : '',
              reason: fields.reason.trim(),
            },
          });
        }}
      >
        <Form.Item
          name="period"
          label={t('reporting.amend.period')}
          rules={[{ required: true, message: t('reporting.amend.periodMissing') }]}
        >
          <Select options={[...frozen].reverse().map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item
          name="projectId"
          label={t('reporting.amend.project')}
          rules={[{ required: true, message: t('reporting.amend.projectMissing') }]}
        >
          <ProjectPicker period={period} />
        </Form.Item>
        <Form.Item name="measure" label={t('reporting.amend.measure')}>
          <Select
            options={AMENDED_MEASURES.map((value) => ({ value, label: t(`reporting.amend.of.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="value"
          label={t(measure === 'image_percent' ? 'reporting.amend.newPercent' : 'reporting.amend.newWan')}
          rules={[
            {
              validator: (_rule, text: string | undefined) => {
                const reading = readCell(text ?? '', kind);
                if (reading.ok && editText(reading.value, kind) !== '') return Promise.resolve();
                return Promise.reject(
                  new Error(reading.ok ? t('reporting.amend.valueMissing') : reading.problem),
                );
              },
            },
          ]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reporting.amend.reason')}
          rules={[{ required: true, min: 4, whitespace: true, message: t('reporting.amend.reasonMissing') }]}
        >
          <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 2 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={request.isPending}>
          {t('reporting.amend.do')}
        </Button>
      </Form>
    </Modal>
  );
}
