const DIALOG = '.ant-modal, .ant-drawer';
const REMEMBERED = 5;

/**
 * Gives the focus back when a dialog goes away together with what it was opened from: to what held it last and still
 * stands, else to the page. Without it the keyboard would start again at the top.
 */
export function keepFocus(): void {
  let held: HTMLElement[] = [];
  let inDialog: HTMLElement | null = null;
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const isInside = target.closest(DIALOG) !== null;
    inDialog = isInside ? target : null;
    if (!isInside) held = [target, ...held.filter((one) => one !== target)].slice(0, REMEMBERED);
  });
  new MutationObserver(() => {
    if (inDialog === null || inDialog.isConnected || document.activeElement !== document.body) return;
    inDialog = null;
    const next = held.find((one) => one.isConnected) ?? document.getElementById('page');
    next?.focus();
  }).observe(document.body, { childList: true });
}
