import { Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  endInspection,
  type InspectionView,
  listInspections,
} from '#core/supervision/inspection-contract.ts';
import { useSignedIn } from '../../app/session.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';

export interface EndDialogProps {
  plan: InspectionView;
  kind: 'held' | 'cancelled';
  onClose: () => void;
}

/** 已开展, or cancelled with its reason. */
export function EndDialog({ plan, kind, onClose }: EndDialogProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const { today } = useSignedIn();
  const word = t(kind === 'held' ? 'inspection.held' : 'inspection.cancel');
  const end = useAct(endInspection, {
    refreshes: [listInspections],
    onDone: () => {
      tell(t('app.titled', { word, title: plan.title }));
      onClose();
    },
  });
  const isCancelling = kind === 'cancelled';
  return (
    <Modal
      open
      title={t('app.titled', { word, title: plan.title })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<{ on: string; reason?: string }>
        layout="vertical"
        requiredMark={false}
        initialValues={{ on: today, reason: '' }}
        onFinish={({ on, reason }) =>
          end.mutate({ params: { planId: plan.planId }, body: { kind, on, reason: reason ?? '' } })
        }
      >
        <Form.Item
          name="on"
          label={t('inspection.on')}
          rules={[{ required: true, message: t('supervision.field.missing') }]}
        >
          <Input type="date" max={today} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t(isCancelling ? 'inspection.reason' : 'inspection.note')}
          rules={
            isCancelling
              ? [{ required: true, whitespace: true, message: t('supervision.field.missing') }]
              : []
          }
        >
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
        </Form.Item>
        {end.error ? <ErrorState error={end.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={end.isPending}>
          {word}
        </Button>
      </Form>
    </Modal>
  );
}
