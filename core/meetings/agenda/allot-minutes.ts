/** An entry is never given less. */
export const LEAST_MINUTES = 3;

export interface TimeWish {
  minutes: number;
  /** Carried over, recurring or put on by hand: stays on the agenda however short the time. */
  isFixed: boolean;
}

/** Shares out what there is among fixed wishes in proportion, down to the least; nothing is left over by rounding up. */
function shareOut(wishes: readonly number[], capacity: number): number[] {
  const wished = wishes.reduce((sum, one) => sum + one, 0);
  if (wished <= capacity) return [...wishes];
  return wishes.map((one) => Math.max(LEAST_MINUTES, Math.floor((one * capacity) / wished)));
}

/**
 * Minutes of each entry in the order of the agenda; null: it does not fit and is left out (handbook 4.5). Fixed entries come
 * first and are shortened in proportion when even they do not fit, to no less than three minutes; what remains goes to the
 * others in their order, and the first that does not fit ends the list, so that none is passed over for a lighter one.
 * Sums to at most `capacity`, or three minutes for each fixed entry where that is more.
 */
export function allotMinutes(wishes: readonly TimeWish[], capacity: number): (number | null)[] {
  const fixed = shareOut(
    wishes.filter(({ isFixed }) => isFixed).map(({ minutes }) => minutes),
    capacity,
  );
  let left = capacity - fixed.reduce((sum, one) => sum + one, 0);
  let isFull = false;
  return wishes.map(({ minutes, isFixed }) => {
    if (isFixed) return fixed.shift() ?? LEAST_MINUTES;
    if (isFull || minutes > left) {
      isFull = true;
      return null;
    }
    left -= minutes;
    return minutes;
  });
}
