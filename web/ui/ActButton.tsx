import { Button, type ButtonProps, Popover, Tooltip } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
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
      <FinalAct looks={looks} sentence={finalSentence} onAct={onAct}>
        {children}
      </FinalAct>
    );
  }
  return (
    <Button {...looks} loading={isBusy ?? false} onClick={onAct}>
      {children}
    </Button>
  );
}

/** Keeps Tab inside a question that waits for an answer. */
function holdTab(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab') return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const next = buttons[(at + (event.shiftKey ? buttons.length - 1 : 1)) % buttons.length];
  event.preventDefault();
  next?.focus();
}

/** Asks before an act that cannot be taken back: the focus goes to 取消, and back to the button afterwards. */
function FinalAct(props: { looks: ButtonProps; sentence: string; onAct: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  const question = (
    <div role="alertdialog" aria-labelledby={id} tabIndex={-1} onKeyDown={holdTab}>
      <p id={id}>{props.sentence}</p>
      <div className="final-answers">
        <Button size="small" id={`${id}-cancel`} onClick={close}>
          {t('ui.cancel')}
        </Button>
        <Button
          size="small"
          type="primary"
          onClick={() => {
            close();
            props.onAct();
          }}
        >
          {props.children}
        </Button>
      </div>
    </div>
  );
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      afterOpenChange={(is) => {
        if (is) document.getElementById(`${id}-cancel`)?.focus();
      }}
      destroyOnHidden
      content={question}
      classNames={{ root: 'final-confirm' }}
    >
      <Button ref={trigger} aria-haspopup="dialog" aria-expanded={isOpen} {...props.looks}>
        {props.children}
      </Button>
    </Popover>
  );
}
