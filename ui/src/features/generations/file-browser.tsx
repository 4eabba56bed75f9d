import { useQuery } from '@tanstack/react-query';
import { FileText, Folder as FolderIcon } from 'lucide-react';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizedFetch } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';
import { formatBytes, useLanguage } from '@/shared/format';
import { useSearchState } from '@/shared/search-state';
import { CopyButton } from '@/shared/ui/copy-button';
import { cx } from '@/shared/ui/cx';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Skeleton } from '@/shared/ui/states';
import { type Folder, treeOf } from './file-tree';
import { filesQuery } from './queries';

const CodeView = lazy(() => import('./code-view'));

// More than a page should hold.
const SHOWN_MAX = 1_000_000;

/** All files of a generation, and the one that the address names. */
export function FileBrowser({ generation }: { generation: string }) {
  const { t } = useTranslation('generations');
  const files = useQuery(filesQuery(generation));
  const [path, setPath] = useSearchState('file', '');
  const items = files.data?.items;
  const tree = useMemo(() => treeOf(items ?? []), [items]);
  const chosen = items?.find((one) => one.path === path) ?? items?.find((one) => one.path === 'README.md');
  if (files.isError) {
    return <ProblemNotice problem={files.error} onRetry={() => void files.refetch()} />;
  }
  if (items === undefined) {
    return <Skeleton className="h-96" />;
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <nav
        aria-label={t('files')}
        className="max-h-60 overflow-auto rounded-lg border border-line bg-surface p-2 lg:max-h-[75vh]"
      >
        <Branch folder={tree} chosen={chosen?.path ?? ''} onChoose={setPath} />
      </nav>
      {chosen === undefined ? (
        <p className="text-muted">{t('choose')}</p>
      ) : (
        <Content key={chosen.path} generation={generation} path={chosen.path} size={chosen.size} />
      )}
    </div>
  );
}

interface BranchProps {
  folder: Folder;
  chosen: string;
  onChoose: (path: string) => void;
}

function Branch({ folder, chosen, onChoose }: BranchProps) {
  return (
    <ul className="flex flex-col">
      {folder.folders.map((one) => (
        <li key={one.path}>
          <details open={chosen.startsWith(`${one.path}/`)}>
            <summary className="flex min-h-7 cursor-pointer items-center gap-2 rounded-sm px-1 hover:bg-sunken">
              <FolderIcon aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <span className="min-w-0">{one.name}</span>
            </summary>
            <div className="ms-3 border-s border-line ps-2">
              <Branch folder={one} chosen={chosen} onChoose={onChoose} />
            </div>
          </details>
        </li>
      ))}
      {folder.files.map((file) => (
        <li key={file.path}>
          <button
            type="button"
            aria-current={file.path === chosen ? 'true' : undefined}
            onClick={() => onChoose(file.path)}
            className={cx(
              'flex min-h-7 w-full items-center gap-2 rounded-sm px-1 text-start hover:bg-sunken',
              file.path === chosen && 'bg-accent-soft font-medium text-accent',
            )}
          >
            <FileText aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <span className="min-w-0">{file.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface ContentProps {
  generation: string;
  path: string;
  size: number;
}

async function load(generation: string, path: string): Promise<string | null> {
  // Its slashes are those of the address.
  const inside = path.split('/').map(encodeURIComponent).join('/');
  const response = await authorizedFetch(`/api/v1/generations/${generation}/files/${inside}`);
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response.headers.get('Content-Type')?.startsWith('text/') ? response.text() : null;
}

function Content({ generation, path, size }: ContentProps) {
  const { t } = useTranslation('generations');
  const language = useLanguage();
  const isShown = size <= SHOWN_MAX;
  const content = useQuery({
    queryKey: ['generations', generation, 'file', path],
    queryFn: () => load(generation, path),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: isShown,
  });
  return (
    <section aria-label={path} className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 font-mono text-sm">{path}</code>
        <span className="text-sm text-muted">{formatBytes(size, language)}</span>
        {typeof content.data === 'string' && <CopyButton text={content.data} label={t('copyFile')} />}
      </div>
      {content.isError && <ProblemNotice problem={content.error} onRetry={() => void content.refetch()} />}
      {isShown && content.isPending && <Skeleton className="h-96" />}
      {typeof content.data === 'string' && (
        <Suspense fallback={<Skeleton className="h-96" />}>
          <CodeView text={content.data} path={path} label={path} />
        </Suspense>
      )}
      {(!isShown || content.data === null) && <p className="text-muted">{t('notText')}</p>}
    </section>
  );
}
