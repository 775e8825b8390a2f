import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { nextControl } from './arrow-move.ts';

const CONTROL = 'a[href], button:not(:disabled)';

const columnOf = (control: HTMLElement): number =>
  control.closest<HTMLTableCellElement>('td, th')?.cellIndex ?? 0;

const listRows = (table: HTMLTableElement): HTMLElement[][] =>
  [...table.tBodies]
    .flatMap((part) => [...part.rows])
    .map((row) =>
      [...row.querySelectorAll<HTMLElement>(CONTROL)].filter((one) => one.getClientRects().length > 0),
    )
    .filter((row) => row.length > 0);

/**
 * A table with a figure to open in nearly every cell is one stop of Tab; inside, the arrow keys move. Give the answer to
 * the `<table>`; what its body draws may come and go.
 */
export function useArrowCells(): {
  ref: RefObject<HTMLTableElement | null>;
  onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  onFocus: (event: FocusEvent<HTMLTableElement>) => void;
} {
  const ref = useRef<HTMLTableElement>(null);
  const current = useRef<HTMLElement | null>(null);
  const settle = () => {
    if (!ref.current) return;
    const all = listRows(ref.current).flat();
    const stop = current.current && all.includes(current.current) ? current.current : all[0];
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
  };
  useEffect(settle);
  return {
    ref,
    onKeyDown: (event) => {
      const { target, currentTarget } = event;
      if (!(target instanceof HTMLElement) || event.altKey || event.shiftKey) return;
      const rows = listRows(currentTarget);
      const row = rows.findIndex((one) => one.includes(target));
      if (row < 0) return;
      const columns = rows.map((one) => one.map((control) => ({ column: columnOf(control) })));
      const at = { row, place: rows[row]?.indexOf(target) ?? 0 };
      const next = nextControl(columns, at, event.key, event.ctrlKey || event.metaKey);
      if (next === null) return;
      event.preventDefault();
      rows[next.row]?.[next.place]?.focus();
    },
    onFocus: ({ target }) => {
      if (!(target instanceof HTMLElement) || target.closest('tbody') === null) return;
      current.current = target;
      settle();
    },
  };
}
