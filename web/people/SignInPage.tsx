import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn as signInRoute } from '../../core/people/session-contract.ts';
import { setUpNeed } from '../../core/people/set-up-contract.ts';
import { switchLanguage } from '../app/i18n.ts';
import { currentLanguage } from '../app/language.ts';
import { useForgettingOthers } from '../app/session.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import './people.css';

/** Name and password. */
export function SignInForm({ login, onSignedIn }: { login?: string; onSignedIn: () => void }) {
  const { t } = useTranslation();
  const signIn = useAct(signInRoute, { onDone: onSignedIn });
  const [isCodeWanted, setCodeWanted] = useState(false);
  const refused = signIn.error?.body.code ?? '';
  if (refused === 'SIGN_IN_CODE_WANTED' && !isCodeWanted) setCodeWanted(true);
  return (
    <Form<{ login: string; password: string; code?: string }>
      layout="vertical"
      requiredMark={false}
      {...(login === undefined ? {} : { initialValues: { login } })}
      onFinish={(body) => signIn.mutate({ body: { ...body, login: body.login.trim() } })}
    >
      <Form.Item
        name="login"
        label={t('people.login')}
        rules={[{ required: true, message: t('people.login.missing') }]}
      >
        <Input autoComplete="username" autoFocus={login === undefined} size="large" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('people.password')}
        rules={[{ required: true, message: t('people.password.missing') }]}
      >
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      {isCodeWanted ? (
        <Form.Item
          name="code"
          label={t('people.factor.code')}
          extra={t('people.factor.code.under')}
          rules={[{ required: true, message: t('people.factor.code.missing') }]}
        >
          <Input autoComplete="one-time-code" inputMode="text" maxLength={20} autoFocus size="large" />
        </Form.Item>
      ) : null}
      {refused === '' || refused === 'SIGN_IN_CODE_WANTED' ? null : (
        <ErrorState error={signIn.error} inline />
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t('people.signIn')}
      </Button>
    </Form>
  );
}

/** In an empty database nobody can sign in: the way in is the one-time link. */
function SetUpFirst() {
  const { t } = useTranslation();
  const { data } = useRoute(setUpNeed, {});
  if (!data?.isNeeded) return null;
  return (
    <section className="set-up-first" role="status">
      <p>{t('people.setUp.first')}</p>
      <pre className="command-line">npm run luoshi -- setup-link</pre>
    </section>
  );
}

/** The sign-in; stands at whatever address was opened, which then opens. */
export function SignInPage() {
  const { t } = useTranslation();
  const forgetOthers = useForgettingOthers();
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>{t('app.brand')}</h1>
        <p>{t('people.signIn.under')}</p>
        <SetUpFirst />
        <SignInForm onSignedIn={() => void forgetOthers()} />
        <Button
          type="link"
          size="small"
          className="sign-in-language"
          onClick={() => void switchLanguage(currentLanguage() === 'en' ? 'zh' : 'en')}
        >
          {currentLanguage() === 'en' ? '中文' : 'English'}
        </Button>
      </div>
    </main>
  );
}
