/** What can be taken back and done again; each entry is one act of the person, however many cells it had. */
export interface UndoStack<Act> {
  past: readonly Act[];
  future: readonly Act[];
}

const LONGEST = 200;

export function emptyUndoStack<Act>(): UndoStack<Act> {
  return { past: [], future: [] };
}

/** A new act ends what could have been done again. */
export function pushAct<Act>(stack: UndoStack<Act>, act: Act): UndoStack<Act> {
  return { past: [...stack.past, act].slice(-LONGEST), future: [] };
}

export function undoAct<Act>(stack: UndoStack<Act>): { stack: UndoStack<Act>; act: Act } | null {
  const act = stack.past.at(-1);
  if (act === undefined) return null;
  return { stack: { past: stack.past.slice(0, -1), future: [...stack.future, act] }, act };
}

export function redoAct<Act>(stack: UndoStack<Act>): { stack: UndoStack<Act>; act: Act } | null {
  const act = stack.future.at(-1);
  if (act === undefined) return null;
  return { stack: { past: [...stack.past, act], future: stack.future.slice(0, -1) }, act };
}
