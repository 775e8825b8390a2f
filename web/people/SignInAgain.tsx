import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Session, useGoingOn } from '../app/session.ts';
import { SignInForm } from './SignInPage.tsx';

/** A session that ended while somebody was working: the sign-in stands over the page, and nothing typed is lost. */
export function SignInAgain({ left }: { left: Session }) {
  const { t } = useTranslation();
  const goOn = useGoingOn(left);
  return (
    <Modal
      open
      title={t('people.signIn.again')}
      footer={null}
      closable={false}
      keyboard={false}
      width={400}
      afterOpenChange={(isOpen) => {
        if (isOpen) document.querySelector<HTMLInputElement>('.sign-in-again #password')?.focus();
      }}
      className="sign-in-again"
      mask={{ blur: true, closable: false }}
    >
      <p>{t('people.signIn.againUnder')}</p>
      <SignInForm login={left.login} onSignedIn={() => void goOn()} />
    </Modal>
  );
}
