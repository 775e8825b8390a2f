import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskBeforeClose } from '../app/use-ask-before-close.ts';

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
  const [isTyped, setTyped] = useState(false);
  const close = useAskBeforeClose(isTyped, onClose);
  return (
    <Modal open title={title} footer={null} onCancel={close} destroyOnHidden>
      <Form<{ target: number; reason: string }>
        layout="vertical"
        requiredMark={false}
        initialValues={{ target: 0 }}
        onValuesChange={(_, { reason }) => setTyped((reason ?? '').trim() !== '')}
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
