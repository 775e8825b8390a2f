import { shownOf } from '#core/ledger/public.ts';
import { openOrgSheet } from '#core/people/public.ts';
import { readWorkbook } from '#server/ledger/public.ts';

const LIST_BYTES = 20_000_000;

/** Visible sheets of a list of units or people, from .xlsx, .xls or .csv, as they are shown. */
export async function openListWorkbook(file: {
  name: string;
  content: Buffer;
}): Promise<ReturnType<typeof openOrgSheet>[]> {
  const workbook = await readWorkbook(
    { bytes: file.content, fileName: file.name },
    { maxFileBytes: LIST_BYTES, timeoutMs: 60_000 },
  );
  return workbook.sheets
    .filter((sheet) => !sheet.hidden)
    .map(({ name, rows, merges }) =>
      openOrgSheet({ name, rows: rows.map((row) => row.map(shownOf)), merges }),
    );
}
