import { Button, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FindingView, ReportRowView } from '#core/reporting/row-contract.ts';
import type { ApiRefusal } from '../app/api.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

export interface Answer {
  choice: string;
  text: string;
}

export interface AnswerDialogProps {
  row: ReportRowView;
  finding: FindingView;
  isBusy: boolean;
  /** Why the answer could not be saved; it stays in the form. */
  error: ApiRefusal | null;
  onAnswer: (answer: Answer) => void;
  onClose: () => void;
}

/** A warning is answered by a choice and a short text; both travel with the figure. */
export function AnswerDialog({ row, finding, isBusy, error, onAnswer, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const known = row.explanations[finding.ruleId];
  return (
    <Modal open title={row.name} footer={null} onCancel={onClose} destroyOnHidden>
      <p>{finding.sentence}</p>
      <Form<Answer>
        layout="vertical"
        requiredMark={false}
        initialValues={{ choice: known?.choice, text: known?.text ?? '' }}
        onFinish={(answer) => onAnswer({ choice: answer.choice, text: answer.text ?? '' })}
      >
        <Form.Item
          name="choice"
          label={t('reporting.answer.choice')}
          rules={[{ required: true, message: t('reporting.answer.choiceMissing') }]}
        >
          <Radio.Group className="answer-choices" options={finding.choices} />
        </Form.Item>
        <Form.Item name="text" label={t('reporting.answer.text')}>
          <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2 }} />
        </Form.Item>
        {error ? <ErrorState error={error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t('reporting.answer.keep')}
        </Button>
      </Form>
    </Modal>
  );
}
