import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';

/** The page to which the person has just agreed to go: of several forms with changes one question is enough. */
let agreedTo: string | null = null;

/** What is typed and not saved is asked about before the page is left, by a link, by going back, or by closing the window. */
export function useUnsaved(isUnsaved: boolean): void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const ask = () =>
    new Promise<boolean>((resolve) => {
      modal.confirm({
        title: t('app.unsaved'),
        content: t('app.unsavedWhy'),
        okText: t('app.unsavedLeave'),
        cancelText: t('app.unsavedStay'),
        focusable: { autoFocusButton: 'cancel' },
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
    });
  useBlocker({
    enableBeforeUnload: isUnsaved,
    disabled: !isUnsaved,
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || agreedTo === next.pathname) return false;
      const leaves = await ask();
      if (leaves) {
        agreedTo = next.pathname;
        setTimeout(() => {
          agreedTo = null;
        }, 1_000);
      }
      return !leaves;
    },
  });
}
