import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, History, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, content, revised, type Schemas } from '@/shared/api/client';
import { useCurrentApp } from '@/shared/current-app';
import { useSearchState } from '@/shared/search-state';
import { Badge } from '@/shared/ui/badge';
import { Button, LinkButton } from '@/shared/ui/button';
import { cx } from '@/shared/ui/cx';
import { ConfirmDialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Select } from '@/shared/ui/select';
import { EmptyState, SkeletonPage } from '@/shared/ui/states';
import { RelativeTime } from '@/shared/ui/time';
import { ChangeList, IMPACT_LOOKS, IMPACTS } from '../review/change-list';
import { StoreProvider, useDraftStore, useStore } from '../store/use-draft';
import { usePeople } from './use-people';

type Version = Schemas['Version'];

/** All published versions of the model, and what lies between any two. */
export function Component() {
  const { t } = useTranslation('modeling');
  const { app } = useCurrentApp();
  const { data: store, error: draftError } = useDraftStore();
  const query = useInfiniteQuery({
    queryKey: ['apps', app.slug, 'versions', 'all'],
    queryFn: ({ pageParam }) =>
      content(
        api.GET('/api/v1/apps/{app}/versions', {
          params: { path: { app: app.slug }, query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const problem = query.error ?? draftError;
  const versions = query.data?.pages.flatMap((page) => page.items);
  return (
    <Page
      title={t('versions.title')}
      description={t('versions.text')}
      actions={
        <LinkButton icon={ArrowLeft} to={`/apps/${app.slug}/model`}>
          {t('review.back')}
        </LinkButton>
      }
    >
      {problem && <ProblemNotice problem={problem} onRetry={() => void query.refetch()} />}
      {(versions === undefined || store === undefined) && !problem && <SkeletonPage />}
      {versions?.length === 0 && (
        <EmptyState
          icon={History}
          title={t('versions.none')}
          actions={
            <LinkButton kind="primary" to={`/apps/${app.slug}/model/review`}>
              {t('review.open')}
            </LinkButton>
          }
        />
      )}
      {versions && versions.length > 0 && store && (
        <StoreProvider value={store}>
          <Versions versions={versions} />
          {query.hasNextPage && (
            <Button className="self-start" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('versions.older')}
            </Button>
          )}
        </StoreProvider>
      )}
    </Page>
  );
}

function Versions({ versions }: { versions: readonly Version[] }) {
  const newest = versions[0]?.number ?? 1;
  const [to, setTo] = useSearchState('to', String(newest));
  const [from, setFrom] = useSearchState('from', '');
  const number = Number(to) || newest;
  const before = from === '' || Number(from) === number ? number - 1 : Number(from);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <Timeline
        versions={versions}
        shown={number}
        onShow={(next) => {
          setTo(String(next));
        }}
      />
      <Comparison versions={versions} number={number} from={before} onFrom={setFrom} />
    </div>
  );
}

interface TimelineProps {
  versions: readonly Version[];
  shown: number;
  onShow: (number: number) => void;
}

function Timeline({ versions, shown, onShow }: TimelineProps) {
  const { t } = useTranslation('modeling');
  const nameOf = usePeople();
  return (
    <ol className="flex flex-col gap-1 border-s-2 border-line ps-3">
      {versions.map((version) => (
        <li key={version.number}>
          <button
            type="button"
            aria-current={version.number === shown || undefined}
            onClick={() => onShow(version.number)}
            className={cx(
              'flex w-full flex-col gap-0.5 rounded-md p-2 text-start',
              version.number === shown ? 'bg-accent-soft' : 'hover:bg-sunken',
            )}
          >
            <span className="flex items-center justify-between gap-2">
              <span className="font-medium">{t('versions.number', { number: version.number })}</span>
              <span className="text-sm text-muted">
                <RelativeTime value={version.publishedAt} />
              </span>
            </span>
            <span className="line-clamp-3">{version.message}</span>
            <span className="text-sm text-muted">{nameOf(version.author)}</span>
            <span className="mt-1 flex flex-wrap gap-1">
              {IMPACTS.map((impact) => {
                const count = version.changes.filter((change) => change.impact === impact).length;
                const { tone, icon } = IMPACT_LOOKS[impact];
                return count === 0 ? null : (
                  <Badge key={impact} tone={tone} icon={icon}>
                    {t(`impact.${impact}Count`, { count })}
                  </Badge>
                );
              })}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

interface ComparisonProps {
  versions: readonly Version[];
  number: number;
  from: number;
  onFrom: (from: string) => void;
}

function Comparison({ versions, number, from, onFrom }: ComparisonProps) {
  const { t } = useTranslation('modeling');
  const { app } = useCurrentApp();
  const diff = useQuery({
    queryKey: ['apps', app.slug, 'versions', number, 'diff', from],
    queryFn: () =>
      content(
        api.GET('/api/v1/apps/{app}/versions/{number}/diff', {
          params: { path: { app: app.slug, number }, query: { from } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    // Before the first there is nothing to compare with: what it changed is all that it has.
    enabled: from > 0,
  });
  const changes = from > 0 ? diff.data?.changes : versions.find((version) => version.number === number)?.changes;
  const options = [
    ...versions
      .filter((version) => version.number !== number)
      .map((version) => ({ value: String(version.number), label: t('versions.number', { number: version.number }) })),
    ...(number === 1 ? [{ value: '0', label: t('versions.nothing') }] : []),
  ];
  return (
    <section aria-label={t('versions.compare')} className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Field label={t('versions.from', { number })} dense className="w-56">
          <Select value={String(from)} options={options} onValueChange={onFrom} />
        </Field>
        <Restore number={number} />
      </div>
      {diff.error && <ProblemNotice problem={diff.error} onRetry={() => void diff.refetch()} />}
      {changes &&
        (changes.length === 0 ? <p className="text-muted">{t('versions.same')}</p> : <ChangeList changes={changes} />)}
    </section>
  );
}

/** Makes the draft what that version was. */
function Restore({ number }: { number: number }) {
  const { t } = useTranslation('modeling');
  const { app } = useCurrentApp();
  const store = useStore();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={RotateCcw} onClick={() => setOpen(true)}>
        {t('versions.restore', { number })}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        danger={false}
        title={t('versions.restore', { number })}
        confirmLabel={t('versions.restoreNow')}
        onConfirm={async () => {
          await store.flush();
          const { content: design, etag } = await revised(
            api.POST('/api/v1/apps/{app}/versions/{number}/restore', {
              params: { path: { app: app.slug, number }, header: { 'If-Match': store.revision } },
            }),
          );
          store.replace('restore', { design: design as Schemas['Design'], etag });
          await cache.invalidateQueries({ queryKey: ['apps', app.slug, 'draft-plan'] });
          await navigate(`/apps/${app.slug}/model`);
        }}
      >
        <p>{t('versions.restoreText', { number })}</p>
      </ConfirmDialog>
    </>
  );
}
