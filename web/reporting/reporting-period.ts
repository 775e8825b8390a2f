import { listPeriods } from '#core/reporting/contract.ts';
import { usePeriod } from '../app/address.ts';
import { useRoute } from '../app/use-route.ts';
import { useSignedIn } from '../people/session.ts';

/**
 * The month that reporting pages look at: the one in the address, else the earliest month that is open, else the latest
 * that was opened, else the running one. Null while that is being asked.
 */
export function useReportingPeriod(): string | null {
  const chosen = usePeriod();
  const { today } = useSignedIn();
  const year = Number(today.slice(0, 4));
  const isAsked = chosen === null;
  const thisYear = useRoute(listPeriods, { query: { year } }, { isEnabled: isAsked });
  const lastYear = useRoute(
    listPeriods,
    { query: { year: year - 1 } },
    { isEnabled: isAsked && today.slice(5, 7) <= '02' },
  );
  if (chosen !== null) return chosen;
  if (thisYear.isPending) return null;
  const opened = [...(lastYear.data?.periods ?? []), ...(thisYear.data?.periods ?? [])].filter(
    (one) => one.openedAt !== null,
  );
  return opened.find((one) => one.frozenAt === null)?.period ?? opened.at(-1)?.period ?? today.slice(0, 7);
}
