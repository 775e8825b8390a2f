import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { findPasswordWeakness } from '../../core/people/password-policy.ts';
import { changePassword, session as sessionRoute } from '../../core/people/session-contract.ts';
import { useOpenPage } from '../app/address.ts';
import { currentLanguage } from '../app/language.ts';
import { useSession, useSigningOut } from '../app/session.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

interface PasswordFields {
  current: string;
  next: string;
  again: string;
}

/** One's own password. With an initial password it is the only page until it is changed. */
export function ChangePasswordPage() {
  const { t } = useTranslation();
  const { session } = useSession();
  const isForced = session?.mustChangePassword ?? false;
  const Frame = isForced ? 'main' : 'div';
  return (
    <Frame className={isForced ? 'sign-in' : 'own-password'}>
      <div className="sign-in-card">
        <h1>{t('people.password.change')}</h1>
        <p>{t(isForced ? 'people.password.forced' : 'people.password.under')}</p>
        <PasswordForm isForced={isForced} login={session?.login ?? ''} />
      </div>
    </Frame>
  );
}

function checkStrength(password: string, login: string): Promise<void> {
  const weakness = password === '' ? null : findPasswordWeakness(password, login);
  return weakness === null ? Promise.resolve() : Promise.reject(new Error(weakness[currentLanguage()]));
}

function PasswordForm({ isForced, login }: { isForced: boolean; login: string }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const signOut = useSigningOut();
  const change = useAct(changePassword, {
    refreshes: [sessionRoute],
    onDone: () => {
      if (!isForced) openPage('/');
    },
  });
  return (
    <Form<PasswordFields>
      layout="vertical"
      requiredMark={false}
      // What the server refused was said of other words.
      onValuesChange={() => change.reset()}
      onFinish={({ current, next }) => change.mutate({ body: { current, next } })}
    >
      <Form.Item
        name="current"
        label={t('people.password.current')}
        rules={[{ required: true, message: t('people.password.missing') }]}
      >
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('people.password.next')}
        extra={t('people.password.rule')}
        rules={[
          { required: true, message: t('people.password.missing') },
          { validator: (_rule, value: string | undefined) => checkStrength(value ?? '', login) },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('people.password.again')}
        dependencies={['next']}
        rules={[
          { required: true, message: t('people.password.missing') },
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === undefined || value === '' || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('people.password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.error ? <ErrorState error={change.error} inline /> : null}
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {t('people.password.change')}
      </Button>
      {isForced ? (
        <Button type="link" block onClick={() => signOut('here')}>
          {t('app.person.signOut')}
        </Button>
      ) : null}
    </Form>
  );
}

export default ChangePasswordPage;
