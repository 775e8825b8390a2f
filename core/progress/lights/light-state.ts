import type { Light, LightReason, LightState, PastLight, WayToGreen } from './light.ts';
import type { LightContext } from './measure-readings.ts';

/** A light with how long it has lasted: a gap in the past lights starts the count again. */
export function toState(
  light: Light,
  reasons: LightReason[],
  wayToGreen: WayToGreen | null,
  past: PastLight | undefined,
  { facts }: LightContext,
): LightState {
  const lasts = past !== undefined && past.light === light;
  return {
    light,
    reasons,
    isExempt: (light === 'red' || light === 'yellow') && areExempt(reasons, light),
    wayToGreen,
    periodsInRow: lasts ? past.periodsInRow + 1 : 1,
    sincePeriodId: lasts ? past.sincePeriodId : facts.periodId,
  };
}

/** True when every reason of the colour is exempt. */
function areExempt(reasons: readonly LightReason[], light: Light): boolean {
  for (const reason of reasons) {
    if (reason.light === light && reason.exemption === null) return false;
  }
  return true;
}
