import { Popover, type PopoverProps } from 'antd';
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react';

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
  children: ReactElement;
}

const REACHABLE =
  'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select, button:not(:disabled), a[href], [tabindex="0"]';

const listReachable = (box: HTMLElement): HTMLElement[] => [...box.querySelectorAll<HTMLElement>(REACHABLE)];

/** Tab goes round inside: the popover stands at the end of the page, far from where it opens. */
function goRound(event: KeyboardEvent<HTMLElement>): void {
  const reachable = listReachable(event.currentTarget);
  const at = reachable.findIndex((one) => one.matches(':focus'));
  const isLeaving = event.shiftKey ? at <= 0 : at === reachable.length - 1;
  if (!isLeaving) return;
  event.preventDefault();
  reachable.at(event.shiftKey ? -1 : 0)?.focus();
}

/** A popover that takes the keyboard: focus goes in when it opens, Esc closes it, and focus comes back to its opener. */
export function FocusPopover(props: FocusPopoverProps) {
  const { isOpen, onOpenChange } = props;
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const held = document.activeElement;
    if (isOpen) opener.current = held;
    // Whoever has gone on to something else keeps it.
    else if (held === document.body || box.current?.contains(held))
      (opener.current as HTMLElement | null)?.focus();
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
        if (event.key === 'Tab') goRound(event);
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
          listReachable(box.current)[0]?.focus();
      }}
      destroyOnHidden
      content={content}
      classNames={{ root: props.rootClass ?? '' }}
    >
      {props.children}
    </Popover>
  );
}
