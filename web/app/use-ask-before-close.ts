import { App } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from './use-unsaved.ts';

/** Closes a dialog by Esc, ×, a click beside it or its 取消: what is typed in it is asked about first, and so it is before the page is left. */
export function useAskBeforeClose(isTyped: boolean, onClose: () => void): () => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const isAsked = useRef(false);
  useUnsaved(isTyped);
  return () => {
    if (!isTyped) return onClose();
    if (isAsked.current) return;
    isAsked.current = true;
    modal.confirm({
      title: t('app.unsaved'),
      content: t('app.unsavedCloseWhy'),
      okText: t('app.unsavedClose'),
      cancelText: t('app.unsavedGoOn'),
      focusable: { autoFocusButton: 'cancel' },
      onOk: onClose,
      afterClose: () => {
        isAsked.current = false;
      },
    });
  };
}
