import { z } from 'zod';
import { type Actor, hasRole, type Role } from './actor.ts';
import { canSeeJobs } from './permissions.ts';
import { SecondFactorDemand } from './second-factor.ts';

/** Display words for 包联 that a region may choose (handbook 8.3). */
export const SPONSOR_WORDS = ['包联', '包抓', '包保', '分包', '挂帮', '帮扶', '挂包'] as const;
/** 县级简装: office and unit administrators keep accounts; 三员分立: system, security and audit apart (8.2). */
export const ADMINISTRATION_MODES = ['simple', 'three'] as const;
export type AdministrationMode = (typeof ADMINISTRATION_MODES)[number];

export const NAMING_RULEBOOK = 'naming';
export const ADMINISTRATION_RULEBOOK = 'administration';
export const NamingRules = z.object({ sponsorWord: z.enum(SPONSOR_WORDS).default('包联') });
/** Days after which a password is to be changed; 0: never for its age alone. */
export const PASSWORD_AGES = [0, 90, 180, 365] as const;
export const PasswordDays = z.literal(PASSWORD_AGES);
/** Days without a sign-in after which an account is stopped; 0: never. */
export const IDLE_DAYS = [0, 90, 180, 365] as const;
export const IdleDays = z.literal(IDLE_DAYS);
export const AdministrationRules = z.object({
  mode: z.enum(ADMINISTRATION_MODES).default('simple'),
  passwordDays: PasswordDays.default(0),
  secondFactor: SecondFactorDemand.default('nobody'),
  idleDays: IdleDays.default(0),
});
export type AdministrationRules = z.infer<typeof AdministrationRules>;

export interface AdministratorPost {
  personId: string;
  personName: string;
  role: Role;
  isActive: boolean;
}

const THREE: readonly { role: Role; zh: string }[] = [
  { role: 'system-admin', zh: '系统管理员' },
  { role: 'security-admin', zh: '安全管理员' },
  { role: 'auditor', zh: '审计员' },
];

/**
 * What stands against three separated administrators: each of the three must be held by somebody active, and
 * whoever holds one of them holds no other role at all (handbook 8.2, 等保三级).
 */
export function listModeFaults(posts: readonly AdministratorPost[]): string[] {
  const faults: string[] = [];
  for (const { role, zh } of THREE) {
    const holders = posts.filter((p) => p.role === role && p.isActive);
    if (holders.length === 0) faults.push(`没有在用的${zh}`);
    for (const { personId, personName } of holders)
      if (posts.some((p) => p.personId === personId && p.role !== role))
        faults.push(`${zh}${personName}还兼任其他岗位`);
  }
  return faults;
}

export const canChangeNaming = (actor: Actor): boolean => hasRole(actor, 'office-head', 'system-admin');
/** Into three by the system administrator; out of it by the security administrator, so that one alone cannot undo it. */
export const canChangeMode = (actor: Actor, mode: AdministrationMode): boolean =>
  mode === 'simple' ? hasRole(actor, 'system-admin') : hasRole(actor, 'security-admin');
export const canChangeRegion = (actor: Actor): boolean => hasRole(actor, 'system-admin');

export const SETTINGS_SECTIONS = [
  'orgs',
  'persons',
  'handovers',
  'calendar',
  'lights',
  'indicators',
  'subjects',
  'plan-basis',
  'image-scales',
  'problems',
  'ladder',
  'documentWays',
  'bulletin',
  'robots',
  'naming',
  'administration',
  'jobs',
  'alerts',
  'audit',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** Sections of 设置 that a person has; what he may change there is decided by each of them. */
export function listSettingsSections(actor: Actor): SettingsSection[] {
  const isOffice = hasRole(actor, 'office-head', 'office-clerk');
  const isSystem = hasRole(actor, 'system-admin', 'security-admin');
  const isKeeper = isOffice || isSystem || hasRole(actor, 'unit-admin');
  const has: Record<SettingsSection, boolean> = {
    orgs: isKeeper,
    persons: isKeeper,
    handovers: isKeeper,
    calendar: isOffice,
    lights: isOffice,
    indicators: isOffice,
    subjects: isOffice,
    'plan-basis': isOffice,
    'image-scales': isOffice,
    problems: isOffice,
    ladder: isOffice || hasRole(actor, 'inspector', 'inspection-head'),
    documentWays: hasRole(actor, 'office-head', 'inspection-head', 'inspector', 'office-clerk'),
    robots: hasRole(actor, 'office-head', 'system-admin'),
    bulletin: isOffice,
    naming: isOffice || isSystem,
    administration: isSystem || hasRole(actor, 'office-head'),
    jobs: canSeeJobs(actor),
    alerts: hasRole(actor, 'security-admin', 'auditor'),
    audit: hasRole(actor, 'auditor'),
  };
  return SETTINGS_SECTIONS.filter((section) => has[section]);
}
