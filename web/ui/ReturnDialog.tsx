import { Button, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';

export interface ReturnChoice {
  to: 'step' | 'review';
  step: number;
  name: string;
}

export interface ReturnDialogProps {
  title: string;
  targets: readonly ReturnChoice[];
  isBusy: boolean;
  /** Its button; 退回 where nothing else is said. */
  act?: string;
  onReturn: (choice: ReturnChoice, reason: string) => void;
  onClose: () => void;
}

/** 退回: to the step chosen, with a reason that the unit reads. */
export function ReturnDialog({ title, targets, isBusy, act, onReturn, onClose }: ReturnDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal open title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <Form<{ target: number; reason: string }>
        layout="vertical"
        requiredMark={false}
        initialValues={{ target: 0 }}
        onFinish={({ target, reason }) => {
          const choice = targets[target];
          if (choice) onReturn(choice, reason.trim());
        }}
      >
        <Form.Item name="target" label={t('reporting.return.to')}>
          <Radio.Group options={targets.map((target, index) => ({ value: index, label: target.name }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reporting.return.reason')}
          rules={[{ required: true, whitespace: true, message: t('reporting.return.missing') }]}
        >
          <Input.TextArea maxLength={500} showCount autoSize={{ minRows: 3 }} autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={targets.length === 0}>
          {act ?? t('reporting.return.do')}
        </Button>
      </Form>
    </Modal>
  );
}
