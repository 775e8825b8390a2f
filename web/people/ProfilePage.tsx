import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROLE_LABELS } from '#core/people/actor.ts';
import { getOwnProfile, setOwnContacts } from '#core/people/person-contract.ts';
import type { OutputOf } from '#core/platform/public.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useSignedIn } from '../app/session.ts';
import { useLeaving } from '../app/use-leaving.ts';
import { useAct, useRoute } from '../app/use-route.ts';
import { ActButton } from '../ui/ActButton.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { chinaTime, wordOf } from '../ui/labels.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useUndoToast } from '../ui/UndoToast.tsx';
import { DelegationPanel } from './DelegationPanel.tsx';
import { deviceText } from './device-text.ts';
import { SecondFactorPanel } from './SecondFactorPanel.tsx';
import './people.css';

export type Profile = OutputOf<typeof getOwnProfile>;

/** 个人资料: my posts, telephone numbers, who stands in for me, and where I am signed in. */
export default function ProfilePage() {
  const { t } = useTranslation();
  const asked = useRoute(getOwnProfile, {});
  if (asked.error && !asked.data)
    return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton lines={8} />;
  const profile = asked.data;
  return (
    <div className="narrow-page">
      <PageHead
        title={profile.name}
        under={`${t('people.login')} ${profile.login}　${t('people.profile.passwordAt', { at: chinaTime(profile.passwordChangedAt || null) })}`}
        acts={<PageLink to="/account/password">{t('people.password.change')}</PageLink>}
      />
      <section className="panel" aria-labelledby="profile-posts">
        <h2 id="profile-posts">{t('people.profile.posts')}</h2>
        <ul className="settings-list">
          {profile.posts.map((post) => (
            <li key={`${post.orgId} ${post.role}`}>
              {post.orgName}　{wordOf(ROLE_LABELS, post.role)}　{post.title}
              {post.forPersonName === '' ? '' : t('people.liaisonOf', { name: post.forPersonName })}
              <p>{t('people.since', { on: post.validFrom })}</p>
            </li>
          ))}
        </ul>
      </section>
      <SecondFactorPanel profile={profile} />
      <Contacts profile={profile} />
      <DelegationPanel profile={profile} />
      <Devices profile={profile} />
    </div>
  );
}

function Contacts({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const save = useAct(setOwnContacts, {
    refreshes: [getOwnProfile],
    onDone: () => tell(t('people.profile.contactsDone')),
  });
  return (
    <section className="panel" aria-labelledby="profile-contacts">
      <h2 id="profile-contacts">{t('people.profile.contacts')}</h2>
      <Form<{ deskPhone: string; mobilePhone: string }>
        layout="inline"
        initialValues={{ deskPhone: profile.deskPhone, mobilePhone: profile.mobilePhone }}
        onFinish={(body) => save.mutate({ body })}
      >
        <Form.Item name="deskPhone" label={t('people.deskPhone')}>
          <Input maxLength={30} autoComplete="tel" />
        </Form.Item>
        <Form.Item name="mobilePhone" label={t('people.mobilePhone')}>
          <Input maxLength={30} autoComplete="tel" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('people.save')}
        </Button>
      </Form>
      {save.error ? <ErrorState error={save.error} inline /> : null}
    </section>
  );
}

function Devices({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const leave = useLeaving(useSignedIn().personId);
  return (
    <section className="panel" aria-labelledby="profile-devices">
      <h2 id="profile-devices">{t('people.profile.devices')}</h2>
      <ul className="settings-list">
        {profile.sessions.map((one) => (
          <li key={`${one.since} ${one.address}`}>
            {one.address}
            {one.isThis ? t('people.profile.thisOne') : ''}
            <p>
              {t('people.profile.seen', { since: chinaTime(one.since), last: chinaTime(one.lastSeenAt) })}
              {'　'}
              {deviceText(one.agent)}
            </p>
          </li>
        ))}
      </ul>
      <div className="panel-acts">
        <ActButton finalSentence={t('people.profile.everywhereFinal')} onAct={() => leave('everywhere')}>
          {t('app.person.signOutEverywhere')}
        </ActButton>
      </div>
    </section>
  );
}
