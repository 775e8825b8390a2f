import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { namesDocument } from '#core/ledger/approval.ts';
import type {
  addProject as addProjectRoute,
  editProject as editProjectRoute,
} from '#core/ledger/contract.ts';
import { canAddProject, listEditableFields } from '#core/ledger/permissions.ts';
import { PROJECT_FIELD_LABELS, type ProjectField, type ProjectFields } from '#core/ledger/project.ts';
import { hasRole } from '#core/people/public.ts';
import { refuse } from '#core/platform/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { appendAct, appendAudit, once, sendJob, takeLock } from '#server/platform/public.ts';
import { toRelation } from './project.view.ts';
import { type ChangePairs, listRealChanges, PROJECT_FIELD_NAMES } from './project-columns.ts';
import {
  addProjectChanges,
  findTakenCodes,
  getProjectRecord,
  insertProjects,
  type ProjectRecord,
  updateProjects,
} from './projects.queries.ts';
import { toSearchText } from './search-text.ts';

type EditInput = z.output<typeof editProjectRoute.body>;

const labels = (fields: readonly string[]): string =>
  fields.map((f) => PROJECT_FIELD_LABELS[f as ProjectField]?.zh ?? f).join('、');

function requireEditable(ctx: Ctx, record: ProjectRecord, pairs: ChangePairs): void {
  const allowed = listEditableFields(ctx.actor, toRelation(record), PROJECT_FIELD_NAMES);
  const beyond = Object.keys(pairs).filter((f) => !allowed.includes(f as ProjectField));
  if (beyond.length > 0)
    throw refuse(
      'forbidden',
      'PROJECT_FIELD_NOT_YOURS',
      `不能修改：${labels(beyond)}`,
      'These fields are not yours to change',
      [allowed.length > 0 ? `可修改：${labels(allowed)}` : '请联系项目办修改'],
    );
}

/** A change of the total investment needs the approval file or its number in the reason (8.4). */
function requireApproval(pairs: ChangePairs, input: EditInput): void {
  const pair = pairs.totalInvestmentYuan;
  if (pair && pair[0] !== null && !input.approvalFileId && !namesDocument(input.reason))
    throw refuse(
      'invalid',
      'TOTAL_INVESTMENT_NEEDS_APPROVAL',
      '变更计划总投资须附批复文件，或在理由中写明批复文号',
      'A change of total investment needs its approval',
      ['上传批复文件', '在理由中写明文号'],
    );
}

/** Work that follows a change of the ledger; `progress` stands below this folder, so it hears by a job. */
export async function askForDerivation(tx: Tx, ctx: Ctx, projectIds: readonly string[]): Promise<void> {
  await sendJob(tx, 'derive-projects', { regionId: ctx.actor.regionId, projectIds });
}

/** Changes fields of a project: each with old and new value, day, reason and person in the history. */
export async function editProject(
  ctx: Ctx,
  projectId: string,
  input: EditInput,
): Promise<{ version: number }> {
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    await takeLock(tx, `project:${regionId}:${projectId}`);
    const record = await getProjectRecord(tx, regionId, projectId);
    if (record.version !== input.version)
      throw refuse(
        'conflict',
        'PROJECT_CHANGED_MEANWHILE',
        '这个项目刚刚被别人修改过',
        'Somebody else changed this project meanwhile',
        ['刷新后再改'],
      );
    const pairs = listRealChanges(record.fields, input.changes as Partial<ProjectFields>);
    requireEditable(ctx, record, pairs);
    requireApproval(pairs, input);
    if (Object.keys(pairs).length === 0) return { version: record.version };
    const fields = Object.fromEntries(
      Object.entries(pairs).map(([f, [, after]]) => [f, after]),
    ) as Partial<ProjectFields>;
    const named = { ...record.fields, ...fields };
    const actId = await appendAct(tx, ctx, 'project-edited.v1', {
      projectId,
      changes: pairs,
      reason: input.reason,
      approvalFileId: input.approvalFileId ?? null,
    });
    await addProjectChanges(tx, regionId, actId, [
      { projectId, validOn: input.validOn ?? ctx.today, changes: pairs, reason: input.reason },
    ]);
    await updateProjects(tx, regionId, [
      { projectId, fields, searchText: toSearchText(named.name, named.code) },
    ]);
    await appendAudit(tx, ctx, {
      kind: 'edit-project',
      outcome: 'ok',
      subject: `project:${projectId}`,
      detail: { fields: Object.keys(pairs) },
    });
    await askForDerivation(tx, ctx, [projectId]);
    return { version: record.version + 1 };
  });
}

/** A code for a project that has none yet: the region's own, told apart from national ones by its letters. */
export const ownCode = (ctx: Ctx): string =>
  `LS-${ctx.today.replaceAll('-', '')}-${randomBytes(4).toString('hex').toUpperCase()}`;

/** Adds a project to the ledger. */
export async function addProject(
  ctx: Ctx,
  input: z.output<typeof addProjectRoute.body>,
): Promise<{ projectId: string }> {
  if (!canAddProject(ctx.actor))
    throw refuse('forbidden', 'ONLY_PROJECT_OFFICE', '由项目办新增项目', 'The project office adds projects', [
      '请联系项目办',
    ]);
  const { parentId, isBundle, reason, ...given } = input;
  const fields = { ...given, code: given.code ?? ownCode(ctx) } as Partial<ProjectFields> & {
    code: string;
    name: string;
  };
  return once(ctx, async (tx) => {
    const { regionId } = ctx.actor;
    if ((await findTakenCodes(tx, regionId, [fields.code])).length > 0)
      throw refuse(
        'conflict',
        'PROJECT_CODE_TAKEN',
        `项目编码 ${fields.code} 已有项目使用`,
        'The code is taken',
        ['核对编码', '打开已有项目修改'],
      );
    const [projectId = ''] = await insertProjects(tx, regionId, [
      {
        fields,
        searchText: toSearchText(fields.name, fields.code),
        isBundle,
        ...(parentId ? { parentId } : {}),
      },
    ]);
    if (projectId === '')
      throw refuse('invalid', 'UNIT_NOT_FOUND', '填报单位不存在', 'No such reporting unit', [
        '从单位目录中选择',
      ]);
    const actId = await appendAct(tx, ctx, 'project-added.v1', { projectId, fields });
    const changes = Object.fromEntries(
      Object.entries(fields).map(([f, v]) => [f, [null, v] as [unknown, unknown]]),
    );
    await addProjectChanges(tx, regionId, actId, [{ projectId, validOn: ctx.today, changes, reason }]);
    await appendAudit(tx, ctx, { kind: 'add-project', outcome: 'ok', subject: `project:${projectId}` });
    await askForDerivation(tx, ctx, [projectId]);
    return { projectId };
  });
}

export const isOffice = (ctx: Ctx): boolean => hasRole(ctx.actor, 'office-clerk', 'office-head');
