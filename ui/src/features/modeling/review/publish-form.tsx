import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { queries } from '@/shared/api/queries';
import { useCurrentApp } from '@/shared/current-app';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Field } from '@/shared/ui/field';
import { Textarea, TextInput } from '@/shared/ui/inputs';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { CelField } from '../inspector/cel-field';
import { type Change, EMPTY, entityNamed } from '../model/types';
import { useDraft, useStore } from '../store/use-draft';
import { ChangeList } from './change-list';
import { planQuery } from './plan';
import { type Answers, isAnswered, planOf, publish } from './publish';
import { PublishJob } from './publish-job';

interface PublishFormProps {
  changes: readonly Change[];
  onPublished: (number: number) => void;
}

const MESSAGE_MAX = 1000;

/** Asks for what the plan needs, and publishes. */
export function PublishForm({ changes, onPublished }: PublishFormProps) {
  const { t } = useTranslation('modeling');
  const { app } = useCurrentApp();
  const [answers, setAnswers] = useState<Answers>({ acknowledged: new Set(), fills: {} });
  const [message, setMessage] = useState('');
  const [typed, setTyped] = useState('');
  const { run, busy, problem, job, settle } = usePublish(changes, answers, onPublished);
  const losses = changes.filter((change) => change.impact === 'losesData');
  const open = changes.filter((change) => !isAnswered(change, answers)).length;
  const isTyped = losses.length === 0 || typed === app.name;
  const isReady = open === 0 && isTyped && message.trim() !== '';
  if (job) {
    return <PublishJob job={job} onDone={settle} />;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) {
      void run(message.trim());
    }
  }

  return (
    <form onSubmit={submit} className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <ChangeList
        changes={changes}
        answer={(change) => <Answer change={change} answers={answers} onAnswers={setAnswers} />}
      />
      <section
        aria-label={t('review.publish')}
        className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 lg:sticky lg:top-6"
      >
        {problem !== undefined && <PublishProblem problem={problem} />}
        <Field label={t('review.message')} hint={t('review.messageHint')} required dense>
          <Textarea
            rows={3}
            value={message}
            maxLength={MESSAGE_MAX}
            onChange={(event) => setMessage(event.target.value)}
          />
        </Field>
        {losses.length > 0 && (
          <Field
            label={t('review.typeName', { name: app.name })}
            hint={t('review.typeHint', { count: losses.length })}
            dense
          >
            <TextInput
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        )}
        <p role="status" className="min-h-5 text-sm text-muted">
          {open > 0 ? t('review.left', { count: open }) : isReady ? '' : t('review.notReady')}
        </p>
        <Button type="submit" kind={losses.length > 0 ? 'danger' : 'primary'} disabled={!isReady} busy={busy}>
          {t('review.publish')}
        </Button>
      </section>
    </form>
  );
}

function PublishProblem({ problem }: { problem: unknown }) {
  const { t } = useTranslation('modeling');
  const isPlan = isProblem(problem) && planOf(problem) !== undefined;
  const messages =
    isProblem(problem) && problem.errors.length > 0 ? problem.errors.map((error) => error.message) : undefined;
  return <ProblemNotice problem={problem} messages={isPlan ? [t('review.freshPlan'), problem.detail] : messages} />;
}

function usePublish(changes: readonly Change[], answers: Answers, onPublished: (number: number) => void) {
  const { app } = useCurrentApp();
  const store = useStore();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [job, setJob] = useState<Schemas['Job']>();

  async function published(number: number) {
    onPublished(number);
    await cache.invalidateQueries({ queryKey: ['apps', app.slug] });
    await cache.invalidateQueries({ queryKey: queries.versions(app.slug).queryKey });
  }

  async function run(message: string) {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await publish(app.slug, message, changes, answers, store.revision);
      if ('job' in answer) {
        setJob(answer.job);
      } else {
        await published(answer.version);
      }
    } catch (fault) {
      setProblem(fault);
      const fresh = isProblem(fault) ? planOf(fault) : undefined;
      if (fresh) {
        cache.setQueryData(planQuery(app.slug, store.revision).queryKey, { changes: fresh });
      } else if (isProblem(fault) && fault.status === 412) {
        await store.look();
      }
    } finally {
      setBusy(false);
    }
  }

  async function settle(done: Schemas['Job']) {
    setJob(undefined);
    const number = (done.result as { number?: number; version?: number } | null)?.number;
    if (done.state === 'succeeded') {
      const newest = await cache.fetchQuery({ ...queries.versions(app.slug), staleTime: 0 });
      await published(number ?? newest.items[0]?.number ?? 1);
    } else {
      setProblem(new Error(done.error?.detail ?? done.state));
    }
  }

  return { run, busy, problem, job, settle };
}

interface AnswerProps {
  change: Change;
  answers: Answers;
  onAnswers: (to: (before: Answers) => Answers) => void;
}

/** What a change asks of whoever publishes it. */
function Answer({ change, answers, onAnswers }: AnswerProps) {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const root = entityNamed(design, change.subject.entity);
  const asksFill = change.remedies.includes('fill');
  const asksLoss = change.remedies.includes('acknowledge');
  if (!asksFill && !asksLoss) {
    return null;
  }
  return (
    <div className="mt-2 flex flex-col gap-2">
      {asksFill && (
        <CelField
          label={t('review.fill')}
          hint={t('review.fillHint')}
          root={root ?? { ...EMPTY, id: '', name: '', fields: [] }}
          value={answers.fills[change.id] ?? ''}
          onValueChange={(expression) =>
            onAnswers((before) => ({ ...before, fills: { ...before.fills, [change.id]: expression } }))
          }
        />
      )}
      {asksLoss && (
        <Checkbox
          label={t('review.acknowledge', { name: change.subject.name })}
          checked={answers.acknowledged.has(change.id)}
          onCheckedChange={(checked) =>
            onAnswers((before) => {
              const acknowledged = new Set(before.acknowledged);
              acknowledged[checked ? 'add' : 'delete'](change.id);
              return { ...before, acknowledged };
            })
          }
        />
      )}
    </div>
  );
}
