import type { z } from 'zod';
import type { discardStatImport as route } from '#core/indicators/import/import-contract.ts';
import { NO_DRAFT, takeBackCells } from '#core/indicators/import/take-back-cells.ts';
import { refuse } from '#core/platform/public.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx } from '#server/platform/public.ts';
import { decideFiling, type FilingDesk, takeFiling } from '../filing-desk.ts';
import { addFilingAct, type FilingRow, updateDraft, updatePlace } from '../filings.queries.ts';
import { requireUndiscarded } from './answer-import.ts';
import { listTaught } from './file-import.ts';
import { requireImport, requireImporter } from './import-desk.ts';
import { forgetNames, type ImportRow, restoreSourceFile, setDiscarded } from './imports.queries.ts';

/** What stood in the draft before; undefined where that is not known any more. */
const draftBefore = (row: ImportRow, filing: FilingRow) =>
  row.draftBefore ?? (filing.kind === 'import' ? NO_DRAFT : undefined);

/** Whether the file is the last thing that was put into the draft, so that it can be taken out again. */
export const isLastFile = (row: ImportRow, filing: FilingRow): boolean =>
  filing.fileId === row.fileId && draftBefore(row, filing) !== undefined;

export const isSignedSince = (row: ImportRow, filing: FilingRow): boolean =>
  filing.confirmedVersionId !== (draftBefore(row, filing)?.versionId ?? null);

function requireUnsigned(row: ImportRow, filing: FilingRow): void {
  if (!isSignedSince(row, filing)) return;
  throw refuse(
    'not-allowed-now',
    'STAT_IMPORT_SIGNED',
    '这次导入的数已签字入账，不能放弃',
    'The figures of this import are signed',
    ['更正请新建修订'],
  );
}

function requireLast(row: ImportRow, filing: FilingRow): void {
  if (isLastFile(row, filing)) return;
  throw refuse(
    'not-allowed-now',
    'STAT_IMPORT_NOT_LAST',
    `“${filing.title}”后来又放进了别的文件，不能把这一次单独退出来`,
    'Another file was put into the filing since',
    ['先放弃后一次导入', '在报送里改好或清空这些格'],
  );
}

/** A filing that was opened for the file and holds nothing else is withdrawn; in any other the draft goes on without the file. */
async function leaveDraft(tx: Tx, ctx: Ctx, row: ImportRow, desk: FilingDesk): Promise<number> {
  const { filing } = desk;
  const { regionId } = ctx.actor;
  requireUnsigned(row, filing);
  requireLast(row, filing);
  const place = decideFiling(ctx, desk, { act: 'save' });
  const before = draftBefore(row, filing) ?? NO_DRAFT;
  const { cells, taken } = takeBackCells(filing.cells, before.cells);
  await updateDraft(tx, ctx, { id: filing.id, cells, explanations: filing.explanations, ...place });
  await restoreSourceFile(tx, regionId, { filingId: filing.id, ...before });
  if (filing.kind !== 'import' || cells.length > 0) return taken;
  const actId = await appendAct(tx, ctx, 'indicator-filing-withdrawn.v1', { filingId: filing.id });
  await updatePlace(tx, regionId, { id: filing.id, status: 'withdrawn', step: 0, returnReason: '' });
  await addFilingAct(tx, ctx, {
    ...{ filingId: filing.id, kind: 'withdraw', fromStatus: filing.status, toStatus: 'withdrawn', toStep: 0 },
    ...{ reason: '', versionId: null, actId, orgId: filing.orgId },
  });
  return taken;
}

/**
 * 放弃导入: the file and its answers stay as a record; nothing is answered or filed any more, the names that it taught are asked
 * again, and a draft that it was put into is as before. What is signed is never touched.
 */
export function discardStatImport(ctx: Ctx, id: string): Promise<z.input<typeof route.output>> {
  return once(ctx, async (tx) => {
    const row = await requireImport(tx, ctx, id);
    requireImporter(ctx, row.orgId);
    requireUndiscarded(row);
    const taken =
      row.filingId === null ? 0 : await leaveDraft(tx, ctx, row, await takeFiling(tx, ctx, row.filingId));
    const actId = await appendAct(tx, ctx, 'statistics-import-discarded.v1', { importId: id, taken });
    if (row.filingId !== null)
      await forgetNames(tx, { regionId: ctx.actor.regionId, actId }, listTaught(row));
    await setDiscarded(tx, ctx, id);
    await appendAudit(tx, ctx, {
      kind: 'discard-statistics-import',
      outcome: 'ok',
      subject: `statistics-import:${id}`,
      detail: { file: row.fileName, filingId: row.filingId, taken },
    });
    return { sentence: `已放弃导入：${row.fileName}${taken > 0 ? `，报送草稿里的${taken}个数已退出` : ''}` };
  });
}
