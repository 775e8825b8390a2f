import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLE_LABELS } from '#core/people/public.ts';
import { ChangePasswordPage } from '../people/ChangePasswordPage.tsx';
import { SecondFactorPage } from '../people/SecondFactorPage.tsx';
import { SignInAgain } from '../people/SignInAgain.tsx';
import { SignInPage } from '../people/SignInPage.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useOpenPage } from './address.ts';
import { currentLanguage, type Language } from './language.ts';
import { NoticeBell } from './NoticeBell.tsx';
import { listShellEntries } from './navigation.ts';
import type { PageAddress } from './page-address.ts';
import { pageAt } from './pages.ts';
import { usePeriodChoices, useShownPeriod } from './periods.ts';
import { Shell } from './Shell.tsx';
import { useSearchSource } from './search-source.ts';
import { type Session, useLeftSession, useSession } from './session.ts';
import { useLeaving, useSwitching } from './use-leaving.ts';

function useTitle(page: PageAddress | undefined): void {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title follows the language
  useEffect(() => {
    document.title = page ? `${t(page.title)} · ${t('app.brand')}` : t('app.brand');
  }, [page, t, i18n.language]);
}

function roleWord(role: string, language: Language): string {
  const labels: Partial<Record<string, Record<Language, string>>> = ROLE_LABELS;
  return labels[role]?.[language] ?? role;
}

/** 住建局 · 副局长; without a title the posts themselves are named. */
function postLineOf(post: { orgName: string; title: string; roles: readonly string[] }): string {
  const roles = post.roles.map((role) => roleWord(role, currentLanguage())).join('、');
  return `${post.orgName} · ${post.title === '' ? roles : post.title}`;
}

/** Any page may have a figure in its address that is being followed to its source. */
const FigureTrace = lazy(async () => ({
  default: (await import('../documents/FigureTrace.tsx')).FigureTrace,
}));

const IndicatorFigureTrace = lazy(async () => ({
  default: (await import('../indicators/FigureTrace.tsx')).IndicatorFigureTrace,
}));

/** Address of one's own contacts, posts, devices and delegations. */
const PROFILE = '/account/profile';

/** The first page of somebody who has no 今日, or of a build without it. */
function FirstPage({ session }: { session: Session }) {
  const first = listShellEntries(session)[0];
  return first && first.to !== '/' ? <Navigate to={first.to} replace /> : <Outlet />;
}

/** Administrators have no pages of the business, also by their address. */
const isClosed = (session: Session, page: PageAddress | undefined): boolean =>
  session.sees === 'administration' && page?.nav !== undefined && !session.pages.includes(page.nav);

function SignedIn({ session, page }: { session: Session; page: PageAddress | undefined }) {
  const { t } = useTranslation();
  const openPage = useOpenPage();
  const isHomeless =
    useLocation().pathname === '/' && (page === undefined || !session.pages.includes('today'));
  const leave = useLeaving(session.personId);
  const switchPost = useSwitching(session.personId);
  const periods = usePeriodChoices();
  const period = useShownPeriod();
  const search = useSearchSource();
  return (
    <Shell
      entries={listShellEntries(session)}
      current={page?.nav ?? null}
      regionName={session.region.name}
      isSample={session.region.isSample}
      periods={periods}
      period={period}
      search={session.sees === 'administration' ? null : search}
      bell={<NoticeBell />}
      person={{
        name: session.personName,
        postLine: postLineOf({ ...session, title: session.postTitle }),
        standsInFor: session.standsInFor.map((one) =>
          t('app.person.standsIn', {
            name: one.personName,
            role: roleWord(one.role, currentLanguage()),
            until: one.until,
          }),
        ),
        posts: session.posts
          .filter((post) => post.orgId !== session.orgId)
          .map((post) => ({ ...post, postLine: postLineOf(post) })),
        onSwitchPost: switchPost,
        onProfile: pageAt(PROFILE) ? () => openPage(PROFILE) : null,
        onChangePassword: () => openPage('/account/password'),
        onSignOut: () => leave('here'),
        onSignOutEverywhere: () => leave('everywhere'),
      }}
    >
      {isHomeless ? (
        <FirstPage session={session} />
      ) : isClosed(session, page) ? (
        <EmptyState sentence={t('app.closed')} reason={t('app.closedWhy')} />
      ) : (
        <Outlet />
      )}
      <Suspense fallback={null}>
        <FigureTrace />
        <IndicatorFigureTrace />
      </Suspense>
    </Shell>
  );
}

/**
 * Decides what stands at an address: a public page, the sign-in (at the same address, so that a link sent to
 * somebody opens its page after signing in), the forced change of the initial password, or the page.
 */
export function Root(): ReactNode {
  const page = pageAt(useLocation().pathname);
  useTitle(page);
  if (page?.access === 'public') return <Outlet />;
  return <Inside page={page} />;
}

function Inside({ page }: { page: PageAddress | undefined }) {
  const asked = useSession();
  const left = useLeftSession();
  const session = asked.session ?? left;
  if (asked.isLoading) return <Skeleton />;
  if (asked.error) return <ErrorState error={asked.error} onRetry={asked.retry} />;
  if (session === null) return <SignInPage />;
  if (session.mustChangePassword) return <ChangePasswordPage />;
  if (session.mustSetSecondFactor) return <SecondFactorPage />;
  return (
    <>
      {page?.frame === 'bare' ? <Outlet /> : <SignedIn session={session} page={page} />}
      {left === null ? null : <SignInAgain left={left} />}
    </>
  );
}
