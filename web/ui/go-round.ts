const REACHABLE =
  'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select, button:not(:disabled), a[href], [tabindex="0"]';

/** What Tab reaches inside, in order; the library's own marks without a size are none. */
export const listReachable = (box: HTMLElement): HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>(REACHABLE)].filter((one) => one.tabIndex >= 0 && one.offsetWidth > 0);

/**
 * Tab at the last place of a layer goes to its first, Shift+Tab the other way: what lies over the page stands at its end,
 * far from where it opens.
 */
export function goRound(event: Pick<KeyboardEvent, 'shiftKey' | 'preventDefault'>, box: HTMLElement): void {
  const reachable = listReachable(box);
  const at = reachable.findIndex((one) => one.matches(':focus'));
  const isLeaving = event.shiftKey ? at <= 0 : at === reachable.length - 1;
  if (!isLeaving) return;
  event.preventDefault();
  reachable.at(event.shiftKey ? -1 : 0)?.focus();
}
