import { z } from 'zod';
import { DayText, defineRoute, IdText, WholeNumber } from '#core/platform/public.ts';

const kind = z.enum(['county', 'department', 'town', 'park', 'company', 'office', 'leading-group']);

export const OrgDetailView = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  aliases: z.array(z.string()),
  kind: z.string(),
  parentId: z.string().nullable(),
  depth: WholeNumber,
  officialOrder: WholeNumber,
  isActive: z.boolean(),
  isProjectOffice: z.boolean(),
  personCount: WholeNumber,
  projectCount: WholeNumber,
  adminNames: z.array(z.string()),
});
export type OrgDetailView = z.infer<typeof OrgDetailView>;

export const listOrgDetails = defineRoute({
  name: 'listOrgDetails',
  method: 'GET',
  path: '/people/org-details',
  summary: '单位名录：隶属、简称、别名、人数、管理员（规范排序）',
  output: z.object({ orgs: z.array(OrgDetailView), mayEdit: z.boolean() }),
});

export const addOrg = defineRoute({
  name: 'addOrg',
  method: 'POST',
  path: '/people/org',
  summary: '新增一个单位，排在名录末位；名称不与已有单位重复',
  body: z.object({
    name: z.string().trim().min(1).max(100),
    shortName: z.string().trim().max(40).default(''),
    aliases: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
    kind: kind.exclude(['county']),
    parentId: IdText,
    /** The day from which it exists; not in the future. */
    validOn: DayText,
    reason: z.string().trim().max(300).default(''),
  }),
  output: z.object({ orgId: z.string() }),
  refusals: ['ORG_NAME_TAKEN', 'ORG_NOT_FOUND', 'ORG_STOPPED', 'ORG_DATE_IN_FUTURE', 'ORGS_NOT_YOURS'],
});

export const editOrg = defineRoute({
  name: 'editOrg',
  method: 'PUT',
  path: '/people/orgs/:orgId',
  summary: '单位更名、改简称别名、划转上级、撤销或恢复；自某日起，历史留存',
  params: z.object({ orgId: IdText }),
  body: z.object({
    name: z.string().trim().min(1).max(100),
    shortName: z.string().trim().min(1).max(40),
    aliases: z.array(z.string().trim().min(1).max(100)).max(20),
    kind,
    parentId: IdText.nullable(),
    isActive: z.boolean(),
    /** The day from which it holds; not in the future. */
    validOn: DayText,
    reason: z.string().trim().max(300).default(''),
  }),
  output: z.object({
    changed: z.array(z.string()),
    movedOrgs: WholeNumber,
    movedProjects: WholeNumber,
  }),
  refusals: [
    'ORG_NOT_FOUND',
    'ORGS_NOT_YOURS',
    'ORG_NAME_TAKEN',
    'ORG_UNDER_ITSELF',
    'ORG_STILL_USED',
    'ORG_DATE_IN_FUTURE',
    'ORG_ROOT_STAYS',
  ],
});

export const orderOrgs = defineRoute({
  name: 'orderOrgs',
  method: 'POST',
  path: '/people/org-order',
  summary: '调整规范排序：同一上级下的单位按给定次序',
  body: z.object({ orgIds: z.array(IdText).min(2).max(2000) }),
  output: z.object({ ordered: WholeNumber }),
  refusals: ['ORGS_NOT_YOURS', 'ORG_NOT_FOUND'],
});

export const listOrgChanges = defineRoute({
  name: 'listOrgChanges',
  method: 'GET',
  path: '/people/orgs/:orgId/changes',
  summary: '单位沿革：何日起、何时记录、何人办理',
  params: z.object({ orgId: IdText }),
  output: z.object({
    changes: z.array(
      z.object({
        validOn: z.string(),
        recordedAt: z.string(),
        personName: z.string(),
        reason: z.string(),
        fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
  }),
});
