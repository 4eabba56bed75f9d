export interface LogLine {
  /** Counted from 1, also where older lines are gone. */
  number: number;
  at: string | undefined;
  text: string;
  error: boolean;
}

export interface LogSnapshot {
  lines: readonly LogLine[];
  /** How many of the oldest had to go. */
  dropped: number;
}

export type NewLine = Partial<Omit<LogLine, 'number' | 'text'>> & { text: string };

export const LINES_MAX = 10_000;
// Cutting the front off for each line would copy all of them each time.
const SLACK = 500;
const FRAME_MILLIS = 60;

const ESC = String.fromCharCode(27);
const BEL = String.fromCharCode(7);
// CSI sequences (colours, cursor), OSC sequences (titles, links) and single shifts.
const ANSI = new RegExp(
  `(?:${ESC}\\[|${String.fromCharCode(0x9b)})[0-9:;<=>?]*[ -/]*[@-~]|${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?|${ESC}[@-Z\\\\-_]`,
  'g',
);
const CONTROL = /\p{Cc}/gu;

/** A line as people read it: without colours of terminals, and what a progress bar wrote last. */
export function plainText(text: string): string {
  const line = text.replace(/\r+$/, '').replace(ANSI, '');
  const last = line.slice(line.lastIndexOf('\r') + 1);
  return last.replaceAll('\t', '    ').replace(CONTROL, '');
}

/** The newest lines of a log. Those who listen hear of many lines at once, some times a second. */
export class LogBuffer {
  private lines: LogLine[] = [];
  private count = 0;
  private current: LogSnapshot = { lines: [], dropped: 0 };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly max = LINES_MAX) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): LogSnapshot => this.current;

  append(added: readonly NewLine[]): void {
    for (const { text, at, error = false } of added) {
      this.count += 1;
      this.lines.push({ number: this.count, at, text: plainText(text), error });
    }
    if (this.lines.length > this.max + SLACK) {
      this.lines = this.lines.slice(-this.max);
    }
    this.timer ??= setTimeout(() => this.flush(), FRAME_MILLIS);
  }

  clear(): void {
    this.lines = [];
    this.count = 0;
    this.flush();
  }

  /** Tells at once what is there. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const lines = this.lines.slice(-this.max);
    this.current = { lines, dropped: this.count - lines.length };
    for (const listener of this.listeners) {
      listener();
    }
  }
}

/** The lines that hold a text, whatever its case. */
export function found(lines: readonly LogLine[], search: string): readonly LogLine[] {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? lines : lines.filter((line) => line.text.toLowerCase().includes(wanted));
}

/** A text in parts, those that were searched for among them. */
export function marked(text: string, search: string): ReadonlyArray<{ text: string; hit: boolean; at: number }> {
  const wanted = search.trim().toLowerCase();
  const lower = text.toLowerCase();
  // Some letters get longer as small ones: then places would not fit.
  if (wanted === '' || lower.length !== text.length) {
    return [{ text, hit: false, at: 0 }];
  }
  const parts: { text: string; hit: boolean; at: number }[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) {
      parts.push({ text: text.slice(from, at), hit: false, at: from });
    }
    parts.push({ text: text.slice(at, at + wanted.length), hit: true, at });
    from = at + wanted.length;
  }
  if (from < text.length) {
    parts.push({ text: text.slice(from), hit: false, at: from });
  }
  return parts;
}
