import { Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { findPasswordWeakness } from '#core/people/password-policy.ts';
import { signIn } from '#core/people/session-contract.ts';
import { setUp } from '#core/people/set-up-contract.ts';
import { SPONSOR_WORDS } from '#core/people/settings.ts';
import { currentLanguage } from '../app/language.ts';
import { useForgettingOthers } from '../app/session.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

interface Fields {
  regionName: string;
  code: string;
  level: 'county' | 'city' | 'province';
  networkZone: 'internet' | 'extranet';
  sponsorWord: (typeof SPONSOR_WORDS)[number];
  officeName: string;
  name: string;
  login: string;
  password: string;
  again: string;
}

const toBody = (token: string, fields: Fields) => ({
  token,
  region: {
    name: fields.regionName,
    code: fields.code,
    level: fields.level,
    networkZone: fields.networkZone,
    sponsorWord: fields.sponsorWord,
    officeName: fields.officeName,
  },
  admin: { name: fields.name, login: fields.login.trim(), password: fields.password },
});

/** Region, network zone and the first administrator, who is signed in with the password just chosen. */
export function SetUpForm({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation();
  const forgetOthers = useForgettingOthers();
  const enter = useAct(signIn, { onDone: () => void forgetOthers().then(onDone) });
  const make = useAct(setUp);
  const required = [{ required: true, message: t('people.missing') }];
  const send = (fields: Fields) =>
    make.mutate(
      { body: toBody(token, fields) },
      { onSuccess: () => enter.mutate({ body: { login: fields.login.trim(), password: fields.password } }) },
    );
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      className="panel"
      initialValues={{ level: 'county', networkZone: 'internet', sponsorWord: '包联' }}
      onFinish={send}
    >
      <h2>{t('people.setUp.region')}</h2>
      <div className="form-columns">
        <Form.Item name="regionName" label={t('people.setUp.regionName')} rules={required}>
          <Input maxLength={40} placeholder={t('people.setUp.regionHint')} />
        </Form.Item>
        <Form.Item
          name="code"
          label={t('people.setUp.code')}
          rules={[...required, { pattern: /^\d{6,12}$/, message: t('people.setUp.codeRule') }]}
        >
          <Input maxLength={12} inputMode="numeric" />
        </Form.Item>
        <Form.Item name="level" label={t('people.setUp.level')}>
          <Select
            options={['county', 'city', 'province'].map((value) => ({
              value,
              label: t(`people.level.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="sponsorWord" label={t('people.naming.word')}>
          <Select options={SPONSOR_WORDS.map((value) => ({ value, label: `${value}领导` }))} />
        </Form.Item>
        <Form.Item name="officeName" label={t('people.setUp.office')} rules={required}>
          <Input maxLength={60} placeholder={t('people.setUp.officeHint')} />
        </Form.Item>
      </div>
      <Form.Item name="networkZone" label={t('people.zone')} extra={t('people.zone.note')}>
        <Radio.Group
          options={['internet', 'extranet'].map((value) => ({ value, label: t(`people.zone.${value}`) }))}
        />
      </Form.Item>
      <h2>{t('people.setUp.admin')}</h2>
      <div className="form-columns">
        <Form.Item name="name" label={t('people.name')} rules={required}>
          <Input maxLength={40} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name="login"
          label={t('people.login')}
          rules={[
            ...required,
            { pattern: /^\s*[A-Za-z0-9][A-Za-z0-9._-]{1,31}\s*$/, message: t('people.login.rule') },
          ]}
        >
          <Input maxLength={34} autoComplete="username" />
        </Form.Item>
        <PasswordFields />
      </div>
      {make.error ? <ErrorState error={make.error} inline /> : null}
      {enter.error ? <ErrorState error={enter.error} inline /> : null}
      <Button type="primary" htmlType="submit" loading={make.isPending || enter.isPending}>
        {t('people.setUp.go')}
      </Button>
    </Form>
  );
}

function PasswordFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Fields>();
  const check = (password: string): Promise<void> => {
    const weakness =
      password === '' ? null : findPasswordWeakness(password, form.getFieldValue('login') ?? '');
    return weakness === null ? Promise.resolve() : Promise.reject(new Error(weakness[currentLanguage()]));
  };
  const isSame = (again: string): Promise<void> =>
    again === '' || again === form.getFieldValue('password')
      ? Promise.resolve()
      : Promise.reject(new Error(t('people.password.differs')));
  const required = { required: true, message: t('people.password.missing') };
  return (
    <>
      <Form.Item
        name="password"
        label={t('people.password')}
        extra={t('people.password.rule')}
        rules={[required, { validator: (_rule, value?: string) => check(value ?? '') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('people.password.again')}
        dependencies={['password']}
        rules={[required, { validator: (_rule, value?: string) => isSame(value ?? '') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
