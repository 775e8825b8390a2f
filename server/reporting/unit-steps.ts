import type { Role } from '#core/people/public.ts';
import {
  DEFAULT_STEPS,
  findSteps,
  STEPS_RULEBOOK,
  StepsRules,
  toUnitSteps,
  type UnitStep,
} from '#core/reporting/steps.ts';
import type { Tx } from '#server/platform/public.ts';
import { findRulebookOn } from '#server/platform/public.ts';
import { listUnitPosts } from './units.queries.ts';

export async function getStepsRules(
  tx: Tx,
  regionId: number,
  on: string,
): Promise<{ version: number; rules: StepsRules }> {
  const found = await findRulebookOn(tx, regionId, STEPS_RULEBOOK, on);
  return found
    ? { version: found.version, rules: StepsRules.parse(found.body) }
    : { version: 0, rules: DEFAULT_STEPS };
}

/** The steps of these units today, with who is there to do them. */
export async function getUnitSteps(
  tx: Tx,
  q: { regionId: number; orgIds: readonly string[]; today: string },
): Promise<Map<string, UnitStep[]>> {
  const { rules } = await getStepsRules(tx, q.regionId, q.today);
  const units = await listUnitPosts(tx, q);
  return new Map(
    units.map((unit) => [unit.id, toUnitSteps(findSteps(rules, unit), new Set(unit.roles as Role[]))]),
  );
}
