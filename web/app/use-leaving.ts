import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { countUnsentCells } from '../ui/grid/count-unsent.ts';
import { usePostSwitch, useSigningOut } from './session.ts';

/** Does it, or asks first when cells have not reached the server yet. */
function useAskingFirst(personId: string, words: { why: string; go: string }): (act: () => void) => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  return (act) => {
    const count = countUnsentCells(personId);
    if (count === 0) {
      act();
      return;
    }
    const ask = () =>
      modal.confirm({
        title: t('app.person.unsent', { count }),
        content: words.why,
        okText: words.go,
        cancelText: t('app.person.stay'),
        autoFocusButton: 'cancel',
        onOk: act,
      });
    // After the key that chose it: an Enter still on its way would answer the question as soon as it has the focus.
    setTimeout(ask, 0);
  };
}

/** Signing out, here or everywhere. */
export function useLeaving(personId: string): (where: 'here' | 'everywhere') => void {
  const { t } = useTranslation();
  const signOut = useSigningOut();
  const askFirst = useAskingFirst(personId, {
    why: t('app.person.unsentWhy'),
    go: t('app.person.signOutAnyway'),
  });
  return (where) => askFirst(() => signOut(where));
}

/** Going over to another of one's posts. */
export function useSwitching(personId: string): (orgId: string) => void {
  const { t } = useTranslation();
  const switchPost = usePostSwitch();
  const askFirst = useAskingFirst(personId, {
    why: t('app.person.unsentSwitchWhy'),
    go: t('app.person.switchAnyway'),
  });
  return (orgId) => askFirst(() => switchPost(orgId));
}
