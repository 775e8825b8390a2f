import { Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { getProblem } from '#core/problems/contract.ts';
import { addProblemRoll } from '#core/problems/roll-contract.ts';
import { useAct } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useUndoToast } from '../../ui/UndoToast.tsx';
import { parseRollRows, parseSteps } from './roll-text.ts';

interface Fields {
  name: string;
  steps: string;
  rows: string;
}

/** A roll of households, wells or persons, pasted from Excel, with the steps in which each is worked off. */
export function AddRollDialog({ problemId, onClose }: { problemId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [form] = Form.useForm<Fields>();
  const count = parseRollRows(Form.useWatch('rows', form) ?? '').length;
  const act = useAct(addProblemRoll, {
    refreshes: [getProblem],
    onDone: () => {
      tell(t('problems.roll.added', { name: form.getFieldValue('name') as string, count }));
      onClose();
    },
  });
  const needed = [{ required: true, whitespace: true, message: t('problems.field.missing') }];
  return (
    <Modal open title={t('problems.roll.add')} footer={null} onCancel={onClose} destroyOnHidden>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ name, steps, rows }) =>
          act.mutate({
            params: { problemId },
            body: { name, steps: parseSteps(steps), rows: parseRollRows(rows) },
          })
        }
      >
        <Form.Item name="name" label={t('problems.roll.name')} rules={needed}>
          <Input maxLength={80} autoFocus />
        </Form.Item>
        <Form.Item
          name="steps"
          label={t('problems.roll.steps')}
          extra={t('problems.roll.steps.under')}
          rules={needed}
        >
          <Input maxLength={400} />
        </Form.Item>
        <Form.Item
          name="rows"
          label={t('problems.roll.rows')}
          extra={t('problems.roll.rows.under', { count })}
          rules={needed}
        >
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 12 }} />
        </Form.Item>
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t('problems.roll.add')}
        </Button>
      </Form>
    </Modal>
  );
}
