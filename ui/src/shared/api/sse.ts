import { createParser } from 'eventsource-parser';
import { authorizedFetch } from './client';
import { Problem } from './problem';

export interface LiveEvent {
  id: string | undefined;
  name: string;
  data: string;
}

export type LiveState = 'connecting' | 'live' | 'reconnecting';

export interface LiveOptions {
  onEvent: (event: LiveEvent) => void;
  onState?: (state: LiveState) => void;
  /** After a refusal that waiting does not mend (4xx): the stream is over. */
  onRefused?: (problem: Problem) => void;
  lastEventId?: string;
  signal: AbortSignal;
}

const PAUSE_MIN = 1_000;
const PAUSE_MAX = 30_000;
const TOO_MANY = 429;

/**
 * Follows a stream of events until the signal says stop or the server ends it with 204. EventSource sends no Authorization, so this
 * reads by fetch. Broken streams are taken up behind the last event, after 1 to 30 seconds, at once when somebody looks at the page
 * again.
 */
export async function follow(path: string, options: LiveOptions): Promise<void> {
  let lastEventId = options.lastEventId;
  let pause = PAUSE_MIN;
  options.onState?.('connecting');
  while (!options.signal.aborted) {
    let wait: number | undefined;
    try {
      const response = await authorizedFetch(path, {
        headers: {
          Accept: 'text/event-stream',
          ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
        },
        signal: options.signal,
        cache: 'no-store',
      });
      if (response.status === 204) {
        return;
      }
      if (!response.ok || response.body === null) {
        throw await Problem.of(response);
      }
      options.onState?.('live');
      await receive(response.body, {
        onId(id) {
          lastEventId = id === '' ? undefined : id;
        },
        onEvent(event) {
          pause = PAUSE_MIN;
          options.onEvent(event);
        },
        onRetry(milliseconds) {
          wait = milliseconds;
        },
      });
    } catch (fault) {
      if (options.signal.aborted) {
        return;
      }
      if (fault instanceof Problem && fault.status >= 400 && fault.status < 500 && fault.status !== TOO_MANY) {
        options.onRefused?.(fault);
        return;
      }
      wait = fault instanceof Problem && fault.retryAfter !== undefined ? fault.retryAfter * 1000 : undefined;
    }
    options.onState?.('reconnecting');
    await rest(wait ?? pause * (0.75 + Math.random() / 2), options.signal);
    pause = Math.min(pause * 2, PAUSE_MAX);
  }
}

async function receive(
  body: ReadableStream<Uint8Array>,
  sink: { onId: (id: string) => void; onEvent: (event: LiveEvent) => void; onRetry: (milliseconds: number) => void },
): Promise<void> {
  const parser = createParser({
    onEvent: (event) => sink.onEvent({ id: event.id, name: event.event ?? 'message', data: event.data }),
    onId: sink.onId,
    onRetry: sink.onRetry,
  });
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    parser.feed(value);
  }
}

/** Ends early when the page is looked at again or the network is back. */
function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, Math.min(milliseconds, PAUSE_MAX));
    function end() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', visible);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    }
    function visible() {
      if (document.visibilityState === 'visible') {
        end();
      }
    }
    document.addEventListener('visibilitychange', visible);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
