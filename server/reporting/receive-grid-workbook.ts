import { formatPeriod, type OutputOf } from '#core/platform/public.ts';
import type { DraftOrigin } from '#core/reporting/draft.ts';
import type { uploadWorkbook } from '#core/reporting/fill-contract.ts';
import { type MappedWorkbook, mapWorkbook } from '#core/reporting/map-workbook.ts';
import { listAllowedActs } from '#core/reporting/permissions.ts';
import { readWorkbook } from '#server/ledger/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  keepFile,
  once,
  type UploadedFile,
} from '#server/platform/public.ts';
import { loadDesk } from './report-desk.ts';
import { saveDraftsIn } from './save-drafts.ts';
import { lockUnits } from './unit-locks.queries.ts';

type Answer = OutputOf<typeof uploadWorkbook>;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function originsOf(mapped: MappedWorkbook, fileId: string, projectOf: ReadonlyMap<string, string>) {
  const origins = new Map<string, DraftOrigin>();
  for (const { code, cells } of mapped.projects)
    for (const { field, sheet, address } of cells)
      origins.set(`${projectOf.get(code) ?? ''} ${field}`, { kind: 'workbook', fileId, sheet, address });
  return (projectId: string, field: string): DraftOrigin =>
    origins.get(`${projectId} ${field}`) ?? { kind: 'workbook', fileId };
}

/**
 * 上传填报表: the original is kept as it came; cells that were changed since the download become draft values that remember
 * file, sheet and cell. What somebody else changed meanwhile is a conflict with both values; rows that are no longer open
 * for filling are named and left alone.
 */
export async function receiveGridWorkbook(ctx: Ctx, period: string, file: UploadedFile): Promise<Answer> {
  const { orgId } = ctx.actor;
  const workbook = await readWorkbook({ bytes: file.content, fileName: file.name });
  return once(ctx, async (tx): Promise<Answer> => {
    await lockUnits(tx, ctx.actor.regionId, period, [orgId]);
    const desk = await loadDesk(tx, ctx, { period, orgId });
    const codes = desk.reports.map((r) => r.row.code);
    const mapped = mapWorkbook(workbook, { period, orgId, codes });
    const open = new Set(
      desk.reports
        .filter((r) => listAllowedActs(ctx.actor, r.facts, r.steps).includes('save'))
        .map((r) => r.row.code),
    );
    const projectOf = new Map(desk.reports.map((r) => [r.row.code, r.row.project_id]));
    const changed = mapped.projects.filter((p) => open.has(p.code));
    const actId = await appendAct(tx, ctx, 'workbook-received.v1', { period, name: file.name });
    const { fileId } = await keepFile(tx, ctx, {
      name: file.name,
      mediaType: XLSX,
      content: file.content,
      subject: 'report-workbook',
      orgId,
      actId,
    });
    const saved = await saveDraftsIn(
      tx,
      ctx,
      period,
      changed.map((p) => ({
        projectId: projectOf.get(p.code) ?? '',
        draftVersion: p.draftVersion,
        cells: p.cells.map(({ field, value, seen }) => ({ field, value, seen })),
      })),
      originsOf(mapped, fileId, projectOf),
    );
    await appendAudit(tx, ctx, { kind: 'workbook-received.v1', outcome: 'ok', subject: fileId });
    const cells = changed.reduce((sum, p) => sum + p.cells.length, 0) - saved.conflicts.length;
    return {
      saved: changed.length,
      cells,
      conflicts: saved.conflicts,
      findings: [...mapped.findings, ...listClosed(mapped, open)],
      sentence: `已读取：${formatPeriod(period)}填报表，${changed.length}个项目的${cells}个单元格存为草稿`,
    };
  });
}

const listClosed = (mapped: MappedWorkbook, open: ReadonlySet<string>): Answer['findings'] =>
  mapped.projects
    .filter((p) => !open.has(p.code))
    .map((p) => ({
      address: `${p.cells[0]?.sheet ?? ''}!${p.cells[0]?.address ?? ''}`,
      code: 'ROW_CLOSED',
      severity: 'warning',
      message: `${p.code}已提交或已签字确认，改动未读取`,
    }));
