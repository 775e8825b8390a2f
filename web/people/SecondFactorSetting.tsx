import { Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginSecondFactor, confirmSecondFactor } from '#core/people/second-factor-contract.ts';
import { useAct } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import './people.css';

/** In three steps: the password, the picture with the first code, the recovery codes that are shown this once. */
export function SecondFactorSetting({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const begin = useAct(beginSecondFactor);
  const confirm = useAct(confirmSecondFactor);
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onDone} />;
  if (!begin.data)
    return (
      <Form<{ password: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={(body) => begin.mutate({ body })}
      >
        <Form.Item
          name="password"
          label={t('people.password.current')}
          rules={[{ required: true, message: t('people.password.missing') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {begin.error ? <ErrorState error={begin.error} inline /> : null}
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          {t('people.factor.begin')}
        </Button>
      </Form>
    );
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(body) => confirm.mutate({ body })}
    >
      <p>{t('people.factor.scan')}</p>
      <QRCode value={begin.data.address} type="svg" size={180} aria-label={t('people.factor.picture')} />
      <p>
        {t('people.factor.byHand')} <code className="factor-secret">{begin.data.secret}</code>
      </p>
      <Form.Item
        name="code"
        label={t('people.factor.code')}
        rules={[{ required: true, message: t('people.factor.code.missing') }]}
      >
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} autoFocus />
      </Form.Item>
      {confirm.error ? <ErrorState error={confirm.error} inline /> : null}
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {t('people.factor.confirm')}
      </Button>
    </Form>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  return (
    <div role="status">
      <p>{t('people.factor.recovery')}</p>
      <ul className="factor-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="panel-acts">
        <Button
          onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))}
        >
          {t(isCopied ? 'people.factor.copied' : 'people.factor.copy')}
        </Button>
        <Button type="primary" onClick={onDone}>
          {t('people.factor.kept')}
        </Button>
      </div>
    </div>
  );
}
