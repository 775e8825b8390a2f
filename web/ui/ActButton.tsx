import { Button, type ButtonProps, Tooltip } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
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
          // The library's own mark keeps its colour of a button under the mouse away.
          className="act-disabled ant-btn-disabled"
          aria-disabled="true"
          onClick={(event) => event.preventDefault()}
        >
          {children}
          <span className="only-heard">{disabledReason}</span>
        </Button>
      </Tooltip>
    );
  }
  if (finalSentence) {
    return (
      <FinalAct looks={looks} sentence={finalSentence} isBusy={isBusy ?? false} onAct={onAct}>
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

interface FinalActProps {
  looks: ButtonProps;
  sentence: string;
  isBusy: boolean;
  onAct: () => void;
  children: ReactNode;
}

/**
 * Asks before an act that cannot be taken back: the focus goes to 取消, and back to the button afterwards; when what was
 * done takes the button away, to the page, for the keyboard would have to begin again at the top.
 */
function FinalAct(props: FinalActProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const wasAnswered = useRef(false);
  useEffect(
    () => () => {
      if (wasAnswered.current && document.activeElement === document.body)
        document.getElementById('page')?.focus();
    },
    [],
  );
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
            wasAnswered.current = true;
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
      <Button aria-haspopup="dialog" aria-expanded={isOpen} loading={props.isBusy} {...props.looks}>
        {props.children}
      </Button>
    </FocusPopover>
  );
}
