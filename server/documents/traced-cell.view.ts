import type { z } from 'zod';
import type { traceCell as traceCellRoute } from '#core/documents/sheet-contract.ts';
import { cutSheetPiece } from '#core/documents/sheet-piece.ts';
import { understandSheet } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import { readWorkbook } from '#server/ledger/public.ts';
import { appendAudit, type Ctx, getFile, withScope } from '#server/platform/public.ts';
import type { RenderedFile } from './download-document.ts';

/** The cell that a figure came from, with the piece of the stored workbook around it. Seen by whoever sees the file. */
export async function getTracedCell(
  ctx: Ctx,
  fileId: string,
  query: z.output<typeof traceCellRoute.query>,
): Promise<z.input<typeof traceCellRoute.output>> {
  // The workbook is read after the transaction: a child process must not hold a connection.
  const file = await withScope(ctx.db, ctx.actor, (tx) => getFile(tx, ctx.actor.regionId, fileId));
  const workbook = await readWorkbook({ bytes: file.content, fileName: file.name });
  const sheet =
    query.sheet === '' ? workbook.sheets[0] : workbook.sheets.find((one) => one.name === query.sheet);
  if (!sheet)
    throw refuse(
      'not-found',
      'SHEET_NOT_FOUND',
      `原件中没有工作表“${query.sheet}”`,
      `The file has no sheet "${query.sheet}"`,
      ['下载原件查看'],
    );
  const heads = understandSheet(sheet)
    .rows.filter((row) => row.kind === 'header')
    .map((row) => row.row);
  const piece = cutSheetPiece(sheet, query.address, heads);
  if (!piece)
    throw refuse('invalid', 'SHEET_NOT_FOUND', '单元格地址不正确', 'The address of the cell is wrong', [
      '例如：C12',
    ]);
  return { fileId, fileName: file.name, sheet: sheet.name, address: query.address.toUpperCase(), ...piece };
}

/** The original as it was received. */
export async function getTracedFile(ctx: Ctx, fileId: string): Promise<RenderedFile> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const file = await getFile(tx, ctx.actor.regionId, fileId);
    await appendAudit(tx, ctx, { kind: 'download-original', outcome: 'ok', subject: `file:${fileId}` });
    return { name: file.name, mediaType: file.mediaType, content: file.content };
  });
}
