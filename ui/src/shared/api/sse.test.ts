import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { follow, type LiveEvent, type LiveState } from './sse';

const asked: Array<string | null> = [];
let answers: Array<() => Response>;

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request.headers.get('Last-Event-ID'));
    return answers.shift()?.() ?? new Response(null, { status: 204 });
  });
});

afterEach(() => vi.useRealTimers());

const stream =
  (...chunks: string[]) =>
  () =>
    new Response(
      new ReadableStream({
        start(controller) {
          for (const chunk of chunks) {
            controller.enqueue(new TextEncoder().encode(chunk));
          }
          controller.close();
        },
      }),
      { headers: { 'Content-Type': 'text/event-stream' } },
    );

async function run() {
  const events: LiveEvent[] = [];
  const states: LiveState[] = [];
  const refused: number[] = [];
  const done = follow('http://localhost/api/v1/jobs/1/events', {
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
    onRefused: (problem) => refused.push(problem.status),
    signal: new AbortController().signal,
  });
  await vi.runAllTimersAsync();
  await done;
  return { events, states, refused };
}

describe('follow', () => {
  it('should put events together from pieces, and take a broken stream up behind the last', async () => {
    answers = [
      stream('id: 7\nevent: sta', 'te\ndata: {"a":\ndata: 1}\n\n: beat\n\nid: 8\ndata: x\n\ndata: cut'),
      stream('id: 9\ndata: y\n\n'),
    ];
    const { events, states } = await run();
    expect(events).toEqual([
      { id: '7', name: 'state', data: '{"a":\n1}' },
      { id: '8', name: 'message', data: 'x' },
      { id: '9', name: 'message', data: 'y' },
    ]);
    expect(asked).toEqual([null, '8', '9']);
    expect(states).toEqual(['connecting', 'live', 'reconnecting', 'live', 'reconnecting']);
  });

  it('should try again where the server is away, and give up where it refuses', async () => {
    answers = [
      () => new Response(null, { status: 503 }),
      () => new Response(null, { status: 429 }),
      () => new Response(null, { status: 404 }),
    ];
    const { refused } = await run();
    expect(asked).toHaveLength(3);
    expect(refused).toEqual([404]);
  });

  it('should wait longer each time, up to half a minute', async () => {
    const pauses: number[] = [];
    let last = Date.now();
    answers = Array.from({ length: 9 }, () => () => {
      pauses.push(Date.now() - last);
      last = Date.now();
      return new Response(null, { status: 502 });
    });
    await run();
    expect(pauses[1]).toBeLessThan(1_300);
    expect(pauses[4]).toBeGreaterThan(5_000);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(30_000);
  });
});
