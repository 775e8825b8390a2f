/**
 * The person who acts, as the session says: one post at one unit at a time (a person with several posts switches).
 * `sees` decides what the database shows: `region` for leaders and offices that see everything, `scoped` for units.
 */
export const ROLES = [
  'reporter-a',
  'reporter-b',
  'section-head',
  'deputy-head',
  'head',
  'unit-admin',
  'reviewer',
  'office-clerk',
  'office-head',
  'inspector',
  'inspection-head',
  'leader',
  'liaison',
  'cosigner',
  'approver',
  'registrar',
  'system-admin',
  'security-admin',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/** 岗位名称，界面与公文用。 */
export const ROLE_LABELS: Record<Role, { zh: string; en: string }> = {
  'reporter-a': { zh: '填报员A岗', en: 'Reporter A' },
  'reporter-b': { zh: '填报员B岗', en: 'Reporter B' },
  'section-head': { zh: '股室负责人', en: 'Section head' },
  'deputy-head': { zh: '分管负责人', en: 'Deputy head' },
  head: { zh: '主要负责人', en: 'Head of unit' },
  'unit-admin': { zh: '单位管理员', en: 'Unit administrator' },
  reviewer: { zh: '行业复核', en: 'Industry reviewer' },
  'office-clerk': { zh: '项目办工作人员', en: 'Project office staff' },
  'office-head': { zh: '项目办主任', en: 'Project office head' },
  inspector: { zh: '督查室工作人员', en: 'Inspection office staff' },
  'inspection-head': { zh: '督查室主任', en: 'Head of the inspection office' },
  leader: { zh: '县领导', en: 'County leader' },
  liaison: { zh: '领导联络员', en: 'Liaison of a leader' },
  cosigner: { zh: '会签', en: 'Co-signer' },
  approver: { zh: '签发', en: 'Approver of documents' },
  registrar: { zh: '登记编号', en: 'Registrar of documents' },
  'system-admin': { zh: '系统管理员', en: 'System administrator' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
};

/**
 * Roles that see the whole region; all others see their unit's subtree and the projects related to it. An administrator who
 * works in the business beside it sees the region; one who is nothing else sees none of it (`deriveSight`).
 */
const REGION_ROLES: ReadonlySet<Role> = new Set<Role>([
  'office-clerk',
  'office-head',
  'inspector',
  'inspection-head',
  'leader',
  'liaison',
  'cosigner',
  'approver',
  'registrar',
  'system-admin',
  'security-admin',
]);

/** 三员: they look after accounts, roles and the audit log, and have no business of their own (handbook 8.2). */
export const ADMINISTRATOR_ROLES: ReadonlySet<Role> = new Set<Role>([
  'system-admin',
  'security-admin',
  'auditor',
]);

/**
 * What a person sees of the business: the whole `region`, what is `scoped` to his unit, or nothing: `administration` is somebody
 * who at this unit holds administrators' roles only.
 */
export type Sight = 'region' | 'scoped' | 'administration';

export function deriveSight(roles: readonly Role[]): Sight {
  if (roles.length > 0 && roles.every((role) => ADMINISTRATOR_ROLES.has(role))) return 'administration';
  return roles.some((role) => REGION_ROLES.has(role)) ? 'region' : 'scoped';
}

export type OrgKind = 'county' | 'department' | 'town' | 'park' | 'company' | 'office' | 'leading-group';

export interface Actor {
  regionId: number;
  personId: string;
  personName: string;
  login: string;
  orgId: string;
  orgName: string;
  orgPath: string;
  orgKind: OrgKind;
  /** Roles of all current posts at this unit. */
  roles: Role[];
  postTitle: string;
  sees: Sight;
  /** Exactly these projects outside the subtree; absent: those that the unit or the person has to do with (`canSeeProject`). */
  projectIds?: string[];
  /** For a liaison: the leader whose view this is. */
  forPersonId: string | null;
  mustChangePassword: boolean;
  /** The region wants a second factor of this person and there is none. */
  mustSetSecondFactor?: boolean;
  /** Roles among `roles` that are exercised for somebody else (授权代办), until a day. */
  standsInFor?: { role: Role; personName: string; until: string }[];
}

export const hasRole = (actor: Actor, ...roles: Role[]): boolean =>
  roles.some((r) => actor.roles.includes(r));

/** One of the three separated administrators (三员), whatever else he may be. */
export const isAdministrator = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => ADMINISTRATOR_ROLES.has(role));

/** Nobody: what runs by itself is signed as the system. */
export const toSystemActor = (regionId: number): Actor => ({
  regionId,
  personId: '0',
  personName: '系统',
  login: '',
  orgId: '0',
  orgName: '系统',
  orgPath: '',
  orgKind: 'office',
  roles: [],
  postTitle: '',
  sees: 'region',
  forPersonId: null,
  mustChangePassword: false,
});
