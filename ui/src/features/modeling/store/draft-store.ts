import { isProblem, type Problem } from '@/shared/api/problem';
import { History } from '@/shared/canvas/history';
import type { Point } from '@/shared/canvas/layout';
import { equal, merge } from '@/shared/canvas/merge';
import { type PlacedFinding, place } from '../model/findings';
import type { Design } from '../model/types';
import { Identities, idsOf } from '../model/wire';

export interface Revision {
  design: Design;
  etag: string;
}

/** Where a draft comes from and goes to. */
export interface DraftSource {
  read: () => Promise<Revision>;
  /** What the server has, where it is another revision. */
  newer: (etag: string) => Promise<Revision | undefined>;
  write: (body: unknown, etag: string) => Promise<Revision>;
  /** The newest published version; nothing before the first. */
  published: () => Promise<{ number: number; design: Design } | undefined>;
  /** Makes the draft what that version was. */
  restore: (number: number, etag: string) => Promise<Revision>;
  /** What was not saved yet, kept by the browser: for a page that is closed or loaded again. */
  keep: (kept: Kept | undefined) => void;
  kept: () => Kept | undefined;
  places: () => Map<string, Point>;
  keepPlaces: (places: ReadonlyMap<string, Point>) => void;
}

/** What somebody did that the server does not have yet. */
export interface Kept {
  etag: string;
  base: Design;
  design: Design;
  ids: Array<[string, string]>;
}

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'invalid' | 'conflict' | 'failed';

export type Places = Readonly<Record<string, Point>>;

/** What steps change: the design, which is saved at the server, and where it is drawn, which the browser keeps. */
export interface Draft {
  design: Design;
  places: Places;
}

export interface DraftState extends Draft {
  save: SaveState;
  savedAt: number | undefined;
  /** How many steps the server does not have yet. */
  unsaved: number;
  /** The errors of the last attempt, at their elements. */
  findings: readonly PlacedFinding[];
  problem: Problem | undefined;
  /** What somebody else saved meanwhile. */
  theirs: Revision | undefined;
  /** What both sides began with. */
  base: Design;
  undoLabel: string | undefined;
  redoLabel: string | undefined;
}

const PAUSE_MILLIS = 800;
const AGAIN_MILLIS = 5_000;

/** The draft of one app while people work at it: their steps, and how they get to the server. */
export class DraftStore {
  private readonly ids = new Identities();
  private readonly history = new History<Draft>();
  private readonly listeners = new Set<() => void>();
  private etag: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private state: DraftState;

  private constructor(
    private readonly source: DraftSource,
    first: Revision,
  ) {
    this.etag = first.etag;
    const design = this.ids.fromWire(first.design);
    this.state = {
      design,
      places: Object.fromEntries(source.places()),
      save: 'saved',
      savedAt: undefined,
      unsaved: 0,
      findings: [],
      problem: undefined,
      theirs: undefined,
      base: design,
      undoLabel: undefined,
      redoLabel: undefined,
    };
    this.takeUp(first);
  }

  static async open(source: DraftSource): Promise<DraftStore> {
    return new DraftStore(source, await source.read());
  }

  readonly current = (): DraftState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The revision that the server has, where all is saved. */
  get revision(): string {
    return this.etag;
  }

  serverId(id: string): string {
    return this.ids.serverId(id);
  }

  localId(id: string): string {
    return this.ids.localId(id);
  }

  /** A document of the server with the ids of this page, to compare. */
  localized(design: Design): Design {
    return this.ids.localized(design);
  }

  /** One step, which can be taken back. Steps of one group that follow each other closely become one. */
  change(label: string, to: (draft: Draft) => Draft, group?: string): void {
    const before: Draft = { design: this.state.design, places: this.state.places };
    const after = to(before);
    if (after.design === before.design && equal(after.places, before.places)) {
      return;
    }
    this.history.record(label, before, after, group);
    this.become(after);
  }

  undo(): string | undefined {
    return this.step(this.history.undo({ design: this.state.design, places: this.state.places }));
  }

  redo(): string | undefined {
    return this.step(this.history.redo({ design: this.state.design, places: this.state.places }));
  }

  /** Sends what is not sent yet, and answers when that is done. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    if (this.state.unsaved > 0 && this.state.save !== 'conflict') {
      this.running = this.send().finally(() => {
        this.running = undefined;
      });
      await this.running;
    }
  }

  /** Looks whether somebody else has changed the draft. */
  async look(): Promise<void> {
    if (this.running || this.state.save === 'conflict') {
      return;
    }
    const found = await this.source.newer(this.etag);
    if (found && found.etag !== this.etag && !this.running) {
      this.set({ theirs: found });
    }
  }

  /** Goes on with what somebody else saved. What was not saved here goes, as a step that can be taken back. */
  takeTheirs(): void {
    this.settle((_, theirs) => theirs);
  }

  /** Puts both sides together; where both changed the same, what was done here. */
  combine(): void {
    this.settle((mine, theirs, base) => merge(base, mine, theirs).value);
  }

  /** Goes on with what is here, over what somebody else saved. */
  keepMine(): void {
    this.settle((mine) => mine);
  }

  /** Another document, which the server made of the draft: by an import or by restoring a version. */
  replace(label: string, revision: Revision): void {
    const before: Draft = { design: this.state.design, places: this.state.places };
    const design = this.ids.fromWire(revision.design);
    this.etag = revision.etag;
    this.history.record(label, before, { ...before, design });
    this.set({ design, base: design, unsaved: 0, save: 'saved', savedAt: Date.now(), findings: [], theirs: undefined });
    this.source.keep(undefined);
  }

  /** Keeps what is not saved, since the page goes. */
  keep(): void {
    const { unsaved, base, design } = this.state;
    this.source.keep(unsaved === 0 ? undefined : { etag: this.etag, base, design, ids: this.ids.entries() });
  }

  private takeUp(first: Revision): void {
    const kept = this.source.kept();
    if (kept === undefined || equal(kept.design, this.state.design)) {
      return;
    }
    this.ids.restore(kept.ids);
    const server = this.ids.fromWire(first.design);
    const draft = { design: server, places: this.state.places };
    this.history.record('restored', draft, { ...draft, design: kept.design });
    const stale = kept.etag !== first.etag;
    this.state = {
      ...this.state,
      design: kept.design,
      base: stale ? kept.base : server,
      unsaved: 1,
      save: stale ? 'conflict' : 'waiting',
      theirs: stale ? first : undefined,
      undoLabel: this.history.undoLabel,
    };
    if (!stale) {
      this.schedule(PAUSE_MILLIS);
    }
  }

  private settle(choose: (mine: Design, theirs: Design, base: Design) => Design): void {
    const { theirs, design, base } = this.state;
    if (theirs === undefined) {
      return;
    }
    const server = this.ids.fromWire(theirs.design);
    const next = choose(design, server, base);
    const mine: Draft = { design, places: this.state.places };
    this.history.record('theirs', mine, { ...mine, design: next });
    this.etag = theirs.etag;
    this.set({
      base: server,
      theirs: undefined,
      save: 'saved',
      problem: undefined,
      unsaved: 0,
      design: next,
      findings: [],
    });
    if (equal(next, server)) {
      this.source.keep(undefined);
    } else {
      this.set({ unsaved: 1, save: 'waiting' });
      this.schedule(0);
    }
  }

  private step(done: { value: Draft; label: string } | undefined): string | undefined {
    if (done !== undefined) {
      this.become(done.value);
    }
    return done?.label;
  }

  private become(draft: Draft): void {
    const isDesign = draft.design !== this.state.design;
    if (draft.places !== this.state.places) {
      this.source.keepPlaces(new Map(Object.entries(draft.places).map(([id, at]) => [this.ids.serverId(id), at])));
    }
    this.set(draft);
    if (isDesign) {
      this.set({
        unsaved: this.state.unsaved + 1,
        save: this.state.save === 'conflict' || this.state.save === 'saving' ? this.state.save : 'waiting',
      });
      this.schedule(PAUSE_MILLIS);
    }
  }

  private schedule(millis: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), millis);
  }

  private async send(): Promise<void> {
    const sent = this.state.design;
    const steps = this.state.unsaved;
    this.set({ save: 'saving' });
    try {
      const answer = await this.write(sent);
      this.etag = answer.etag;
      const left = this.state.unsaved - steps;
      this.set({
        base: this.ids.learn(sent, answer.design),
        unsaved: left,
        save: left > 0 ? 'waiting' : 'saved',
        savedAt: Date.now(),
        findings: [],
        problem: undefined,
      });
      this.source.keepPlaces(new Map(Object.entries(this.state.places).map(([id, at]) => [this.ids.serverId(id), at])));
      this.keep();
    } catch (fault) {
      if (!isProblem(fault)) {
        this.set({ save: 'failed' });
        throw fault;
      }
      await this.refused(fault, sent);
    }
  }

  /**
   * Saves a design. An element that was taken away, saved so, and brought back by undo keeps its values only under its old id, which
   * the server takes only from drafts that have it: so the published version, which has it, becomes the draft for a moment.
   */
  private async write(design: Design): Promise<Revision> {
    const lost = this.ids.lost(design);
    const published = lost.length === 0 ? undefined : await this.source.published();
    const ids = published && idsOf(published.design);
    if (published === undefined || !lost.some((id) => ids?.has(id))) {
      return this.source.write(this.ids.toWire(design), this.etag);
    }
    this.keep();
    const before = this.state.base;
    const restored = await this.source.restore(published.number, this.etag);
    this.etag = restored.etag;
    this.ids.fromWire(restored.design);
    try {
      return await this.source.write(this.ids.toWire(design), this.etag);
    } catch (fault) {
      const back = await this.source.write(this.ids.toWire(before), this.etag);
      this.etag = back.etag;
      this.set({ base: this.ids.learn(before, back.design) });
      throw fault;
    }
  }

  private async refused(problem: Problem, sent: Design): Promise<void> {
    this.keep();
    if (problem.status === 412) {
      await this.meet(problem);
    } else if (problem.status === 422) {
      this.set({ save: 'invalid', problem, findings: place(sent, problem.errors) });
    } else if (problem.status === 0) {
      this.set({ save: 'offline', problem });
      this.schedule(AGAIN_MILLIS);
    } else if (problem.status === 429 || problem.status === 401 || problem.status >= 500) {
      this.set({ save: 'failed', problem });
      this.schedule(Math.max((problem.retryAfter ?? 0) * 1000, AGAIN_MILLIS));
    } else {
      this.set({ save: 'failed', problem });
    }
  }

  /** Somebody else was first: nothing is sent until it is clear what is to be. */
  private async meet(problem: Problem): Promise<void> {
    try {
      this.set({ theirs: await this.source.read(), save: 'conflict', problem });
    } catch (fault) {
      this.set({ save: 'offline', problem: isProblem(fault) ? fault : problem });
      this.schedule(AGAIN_MILLIS);
    }
  }

  private set(next: Partial<DraftState>): void {
    this.state = {
      ...this.state,
      ...next,
      undoLabel: this.history.undoLabel,
      redoLabel: this.history.redoLabel,
    };
    for (const listener of this.listeners) {
      listener();
    }
  }
}
