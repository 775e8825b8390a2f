import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { loadPage } from './load-page.ts';
import { PageLink } from './PageLink.tsx';
import { allPages } from './pages.ts';
import { Root } from './Root.tsx';
import { parseSearch, renderSearch, type SearchParams } from './search-params.ts';

function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('app.notFoundTitle')} />
      <EmptyState sentence={t('app.notFound')} firstStep={<PageLink to="/">{t('app.toToday')}</PageLink>} />
    </>
  );
}

function PageError({ error, reset }: { error: unknown; reset: () => void }) {
  return <ErrorState error={error} onRetry={reset} />;
}

/** The period looked at stays in the address from page to page. */
const keepsPeriod = retainSearchParams<SearchParams>(['period']);

const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  validateSearch: (search): SearchParams => search as SearchParams,
  search: { middlewares: [keepsPeriod] },
});

const routes = allPages.map((page) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path: page.path,
    component: lazyRouteComponent(() => loadPage(page.load)),
  }),
);

/** The addresses of the product. Pages are loaded when they are opened. */
export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  parseSearch: (text) => parseSearch(text),
  stringifySearch: renderSearch,
  defaultPendingComponent: Skeleton,
  defaultErrorComponent: PageError,
  defaultPreload: 'intent',
  scrollRestoration: true,
});
