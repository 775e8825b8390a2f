import { Button, type ButtonProps, Tooltip } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FocusPopover } from './FocusPopover.tsx';

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

/** Asks before an act that cannot be taken back: the focus goes to 取消, and back to the button afterwards. */
function FinalAct(props: { looks: ButtonProps; sentence: string; onAct: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const question = (
    <>
      <p id={id}>{props.sentence}</p>
      <div className="final-answers">
        <Button size="small" onClick={() => setOpen(false)}>
          {t('ui.cancel')}
        </Button>
        <Button
          size="small"
          type="primary"
          onClick={() => {
            setOpen(false);
            props.onAct();
          }}
        >
          {props.children}
        </Button>
      </div>
    </>
  );
  return (
    <FocusPopover
      isOpen={isOpen}
      onOpenChange={setOpen}
      isQuestion
      labelledBy={id}
      rootClass="final-confirm"
      content={question}
    >
      <Button aria-haspopup="dialog" aria-expanded={isOpen} {...props.looks}>
        {props.children}
      </Button>
    </FocusPopover>
  );
}
