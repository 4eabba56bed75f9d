import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizedFetch, randomId, type Schemas } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';
import { useCurrentApp } from '@/shared/current-app';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Textarea, TextInput } from '@/shared/ui/inputs';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Select } from '@/shared/ui/select';
import { toName } from './model/names';
import { useStore } from './store/use-draft';

export const IMPORTS = ['sql', 'jdl', 'prisma', 'csv', 'design'] as const;
type Note = Schemas['ImportNote'];

interface ImportDialogProps {
  format: string;
  /** Another format; nothing closes it. */
  onFormat: (format: string) => void;
}

/** Merges a model of another tool into the draft, and says line by line what could not be carried over. */
export function ImportDialog({ format, onFormat }: ImportDialogProps) {
  const { t } = useTranslation('modeling');
  const known = IMPORTS.find((one) => one === format) ?? 'sql';
  const [text, setText] = useState('');
  const [entity, setEntity] = useState('');
  const { run, busy, problem, notes } = useImport();
  const close = () => onFormat('');

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (file) {
      setText(await file.text());
      setEntity((before) => before || toName(file.name.replace(/\.[^.]*$/, '')));
    }
  }

  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => !open && close()}
      title={notes === undefined ? t('import.title') : t('import.done')}
      description={notes === undefined ? t('import.text') : undefined}
      footer={
        notes === undefined ? (
          <>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button
              kind="primary"
              busy={busy}
              disabled={text.trim() === '' || (known === 'csv' && entity === '')}
              onClick={() => void run(known, text, entity)}
            >
              {t('import.run')}
            </Button>
          </>
        ) : (
          <Button kind="primary" onClick={close}>
            {t('done.close')}
          </Button>
        )
      }
    >
      {notes === undefined ? (
        <div className="flex flex-col gap-3">
          {problem !== undefined && (
            <ProblemNotice
              problem={problem}
              messages={
                problem instanceof Problem && problem.errors.length > 0
                  ? problem.errors.map((one) => `${one.pointer}: ${one.message}`)
                  : undefined
              }
            />
          )}
          <div className="grid gap-3 md:grid-cols-2">
            <Field label={t('import.format')} dense>
              <Select
                value={known}
                options={IMPORTS.map((value) => ({ value, label: t(`import.as.${value}`) }))}
                onValueChange={onFormat}
              />
            </Field>
            {known === 'csv' && (
              <Field label={t('import.entity')} hint={t('import.entityHint')} dense>
                <TextInput value={entity} onChange={(event) => setEntity(event.target.value)} className="font-mono" />
              </Field>
            )}
          </div>
          <Field label={t('import.file')} dense>
            <TextInput type="file" onChange={(event) => void choose(event)} className="py-1.5" />
          </Field>
          <Field label={t('import.content')} dense>
            <Textarea
              rows={12}
              value={text}
              spellCheck={false}
              placeholder={t(`import.example.${known}`)}
              className="font-mono text-sm"
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
        </div>
      ) : (
        <Report notes={notes} />
      )}
    </Dialog>
  );
}

function useImport() {
  const { app } = useCurrentApp();
  const store = useStore();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [notes, setNotes] = useState<Note[]>();
  async function run(format: string, text: string, entity: string) {
    setBusy(true);
    setProblem(undefined);
    try {
      await store.flush();
      const query = new URLSearchParams({ format, ...(format === 'csv' ? { entity } : {}) });
      const response = await authorizedFetch(`/api/v1/apps/${app.slug}/draft/import?${query}`, {
        method: 'POST',
        body: text,
        headers: {
          'Content-Type': format === 'sql' ? 'application/sql' : format === 'csv' ? 'text/csv' : 'text/plain',
          'If-Match': store.revision,
          'Idempotency-Key': randomId(),
        },
      });
      if (!response.ok) {
        throw await Problem.of(response);
      }
      const { draft, report } = (await response.json()) as { draft: Schemas['Design']; report: Note[] };
      store.replace('import', { design: draft, etag: response.headers.get('ETag') ?? '' });
      await cache.invalidateQueries({ queryKey: ['apps', app.slug, 'draft-plan'] });
      setNotes(report);
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  }
  return { run, busy, problem, notes };
}

const TONES = { info: 'neutral', warning: 'warn', error: 'danger' } as const;

function Report({ notes }: { notes: Note[] }) {
  const { t } = useTranslation('modeling');
  if (notes.length === 0) {
    return <p>{t('import.clean')}</p>;
  }
  return (
    <ul className="flex max-h-96 flex-col gap-1 overflow-y-auto">
      {notes.map((note, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report that never changes
        <li key={index} className="flex gap-3">
          <Badge tone={TONES[note.severity]} className="shrink-0 self-start">
            {t(`import.${note.severity}`)}
          </Badge>
          <span className="min-w-0 flex-1">{note.text}</span>
          {note.line > 0 && (
            <span className="shrink-0 text-muted tabular-nums">{t('import.line', { line: note.line })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
