import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WECHAT_LIMIT } from '#core/platform/public.ts';
import { copyText } from './copy-text.ts';
import { Icon } from './icons.tsx';
import { useUndoToast } from './UndoToast.tsx';

export interface CopyWeChatTextProps {
  text: string;
  size?: 'small' | 'middle';
}

/** 复制成微信文字. Where the browser gives no clipboard, the text is shown selected to be copied by hand. */
export function CopyWeChatText({ text, size = 'middle' }: CopyWeChatTextProps) {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const [isShown, setShown] = useState(false);
  const length = [...text].length;
  const copy = async () => {
    if (await copyText(text)) tell(t('ui.wechat.copied', { length }));
    else setShown(true);
  };
  return (
    <>
      <Button size={size} icon={<Icon name="copy" size={14} />} onClick={() => void copy()}>
        {t('ui.wechat.copy')}
      </Button>
      <Modal title={t('ui.wechat.byHand')} open={isShown} footer={null} onCancel={() => setShown(false)}>
        <Input.TextArea
          aria-label={t('ui.wechat.copy')}
          value={text}
          readOnly
          autoSize
          onFocus={(event) => event.target.select()}
          autoFocus
        />
        {length > WECHAT_LIMIT ? <p>{t('ui.wechat.long', { length, limit: WECHAT_LIMIT })}</p> : null}
      </Modal>
    </>
  );
}
