import type { Place } from './grid-model.ts';
import { type Block, type GridSize, listPlaces } from './selection.ts';

/** A text to be put into a cell. */
export interface CellText {
  place: Place;
  text: string;
}

export interface PastePlan {
  texts: CellText[];
  /** Cells that cannot be typed and were left as they are. */
  lockedCount: number;
  /** Cells of the block that fell outside of the grid. */
  outsideCount: number;
  /** The block that the paste covers, to be selected afterwards. */
  covered: Block;
}

/** A line without a cell in a block of several columns says nothing of its cells; in one column it is an empty cell. */
const cellsOf = (row: readonly string[], width: number): readonly string[] =>
  width > 1 && row.length === 1 && row[0] === '' ? [] : row;

/**
 * Where a pasted block goes, as Excel does it: one cell fills the whole selection; a block whose size divides
 * the selection's is repeated; any other starts at the selection's top left. Cells that a short line lacks stay as they are.
 */
export function decidePaste(
  pasted: readonly (readonly string[])[],
  selected: Block,
  size: GridSize,
  isLocked: (place: Place) => boolean,
): PastePlan {
  const height = pasted.length;
  const width = Math.max(...pasted.map((row) => row.length));
  const rows = selected.bottom - selected.top + 1;
  const columns = selected.right - selected.left + 1;
  const repeats = rows % height === 0 && columns % width === 0;
  const wanted: Block = {
    top: selected.top,
    left: selected.left,
    bottom: selected.top + (repeats ? rows : height) - 1,
    right: selected.left + (repeats ? columns : width) - 1,
  };
  const covered: Block = {
    ...wanted,
    bottom: Math.min(wanted.bottom, size.rows - 1),
    right: Math.min(wanted.right, size.columns - 1),
  };
  const textFor = (place: Place): string | undefined =>
    cellsOf(pasted[(place.row - wanted.top) % height] ?? [], width)[(place.column - wanted.left) % width];
  const given = listPlaces(wanted).flatMap((place): CellText[] => {
    const text = textFor(place);
    return text === undefined ? [] : [{ place, text }];
  });
  const inside = given.filter(({ place }) => place.row <= covered.bottom && place.column <= covered.right);
  const texts = inside.filter(({ place }) => !isLocked(place));
  return {
    texts,
    lockedCount: inside.length - texts.length,
    outsideCount: given.length - inside.length,
    covered,
  };
}

/** Ctrl+D: each column's top cell goes into the cells below it; with one row selected, the row above. */
export function decideFillDown(
  selected: Block,
  textAt: (place: Place) => string,
  isLocked: (place: Place) => boolean,
): CellText[] {
  const isOneRow = selected.top === selected.bottom;
  const source = isOneRow ? selected.top - 1 : selected.top;
  if (source < 0) return [];
  const block = isOneRow ? selected : { ...selected, top: selected.top + 1 };
  return listPlaces(block)
    .filter((place) => !isLocked(place))
    .map((place) => ({ place, text: textAt({ row: source, column: place.column }) }));
}
