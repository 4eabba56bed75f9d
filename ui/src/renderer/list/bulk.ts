import { isProblem } from '@/shared/api/problem';
import type { Row } from '../meta';

export interface Outcome {
  done: number;
  failed: Array<{ row: Row; reason: string }>;
}

const AT_ONCE = 4;

/** Does the same to all, some at a time; one that is refused does not stop the others. */
export async function overAll(rows: readonly Row[], work: (row: Row) => Promise<unknown>): Promise<Outcome> {
  const outcome: Outcome = { done: 0, failed: [] };
  const waiting = [...rows];
  async function next(): Promise<void> {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      try {
        await work(row);
        outcome.done += 1;
      } catch (fault) {
        const reason = isProblem(fault) ? (fault.errors[0]?.message ?? (fault.detail || fault.title)) : String(fault);
        outcome.failed.push({ row, reason });
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return outcome;
}
