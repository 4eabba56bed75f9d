import { ReactFlowProvider } from '@xyflow/react';
import { Boxes, Upload } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Announcer } from '@/shared/canvas/announcer';
import { useSearchState } from '@/shared/search-state';
import { Button } from '@/shared/ui/button';
import { cx } from '@/shared/ui/cx';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { EmptyState, SkeletonPage } from '@/shared/ui/states';
import { Canvas } from './canvas/canvas';
import { DesignerContext } from './designer';
import { HeaderActions } from './header-actions';
import { lazily } from './lazily';
import { Outline } from './outline/outline';
import { ConflictNotice } from './store/conflict-notice';
import { SaveBadge } from './store/save-badge';
import { StoreProvider, useDraft, useDraftStore } from './store/use-draft';
import { useDesignerState } from './use-designer-state';
import { useStart } from './use-start';
import { useUndoKeys } from './use-undo-keys';
import { ViewSwitch } from './view-switch';

const ConnectDialog = lazily(() => import('./canvas/connect-dialog').then((part) => part.ConnectDialog));
const Inspector = lazily(() => import('./inspector/inspector').then((part) => part.Inspector));
const RolesView = lazily(() => import('./roles/roles-view').then((part) => part.RolesView));

/** The model of an app, to look at and to change. */
export function Component() {
  const { data: store, error, refetch } = useDraftStore();
  if (store === undefined) {
    return error === null ? (
      <SkeletonPage />
    ) : (
      <div className="p-6">
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <StoreProvider value={store}>
      <ReactFlowProvider>
        <DesignerView />
      </ReactFlowProvider>
    </StoreProvider>
  );
}

function DesignerView() {
  const { t } = useTranslation('modeling');
  const inspector = useRef<HTMLElement>(null);
  const { designer, connecting, endConnecting } = useDesignerState(inspector);
  const [view, setView] = useSearchState('view', useIsNarrow() ? 'list' : 'canvas');
  const [query, setQuery] = useState('');
  const isWriting = useUndoKeys();
  const { design } = useDraft();
  const isEmpty = design.entities.length === 0;
  const hasPanel = designer.selected !== undefined && view !== 'roles' && !isEmpty;
  // biome-ignore lint/correctness/useExhaustiveDependencies: something else begins at its top
  useEffect(() => {
    // Newer browsers answer a promise, which is no way to clean up.
    void inspector.current?.scrollTo(0, 0);
  }, [designer.selected, designer.member]);
  return (
    <DesignerContext value={designer}>
      <Page
        full
        title={t('title')}
        badges={<SaveBadge />}
        actions={
          <>
            <ViewSwitch value={view} onValueChange={setView} />
            <HeaderActions />
          </>
        }
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps keys of texts from the shortcuts */}
        <div className="flex h-full min-h-0 flex-col" onKeyDown={isWriting}>
          <ConflictNotice />
          <div className="relative flex min-h-0 flex-1">
            {view === 'roles' && <RolesView />}
            {view !== 'roles' && (view === 'list' || !isEmpty) && (
              <Outline
                isSide={view !== 'list'}
                query={query}
                onQuery={setQuery}
                className={view === 'list' ? 'flex-1' : 'w-64 shrink-0 border-e border-line max-lg:hidden'}
              />
            )}
            {view === 'canvas' && (
              <div className="min-w-0 flex-1">
                {isEmpty ? <Nothing /> : <Canvas query={query} onQuery={setQuery} />}
              </div>
            )}
            {hasPanel && (
              <aside
                ref={inspector}
                aria-label={t('inspector.label')}
                className={cx(
                  'min-h-0 w-90 shrink-0 overflow-y-auto border-s border-line bg-surface max-md:absolute max-md:inset-0 max-md:z-20 max-md:w-full',
                )}
              >
                <Inspector />
              </aside>
            )}
          </div>
        </div>
        <Announcer />
        {connecting && <ConnectDialog connecting={connecting} onClose={endConnecting} />}
      </Page>
    </DesignerContext>
  );
}

/** A phone shows the list: the same things can be done there. */
function useIsNarrow(): boolean {
  return useMemo(() => matchMedia('(max-width: 768px)').matches, []);
}

function Nothing() {
  const { t } = useTranslation('modeling');
  const [, setImport] = useSearchState('import', '');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  return (
    <div className="mx-auto max-w-2xl p-6 md:pt-24">
      <EmptyState
        icon={Boxes}
        title={t('empty.title')}
        actions={
          <>
            <StartButtons first={button} />
            <Button icon={Upload} onClick={() => setImport('sql')}>
              {t('empty.import')}
            </Button>
          </>
        }
      >
        {t('empty.text')}
      </EmptyState>
    </div>
  );
}

function StartButtons({ first }: { first: React.RefObject<HTMLButtonElement | null> }) {
  const { t } = useTranslation('modeling');
  const { start, example } = useStart();
  return (
    <>
      <Button ref={first} kind="primary" onClick={start}>
        {t('empty.start')}
      </Button>
      <Button onClick={example}>{t('empty.example')}</Button>
    </>
  );
}
