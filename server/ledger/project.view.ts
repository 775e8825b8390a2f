import type { z } from 'zod';
import type { listProjectHistory } from '#core/ledger/contract.ts';
import {
  canFinishMilestone,
  canIssuePlan,
  canMoveMilestone,
  canRecordStage,
  canVerifyStart,
  listEditableFields,
} from '#core/ledger/permissions.ts';
import { deriveFiveOnes, NATURES, PROJECT_FIELD_LABELS, type ProjectField } from '#core/ledger/project.ts';
import type { ProjectView } from '#core/ledger/project-view.ts';
import { fromYuan } from '#core/platform/public.ts';
import type { Ctx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import { PROJECT_FIELD_NAMES } from './project-columns.ts';
import { getProjectExtras, type HistoryRow, listHistoryRows, listNames } from './project-page.queries.ts';
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

type Names = Awaited<ReturnType<typeof listNames>>;
const isOrgField = (field: string): boolean => /OrgIds?$/.test(field);
const toTexts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((v) =>
    v === null || v === undefined || v === '' ? [] : [String(v)],
  );

/** A value of the history in words: names of units and persons, 万元, the office's terms. */
function printValue(field: string, value: unknown, names: Names): string {
  const texts = toTexts(value).map((text) => {
    if (isOrgField(field)) return names.orgs.get(text) ?? text;
    if (field === 'sponsorPersonId') return names.persons.get(text) ?? text;
    if (field === 'totalInvestmentYuan') return `${fromYuan(text, 'wan')}万元`;
    if (field === 'nature') return NATURES[text as keyof typeof NATURES]?.zh ?? text;
    if (field === 'isListed') return text === 'true' ? '是' : '否';
    return text;
  });
  return texts.length === 0 ? '—' : texts.join('、');
}

function findIds(rows: readonly HistoryRow[], fits: (field: string) => boolean): string[] {
  const pairs = rows.flatMap((row) => Object.entries(row.changes)).filter(([field]) => fits(field));
  return [...new Set(pairs.flatMap(([, [before, after]]) => [...toTexts(before), ...toTexts(after)]))].filter(
    (id) => /^\d{1,18}$/.test(id),
  );
}

/** In the order of the form: a jsonb column keeps none. */
function listPairs(changes: HistoryRow['changes']): [string, [unknown, unknown]][] {
  const placeOf = (field: string) => PROJECT_FIELD_NAMES.indexOf(field as ProjectField);
  return Object.entries(changes).sort(([a], [b]) => placeOf(a) - placeOf(b));
}

function toChange(
  row: HistoryRow,
  names: Names,
): z.input<typeof listProjectHistory.output>['changes'][number] {
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
        before: printValue(field, before, names),
        after: printValue(field, after, names),
        origin: origin?.address ? `${origin.sheet ?? ''}!${origin.address}` : '',
      };
    }),
  };
}

export async function getProjectHistory(
  ctx: Ctx,
  projectId: string,
): Promise<z.input<typeof listProjectHistory.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    await getProjectRecord(tx, regionId, projectId);
    const rows = await listHistoryRows(tx, regionId, projectId);
    const names = await listNames(tx, regionId, {
      orgIds: findIds(rows, isOrgField),
      personIds: findIds(rows, (field) => field === 'sponsorPersonId'),
    });
    return { changes: rows.map((row) => toChange(row, names)) };
  });
}
