import { describe, expect, it } from 'vitest';
import { stagesOf } from './stages';

const KNOWN = ['generate', 'compile', 'image', 'start'];
const at = (second: number) => new Date(Date.UTC(2027, 0, 1, 0, 0, second)).toISOString();
const line = (number: number, text: string, second: number) => ({ number, text, at: at(second), error: false });
const now = Date.parse(at(30));

describe('stagesOf', () => {
  it('should say what is done, what is being done, and what comes', () => {
    const stages = stagesOf({
      known: KNOWN,
      lines: [line(1, 'generate', 0), line(2, 'javac', 2), line(3, 'compile', 3)],
      stage: 'compile',
      state: 'running',
      finishedAt: null,
      now,
    });
    expect(stages).toEqual([
      { name: 'generate', state: 'done', millis: 3_000 },
      { name: 'compile', state: 'now', millis: 27_000 },
      { name: 'image', state: 'open', millis: undefined },
      { name: 'start', state: 'open', millis: undefined },
    ]);
  });

  it('should leave out what was passed over, and say where it failed', () => {
    const lines = [line(1, 'generate', 0), line(2, 'image', 4)];
    const failed = stagesOf({ known: KNOWN, lines, stage: '', state: 'dead', finishedAt: at(9), now });
    expect(failed.map((one) => [one.name, one.state, one.millis])).toEqual([
      ['generate', 'done', 4_000],
      ['image', 'failed', 5_000],
    ]);
    const done = stagesOf({ known: KNOWN, lines, stage: 'image', state: 'succeeded', finishedAt: at(9), now });
    expect(done.map((one) => one.state)).toEqual(['done', 'done']);
    const running = stagesOf({ known: KNOWN, lines, stage: 'image', state: 'running', finishedAt: null, now });
    expect(running.map((one) => one.name)).toEqual(['generate', 'image', 'start']);
  });

  it('should begin anew where the job is tried again', () => {
    const lines = [line(1, 'generate', 0), line(2, 'compile', 5), line(3, 'generate', 20)];
    const stages = stagesOf({ known: KNOWN, lines, stage: 'generate', state: 'running', finishedAt: null, now });
    expect(stages.map((one) => [one.name, one.state])).toEqual([
      ['generate', 'now'],
      ['compile', 'open'],
      ['image', 'open'],
      ['start', 'open'],
    ]);
    expect(stagesOf({ known: [], lines: [], stage: '', state: 'queued', finishedAt: null, now })).toEqual([]);
  });
});
