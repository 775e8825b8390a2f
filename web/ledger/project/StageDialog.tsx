import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isReasonWanted,
  listStageChoices,
  type ProjectView,
  recordStage,
  STAGES,
} from '#core/ledger/public.ts';
import type { BodyOf } from '#core/platform/public.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { type Attached, EvidenceUpload } from '../../ui/EvidenceFiles.tsx';
import { wordOf } from '../../ui/labels.ts';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { PROJECT_ROUTES } from './use-project.ts';

type StageBody = BodyOf<typeof recordStage>;
export type StageKind = StageBody['kind'];

/** What each event asks for; the server's rule decides whether it may be recorded now. */
const ASKS: Record<StageKind, readonly ('stage' | 'until' | 'reason' | 'approver' | 'evidence')[]> = {
  'start-reported': ['evidence'],
  'start-verified': ['evidence'],
  'start-refuted': ['reason'],
  stage: ['stage', 'reason', 'evidence'],
  paused: ['until', 'reason', 'approver'],
  'pause-confirmed': ['until', 'reason', 'approver'],
  resumed: [],
  'planned-start-moved': ['until', 'reason', 'approver'],
  'planned-finish-moved': ['until', 'reason', 'approver'],
  stopped: ['reason', 'approver'],
  cancelled: ['reason', 'approver'],
};

export const STAGE_KINDS = Object.keys(ASKS) as StageKind[];

/** Permit, photograph or minutes as a file; the note stays beside it, one of the two is enough. */
function EvidenceField({
  projectId,
  kind,
  attached,
  onAttached,
}: {
  projectId: string;
  kind: StageKind;
  attached: Attached | null;
  onAttached: (file: Attached) => void;
}) {
  const { t } = useTranslation();
  const needsOne = kind === 'start-verified' && attached === null;
  return (
    <>
      <Form.Item
        name="evidenceNote"
        label={t('ledger.stage.evidence')}
        extra={kind === 'start-verified' ? t('ledger.stage.evidence.wanted') : null}
        rules={needsOne ? [{ required: true, message: t('ledger.stage.evidence.missing') }] : []}
      >
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      {attached ? (
        <p className="muted">{t('ledger.stage.evidence.file', { name: attached.fileName })}</p>
      ) : (
        <EvidenceUpload projectId={projectId} firstKind="permit" onAttached={onAttached} />
      )}
    </>
  );
}

/** One event of a stage: when, what, why, on what evidence. */
export function StageDialog({
  project,
  kind,
  today,
  onClose,
}: {
  project: ProjectView;
  kind: StageKind;
  today: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [form] = Form.useForm<Record<string, string>>();
  const [attached, setAttached] = useState<Attached | null>(null);
  const asks = ASKS[kind];
  const title = t(`ledger.event.${kind}`);
  const act = useAct(recordStage, {
    refreshes: PROJECT_ROUTES,
    settlesLater: true,
    onDone: () => {
      tell(t('ledger.stage.done', { name: project.fields.name, event: title }));
      onClose();
    },
  });
  const submit = (fields: Record<string, string>) =>
    act.mutate({
      params: { projectId: project.id },
      body: {
        kind,
        onDate: fields.onDate ?? today,
        ...(fields.stage ? { stage: fields.stage as NonNullable<StageBody['stage']> } : {}),
        ...(fields.untilDate ? { untilDate: fields.untilDate } : {}),
        reason: fields.reason ?? '',
        approver: fields.approver ?? '',
        evidenceNote: fields.evidenceNote ?? '',
        ...(attached ? { evidenceFileId: attached.fileId } : {}),
      },
    });
  const required = [{ required: true, message: t('ledger.add.required') }];
  const isMove = kind.endsWith('-moved');
  const newDate = Form.useWatch('untilDate', form);
  const { plannedStartOn, plannedFinishOn } = project.fields;
  const current = kind === 'planned-start-moved' ? plannedStartOn : plannedFinishOn;
  // 能提前不推后 (PL-27): an earlier date needs nobody's leave.
  const isEarlier =
    isMove && current !== null && newDate !== undefined && newDate !== '' && newDate < current;
  const nextStage = Form.useWatch('stage', form);
  const isForward = kind === 'stage' && (!nextStage || !isReasonWanted(project.stage, nextStage));
  const unlessEarlier = isEarlier || isForward ? [] : required;
  return (
    <Modal
      open
      title={title}
      okText={t('ledger.stage.record')}
      cancelText={t('ui.cancel')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ onDate: today }}>
        {asks.includes('stage') ? (
          <Form.Item name="stage" label={t('ui.project.stage')} rules={required}>
            <Select
              options={listStageChoices(project.stage).map((value) => ({
                value,
                label: wordOf(STAGES, value),
              }))}
            />
          </Form.Item>
        ) : null}
        <Form.Item
          name="onDate"
          label={t(isMove ? 'ledger.stage.decidedOn' : 'ledger.stage.onDate')}
          rules={required}
        >
          <Input type="date" {...(isMove ? {} : { max: today })} />
        </Form.Item>
        {asks.includes('until') ? (
          <Form.Item
            name="untilDate"
            label={t(isMove ? 'ledger.stage.newDate' : 'ledger.stage.resumption')}
            rules={required}
          >
            <Input type="date" />
          </Form.Item>
        ) : null}
        {asks.includes('reason') ? (
          <Form.Item name="reason" label={t('ledger.stage.reason')} rules={unlessEarlier}>
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        ) : null}
        {asks.includes('approver') ? (
          <Form.Item
            name="approver"
            label={t('ledger.stage.approver')}
            rules={kind === 'stopped' || kind === 'cancelled' ? [] : unlessEarlier}
          >
            <Input maxLength={100} />
          </Form.Item>
        ) : null}
        {asks.includes('evidence') ? (
          <EvidenceField projectId={project.id} kind={kind} attached={attached} onAttached={setAttached} />
        ) : null}
      </Form>
    </Modal>
  );
}
