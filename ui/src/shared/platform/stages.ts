import type { LogLine } from './log-buffer';

export interface Stage {
  name: string;
  state: 'done' | 'now' | 'failed' | 'open';
  /** How long it took, or takes already. */
  millis: number | undefined;
}

interface Progress {
  /** The stages that are known to come, in their order. */
  known: readonly string[];
  lines: readonly LogLine[];
  stage: string;
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'dead' | 'cancelled';
  finishedAt: string | null;
  now: number;
}

/**
 * Where a job is, from what it tells: each stage is a line of its log when it begins. Those that were passed over, since they were not
 * needed, are left out once a later one has begun.
 */
export function stagesOf({ known, lines, stage, state, finishedAt, now }: Progress): Stage[] {
  const begun = new Map<string, number>();
  for (const line of lines) {
    if ((known.includes(line.text) || line.text === stage) && line.at !== undefined) {
      // A job that is tried again goes on from there: what it did later is to be done once more.
      if (begun.has(line.text)) {
        const names = [...begun.keys()];
        for (const name of names.slice(names.indexOf(line.text))) {
          begun.delete(name);
        }
      }
      begun.set(line.text, Date.parse(line.at));
    }
  }
  const isOver = state !== 'queued' && state !== 'running';
  const times = [...begun.entries()];
  const current = times.at(-1)?.[0];
  const end = finishedAt === null ? now : Date.parse(finishedAt);
  const stages = times.map(([name, from], index): Stage => {
    const next = times[index + 1]?.[1];
    return {
      name,
      state: name !== current || state === 'succeeded' ? 'done' : isOver ? 'failed' : 'now',
      millis: Math.max(0, (next ?? end) - from),
    };
  });
  if (isOver) {
    return stages;
  }
  const last = current === undefined ? -1 : known.indexOf(current);
  const open = known.slice(last + 1).filter((name) => !begun.has(name));
  return [...stages, ...open.map((name): Stage => ({ name, state: 'open', millis: undefined }))];
}
