import { goRound } from '../ui/go-round.ts';

/** What stands over the page and takes the keyboard while it is open. */
const LAYER = '.ant-modal, .ant-drawer, .ant-dropdown, .ant-popover';
const REMEMBERED = 40;
/** A layer goes away with a movement of some tenths of a second. */
const LOOKS_AT_MS = [60, 300, 700];
const FIELD =
  'input:not([type=hidden], [type=checkbox], [type=radio], [type=file], :disabled), textarea:not(:disabled)';

const isShown = (one: HTMLElement): boolean => one.isConnected && one.getClientRects().length > 0;

/** A dialog that asks for something opens on its first field, not on its cross; no keyboard slides up on a touch screen. */
function goToFirstField(cross: HTMLElement): void {
  if (!window.matchMedia('(pointer: fine)').matches) return;
  const dialog = cross.closest('.ant-modal');
  const first = dialog?.querySelector<HTMLElement>(`.ant-modal-body :is(${FIELD})`);
  if (first && isShown(first)) first.focus();
}

/** In a list of several choices the library takes Tab for choosing, again and again; here it leaves, as everywhere. */
function leaveChoices(event: KeyboardEvent): boolean {
  const isChoosing =
    event.target instanceof HTMLElement &&
    event.target.getAttribute('aria-expanded') === 'true' &&
    event.target.closest('.ant-select-multiple') !== null;
  if (isChoosing) event.stopPropagation();
  return isChoosing;
}

function onTab(event: KeyboardEvent): void {
  if (event.key !== 'Tab' || leaveChoices(event)) return;
  const dialog = event.target instanceof HTMLElement ? event.target.closest('.ant-modal, .ant-drawer') : null;
  if (dialog instanceof HTMLElement) goRound(event, dialog);
}

/**
 * Gives the focus back when a dialog or a menu goes away: to what held it last and still stands, else to the page.
 * Without it the keyboard would start again at the top, or behind everything where menus are drawn.
 */
export function keepFocus(): void {
  let held: HTMLElement[] = [];
  let inLayer: HTMLElement | null = null;
  let isKeyDown = false;
  const giveBack = () => {
    const active = document.activeElement;
    // A button that gets the focus while Enter is still down would be pressed by it.
    if (isKeyDown || inLayer === null) return;
    if (active instanceof HTMLElement && active !== document.body && isShown(active)) return;
    inLayer = null;
    const next = held.find(isShown) ?? document.getElementById('page');
    next?.focus();
  };
  const lookSoon = () => {
    if (inLayer !== null) for (const wait of LOOKS_AT_MS) setTimeout(giveBack, wait);
  };
  document.addEventListener('focusin', ({ target, relatedTarget }) => {
    if (!(target instanceof HTMLElement)) return;
    const isInside = target.closest(LAYER) !== null;
    inLayer = isInside ? target : null;
    held = [target, ...held.filter((one) => one !== target)].slice(0, REMEMBERED);
    const isOpening = !(relatedTarget instanceof Element && relatedTarget.closest('.ant-modal'));
    if (isOpening && target.classList.contains('ant-modal-close')) goToFirstField(target);
  });
  new MutationObserver(lookSoon).observe(document.body, { childList: true });
  const press = (isDown: boolean) => () => {
    isKeyDown = isDown;
    lookSoon();
  };
  document.addEventListener('keydown', onTab, { capture: true });
  document.addEventListener('keydown', press(true), { capture: true });
  document.addEventListener('keyup', press(false), { capture: true });
  document.addEventListener('click', lookSoon, { capture: true });
}
