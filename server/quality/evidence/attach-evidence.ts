import type { z } from 'zod';
import { canRecordStage, canVerifyStart } from '#core/ledger/public.ts';
import { refuse } from '#core/platform/public.ts';
import type {
  attachEvidence as attachRoute,
  withdrawEvidence as withdrawRoute,
} from '#core/quality/evidence-contract.ts';
import { findEvidenceType } from '#core/quality/evidence-file.rule.ts';
import { getProjectRecord, type ProjectRecord } from '#server/ledger/public.ts';
import {
  appendAct,
  appendAudit,
  type Ctx,
  getFile,
  keepFile,
  once,
  type StoredFile,
  type UploadedFile,
  withScope,
} from '#server/platform/public.ts';
import { addEvidenceRow, isPeriodOpened, listEvidenceRows } from './evidence.queries.ts';

export function canAttachEvidence(ctx: Ctx, project: ProjectRecord): boolean {
  const { reportingOrgId, departmentOrgId } = project.fields;
  const relation = { reportingOrgId, departmentOrgId, orgPath: project.orgPath };
  return canRecordStage(ctx.actor, relation) || canVerifyStart(ctx.actor, relation);
}

function requireRight(ctx: Ctx, project: ProjectRecord): void {
  if (!canAttachEvidence(ctx, project))
    throw refuse(
      'forbidden',
      'EVIDENCE_NOT_YOURS',
      '佐证材料由填报单位、行业主管部门或项目办上传',
      'Evidence is put in by the reporting unit, the department in charge or the project office',
      ['请联系填报单位'],
    );
}

export function requireEvidenceKind(file: UploadedFile): string {
  const mediaType = findEvidenceType(file.name, file.content.subarray(0, 8));
  if (mediaType) return mediaType;
  throw refuse(
    'invalid',
    'EVIDENCE_KIND',
    '佐证材料应为 PDF、照片（JPG、PNG）、Word 或 Excel 文件',
    'Evidence is a PDF, a photograph, a Word or an Excel file',
    ['换一种格式再传'],
  );
}

/** Keeps a file as evidence of a project, of one period or of none; its hash stands in the act. */
export async function attachEvidence(
  ctx: Ctx,
  projectId: string,
  fields: z.output<typeof attachRoute.body>,
  file: UploadedFile,
): Promise<{ evidenceId: string; fileId: string; sha256: string }> {
  const mediaType = requireEvidenceKind(file);
  const { regionId } = ctx.actor;
  const period = fields.period ?? null;
  return once(ctx, async (tx) => {
    const project = await getProjectRecord(tx, regionId, projectId);
    requireRight(ctx, project);
    if (period !== null && !(await isPeriodOpened(tx, regionId, period)))
      throw refuse('not-found', 'PERIOD_NOT_OPENED', '该期尚未开启填报', 'The period is not open', [
        '换一个期次',
      ]);
    const kept = await keepFile(tx, ctx, {
      name: file.name,
      mediaType,
      content: file.content,
      subject: 'evidence',
      orgId: project.fields.reportingOrgId,
      projectId,
    });
    const body = { projectId, period, kind: fields.kind, note: fields.note, ...kept };
    const actId = await appendAct(tx, ctx, 'evidence-attached.v1', body);
    const row = { regionId, ...body, voidsId: null, actId, recordedAt: ctx.now };
    const evidenceId = await addEvidenceRow(tx, row);
    await appendAudit(tx, ctx, { kind: 'attach-evidence', outcome: 'ok', subject: `project:${projectId}` });
    return { evidenceId, ...kept };
  });
}

async function requireEvidence(
  tx: Parameters<typeof listEvidenceRows>[0],
  ctx: Ctx,
  projectId: string,
  evidenceId: string,
) {
  const [row] = await listEvidenceRows(tx, { regionId: ctx.actor.regionId, projectId, evidenceId });
  if (row) return row;
  throw refuse('not-found', 'EVIDENCE_NOT_FOUND', '没有这份佐证材料，或已撤下', 'No such evidence', [
    '刷新后再看',
  ]);
}

/** Takes a wrong file back: the row stays, a second one voids it. */
export async function withdrawEvidence(
  ctx: Ctx,
  place: { projectId: string; evidenceId: string },
  input: z.output<typeof withdrawRoute.body>,
): Promise<{ withdrawnOn: string }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    requireRight(ctx, await getProjectRecord(tx, regionId, place.projectId));
    const row = await requireEvidence(tx, ctx, place.projectId, place.evidenceId);
    const actId = await appendAct(tx, ctx, 'evidence-withdrawn.v1', { ...place, reason: input.reason });
    const { period, kind, fileId } = row;
    await addEvidenceRow(tx, {
      regionId,
      projectId: place.projectId,
      period,
      kind,
      note: input.reason,
      fileId,
      voidsId: place.evidenceId,
      actId,
      recordedAt: ctx.now,
    });
    await appendAudit(tx, ctx, {
      kind: 'withdraw-evidence',
      outcome: 'ok',
      subject: `project:${place.projectId}`,
    });
    return { withdrawnOn: ctx.today };
  });
}

/** What stands as evidence of a project, for everybody who may see the project. */
export async function getEvidence(ctx: Ctx, projectId: string, period: string | undefined) {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const { regionId } = ctx.actor;
    const project = await getProjectRecord(tx, regionId, projectId);
    return {
      evidence: await listEvidenceRows(tx, { regionId, projectId, period }),
      mayAttach: canAttachEvidence(ctx, project),
    };
  });
}

export async function getEvidenceFile(
  ctx: Ctx,
  place: { projectId: string; evidenceId: string },
): Promise<StoredFile> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const row = await requireEvidence(tx, ctx, place.projectId, place.evidenceId);
    await appendAudit(tx, ctx, { kind: 'download-evidence', outcome: 'ok', subject: `evidence:${row.id}` });
    return getFile(tx, ctx.actor.regionId, row.fileId);
  });
}
