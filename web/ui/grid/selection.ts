import type { Place } from './grid-model.ts';

/** A block of cells: where it began (the active cell) and the corner that moves with Shift. */
export interface Selection {
  anchor: Place;
  head: Place;
}

/** A block by its edges, all inside. */
export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface GridSize {
  rows: number;
  columns: number;
}

export function selectCell(place: Place): Selection {
  return { anchor: place, head: place };
}

export function blockOf({ anchor, head }: Selection): Block {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function isOneCell(selection: Selection): boolean {
  return selection.anchor.row === selection.head.row && selection.anchor.column === selection.head.column;
}

export function clampPlace(place: Place, size: GridSize): Place {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return { row: within(place.row, size.rows), column: within(place.column, size.columns) };
}

/** Moves the active cell, or with `extends` only the corner of the block. */
export function moveSelection(
  selection: Selection,
  by: Place,
  size: GridSize,
  way: { extends: boolean },
): Selection {
  const from = way.extends ? selection.head : selection.anchor;
  const to = clampPlace({ row: from.row + by.row, column: from.column + by.column }, size);
  return way.extends ? { anchor: selection.anchor, head: to } : selectCell(to);
}

export type Corner = 'line-start' | 'line-end' | 'first' | 'last';

/** Home, End and with Ctrl the first and the last cell of the grid; with `extends` only the corner of the block goes. */
export function cornerSelection(
  selection: Selection,
  where: Corner,
  size: GridSize,
  way: { extends: boolean },
): Selection {
  const from = way.extends ? selection.head : selection.anchor;
  const places: Record<Corner, Place> = {
    'line-start': { row: from.row, column: 0 },
    'line-end': { row: from.row, column: size.columns - 1 },
    first: { row: 0, column: 0 },
    last: { row: size.rows - 1, column: size.columns - 1 },
  };
  const to = places[where];
  return way.extends ? { anchor: selection.anchor, head: to } : selectCell(to);
}

export function selectAll(size: GridSize): Selection {
  return { anchor: { row: 0, column: 0 }, head: { row: size.rows - 1, column: size.columns - 1 } };
}

/**
 * Ctrl+arrow as Excel does it: from a filled cell to the last filled one before a gap, else to the next
 * filled cell, else to the edge of the grid.
 */
export function edgeFrom(
  from: Place,
  step: Place,
  size: GridSize,
  isFilled: (place: Place) => boolean,
): Place {
  const isInside = (place: Place) =>
    place.row >= 0 && place.row < size.rows && place.column >= 0 && place.column < size.columns;
  const next = (place: Place) => ({ row: place.row + step.row, column: place.column + step.column });
  let at = from;
  const staysFilled = isFilled(from) && isInside(next(from)) && isFilled(next(from));
  while (isInside(next(at))) {
    at = next(at);
    const ahead = next(at);
    if (staysFilled ? !isInside(ahead) || !isFilled(ahead) : isFilled(at)) return at;
  }
  return at;
}

/** Tab and Shift+Tab: the next cell of the line, then of the next line; null at the very end (the grid is left). */
export function tabFrom(from: Place, step: 1 | -1, size: GridSize): Place | null {
  const index = from.row * size.columns + from.column + step;
  if (index < 0 || index >= size.rows * size.columns) return null;
  return { row: Math.floor(index / size.columns), column: index % size.columns };
}

export function listPlaces(block: Block): Place[] {
  const places: Place[] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    for (let column = block.left; column <= block.right; column += 1) places.push({ row, column });
  }
  return places;
}
