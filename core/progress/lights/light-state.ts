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
  const ofColour = reasons.filter((reason) => reason.light === light);
  return {
    light,
    reasons,
    isExempt:
      (light === 'red' || light === 'yellow') && ofColour.every((reason) => reason.exemption !== null),
    wayToGreen,
    periodsInRow: lasts ? past.periodsInRow + 1 : 1,
    sincePeriodId: lasts ? past.sincePeriodId : facts.periodId,
  };
}
