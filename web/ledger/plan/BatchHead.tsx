import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';

const PROFILES = ['seasonal', 'even', 'working-days'] as const;

/** The document of a batch, and from when it is in force. */
export interface BatchHead {
  documentNumber: string;
  decidedOn: string;
  approver: string;
  inForceFrom: string;
  profile: (typeof PROFILES)[number];
  reason: string;
}

/** The fields above the grid. */
export function BatchHeadFields({
  head,
  onChange,
}: {
  head: BatchHead;
  onChange: (head: BatchHead) => void;
}) {
  const { t } = useTranslation();
  const field = (
    key: 'documentNumber' | 'decidedOn' | 'approver' | 'inForceFrom' | 'reason',
    type?: 'date' | 'month',
  ) => (
    <Form.Item label={t(`ledger.plan.${key}`)} required={key !== 'reason'}>
      <Input
        aria-label={t(`ledger.plan.${key}`)}
        value={head[key]}
        {...(type ? { type } : {})}
        maxLength={key === 'reason' ? 1000 : 100}
        onChange={(event) => onChange({ ...head, [key]: event.target.value })}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" className="plan-head">
      {field('documentNumber')}
      {field('decidedOn', 'date')}
      {field('approver')}
      {field('inForceFrom', 'month')}
      <Form.Item label={t('ledger.plan.profile')}>
        <Select
          aria-label={t('ledger.plan.profile')}
          value={head.profile}
          options={PROFILES.map((p) => ({ value: p, label: t(`ledger.profile.${p}`) }))}
          onChange={(profile) => onChange({ ...head, profile })}
        />
      </Form.Item>
      {field('reason')}
    </Form>
  );
}
