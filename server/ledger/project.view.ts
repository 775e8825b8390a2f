import type { z } from 'zod';
import type { listProjectHistory, ProjectView } from '#core/ledger/contract.ts';
import {
  canFinishMilestone,
  canIssuePlan,
  canMoveMilestone,
  canRecordStage,
  canVerifyStart,
  listEditableFields,
} from '#core/ledger/permissions.ts';
import { deriveFiveOnes, PROJECT_FIELD_LABELS, type ProjectField } from '#core/ledger/project.ts';
import type { Ctx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { PROJECT_FIELD_NAMES } from './project-columns.ts';
import { getProjectExtras, type HistoryRow, listHistoryRows } from './project-page.queries.ts';
import { getProjectRecord, type ProjectRecord } from './projects.queries.ts';

export const toRelation = (p: ProjectRecord) => ({
  reportingOrgId: p.fields.reportingOrgId,
  orgPath: p.orgPath,
  departmentOrgId: p.fields.departmentOrgId,
});

/** The ledger's part of the project page, with what this person may do with it. */
export async function getProjectView(ctx: Ctx, projectId: string): Promise<ProjectView> {
  const { actor } = ctx;
  return withScope(ctx.db, actor, async (tx) => {
    const record = await getProjectRecord(tx, actor.regionId, projectId);
    const extras = await getProjectExtras(tx, actor.regionId, projectId);
    const relation = toRelation(record);
    const { orgPath: _, parentId: __, ...own } = record;
    return {
      ...own,
      ...extras,
      fiveOnes: deriveFiveOnes({ ...record.fields, milestoneCount: extras.milestones.length }),
      may: {
        edit: listEditableFields(actor, relation, PROJECT_FIELD_NAMES),
        recordStage: canRecordStage(actor, relation),
        verifyStart: canVerifyStart(actor, relation),
        moveMilestone: canMoveMilestone(actor),
        finishMilestone: canFinishMilestone(actor, relation),
        addMilestones: canRecordStage(actor, relation),
        amendPrior: canIssuePlan(actor),
        reason: '由填报单位或项目办办理；开工由行业主管部门或项目办核实',
      },
    };
  });
}

function printValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}

/** In the order of the form: a jsonb column keeps none. */
function listPairs(changes: HistoryRow['changes']): [string, [unknown, unknown]][] {
  const placeOf = (field: string) => PROJECT_FIELD_NAMES.indexOf(field as ProjectField);
  return Object.entries(changes).sort(([a], [b]) => placeOf(a) - placeOf(b));
}

function toChange(row: HistoryRow): z.input<typeof listProjectHistory.output>['changes'][number] {
  return {
    id: row.id,
    validOn: row.valid_on,
    recordedAt: row.recorded_at.toISOString(),
    personName: row.person_name ?? '',
    orgName: row.org_name ?? '',
    kind: row.kind ?? '',
    reason: row.reason,
    fields: listPairs(row.changes).map(([field, [before, after]]) => {
      const origin = row.origin[field];
      return {
        field,
        label: PROJECT_FIELD_LABELS[field as ProjectField]?.zh ?? field,
        before: printValue(before),
        after: printValue(after),
        origin: origin?.address ? `${origin.sheet ?? ''}!${origin.address}` : '',
      };
    }),
  };
}

export async function getProjectHistory(
  ctx: Ctx,
  projectId: string,
): Promise<z.input<typeof listProjectHistory.output>> {
  const rows = await withScope(ctx.db, ctx.actor, async (tx) => {
    await getProjectRecord(tx, ctx.actor.regionId, projectId);
    return listHistoryRows(tx, ctx.actor.regionId, projectId);
  });
  return { changes: rows.map(toChange) };
}
