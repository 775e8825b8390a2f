import { goRound } from '../ui/go-round.ts';

/** What stands over the page and takes the keyboard while it is open. */
const LAYER = '.ant-modal, .ant-drawer, .ant-dropdown, .ant-popover';
const REMEMBERED = 40;
/** A layer goes away with a movement of some tenths of a second; a button goes away when its act is answered. */
const LOOKS_AT_MS = [60, 300, 700, 1_500, 3_000];
const FIELD =
  'input:not([type=hidden], [type=checkbox], [type=radio], [type=file], :disabled), textarea:not(:disabled)';

const FOCUSABLE = `${FIELD}, a[href], button:not(:disabled), [tabindex="0"]`;

const isShown = (one: HTMLElement): boolean => one.isConnected && one.getClientRects().length > 0;

function listAncestors(one: HTMLElement): HTMLElement[] {
  const ancestors: HTMLElement[] = [];
  for (let at = one.parentElement; at && at.id !== 'page' && at !== document.body; at = at.parentElement)
    ancestors.push(at);
  return ancestors;
}

/** On a touch screen a field that takes the focus slides up the keyboard. */
const isTouch = (): boolean => !window.matchMedia('(pointer: fine)').matches;

/** What stands nearest to a button that went away with its act. */
function findNeighbour(ancestors: readonly HTMLElement[]): HTMLElement | undefined {
  if (isTouch()) return undefined;
  for (const ancestor of ancestors.filter(isShown)) {
    const next = [...ancestor.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isShown);
    if (next) return next;
  }
  return undefined;
}

/** A dialog that asks for something opens on its first field, not on its cross. */
function goToFirstField(cross: HTMLElement): void {
  if (isTouch()) return;
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
 * Gives the focus back when a dialog or a menu goes away: to what held it last and still stands, else to the page; when a
 * button goes away with the act that it began, to its neighbour. Without it the keyboard would start again at the top, or
 * behind everything where menus are drawn.
 */
export function keepFocus(): void {
  let held: HTMLElement[] = [];
  let inLayer: HTMLElement | null = null;
  let around: HTMLElement[] = [];
  let isKeyDown = false;
  const giveBack = () => {
    const active = document.activeElement;
    // A button that gets the focus while Enter is still down would be pressed by it.
    if (isKeyDown || held[0] === undefined) return;
    if (active instanceof HTMLElement && active !== document.body && isShown(active)) return;
    // Left by a click beside it, it still stands: then nothing was lost.
    if (inLayer === null && isShown(held[0])) return;
    const next = inLayer === null ? findNeighbour(around) : held.find(isShown);
    inLayer = null;
    (next ?? document.getElementById('page'))?.focus();
  };
  const lookSoon = () => {
    if (held.length > 0) for (const wait of LOOKS_AT_MS) setTimeout(giveBack, wait);
  };
  document.addEventListener('focusin', ({ target, relatedTarget }) => {
    if (!(target instanceof HTMLElement)) return;
    const isInside = target.closest(LAYER) !== null;
    inLayer = isInside ? target : null;
    around = isInside ? around : listAncestors(target);
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
