import { Button, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROLE_LABELS, type Role } from '#core/people/actor.ts';
import { addPerson, listPersons } from '#core/people/contract.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { wordOf } from '../ui/labels.ts';
import type { NewAccount } from './new-account.ts';
import { LeaderChoice, OrgChoice } from './PostChoices.tsx';

interface Fields {
  name: string;
  login: string;
  orgId: string;
  role?: Role;
  title?: string;
  forPersonId?: string;
  deskPhone?: string;
  mobilePhone?: string;
}

/** A new person: unit, post, and for a liaison his leader; the initial password is shown once after it. */
export function AddPersonDialog(props: {
  givable: readonly Role[];
  orgIds: readonly string[];
  mode: 'simple' | 'three';
  onClose: () => void;
  onAdded: (account: NewAccount) => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const role = Form.useWatch('role', form);
  const add = useAct(addPerson, { refreshes: [listPersons] });
  const required = [{ required: true, message: t('people.missing') }];
  const send = (fields: Fields) =>
    add.mutate(
      { body: { ...fields, login: fields.login.trim() } },
      {
        onSuccess: ({ initialPassword }) => {
          props.onAdded({ who: fields.name, login: fields.login.trim(), initialPassword });
          props.onClose();
        },
      },
    );
  return (
    <Modal open title={t('people.add')} footer={null} onCancel={props.onClose}>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="form-columns"
        initialValues={props.orgIds.length === 1 ? { orgId: props.orgIds[0] ?? '' } : {}}
        onFinish={send}
      >
        <Form.Item name="name" label={t('people.name')} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="login"
          label={t('people.login')}
          rules={[
            ...required,
            { pattern: /^\s*[A-Za-z0-9][A-Za-z0-9._-]{1,31}\s*$/, message: t('people.login.rule') },
          ]}
        >
          <Input maxLength={34} autoComplete="off" />
        </Form.Item>
        <OrgChoice orgIds={props.orgIds} />
        {props.givable.length > 0 ? (
          <Form.Item name="role" label={t('people.role')} rules={props.mode === 'simple' ? required : []}>
            <Select
              allowClear
              options={props.givable.map((value) => ({ value, label: wordOf(ROLE_LABELS, value) }))}
            />
          </Form.Item>
        ) : (
          <p className="panel-note">{t('people.add.noRole')}</p>
        )}
        {role === 'liaison' ? <LeaderChoice /> : null}
        <Form.Item name="title" label={t('people.title')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="deskPhone" label={t('people.deskPhone')}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="mobilePhone" label={t('people.mobilePhone')}>
          <Input maxLength={30} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('people.add')}
        </Button>
      </Form>
      {add.error ? <ErrorState error={add.error} inline /> : null}
    </Modal>
  );
}
