import { z } from 'zod';
import { ROLES, type Role } from '#core/people/public.ts';

/** One step inside a unit: its name and the posts that may do it. */
export const ReportingStep = z.object({
  key: z.string().min(1),
  name: z.string().min(1),
  roles: z.array(z.enum(ROLES)).min(1),
});
export type ReportingStep = z.infer<typeof ReportingStep>;

const Steps = z.array(ReportingStep).min(1).max(5);

/**
 * Body of the rulebook `reporting-steps` (handbook 8.1): one to five steps by kind of unit, the first fills,
 * the last confirms (审签). A unit named in `orgs` (by code) has steps of its own; one with a single clerk uses two.
 */
export const StepsRules = z.object({
  byKind: z.record(z.string(), Steps),
  orgs: z.record(z.string(), Steps),
  otherwise: Steps,
  /** 会签 of projects that two units answer for (handbook 8.3); absent: `COSIGN_STEP`; null: not asked for. */
  cosign: ReportingStep.nullable().optional(),
});
export type StepsRules = z.infer<typeof StepsRules>;
export const STEPS_RULEBOOK = 'reporting-steps';

const fill: ReportingStep = { key: 'fill', name: '填报', roles: ['reporter-a', 'reporter-b'] };
const section: ReportingStep = { key: 'section-head', name: '股室负责人核', roles: ['section-head'] };
const deputy: ReportingStep = { key: 'deputy-head', name: '分管负责人审', roles: ['deputy-head'] };
const head: ReportingStep = { key: 'head', name: '主要负责人签', roles: ['head'] };

/** The other unit's head looks before the own one signs; his deputy may do it for him. */
export const COSIGN_STEP: ReportingStep = { key: 'cosign', name: '会签', roles: ['head', 'deputy-head'] };

/** Two steps everywhere (县级简装); departments and companies may switch the middle ones on. */
export const DEFAULT_STEPS: StepsRules = { byKind: {}, orgs: {}, otherwise: [fill, head] };
/** The four steps of 8.1, offered in the settings. */
export const FULL_STEPS: ReportingStep[] = [fill, section, deputy, head];

/** Steps of a unit: its own, else those of its kind, else the region's. */
export function findSteps(rules: StepsRules, unit: { code: string; kind: string }): ReportingStep[] {
  return rules.orgs[unit.code] ?? rules.byKind[unit.kind] ?? rules.otherwise;
}

/** A step as it stands in a unit now: `isStaffed` when somebody holds one of its posts. */
export interface UnitStep extends ReportingStep {
  isStaffed: boolean;
  /** The other unit whose step this is (会签); absent: the reporting unit's own. */
  cosignOrgId?: string;
}

export function toUnitSteps(steps: readonly ReportingStep[], roles: ReadonlySet<Role>): UnitStep[] {
  return steps.map((step) => ({ ...step, isStaffed: step.roles.some((role) => roles.has(role)) }));
}

/** The co-signing unit of a project, with the posts that somebody holds there. */
export interface CosignUnit {
  orgId: string;
  orgName: string;
  roles: ReadonlySet<Role>;
}

/**
 * The steps of one report: those of its unit, and for a project of town and park together (handbook 8.3) the other
 * unit's 会签 before the confirming step. Nobody there to sign: it is passed over like any middle step. A unit with a
 * single step signs as it fills, so that nothing stands before it.
 */
export function addCosignStep(
  steps: readonly UnitStep[],
  rules: StepsRules,
  unit: CosignUnit | null,
): UnitStep[] {
  const step = rules.cosign === undefined ? COSIGN_STEP : rules.cosign;
  if (unit === null || step === null || steps.length < 2) return [...steps];
  const cosign: UnitStep = {
    ...step,
    name: `${step.name}（${unit.orgName}）`,
    cosignOrgId: unit.orgId,
    isStaffed: step.roles.some((role) => unit.roles.has(role)),
  };
  return [...steps.slice(0, -1), cosign, ...steps.slice(-1)];
}

/**
 * The step that follows: middle steps for which the unit has nobody are passed over (a clerk and a head use
 * two), the confirming one never is. Places keep their numbers when posts change. The last step has none after it and stays.
 */
export function getNextStep(steps: readonly UnitStep[], from: number): number {
  const last = steps.length - 1;
  for (let step = from + 1; step < last; step += 1) if (steps[step]?.isStaffed) return step;
  return last;
}

/** With a single step who fills also confirms; otherwise they are two persons (handbook 8.1). */
export const isSingleStep = (steps: readonly ReportingStep[]): boolean => steps.length === 1;
