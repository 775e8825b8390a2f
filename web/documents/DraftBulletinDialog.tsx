import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { draftBulletin, listDocuments } from '#core/documents/contract.ts';
import { useOpenPage } from '../app/address.ts';
import { usePeriodName } from '../app/PeriodSwitch.tsx';
import { usePeriodChoices, useShownPeriod } from '../app/periods.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

const SWITCHES = ['punctuality', 'amendments', 'lastYear', 'sectors'] as const;

interface DraftFields {
  period: string;
  requests?: string;
  replyByOn?: string;
  seasonNote?: string;
  switches?: string[];
}

/** Drafts the bulletin of a frozen period: which sections, what is asked for, by when. */
export function DraftBulletinDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const periodName = usePeriodName();
  const shown = useShownPeriod();
  const frozen = usePeriodChoices().filter((one) => one.status !== 'open');
  const draft = useAct(draftBulletin, {
    refreshes: [listDocuments],
    onDone: ({ documentId }) => openPage(`/documents/${documentId}`),
  });
  const first = frozen.some((one) => one.period === shown) ? shown : frozen[0]?.period;
  const send = (fields: DraftFields) =>
    draft.mutate({
      body: {
        period: fields.period,
        requests: (fields.requests ?? '')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
        replyByOn: fields.replyByOn || null,
        seasonNote: fields.seasonNote?.trim() || null,
        switches: {
          punctuality: fields.switches?.includes('punctuality') ?? true,
          amendments: fields.switches?.includes('amendments') ?? true,
          lastYear: fields.switches?.includes('lastYear') ?? true,
          sectors: fields.switches?.includes('sectors') ?? true,
        },
      },
    });
  return (
    <Modal open title={t('documents.draft.title')} footer={null} onCancel={onClose} destroyOnHidden>
      {draft.error ? <ErrorState error={draft.error} inline /> : null}
      <Form<DraftFields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ period: first, switches: [...SWITCHES] }}
        onFinish={send}
      >
        <Form.Item
          name="period"
          label={t('documents.draft.period')}
          rules={[{ required: true, message: t('documents.draft.periodNeeded') }]}
          extra={frozen.length === 0 ? t('documents.draft.noneFrozen') : t('documents.draft.periodWhy')}
        >
          <Select options={frozen.map((one) => ({ value: one.period, label: periodName(one.period) }))} />
        </Form.Item>
        <Form.Item
          name="requests"
          label={t('documents.draft.requests')}
          extra={t('documents.draft.requestsWhy')}
        >
          <Input.TextArea rows={4} maxLength={4000} />
        </Form.Item>
        <Form.Item name="replyByOn" label={t('documents.draft.replyBy')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="seasonNote"
          label={t('documents.draft.season')}
          extra={t('documents.draft.seasonWhy')}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="switches" label={t('documents.draft.sections')}>
          <Checkbox.Group
            options={SWITCHES.map((name) => ({ value: name, label: t(`documents.draft.switch.${name}`) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={draft.isPending}>
          {t('documents.draft.do')}
        </Button>
      </Form>
    </Modal>
  );
}
