import { Button, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskOrder } from '#core/supervision/task/task.ts';
import { useSignedIn } from '../../app/session.ts';
import { OrderFields, toOrder } from '../task/OrderFields.tsx';
import { findLack, type ReviewEntry, type ReviewOrder } from './review-state.ts';

interface EditDialogProps {
  entry: ReviewEntry;
  text: string;
  onSave: (order: ReviewOrder) => void;
  onClose: () => void;
}

/** The order beside the words that it comes from, the keyboard in the field that is lacking; saving it counts as having looked at it. */
export function EditDialog({ entry, text, onSave, onClose }: EditDialogProps) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const [form] = Form.useForm<TaskOrder>();
  const first = findLack(entry) === 'lead' ? 'leadOrgId' : 'title';
  const quote = entry.spans.map(([from, to]) => text.slice(from, to).trim()).join(' …… ');
  return (
    <Modal
      open
      title={t('speech.edit')}
      footer={null}
      width={760}
      onCancel={onClose}
      afterOpenChange={(isOpen) => (isOpen ? form.focusField(first) : undefined)}
      destroyOnHidden
    >
      <blockquote className="speech-quote">{quote}</blockquote>
      {entry.group ? (
        <p className="muted">
          {t('speech.edit.group', { words: entry.group.words, count: entry.group.orgIds.length })}
        </p>
      ) : null}
      <Form<TaskOrder>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={entry.order}
        onFinish={(fields) => onSave(toOrder(fields))}
        scrollToFirstError
      >
        <OrderFields at={[]} today={today} />
        <Button type="primary" htmlType="submit">
          {t('speech.edit.save')}
        </Button>
      </Form>
    </Modal>
  );
}
