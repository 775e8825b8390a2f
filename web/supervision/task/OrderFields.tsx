import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskOrder } from '#core/supervision/task/task.ts';
import { ORG_SEARCH, useOrgChoices } from '../../ui/use-org-choices.ts';
import { CadenceInput } from './CadenceInput.tsx';

export const EMPTY_ORDER: Partial<TaskOrder> = {
  supportingOrgIds: [],
  deliverable: '',
  target: '',
  cadence: null,
  isVeto: false,
};

/** What the contract takes of a filled order: an emptied day is none. */
export const toOrder = (fields: TaskOrder): TaskOrder => ({
  ...fields,
  dueOn: fields.dueOn || null,
  cadence: fields.cadence ?? null,
});

interface OrderFieldsProps {
  /** Place of the order in the form, or in the list that holds it. */
  at: (string | number)[];
  /** The list of the form to which `at` is relative. */
  inList?: string;
  today: string;
  /** The inspection office must say when; a hand-over may leave it to it. */
  needsWhen?: boolean;
}

/** The order of a task: what, who leads, supports and answers for it, what is delivered, by when or how often. */
export function OrderFields({ at, inList, today, needsWhen = false }: OrderFieldsProps) {
  const { t } = useTranslation();
  const units = useOrgChoices();
  const form = Form.useFormInstance();
  const full = inList === undefined ? at : [inList, ...at];
  const needed = [{ required: true, whitespace: true, message: t('supervision.field.missing') }];
  const when = {
    validator: () =>
      !needsWhen || form.getFieldValue([...full, 'dueOn']) || form.getFieldValue([...full, 'cadence'])
        ? Promise.resolve()
        : Promise.reject(new Error(t('supervision.field.when.missing'))),
  };
  const unitSelect = { showSearch: ORG_SEARCH, options: units };
  const label = (name: string) => t(`supervision.field.${name}`);
  return (
    <div className="task-order-fields">
      <Form.Item name={[...at, 'title']} label={label('title')} rules={needed} className="task-wide">
        <Input.TextArea maxLength={300} autoSize={{ minRows: 1 }} />
      </Form.Item>
      <Form.Item name={[...at, 'leadOrgId']} label={label('leadOrgId')} rules={needed}>
        <Select {...unitSelect} />
      </Form.Item>
      <Form.Item name={[...at, 'supportingOrgIds']} label={label('supportingOrgIds')}>
        <Select {...unitSelect} mode="multiple" />
      </Form.Item>
      <Form.Item name={[...at, 'leader']} label={label('leader')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={[...at, 'deliverable']} label={label('deliverable')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={[...at, 'target']} label={label('target')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name={[...at, 'dueOn']}
        label={label('dueOn')}
        rules={[when]}
        dependencies={[[...full, 'cadence']]}
      >
        <Input type="date" min={today} />
      </Form.Item>
      <Form.Item name={[...at, 'cadence']} label={label('cadence')}>
        <CadenceInput />
      </Form.Item>
      <Form.Item name={[...at, 'isVeto']} valuePropName="checked" className="task-wide">
        <Checkbox>{label('isVeto')}</Checkbox>
      </Form.Item>
    </div>
  );
}
