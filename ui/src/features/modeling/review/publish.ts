import { api, content, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';
import type { Change } from '../model/types';

export interface Answers {
  acknowledged: ReadonlySet<string>;
  fills: Readonly<Record<string, string>>;
}

/** Whether a change has what it asks for: one of its remedies. */
export function isAnswered(change: Change, answers: Answers): boolean {
  if (change.impact !== 'losesData' && change.impact !== 'needsValue') {
    return true;
  }
  return (
    (change.remedies.includes('acknowledge') && answers.acknowledged.has(change.id)) ||
    (change.remedies.includes('fill') && (answers.fills[change.id] ?? '').trim() !== '')
  );
}

/** Publishes the draft: a version, or a job where it takes longer. */
export async function publish(
  app: string,
  message: string,
  changes: readonly Change[],
  answers: Answers,
  etag: string,
): Promise<{ version: number } | { job: Schemas['Job'] }> {
  const ids = new Set(changes.map((change) => change.id));
  const fill = Object.fromEntries(
    Object.entries(answers.fills).filter(([id, expression]) => ids.has(id) && expression.trim() !== ''),
  );
  const answer = await content(
    api.POST('/api/v1/apps/{app}/versions', {
      params: { path: { app }, header: { 'If-Match': etag } },
      body: { message, acknowledge: [...answers.acknowledged].filter((id) => ids.has(id)), fill },
    }),
  );
  return 'number' in answer ? { version: answer.number } : { job: answer };
}

/** The plan that a refusal brings along, since the one that was shown is no longer true. */
export function planOf(problem: Problem): Change[] | undefined {
  const plan = problem.document['plan'] as { changes?: unknown } | undefined;
  return Array.isArray(plan?.changes) ? (plan.changes as Change[]) : undefined;
}
