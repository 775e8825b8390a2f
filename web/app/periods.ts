import { listPeriods } from '#core/progress/public.ts';
import { usePeriod } from './address.ts';
import type { PeriodChoice } from './PeriodSwitch.tsx';
import { useSession } from './session.ts';
import { useRoute } from './use-route.ts';

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The day of an instant in China, `2026-11-03`. */
function chinaDayOf(instant: string | null): string {
  return instant === null ? '' : new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** Administrators who are nothing else have no periods to look at. */
function useListedPeriods() {
  const { session } = useSession();
  return useRoute(listPeriods, {}, { isEnabled: session?.sees !== 'administration' });
}

/** The periods that can be looked at, newest first; an open one is looked at as of today. */
export function usePeriodChoices(): PeriodChoice[] {
  const { data } = useListedPeriods();
  return (data?.periods ?? [])
    .map((period) => ({
      period: period.id,
      status: period.issuedAt
        ? ('published' as const)
        : period.isFrozen
          ? ('frozen' as const)
          : ('open' as const),
      on: chinaDayOf(period.issuedAt ?? period.frozenAt),
    }))
    .sort((a, b) => b.period.localeCompare(a.period));
}

/** The period to ask the server for: that of the address, else the newest frozen one; null until that is known. */
export function useShownPeriod(): string | null {
  const chosen = usePeriod();
  const { data } = useListedPeriods();
  return chosen ?? data?.current ?? null;
}

/** Whether the region has not opened any reporting period yet; null until that is known. */
export function useIsBeforeFirstPeriod(): boolean | null {
  const { data } = useListedPeriods();
  return data ? data.periods.length === 0 : null;
}
