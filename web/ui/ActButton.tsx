import { Button, type ButtonProps, Popconfirm, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface ActButtonProps {
  children: ReactNode;
  onAct: () => void;
  /** Why it cannot be done now and what would enable it, as the server says; empty or absent: it can. */
  disabledReason?: string | null;
  /** For acts that cannot be taken back (publish, issue, sign): one sentence that says what will happen. */
  finalSentence?: string;
  isBusy?: boolean;
  type?: 'primary' | 'default' | 'text' | 'link';
  size?: 'small' | 'middle' | 'large';
  danger?: boolean;
  icon?: ReactNode;
}

/** A button that, when disabled, says why on hover, focus and touch. */
export function ActButton({
  children,
  onAct,
  disabledReason,
  finalSentence,
  isBusy,
  ...look
}: ActButtonProps) {
  const { t } = useTranslation();
  const looks: ButtonProps = {
    size: look.size ?? 'middle',
    type: look.type ?? 'default',
    danger: look.danger ?? false,
    icon: look.icon,
  };
  if (disabledReason) {
    return (
      <Tooltip title={disabledReason} trigger={['hover', 'focus', 'click']}>
        <Button
          {...looks}
          className="act-disabled"
          aria-disabled="true"
          onClick={(event) => event.preventDefault()}
        >
          {children}
          <span className="only-heard">{disabledReason}</span>
        </Button>
      </Tooltip>
    );
  }
  if (finalSentence && !isBusy) {
    return (
      <Popconfirm
        title={finalSentence}
        okText={children}
        cancelText={t('ui.cancel')}
        onConfirm={onAct}
        icon={null}
        classNames={{ root: 'final-confirm' }}
      >
        <Button {...looks}>{children}</Button>
      </Popconfirm>
    );
  }
  return (
    <Button {...looks} loading={isBusy ?? false} onClick={onAct}>
      {children}
    </Button>
  );
}
