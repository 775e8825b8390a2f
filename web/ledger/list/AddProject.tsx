import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addProject, NATURES } from '#core/ledger/public.ts';
import { listOrgs } from '#core/people/public.ts';
import { filterChoices, listProjectRows } from '#core/progress/public.ts';
import { useOpenPage } from '../../app/address.ts';
import { useAct, useRoute } from '../../app/use-route.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { choicesOf } from '../../ui/labels.ts';
import { ORG_SEARCH, toFullOrgChoice } from '../../ui/use-org-choices.ts';
import { parseWan } from '../amounts.ts';

interface Fields {
  name: string;
  code?: string;
  nature: 'continuing' | 'new' | 'completing' | 'preliminary';
  reportingOrgId: string;
  sector?: string[];
  totalWan?: string;
  isBundle?: boolean;
  reason?: string;
}

/** 新增项目: what must be known at once; everything else is filled in on the project's page. */
export function AddProject() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const openPage = useOpenPage();
  const [form] = Form.useForm<Fields>();
  const orgs = useRoute(listOrgs, {}, { isEnabled: isOpen }).data?.orgs ?? [];
  const sectors = useRoute(filterChoices, {}, { isEnabled: isOpen }).data?.sectors ?? [];
  const act = useAct(addProject, {
    refreshes: [listProjectRows],
    onDone: ({ projectId }) => {
      setOpen(false);
      openPage(`/ledger/${projectId}`);
    },
  });
  const submit = (fields: Fields) => {
    const total = fields.totalWan ? parseWan(fields.totalWan) : null;
    act.mutate({
      body: {
        name: fields.name,
        nature: fields.nature,
        reportingOrgId: fields.reportingOrgId,
        ...(fields.code ? { code: fields.code } : {}),
        ...(fields.sector?.[0] ? { sector: fields.sector[0] } : {}),
        ...(total === null ? {} : { totalInvestmentYuan: total }),
        isBundle: fields.isBundle ?? false,
        reason: fields.reason ?? '',
      },
    });
  };
  const required = [{ required: true, message: t('ledger.add.required') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('ledger.add')}</Button>
      <Modal
        open={isOpen}
        title={t('ledger.add')}
        okText={t('ledger.add.ok')}
        cancelText={t('ui.cancel')}
        confirmLoading={act.isPending}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {act.error ? <ErrorState error={act.error} inline /> : null}
        <Form form={form} layout="vertical" onFinish={submit} initialValues={{ nature: 'new' }}>
          <Form.Item name="name" label={t('ledger.column.name')} rules={required}>
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <Form.Item name="reportingOrgId" label={t('ui.project.unitId')} rules={required}>
            <Select
              showSearch={ORG_SEARCH}
              options={orgs.filter((o) => o.isActive && o.kind !== 'county').map(toFullOrgChoice)}
            />
          </Form.Item>
          <Form.Item name="nature" label={t('ui.project.nature')} rules={required}>
            <Select options={choicesOf(NATURES)} />
          </Form.Item>
          <Form.Item name="sector" label={t('ui.project.sector')}>
            <Select mode="tags" maxCount={1} options={sectors.map((s) => ({ value: s, label: s }))} />
          </Form.Item>
          <Form.Item
            name="totalWan"
            label={t('ledger.add.total')}
            rules={[
              {
                validator: (_rule, text?: string) =>
                  !text || parseWan(text) !== null
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('ledger.amount.unread'))),
              },
            ]}
          >
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name="code" label={t('ledger.add.code')}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="isBundle" valuePropName="checked">
            <Checkbox>{t('ledger.add.bundle')}</Checkbox>
          </Form.Item>
          <Form.Item name="reason" label={t('ledger.add.reason')}>
            <Input maxLength={500} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
