import { Button, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { addOrg, listOrgDetails, type OrgDetailView } from '#core/people/org-contract.ts';
import { ORG_KIND_LABELS } from '#core/people/org-kind.ts';
import type { BodyOf } from '#core/platform/public.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { choicesOf } from '../ui/labels.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { ORG_SEARCH, toFullOrgChoice } from '../ui/use-org-choices.ts';

type Fields = BodyOf<typeof addOrg>;
const { county: _, ...LISTED_KINDS } = ORG_KIND_LABELS;

/** One new unit; its people come afterwards, many units from a workbook. */
export function AddOrgDialog({ orgs, onClose }: { orgs: readonly OrgDetailView[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const tell = useUndoToast();
  const [form] = Form.useForm<Fields>();
  const add = useAct(addOrg, {
    refreshes: [listOrgDetails],
    onDone: () => {
      tell(t('people.orgs.added', { name: form.getFieldValue('name') }));
      onClose();
    },
  });
  const required = [{ required: true, message: t('people.missing') }];
  const root = orgs.find((org) => org.parentId === null);
  return (
    <Modal open title={t('people.orgs.add')} footer={null} onCancel={onClose} width={680}>
      <p>{t('people.orgs.addHint')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="form-columns"
        initialValues={{ kind: 'department', parentId: root?.id, validOn: today }}
        onFinish={(body) => add.mutate({ body })}
      >
        <Form.Item name="name" label={t('people.orgs.name')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="shortName" label={t('people.orgs.shortName')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="kind" label={t('people.orgs.kind')} rules={required}>
          <Select options={choicesOf(LISTED_KINDS)} />
        </Form.Item>
        <Form.Item name="parentId" label={t('people.orgs.parent')} rules={required}>
          <Select showSearch={ORG_SEARCH} options={orgs.filter((o) => o.isActive).map(toFullOrgChoice)} />
        </Form.Item>
        <Form.Item name="aliases" label={t('people.orgs.aliases')}>
          <Select mode="tags" tokenSeparators={['、', '，', ',']} open={false} />
        </Form.Item>
        <Form.Item name="validOn" label={t('people.orgs.validOn')} rules={required}>
          <Input type="date" max={today} />
        </Form.Item>
        <Form.Item name="reason" label={t('people.orgs.reason')}>
          <Input maxLength={300} placeholder={t('people.orgs.reasonHint')} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('people.orgs.add')}
        </Button>
        {add.error ? <ErrorState error={add.error} inline /> : null}
      </Form>
    </Modal>
  );
}
