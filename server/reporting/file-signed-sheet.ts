import { findFileKind, MEDIA_TYPES, refuse } from '#core/platform/public.ts';
import { canFileSignedPaper } from '#core/reporting/permissions.ts';
import { decideReport } from '#core/reporting/report-state.ts';
import type { Acted } from '#core/reporting/row-contract.ts';
import type { Ctx } from '#server/platform/public.ts';
import { keepFile, once } from '#server/platform/public.ts';
import { confirmAll } from './confirm-reports.ts';
import { hashFigures, loadSheetReports, requireSheet } from './print-sheet.ts';
import { requirePeriod } from './report-desk.ts';
import { lockUnits } from './unit-locks.queries.ts';

export interface SignedSheet {
  code: string;
  signedByName: string;
  signedOn: string;
  scan: { name: string; content: Buffer };
}

/**
 * 纸质签字: the scan of the signed and sealed sheet confirms the reports that stand on it. Number and figures have to be
 * those of the system, otherwise it is printed again (handbook 8.2). Nobody but the unit's clerk signs in for it.
 */
export function fileSignedSheet(ctx: Ctx, signed: SignedSheet): Promise<Acted> {
  const mediaType = MEDIA_TYPES[findFileKind(signed.scan.content)];
  if (!mediaType)
    throw refuse(
      'invalid',
      'SCAN_UNREADABLE',
      '扫描件应为 PDF、JPG 或 PNG 文件',
      'The scan must be a PDF, JPEG or PNG file',
      ['重新扫描或拍照后上传'],
    );
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    const sheet = await requireSheet(tx, regionId, signed.code);
    await lockUnits(tx, regionId, sheet.period, [sheet.org_id]);
    const period = await requirePeriod(tx, regionId, sheet.period);
    const reports = await loadSheetReports(tx, ctx, sheet);
    const places = reports.map((r) => decideReport(r.facts, r.steps, { act: 'confirm', way: 'paper' }));
    if (!reports.every((r) => canFileSignedPaper(ctx.actor, r.facts)))
      throw refuse(
        'forbidden',
        'REPORT_NOT_YOURS',
        '确认单由本单位填报员或管理员上传',
        'The scan is filed by the unit itself',
      );
    if (
      reports.length !== sheet.report_ids.length ||
      hashFigures(sheet.period, reports) !== sheet.figures_hash
    )
      throw refuse(
        'conflict',
        'SHEET_OUT_OF_DATE',
        `确认单${sheet.code}打印后数字有变动，与系统不一致，请重新打印签字`,
        'The figures changed after the sheet was printed: print and sign again',
        ['重新打印确认单'],
      );
    const { fileId } = await keepFile(tx, ctx, {
      name: signed.scan.name,
      mediaType,
      content: signed.scan.content,
      subject: 'confirmation-scan',
      orgId: sheet.org_id,
    });
    return confirmAll(tx, ctx, reports, places, {
      period,
      way: 'paper',
      signedByName: signed.signedByName,
      sheet: { id: sheet.id, code: sheet.code, signedOn: signed.signedOn, fileId },
    });
  });
}
