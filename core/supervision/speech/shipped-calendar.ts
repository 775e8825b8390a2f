import seed from '#core/platform/calendar-seed.json' with { type: 'json' };
import { buildWorkingCalendar, type ExceptionalDay, type WorkingCalendar } from '#core/platform/public.ts';

let shipped: WorkingCalendar | undefined;

/** The State Council's notices that the product ships, for use without a region's own calendar. */
export function getShippedCalendar(): WorkingCalendar {
  shipped ??= buildWorkingCalendar(seed.exceptionalDays as ExceptionalDay[], seed.coveredYears);
  return shipped;
}
