import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROLE_LABELS, type Role } from '#core/people/actor.ts';
import { delegateRole, endDelegation, getOwnProfile } from '#core/people/person-contract.ts';
import { session } from '#core/people/session-contract.ts';
import { useSignedIn } from '../app/session.ts';
import { useAct } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { wordOf } from '../ui/labels.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';
import type { Profile } from './ProfilePage.tsx';

interface Wish {
  role: Role;
  toPersonId: string;
  validFrom: string;
  validTo: string;
}

/** 授权代办: who stands in for me and for whom I stand in, each between two days. */
export function DelegationPanel({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const end = useAct(endDelegation, {
    refreshes: [getOwnProfile, session],
    onDone: () => tell(t('people.delegation.ended')),
  });
  return (
    <section className="panel" aria-labelledby="profile-delegations">
      <h2 id="profile-delegations">{t('people.delegations')}</h2>
      <p className="panel-note">{t('people.delegations.under')}</p>
      <ul className="settings-list">
        {profile.delegations.map((one) => (
          <li key={one.id}>
            <div className="line-with-act">
              <span>
                {t('people.delegation.line', {
                  from: one.fromName,
                  to: one.toName,
                  role: wordOf(ROLE_LABELS, one.role),
                  org: one.orgName,
                })}
              </span>
              {one.isMine && (one.state === 'in-force' || one.state === 'coming') ? (
                <ActButton
                  size="small"
                  isBusy={end.isPending}
                  onAct={() => end.mutate({ params: { delegationId: one.id } })}
                >
                  {t('people.delegation.end')}
                </ActButton>
              ) : null}
            </div>
            <p>
              {one.validFrom} — {one.validTo}　{t(`people.delegation.${one.state}`)}
            </p>
          </li>
        ))}
      </ul>
      {end.error ? <ErrorState error={end.error} inline /> : null}
      {profile.delegable.length > 0 ? <DelegationForm profile={profile} /> : null}
    </section>
  );
}

function DelegationForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const { today } = useSignedIn();
  const tell = useUndoToast();
  const [form] = Form.useForm<Wish>();
  const give = useAct(delegateRole, {
    refreshes: [getOwnProfile],
    onDone: () => {
      tell(t('people.delegation.done'));
      form.resetFields();
    },
  });
  const required = [{ required: true, message: t('people.missing') }];
  if (profile.colleagues.length === 0) return <p className="panel-note">{t('people.delegation.alone')}</p>;
  return (
    <Form<Wish>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="form-columns"
      initialValues={{ role: profile.delegable[0], validFrom: today }}
      onFinish={(body) => give.mutate({ body })}
    >
      <Form.Item name="role" label={t('people.role')} rules={required}>
        <Select
          options={profile.delegable.map((role) => ({ value: role, label: wordOf(ROLE_LABELS, role) }))}
        />
      </Form.Item>
      <Form.Item name="toPersonId" label={t('people.delegation.to')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={profile.colleagues.map((c) => ({ value: c.personId, label: `${c.name}　${c.title}` }))}
        />
      </Form.Item>
      <Form.Item name="validFrom" label={t('people.delegation.from')} rules={required}>
        <Input type="date" min={today} />
      </Form.Item>
      <Form.Item name="validTo" label={t('people.delegation.until')} rules={required}>
        <Input type="date" min={today} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={give.isPending}>
        {t('people.delegation.give')}
      </Button>
      {give.error ? <ErrorState error={give.error} inline /> : null}
    </Form>
  );
}
