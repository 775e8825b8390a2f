import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { listDocuments } from '#core/documents/public.ts';
import { findPosts, listOrgs } from '#core/people/public.ts';
import type { OutputOf, RouteContract } from '#core/platform/public.ts';
import { listProblems } from '#core/problems/contract.ts';
import { listPeriods, listProjectRows } from '#core/progress/public.ts';
import { listTasks } from '#core/supervision/contract.ts';
import { call, type InputOf } from './api.ts';
import { listShellEntries } from './navigation.ts';
import { usePeriodName } from './PeriodSwitch.tsx';
import { findPeriods } from './period-search.ts';
import { useShownPeriod } from './periods.ts';
import type { SearchBoxProps, SearchHit } from './SearchBox.tsx';
import { type Session, useSignedIn } from './session.ts';
import { queryClient } from './use-route.ts';

const KEPT_MS = 300_000;
const FEW = 4;

/** Lists that are small and the same for every text; asked for once, searched here. */
function askOnce<R extends RouteContract>(route: R, input: InputOf<R>): Promise<OutputOf<R>> {
  return queryClient.fetchQuery({
    queryKey: [route.name, input],
    queryFn: () => call(route, input),
    staleTime: KEPT_MS,
  });
}

type Words = TFunction;

/** Units by any part of their full or short name. */
async function findUnits(text: string, t: Words): Promise<SearchHit[]> {
  const { orgs } = await askOnce(listOrgs, {});
  return orgs
    .filter((org) => org.isActive && (org.name.includes(text) || org.shortName.includes(text)))
    .slice(0, FEW)
    .map((org) => ({
      to: '/ledger',
      search: { unitId: org.id },
      title: org.name,
      under: t('app.search.unit'),
    }));
}

async function findProjects(
  text: string,
  q: { period: string; t: Words; signal: AbortSignal },
): Promise<SearchHit[]> {
  const query = { period: q.period, search: text, limit: 8 };
  const { rows } = await call(listProjectRows, { query }, { signal: q.signal });
  return rows.map((row) => ({
    to: `/ledger/${row.id}`,
    title: row.name,
    under: q.t('app.search.project', { unit: row.unitName }),
  }));
}

/** Who holds which post: a leader opens the projects in his charge, anybody else the projects of the unit. */
async function findPeople(text: string, t: Words, signal: AbortSignal): Promise<SearchHit[]> {
  const { posts } = await call(findPosts, { query: { search: text.slice(0, 40) } }, { signal });
  return posts.map((post) => ({
    to: '/ledger',
    search: post.isLeader ? { sponsorId: post.personId } : { unitId: post.orgId },
    title: post.name,
    under: t('app.search.post', { title: post.title, unit: post.orgName }),
  }));
}

/** Documents by title or number: those that the list shows to this person, and nothing else. */
async function findDocuments(text: string, t: Words): Promise<SearchHit[]> {
  const { documents } = await askOnce(listDocuments, { query: {} });
  return documents
    .filter((one) => one.title.includes(text) || one.number?.includes(text))
    .slice(0, FEW)
    .map((one) => ({ to: `/documents/${one.id}`, title: one.title, under: t('app.search.document') }));
}

async function findTasks(text: string, t: Words, signal: AbortSignal): Promise<SearchHit[]> {
  const { tasks } = await call(
    listTasks,
    { query: { text: text.slice(0, 60), open: 'all', limit: FEW } },
    { signal },
  );
  return tasks.map((one) => ({
    to: `/supervision/${one.id}`,
    title: one.title,
    under: t('app.search.task'),
  }));
}

async function findProblems(text: string, t: Words, signal: AbortSignal): Promise<SearchHit[]> {
  const { problems } = await call(
    listProblems,
    { query: { text: text.slice(0, 60), open: 'all', limit: FEW } },
    { signal },
  );
  return problems.map((one) => ({
    to: `/problems/${one.id}`,
    title: one.title,
    under: t('app.search.problem'),
  }));
}

async function findMonths(text: string, nameOf: (period: string) => string, t: Words): Promise<SearchHit[]> {
  const { periods } = await askOnce(listPeriods, {});
  return findPeriods(
    text,
    periods.map((one) => one.id),
  )
    .slice(0, FEW)
    .map((period) => ({
      to: '/overview',
      search: { period },
      title: nameOf(period),
      under: t('app.search.period'),
    }));
}

function findPages(text: string, session: Pick<Session, 'pages'>, t: Words): SearchHit[] {
  return listShellEntries(session)
    .map(({ entry, to }) => ({ to, title: t(`app.nav.${entry}`), under: t('app.search.page') }))
    .filter((hit) => hit.title.includes(text));
}

/** One list that cannot be had now does not keep the others away. */
const orNone = (hits: Promise<SearchHit[]>): Promise<SearchHit[]> => hits.catch(() => []);

/** What the search of the top bar finds: pages, periods, projects (also by pinyin initials), units, people, problems, tasks, documents. */
export function useSearchSource(): SearchBoxProps['search'] | null {
  const { t } = useTranslation();
  const session = useSignedIn();
  const nameOf = usePeriodName();
  const period = useShownPeriod();
  const search = useCallback(
    async (text: string, signal: AbortSignal): Promise<SearchHit[]> => {
      const found = await Promise.all([
        orNone(findMonths(text, nameOf, t)),
        findProjects(text, { period: period ?? '', t, signal }),
        orNone(findUnits(text, t)),
        orNone(findPeople(text, t, signal)),
        session.pages.includes('problems') ? orNone(findProblems(text, t, signal)) : [],
        session.pages.includes('supervision') ? orNone(findTasks(text, t, signal)) : [],
        session.pages.includes('documents') ? orNone(findDocuments(text, t)) : [],
      ]);
      return [...findPages(text, session, t), ...found.flat()];
    },
    [period, t, session, nameOf],
  );
  return period === null ? null : search;
}
