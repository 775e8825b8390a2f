import { Popover, type PopoverProps } from 'antd';
import { cloneElement, type ReactElement, type ReactNode, type Ref, useEffect, useRef } from 'react';
import { goRound, listReachable } from './go-round.ts';

export interface FocusPopoverProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What the small form is for, for those who hear it; or `labelledBy`, the id of a text inside. */
  label?: string;
  labelledBy?: string;
  /** A question that waits for an answer before anything else. */
  isQuestion?: boolean;
  placement?: PopoverProps['placement'];
  rootClass?: string;
  content: ReactNode;
  /** The button that opens it; it must take a ref. */
  children: ReactElement<{ ref?: Ref<HTMLButtonElement> }>;
}

/** A popover that takes the keyboard: focus goes in when it opens, Esc closes it, and focus comes back to its button. */
export function FocusPopover(props: FocusPopoverProps) {
  const { isOpen, onOpenChange } = props;
  const box = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    const held = document.activeElement;
    // Whoever has gone on to something else keeps it.
    if (!isOpen && wasOpen.current && (held === document.body || box.current?.contains(held)))
      trigger.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const content = (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles are dialogs and take a name
    // biome-ignore lint/a11y/noStaticElementInteractions: keys work wherever the focus is inside
    <div
      ref={box}
      role={props.isQuestion ? 'alertdialog' : 'dialog'}
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Tab') goRound(event, event.currentTarget);
        if (event.key === 'Escape') onOpenChange(false);
      }}
    >
      {props.content}
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement={props.placement ?? 'top'}
      open={isOpen}
      onOpenChange={onOpenChange}
      afterOpenChange={(isShown) => {
        if (isShown && box.current && !box.current.contains(document.activeElement))
          (listReachable(box.current)[0] ?? box.current).focus();
      }}
      destroyOnHidden
      content={content}
      classNames={{ root: props.rootClass ?? '' }}
    >
      {cloneElement(props.children, { ref: trigger })}
    </Popover>
  );
}
