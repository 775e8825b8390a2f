import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { countUnsentCells } from '../ui/grid/count-unsent.ts';
import { type Session, useSigningOut } from './session.ts';

/** Signing out; when cells have not reached the server yet, the person is asked first. */
export function useLeaving(session: Session): (where: 'here' | 'everywhere') => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const signOut = useSigningOut();
  return (where) => {
    const count = countUnsentCells(session.personId);
    if (count === 0) {
      signOut(where);
      return;
    }
    const ask = () =>
      modal.confirm({
        title: t('app.person.unsent', { count }),
        content: t('app.person.unsentWhy'),
        okText: t('app.person.signOutAnyway'),
        cancelText: t('app.person.stay'),
        autoFocusButton: 'cancel',
        onOk: () => signOut(where),
      });
    // After the key that chose it: an Enter still on its way would answer the question as soon as it has the focus.
    setTimeout(ask, 0);
  };
}
