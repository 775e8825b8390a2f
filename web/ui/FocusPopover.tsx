import { Popover, type PopoverProps } from 'antd';
import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useRef,
} from 'react';

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

const REACHABLE =
  'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select, button:not(:disabled), a[href], [tabindex="0"]';

const listReachable = (box: HTMLElement): HTMLElement[] => [...box.querySelectorAll<HTMLElement>(REACHABLE)];

/** Tab goes round inside: the popover stands at the end of the page, far from where it opens. */
function goRound(event: KeyboardEvent<HTMLElement>): void {
  const reachable = listReachable(event.currentTarget);
  const at = reachable.findIndex((one) => one.matches(':focus'));
  // Nothing to reach inside: it stays where it is, and Esc leads out.
  const isLeaving = event.shiftKey ? at <= 0 : at === reachable.length - 1;
  if (!isLeaving) return;
  event.preventDefault();
  reachable.at(event.shiftKey ? -1 : 0)?.focus();
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
