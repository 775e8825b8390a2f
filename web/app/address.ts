import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { SearchParams } from './search-params.ts';

export type AddressPatch = Record<string, string | undefined>;

/** The search parameters of this page and a way to change some of them; every view has an address to send. */
export function useSearchParams(): [
  SearchParams,
  (patch: AddressPatch, way?: { replaces?: boolean }) => void,
] {
  const params = useLocation().search as SearchParams;
  const navigate = useNavigate();
  const change = useCallback(
    (patch: AddressPatch, way: { replaces?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: ((before: SearchParams) => ({ ...before, ...patch })) as never,
        replace: way.replaces ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [params, change];
}

/** A `$place` of the page's path, as text. */
export function usePlace(name: string): string {
  const places = useParams({ strict: false }) as Record<string, string | undefined>;
  return places[name] ?? '';
}

/** Goes to another page; the period looked at goes along unless the patch names one. */
export function useOpenPage(): (to: string, search?: AddressPatch) => void {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const period = params.period;
  return useCallback(
    (to: string, search: AddressPatch = {}) => {
      void navigate({ to, search: { period, ...search } as never });
    },
    [navigate, period],
  );
}

/** The period that the address names, `2026-10`, or null; pages ask `useShownPeriod` in periods.ts. */
export function usePeriod(): string | null {
  const [params] = useSearchParams();
  return /^\d{4}-\d{2}$/.test(params.period ?? '') ? (params.period ?? null) : null;
}
