import type { z } from 'zod';
import { toCellId } from '#core/indicators/filing.ts';
import { readEntryWorkbook } from '#core/indicators/import/entry-template.ts';
import type { uploadEntryWorkbook as route } from '#core/indicators/import/import-contract.ts';
import { refuse } from '#core/platform/public.ts';
import { readWorkbook } from '#server/ledger/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  keepFile,
  once,
  type UploadedFile,
} from '#server/platform/public.ts';
import { decideFiling, takeFiling } from '../filing-desk.ts';
import { updateDraft } from '../filings.queries.ts';
import { keepPlaces } from './file-import.ts';
import { setSourceFile } from './imports.queries.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * 上传填报表: what is filled in becomes the draft, with its cell as place; blank cells leave what was typed. A workbook of another
 * month or department, or with columns or rows moved, is refused with the cell that is wrong.
 */
export async function receiveEntryWorkbook(
  ctx: Ctx,
  id: string,
  file: UploadedFile,
): Promise<z.input<typeof route.output>> {
  const workbook = await readWorkbook({ bytes: file.content, fileName: file.name }, { timeoutMs: 60_000 });
  return once(ctx, async (tx) => {
    const desk = await takeFiling(tx, ctx, id);
    const place = decideFiling(ctx, desk, { act: 'save' });
    const { filing } = desk;
    if (filing.period === null)
      throw refuse(
        'not-allowed-now',
        'ENTRY_ONLY_MONTHS',
        '只有月度报送和预计数有填报表',
        'Only filings of a month have a workbook',
        ['历史数据用“导入统计数据”'],
      );
    const { cells, findings } = readEntryWorkbook(workbook, {
      ...{ filingId: id, period: filing.period },
      indicators: new Map(desk.own.map((one) => [one.code, one])),
      subjects: new Map(desk.subjects.map((one) => [one.code, one])),
    });
    const joined = new Map(keepPlaces(filing, null).map((cell) => [toCellId(cell), cell]));
    const changed = cells.filter((cell) => {
      const before = joined.get(toCellId(cell));
      return before?.value !== cell.value || before.growth !== cell.growth || before.base !== cell.base;
    });
    for (const cell of cells)
      joined.set(toCellId(cell), { ...cell, reason: joined.get(toCellId(cell))?.reason ?? '' });
    const actId = await appendAct(tx, ctx, 'entry-workbook-received.v1', { filingId: id, name: file.name });
    const kept = {
      name: file.name,
      mediaType: XLSX,
      content: file.content,
      subject: 'statistics-file',
      orgId: filing.orgId,
      actId,
    };
    const { fileId } = await keepFile(tx, ctx, kept);
    await setSourceFile(tx, ctx.actor.regionId, { filingId: id, fileId, source: file.name.slice(0, 200) });
    await updateDraft(tx, ctx, {
      id,
      cells: [...joined.values()],
      explanations: filing.explanations,
      ...place,
    });
    await appendAudit(tx, ctx, { kind: 'entry-workbook-received', outcome: 'ok', subject: id });
    return { cells: changed.length, findings, sentence: `已读取填报表：${changed.length}格存为草稿` };
  });
}
