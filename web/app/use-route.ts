import {
  keepPreviousData,
  QueryClient,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { OutputOf, RouteContract } from '#core/platform/public.ts';
import { newActsUnderWay } from './acts-under-way.ts';
import { ApiRefusal, call, type InputOf, whenSessionEnds } from './api.ts';
import { newRequestId } from './request-id.ts';

/** One client for the program: a refusal is an answer and is not asked again; a lost line is, twice. */
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => error instanceof ApiRefusal && error.isOffline && count < 2,
    },
    mutations: { retry: false },
  },
});

// A session that ended is found out by any call; then the sign-in stands where the page was.
whenSessionEnds(() => void queryClient.invalidateQueries({ queryKey: ['session'] }));

export interface RouteOptions {
  /** False while an input is not known yet. */
  isEnabled?: boolean;
  /** Ask again every so many milliseconds. */
  everyMs?: number;
}

/** Reads a route; old figures stay on screen while those of a changed input are fetched. */
export function useRoute<R extends RouteContract>(
  route: R,
  input: InputOf<R>,
  options: RouteOptions = {},
): UseQueryResult<OutputOf<R>, ApiRefusal> {
  return useQuery<OutputOf<R>, ApiRefusal>({
    queryKey: [route.name, input],
    queryFn: ({ signal }) => call(route, input, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.isEnabled ?? true,
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
}

/** Reads a keyset-paged route page by page. `cursorOf` gives the next page's query, or null at the end. */
export function usePagedRoute<R extends RouteContract>(
  route: R,
  input: InputOf<R>,
  nextQuery: (lastPage: OutputOf<R>) => Record<string, unknown> | null,
): UseInfiniteQueryResult<OutputOf<R>[], ApiRefusal> {
  return useInfiniteQuery<OutputOf<R>, ApiRefusal, OutputOf<R>[], unknown[], Record<string, unknown>>({
    queryKey: [route.name, 'pages', input],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...(input as { query?: object }).query, ...pageParam };
      return call(route, { ...input, query } as InputOf<R>, { signal });
    },
    initialPageParam: {},
    getNextPageParam: (lastPage) => nextQuery(lastPage) ?? undefined,
    select: (answer) => answer.pages,
    // Pages that are there stay the same objects; comparing all of them with every further one would stutter.
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });
}

export interface ActOptions<R extends RouteContract> {
  /** Routes whose answers this act changes; they are fetched again. */
  refreshes?: RouteContract[];
  /** Some of it is worked out by a job after the answer: it is fetched once more a moment later. */
  settlesLater?: boolean;
  onDone?: (output: OutputOf<R>, input: InputOf<R>) => void;
}

/** Asks a route anew after something that was no act of its own page. */
export function useRefreshing(): (route: RouteContract) => Promise<void> {
  const client = useQueryClient();
  return (route) => client.invalidateQueries({ queryKey: [route.name] });
}

const SETTLING_MS = [2_000, 6_000];

/**
 * Carries out a writing route. The request id is made per act, so a retry of the browser does nothing twice; a second
 * click before the answer is the same act.
 */
export function useAct<R extends RouteContract>(
  route: R,
  options: ActOptions<R> = {},
): UseMutationResult<OutputOf<R>, ApiRefusal, InputOf<R>> {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all((options.refreshes ?? []).map((one) => client.invalidateQueries({ queryKey: [one.name] })));
  const [underWay] = useState(newActsUnderWay);
  const act = useMutation<OutputOf<R>, ApiRefusal, InputOf<R>>({
    mutationFn: (input) =>
      call(route, input, { requestId: newRequestId() }).finally(() => underWay.end(input)),
    onSuccess: async (output, input) => {
      options.onDone?.(output, input);
      if (options.settlesLater) for (const ms of SETTLING_MS) setTimeout(() => void refresh(), ms);
      await refresh();
    },
    // Somebody was faster: beside the refusal stands how things are now.
    onError: async (error) => {
      if (error.status === 409) await refresh();
    },
  });
  const { mutate: send } = act;
  const mutate = useCallback(
    (...asked: Parameters<typeof send>) => {
      if (underWay.start(asked[0])) send(...asked);
    },
    [send, underWay],
  );
  return { ...act, mutate };
}
