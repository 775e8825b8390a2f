import type { ProjectField, ProjectFields } from '#core/ledger/project.ts';
import { compare, toFraction } from '#core/platform/public.ts';

/** Field of the API → column of the table; the closed list that edits and inserts go through. */
export const PROJECT_COLUMNS = {
  code: 'code',
  name: 'name',
  serial: 'serial',
  nature: 'nature',
  sector: 'sector',
  imageScale: 'image_scale',
  levels: 'levels',
  lists: 'lists',
  tags: 'tags',
  funding: 'funding',
  location: 'location',
  contentScale: 'content_scale',
  totalInvestmentYuan: 'total_investment_yuan',
  ownerName: 'owner_name',
  reportingOrgId: 'reporting_org_id',
  cosignOrgId: 'cosign_org_id',
  leadOrgId: 'lead_org_id',
  responsibleOrgId: 'responsible_org_id',
  departmentOrgId: 'department_org_id',
  supportingOrgIds: 'supporting_org_ids',
  sponsorPersonId: 'sponsor_person_id',
  sponsorOrgId: 'sponsor_org_id',
  specialistName: 'specialist_name',
  teamNote: 'team_note',
  schemeNote: 'scheme_note',
  plannedStartOn: 'planned_start_on',
  plannedFinishOn: 'planned_finish_on',
  isListed: 'is_listed',
} as const satisfies Record<ProjectField, string>;
export type ProjectColumn = (typeof PROJECT_COLUMNS)[ProjectField];
export const PROJECT_FIELD_NAMES = Object.keys(PROJECT_COLUMNS) as ProjectField[];

export type FieldChanges = Partial<ProjectFields>;
/** How a change stands in the history: field → [old, new]. */
export type ChangePairs = Record<string, [unknown, unknown]>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
/** 12500 and 12500.00 are the same amount. */
const isSameAmount = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && compare(toFraction(a), toFraction(b)) === 0;

/** Which of the wanted changes really change something. */
export function listRealChanges(current: ProjectFields, wanted: FieldChanges): ChangePairs {
  const pairs: ChangePairs = {};
  for (const field of Object.keys(wanted) as ProjectField[]) {
    const [before, after] = [current[field], wanted[field]];
    if (after === undefined || isSame(before, after)) continue;
    if (field === 'totalInvestmentYuan' && isSameAmount(before, after)) continue;
    pairs[field] = [before, after];
  }
  return pairs;
}
