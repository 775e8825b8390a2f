import { useEffect } from 'react';
import { getPeriodKind, isPeriodId } from '#core/platform/public.ts';
import { listPeriods } from '#core/reporting/calendar-contract.ts';
import { usePeriod, useSearchParams } from '../app/address.ts';
import { useSignedIn } from '../app/session.ts';
import { useRoute } from '../app/use-route.ts';

/** The period of closer watch that stands in the address beside the month, if any. */
export function useWatchPeriod(): string | null {
  const [params] = useSearchParams();
  const { watch } = params;
  return watch !== undefined && isPeriodId(watch) && getPeriodKind(watch) !== 'month' ? watch : null;
}

/** Put into links between pages of reporting, so that a closer watch goes along. */
export function useWatchSearch(): { watch?: string } {
  const watch = useWatchPeriod();
  return watch === null ? {} : { watch };
}

/**
 * The period that reporting pages look at: a closer watch, or the month in the address, else the earliest month that is open, else the latest
 * that was opened, else the running one. Null while that is being asked.
 */
export function useReportingPeriod(): string | null {
  const watch = useWatchPeriod();
  const chosen = usePeriod();
  const [, setParams] = useSearchParams();
  const { today } = useSignedIn();
  const year = Number(today.slice(0, 4));
  const isAsked = chosen === null;
  const thisYear = useRoute(listPeriods, { query: { year } }, { isEnabled: isAsked });
  const lastYear = useRoute(
    listPeriods,
    { query: { year: year - 1 } },
    { isEnabled: isAsked && today.slice(5, 7) <= '02' },
  );
  const opened = [...(lastYear.data?.periods ?? []), ...(thisYear.data?.periods ?? [])].filter(
    (one) => one.openedAt !== null,
  );
  const found =
    opened.find((one) => one.frozenAt === null)?.period ?? opened.at(-1)?.period ?? today.slice(0, 7);
  const isFound = isAsked && thisYear.data !== undefined;
  useEffect(() => {
    // The shell's period switch and the page look at one period; it stands in the address.
    if (isFound) setParams({ period: found }, { replaces: true });
  }, [isFound, found, setParams]);
  return watch ?? chosen ?? (isFound ? found : null);
}
