import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '@/shared/api/hooks';
import { session } from '@/shared/api/session';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { SkeletonPage } from '@/shared/ui/states';
import { needMessages } from './i18n';

const SignInDialog = lazy(async () => {
  await needMessages(['identity']);
  return import('@/features/identity/sign-in-dialog');
});

/** Whoever is not signed in is sent to do it, and comes back to the page that they asked for. */
export function SignedIn() {
  const state = useSession();
  const location = useLocation();
  const [problem, setProblem] = useState<unknown>();
  const restore = useCallback(() => {
    setProblem(undefined);
    session.restore().catch(setProblem);
  }, []);
  useEffect(restore, [restore]);
  if (state === 'restoring') {
    return problem === undefined ? (
      <SkeletonPage />
    ) : (
      <main className="mx-auto max-w-lg p-6">
        <ProblemNotice problem={problem} onRetry={restore} />
      </main>
    );
  }
  if (state === 'anonymous') {
    const asked = location.pathname + location.search;
    const page = session.isKnown() ? '/sign-in' : '/register';
    return <Navigate to={asked === '/' ? page : `${page}?next=${encodeURIComponent(asked)}`} replace />;
  }
  return (
    <>
      <Outlet />
      {/* The page stays behind it, with all that is not saved yet. */}
      <Suspense>{state === 'expired' && <SignInDialog />}</Suspense>
    </>
  );
}
