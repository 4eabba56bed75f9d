import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/client';
import { useSearchState } from '@/shared/search-state';
import { Badge, type Tone } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { cx } from '@/shared/ui/cx';
import { Field } from '@/shared/ui/field';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Select } from '@/shared/ui/select';
import { EmptyState, Skeleton } from '@/shared/ui/states';
import { RelativeTime } from '@/shared/ui/time';
import { linesOf } from './file-tree';
import { diffQuery, type Generation, ofTargetQuery } from './queries';

interface DiffViewProps {
  app: string;
  generation: Generation;
}

/** What differs from another generation of the same target: from the one before, unless the address says otherwise. */
export function DiffView({ app, generation }: DiffViewProps) {
  const { t } = useTranslation('generations');
  const others = useQuery(ofTargetQuery(app, generation.target));
  const [from, setFrom] = useSearchState('from', '');
  const all = others.data?.items ?? [];
  const place = all.findIndex((one) => one.id === generation.id);
  const candidates = all.filter((one) => one.id !== generation.id && one.state === 'succeeded');
  const before = all.slice(place + 1).find((one) => one.state === 'succeeded') ?? candidates[0];
  const other = candidates.find((one) => one.id === from) ?? before;
  if (others.isError) {
    return <ProblemNotice problem={others.error} onRetry={() => void others.refetch()} />;
  }
  if (others.isPending) {
    return <Skeleton className="h-40" />;
  }
  if (other === undefined) {
    return <EmptyState title={t('diff.none')} />;
  }
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('diff.from')} dense className="max-w-md">
        <Select
          options={candidates.map((one) => ({
            value: one.id,
            label: t('diff.option', { number: one.version, id: one.id.slice(-6) }),
          }))}
          value={other.id}
          onValueChange={setFrom}
        />
      </Field>
      <p className="text-sm text-muted">
        {t('diff.made')} <RelativeTime value={other.createdAt} />
      </p>
      <Files generation={generation.id} from={other.id} />
    </div>
  );
}

const TONES: Record<string, Tone> = { added: 'ok', changed: 'warn', removed: 'danger' };
const STEP = 50;

function Files({ generation, from }: { generation: string; from: string }) {
  const { t } = useTranslation('generations');
  const diff = useQuery(diffQuery(generation, from));
  const [shown, setShown] = useState(STEP);
  if (diff.isError) {
    return <ProblemNotice problem={diff.error} onRetry={() => void diff.refetch()} />;
  }
  if (diff.isPending) {
    return <Skeleton className="h-40" />;
  }
  const files = diff.data.files;
  return files.length === 0 ? (
    <EmptyState title={t('diff.same')} />
  ) : (
    <>
      <p aria-live="polite">{t('diff.count', { count: files.length })}</p>
      <ul className="flex flex-col gap-2">
        {files.slice(0, shown).map((file) => (
          <li key={file.path}>
            <ChangedFile file={file} />
          </li>
        ))}
      </ul>
      {files.length > shown && (
        <Button className="self-center" onClick={() => setShown(shown + STEP)}>
          {t('platform:more')}
        </Button>
      )}
    </>
  );
}

/** Its lines are made when somebody opens it. */
function ChangedFile({ file }: { file: Schemas['GenerationDiff']['files'][number] }) {
  const { t } = useTranslation('generations');
  const [open, setOpen] = useState(false);
  return (
    <details
      className="rounded-lg border border-line bg-surface"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex min-h-9 cursor-pointer flex-wrap items-center gap-2 px-3 py-1.5">
        <Badge tone={TONES[file.kind] ?? 'neutral'}>{t(`diff.kind.${file.kind}`)}</Badge>
        <code className="min-w-0 font-mono text-sm">{file.path}</code>
      </summary>
      {open && <Patch patch={file.patch} path={file.path} />}
    </details>
  );
}

const COLOURS = {
  added: 'bg-ok-soft text-ok',
  removed: 'bg-danger-soft text-danger',
  place: 'bg-sunken text-muted',
  same: '',
};

function Patch({ patch, path }: { patch: string | null; path: string }) {
  const { t } = useTranslation('generations');
  if (patch === null) {
    return <p className="border-t border-line p-3 text-muted">{t('notText')}</p>;
  }
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its focus
      tabIndex={0}
      aria-label={t('diff.of', { path })}
      className="max-h-96 overflow-auto border-t border-line font-mono text-sm"
    >
      <div className="w-max min-w-full">
        {linesOf(patch).map((line) => (
          <div key={line.key} className={cx('min-h-5 px-3 whitespace-pre', COLOURS[line.kind])}>
            {line.text}
          </div>
        ))}
      </div>
    </section>
  );
}
