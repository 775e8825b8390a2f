import { App, Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Says what was done, with its content ("已签字确认：住建局 2026年10月，14个项目"), and offers to undo it for
 * eight seconds instead of asking beforehand. Without `onUndo` it only says what was done.
 */
export function useUndoToast(): (sentence: string, onUndo?: () => void) => void {
  const { message } = App.useApp();
  const { t } = useTranslation();
  return useCallback(
    (sentence, onUndo) => {
      const key = `done-${sentence}`;
      const undo = () => {
        message.destroy(key);
        onUndo?.();
      };
      void message.open({
        key,
        duration: onUndo ? 8 : 4,
        content: (
          <span className="undo-toast" role="status">
            {sentence}
            {onUndo ? (
              <Button type="link" size="small" onClick={undo}>
                {t('ui.undo')}
              </Button>
            ) : null}
          </span>
        ),
      });
    },
    [message, t],
  );
}
