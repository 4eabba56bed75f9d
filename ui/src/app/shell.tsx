import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useMatch, useNavigate } from 'react-router';
import { useShortcutListener, useShortcuts } from '@/shared/shortcuts';
import { navOf, needAllMessages } from './features';
import { OfflineBanner } from './offline-banner';
import { BottomBar, Rail } from './rail';
import { TopBar } from './top-bar';

// cmdk and the dialogs come when somebody opens them.
const CommandPalette = lazy(async () => {
  await needAllMessages();
  return import('./command-palette');
});
const ShortcutDialog = lazy(() => import('./shortcut-dialog'));

/** What stands around every page: where one can go, where one is, and who one is. */
export function Shell() {
  const { t } = useTranslation('app');
  const [open, setOpen] = useState<'palette' | 'shortcuts'>();
  const app = useMatch('/apps/:app/*')?.params.app;
  const main = useFreshMain();
  const close = () => setOpen(undefined);
  useShortcutListener();
  useShellShortcuts(app, setOpen);
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] md:grid-cols-[14rem_minmax(0,1fr)] md:grid-rows-[auto_minmax(0,1fr)]">
      <button
        type="button"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
        onClick={() => main.current?.focus()}
      >
        {t('skip')}
      </button>
      <Rail app={app} className="row-span-2 hidden md:flex" />
      <div className="min-w-0">
        <OfflineBanner />
        <TopBar app={app} onPalette={() => setOpen('palette')} onShortcuts={() => setOpen('shortcuts')} />
      </div>
      <main ref={main} tabIndex={-1} className="min-w-0 overflow-y-auto outline-none">
        <Outlet />
      </main>
      <BottomBar app={app} className="md:hidden" />
      <Suspense>
        {open === 'palette' && <CommandPalette app={app} onClose={close} />}
        {open === 'shortcuts' && <ShortcutDialog onClose={close} />}
      </Suspense>
    </div>
  );
}

/** Another page begins at its top, and that is where reading goes on. */
function useFreshMain() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) {
      before.current = pathname;
      main.current?.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [pathname]);
  return main;
}

function useShellShortcuts(app: string | undefined, open: (what: 'palette' | 'shortcuts') => void): void {
  const navigate = useNavigate();
  const places = [...navOf('workspace'), ...(app === undefined ? [] : navOf('app'))].flatMap((entry) =>
    entry.letter === undefined
      ? []
      : [
          {
            keys: `g ${entry.letter}`,
            label: entry.label,
            group: 'app:shortcuts.goTo',
            run: () => void navigate(entry.area === 'app' ? `/apps/${app}/${entry.to}` : `/${entry.to}`),
          },
        ],
  );
  useShortcuts([
    { keys: 'mod+k', label: 'app:palette.open', group: 'app:shortcuts.everywhere', run: () => open('palette') },
    { keys: '?', label: 'app:shortcuts.title', group: 'app:shortcuts.everywhere', run: () => open('shortcuts') },
    ...places,
  ]);
}
