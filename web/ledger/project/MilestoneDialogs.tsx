import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import {
  addMilestones,
  type MilestoneView,
  type ProjectView,
  setMilestoneDate,
} from '#core/ledger/public.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { PROJECT_ROUTES } from './use-project.ts';

export type Milestone = z.infer<typeof MilestoneView>;
export type DateKind = 'approved' | 'actual';

/** One date of a milestone: the day it was reached, or a move that was approved with its reason. */
export function DateDialog(props: {
  project: ProjectView;
  milestone: Milestone;
  kind: DateKind;
  today: string;
  onClose: () => void;
}) {
  const { project, milestone, kind, today, onClose } = props;
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [day, setDay] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const reasonName = t(
    kind === 'approved' || milestone.actualOn !== null ? 'ledger.edit.reasonNeeded' : 'ledger.milestone.note',
  );
  const act = useAct(setMilestoneDate, {
    refreshes: PROJECT_ROUTES,
    settlesLater: true,
    onDone: () => {
      tell(t(`ledger.milestone.${kind}.done`, { name: milestone.name, on: day ?? '' }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t(`ledger.milestone.${kind}.title`, { name: milestone.name })}
      okText={t('ledger.edit.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: day === null }}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() =>
        day &&
        act.mutate({
          params: { projectId: project.id, milestoneId: milestone.id },
          body: { kind, finishOn: day, reason },
        })
      }
    >
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <Form layout="vertical">
        <Form.Item label={t(`ledger.milestone.${kind}`)} required>
          <Input
            type="date"
            aria-label={t(`ledger.milestone.${kind}`)}
            value={day ?? ''}
            {...(kind === 'actual' ? { max: today } : {})}
            onChange={(event) => setDay(event.target.value === '' ? null : event.target.value)}
          />
        </Form.Item>
        <Form.Item label={reasonName}>
          <Input
            aria-label={reasonName}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface NewMilestone {
  name: string;
  finishOn: string;
  isCritical?: boolean;
  evidenceWanted?: string;
}

/** 倒排工期: several milestones at once; their original dates never change. */
export function AddDialog({ project, onClose }: { project: ProjectView; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [form] = Form.useForm<{ milestones: NewMilestone[] }>();
  const act = useAct(addMilestones, {
    refreshes: PROJECT_ROUTES,
    settlesLater: true,
    onDone: ({ added }) => {
      tell(t('ledger.milestone.added', { count: added }));
      onClose();
    },
  });
  const submit = ({ milestones }: { milestones: NewMilestone[] }) =>
    act.mutate({
      params: { projectId: project.id },
      body: {
        milestones: milestones.map((m) => ({
          name: m.name,
          finishOn: m.finishOn,
          isCritical: m.isCritical ?? false,
          evidenceWanted: m.evidenceWanted ?? '',
        })),
      },
    });
  const required = [{ required: true, message: t('ledger.add.required') }];
  return (
    <Modal
      open
      width={720}
      title={t('ledger.milestone.add')}
      okText={t('ledger.edit.save')}
      cancelText={t('ui.cancel')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {act.error ? <ErrorState error={act.error} inline /> : null}
      <p className="muted">{t('ledger.milestone.original.note')}</p>
      <Form form={form} onFinish={submit} initialValues={{ milestones: [{}] }}>
        <Form.List name="milestones">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <div key={field.key} className="milestone-line">
                  <Form.Item name={[field.name, 'name']} rules={required}>
                    <Input
                      placeholder={t('ledger.milestone.name')}
                      aria-label={t('ledger.milestone.name')}
                      maxLength={100}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'finishOn']} rules={required}>
                    <Input type="date" aria-label={t('ledger.milestone.finish')} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'evidenceWanted']}>
                    <Input
                      placeholder={t('ledger.milestone.evidence')}
                      aria-label={t('ledger.milestone.evidence')}
                      maxLength={200}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'isCritical']} valuePropName="checked">
                    <Checkbox>{t('ledger.milestone.critical')}</Checkbox>
                  </Form.Item>
                  <Button type="text" onClick={() => remove(field.name)} disabled={fields.length === 1}>
                    {t('ui.views.remove')}
                  </Button>
                </div>
              ))}
              <Button type="dashed" block onClick={() => add({})}>
                {t('ledger.milestone.more')}
              </Button>
            </>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}
