import { checkCells } from './check-cells.ts';
import { checkHeads } from './check-heads.ts';
import { checkRows } from './check-rows.ts';
import { checkShape } from './check-shape.ts';
import type { ImportFinding } from './finding.ts';
import { listPrintedChecks, type PrintedCheck } from './printed-checks.ts';
import { buildSheetFacts } from './table-facts.ts';
import type { WorkbookReading } from './understanding.ts';

export interface ImportReview {
  findings: ImportFinding[];
  /** Printed figures to be recomputed by the checks on figures. */
  printed: PrintedCheck[];
}

/** Everything an import finds by itself in a workbook: heads, rows, cells, and the printed figures to recompute. */
export function checkImport(reading: WorkbookReading): ImportReview {
  const review: ImportReview = { findings: [], printed: [] };
  for (const sheet of reading.sheets) {
    const facts = buildSheetFacts(sheet);
    review.findings.push(
      ...checkHeads(facts),
      ...checkCells(facts, reading.workbook.format),
      ...checkRows(facts),
      ...checkShape(facts),
    );
    review.printed.push(...listPrintedChecks(facts));
  }
  return review;
}
