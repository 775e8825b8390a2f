import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { session as sessionRoute } from '../../core/people/session-contract.ts';
import { useSigningOut } from '../app/session.ts';
import { useRefreshing } from '../app/use-route.ts';
import { SecondFactorSetting } from './SecondFactorSetting.tsx';
import './people.css';

/** Where the region wants a second factor of somebody who has none, it is the only page until it is set. */
export function SecondFactorPage() {
  const { t } = useTranslation();
  const signOut = useSigningOut();
  const refresh = useRefreshing();
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>{t('people.factor')}</h1>
        <p>{t('people.factor.forced')}</p>
        <SecondFactorSetting onDone={() => void refresh(sessionRoute)} />
        <Button type="link" block onClick={() => signOut('here')}>
          {t('app.person.signOut')}
        </Button>
      </div>
    </main>
  );
}
