import type { Role } from '#core/people/public.ts';
import {
  addCosignStep,
  DEFAULT_STEPS,
  findSteps,
  STEPS_RULEBOOK,
  StepsRules,
  toUnitSteps,
  type UnitStep,
} from '#core/reporting/steps.ts';
import type { Tx } from '#server/platform/public.ts';
import { findRulebookOn } from '#server/platform/public.ts';
import { listUnitPosts, type UnitPosts } from './units.queries.ts';

export const readStepsRules = (stored: unknown): StepsRules =>
  stored ? StepsRules.parse(stored) : DEFAULT_STEPS;

export async function getStepsRules(
  tx: Tx,
  regionId: number,
  on: string,
): Promise<{ version: number; rules: StepsRules }> {
  const found = await findRulebookOn(tx, regionId, STEPS_RULEBOOK, on);
  return { version: found?.version ?? 0, rules: readStepsRules(found?.body) };
}

export type StepsOf = (report: { org_id: string; cosign_org_id: string | null }) => UnitStep[];

/** The steps of reports today, with who is there to do them: those of their units, and 会签 where two units answer. */
export async function loadStepsOf(
  tx: Tx,
  q: { regionId: number; today: string },
  reports: readonly { org_id: string; cosign_org_id: string | null }[],
): Promise<StepsOf> {
  const { rules } = await getStepsRules(tx, q.regionId, q.today);
  const orgIds = [...new Set(reports.flatMap((r) => [r.org_id, r.cosign_org_id ?? r.org_id]))];
  return toStepsOf(rules, await listUnitPosts(tx, { ...q, orgIds }));
}

export function toStepsOf(rules: StepsRules, units: readonly UnitPosts[]): StepsOf {
  const unitOf = new Map(
    units.map((unit) => {
      const roles = new Set(unit.roles as Role[]);
      return [unit.id, { name: unit.short_name, roles, steps: toUnitSteps(findSteps(rules, unit), roles) }];
    }),
  );
  return ({ org_id, cosign_org_id }) => {
    const other = cosign_org_id === org_id ? undefined : unitOf.get(cosign_org_id ?? '');
    return addCosignStep(
      unitOf.get(org_id)?.steps ?? [],
      rules,
      other && cosign_org_id ? { orgId: cosign_org_id, orgName: other.name, roles: other.roles } : null,
    );
  };
}
