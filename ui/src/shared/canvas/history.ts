import { merge } from './merge';

export interface Step<T> {
  /** The key of what it did, for the tooltip of undo, with its values. */
  label: string;
  before: T;
  after: T;
  /** Steps of one key that follow each other closely are one: typing, dragging. */
  group: string | undefined;
  at: number;
}

const STEPS_MAX = 200;
const GROUP_MILLIS = 1_500;

/** The steps of one document, to take back and to do again. */
export class History<T> {
  private past: Step<T>[] = [];
  private future: Step<T>[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  record(label: string, before: T, after: T, group?: string): void {
    const last = this.past.at(-1);
    const at = this.now();
    this.future = [];
    if (last && group !== undefined && last.group === group && at - last.at < GROUP_MILLIS) {
      this.past[this.past.length - 1] = { ...last, after, at };
      return;
    }
    this.past.push({ label, before, after, group, at });
    if (this.past.length > STEPS_MAX) {
      this.past.shift();
    }
  }

  /** The document without its last step; nothing where there is none. What others did since stays. */
  undo(current: T): { value: T; label: string } | undefined {
    const step = this.past.pop();
    if (step === undefined) {
      return undefined;
    }
    this.future.push(step);
    return { value: merge(step.after, step.before, current).value, label: step.label };
  }

  redo(current: T): { value: T; label: string } | undefined {
    const step = this.future.pop();
    if (step === undefined) {
      return undefined;
    }
    this.past.push({ ...step, group: undefined });
    return { value: merge(step.before, step.after, current).value, label: step.label };
  }

  get undoLabel(): string | undefined {
    return this.past.at(-1)?.label;
  }

  get redoLabel(): string | undefined {
    return this.future.at(-1)?.label;
  }
}
