import { type FilingCell, toCellId } from '../filing.ts';

/** The draft of a filing as it stood before a file was put into it. */
export interface DraftBefore {
  cells: FilingCell[];
  fileId: string | null;
  source: string;
  /** The version that was signed last by then. */
  versionId: string | null;
}

export const NO_DRAFT: DraftBefore = { cells: [], fileId: null, source: '', versionId: null };

const isUnchanged = (one: FilingCell, other: FilingCell): boolean =>
  one.value === other.value &&
  one.growth === other.growth &&
  one.base === other.base &&
  one.reason === other.reason;

/**
 * A draft without what a file brought: cells that still lead to the file become what they were before, or none; what was typed since
 * stays, and what the file never touched leads again where it led. `taken` counts the cells of the file.
 */
export function takeBackCells(
  now: readonly FilingCell[],
  before: readonly FilingCell[],
): { cells: FilingCell[]; taken: number } {
  const stood = new Map(before.map((cell) => [toCellId(cell), cell]));
  const cells = now.flatMap((cell) => {
    const earlier = stood.get(toCellId(cell));
    if (cell.place !== null) return earlier ? [earlier] : [];
    return [earlier && isUnchanged(earlier, cell) ? earlier : cell];
  });
  return { cells, taken: now.filter(({ place }) => place !== null).length };
}

/** Where in the file a figure stood is known of what was read there, and no more once somebody typed something else. */
export function keepKnownPlaces(saved: readonly FilingCell[], drafted: readonly FilingCell[]): FilingCell[] {
  const known = new Map(drafted.map((cell) => [toCellId(cell), cell]));
  return saved.map((cell) => {
    const read = known.get(toCellId(cell));
    const isAsRead =
      read !== undefined &&
      cell.value === read.value &&
      cell.growth === read.growth &&
      cell.base === read.base;
    return { ...cell, place: isAsRead ? read.place : null };
  });
}
