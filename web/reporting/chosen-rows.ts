import { useState } from 'react';

/** Which rows are chosen: all that can be at first, until the person takes some out. */
export function useChosenRows(possible: readonly string[]) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = possible.filter((id) => !left.has(id));
  return {
    chosen,
    isChosen: (id: string) => possible.includes(id) && !left.has(id),
    choose: (id: string, isChosen: boolean) =>
      setLeft((known) => {
        const next = new Set(known);
        if (isChosen) next.delete(id);
        else next.add(id);
        return next;
      }),
  };
}
