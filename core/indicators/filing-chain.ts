import { type CanonicalValue, canonicalDecimal, type DecimalText } from '#core/platform/public.ts';
import { type FilingCell, toCellId } from './filing.ts';

export interface FilingLinkFacts {
  actId: string;
  filingId: string;
  versionNo: number;
  kind: string;
  period: string | null;
  signedByName: string;
  certainty: string;
  cells: readonly FilingCell[];
}

const canonical = (value: DecimalText | null): string | null =>
  value === null ? null : canonicalDecimal(value);

/** The cells of a filing as they are hashed: in the order of their names, decimals in their shortest form, places left out. */
export function toCanonicalCells(cells: readonly FilingCell[]): CanonicalValue {
  return cells
    .map((cell) => ({
      cell: toCellId(cell),
      value: canonical(cell.value),
      growth: canonical(cell.growth),
      base: canonical(cell.base),
      reason: cell.reason,
    }))
    .sort((a, b) => (a.cell < b.cell ? -1 : 1));
}

/** What the link of a signed filing holds in the year's chain of its unit: the cells by their hash. */
export function buildFilingLink(facts: Omit<FilingLinkFacts, 'cells'>, cellsHash: string): CanonicalValue {
  return { act: 'indicator-filing-confirmed.v1', ...facts, cellsHash };
}
