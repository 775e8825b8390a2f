import {
  checkImport,
  type ImportFinding,
  understandWorkbook,
  type WorkbookReading,
} from '#core/ledger/public.ts';
import { checkImportedFigures } from '#core/quality/check-imported-figures.ts';
import { type ReadLimits, readWorkbook, type WorkbookSource } from '#server/ledger/public.ts';

export interface ReviewedImport {
  reading: WorkbookReading;
  findings: ImportFinding[];
}

/** What an understood workbook has wrong: the import's own findings and the printed figures recomputed. */
export function reviewReading(reading: WorkbookReading): ReviewedImport {
  const review = checkImport(reading);
  return { reading, findings: [...review.findings, ...checkImportedFigures(review.printed)] };
}

/** Reads a file in a child process, understands it and checks it; nothing is stored, no database is needed. */
export async function reviewImport(source: WorkbookSource, limits?: ReadLimits): Promise<ReviewedImport> {
  return reviewReading(understandWorkbook(await readWorkbook(source, limits)));
}
