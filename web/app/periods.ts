import type { PeriodChoice } from './PeriodSwitch.tsx';

const NONE: PeriodChoice[] = [];

/** The periods that can be looked at, newest first. */
export function usePeriodChoices(): PeriodChoice[] {
  return NONE;
}
