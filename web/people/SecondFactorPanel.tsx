import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOwnProfile } from '#core/people/person-contract.ts';
import { removeSecondFactor } from '#core/people/second-factor-contract.ts';
import { session as sessionRoute } from '#core/people/session-contract.ts';
import { useAct, useRefreshing } from '../app/use-route.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime } from '../ui/labels.ts';
import { useUndoToast } from '../ui/UndoToast.tsx';
import type { Profile } from './ProfilePage.tsx';
import { SecondFactorSetting } from './SecondFactorSetting.tsx';

/** 动态口令 of the person: set it, or take it away when the telephone changes. */
export function SecondFactorPanel({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'set' | 'remove' | null>(null);
  const refresh = useRefreshing();
  const since = profile.secondFactorSince;
  return (
    <section className="panel" aria-labelledby="profile-factor">
      <h2 id="profile-factor">{t('people.factor')}</h2>
      <p className="panel-note">
        {since === null ? t('people.factor.under') : t('people.factor.since', { at: chinaTime(since) })}
        {profile.isSecondFactorWanted ? t('people.factor.wanted') : ''}
      </p>
      <div className="panel-acts">
        <Button onClick={() => setOpen(since === null ? 'set' : 'remove')}>
          {t(since === null ? 'people.factor.set' : 'people.factor.remove')}
        </Button>
      </div>
      <Modal
        open={open === 'set'}
        title={t('people.factor.set')}
        footer={null}
        destroyOnHidden
        mask={{ closable: false }}
        onCancel={() => {
          setOpen(null);
          void refresh(getOwnProfile);
        }}
      >
        <SecondFactorSetting
          onDone={() => {
            setOpen(null);
            void refresh(getOwnProfile);
          }}
        />
      </Modal>
      <Modal
        open={open === 'remove'}
        title={t('people.factor.remove')}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(null)}
      >
        <Removal onDone={() => setOpen(null)} />
      </Modal>
    </section>
  );
}

function Removal({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const remove = useAct(removeSecondFactor, {
    refreshes: [getOwnProfile, sessionRoute],
    onDone: () => {
      tell(t('people.factor.removed'));
      onDone();
    },
  });
  return (
    <Form<{ password: string; code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={(body) => remove.mutate({ body })}
    >
      <p>{t('people.factor.remove.under')}</p>
      <Form.Item
        name="password"
        label={t('people.password.current')}
        rules={[{ required: true, message: t('people.password.missing') }]}
      >
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('people.factor.code')}
        extra={t('people.factor.code.under')}
        rules={[{ required: true, message: t('people.factor.code.missing') }]}
      >
        <Input autoComplete="one-time-code" maxLength={20} />
      </Form.Item>
      {remove.error ? <ErrorState error={remove.error} inline /> : null}
      <Button type="primary" danger htmlType="submit" loading={remove.isPending}>
        {t('people.factor.remove')}
      </Button>
    </Form>
  );
}
