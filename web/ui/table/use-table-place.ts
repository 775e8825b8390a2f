import { type RefObject, type UIEvent, useEffect, useLayoutEffect, useState } from 'react';

/** The width that rows have, without the scroll bar; null until it is known. */
export function useInnerWidth(place: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => setElement(place.current));
  useEffect(() => {
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [element]);
  return width;
}

/** Frozen columns hold on to the edge only once the table was moved sideways. */
export function markMoved({ currentTarget }: UIEvent<HTMLElement>): void {
  currentTarget.classList.toggle('table-moved', currentTarget.scrollLeft > 0);
}

/** Elements taken over by another row do not carry the focus along: it is lost as with a row that leaves. */
export function useDropFocus(place: RefObject<HTMLElement | null>, active: number, first: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when other rows are shown
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || !place.current?.contains(focused)) return;
    const row = focused.closest<HTMLElement>('[data-index]');
    if (row && Number(row.dataset.index) !== active) focused.blur();
  }, [first]);
}
