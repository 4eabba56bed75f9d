import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { addEntity, addField, updateEntity } from '../model/elements';
import type { Design } from '../model/types';
import { type DraftSource, DraftStore, type Kept, type Revision } from './draft-store';

/** A server with one draft: gives ids, refuses ids that it does not have, and revisions that are old. */
class Server implements DraftSource {
  design: Design = { entities: [], relations: [], roles: [] };
  revision = 1;
  writes = 0;
  refusal: Problem | undefined;
  stored: Kept | undefined;
  private ids = 0;

  etag = () => `"${this.revision}"`;
  read = async (): Promise<Revision> => ({ design: this.design, etag: this.etag() });
  newer = async (etag: string) => (etag === this.etag() ? undefined : this.read());
  version: Design | undefined;
  published = async () => this.version && { number: 1, design: this.version };
  async restore(_: number, etag: string): Promise<Revision> {
    if (etag !== this.etag()) {
      throw new Problem(412, {});
    }
    this.design = this.version ?? this.design;
    this.revision += 1;
    return this.read();
  }
  keep = (kept: Kept | undefined) => {
    this.stored = kept && (JSON.parse(JSON.stringify(kept)) as Kept);
  };
  kept = () => this.stored;
  places = () => new Map();
  keepPlaces = () => undefined;

  async write(body: unknown, etag: string): Promise<Revision> {
    this.writes += 1;
    if (this.refusal) {
      throw this.refusal;
    }
    if (etag !== this.etag()) {
      throw new Problem(412, {});
    }
    const known = new Set(JSON.stringify(this.design).match(/server-\d+/g));
    this.design = JSON.parse(JSON.stringify(body), (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'name' in value) {
        const id = (value as { id?: string }).id;
        if (id !== undefined && !known.has(id)) {
          throw new Problem(422, { errors: [{ pointer: '', code: 'unknown-id', message: '' }] });
        }
        this.ids += 1;
        return { ...value, id: id ?? `server-${this.ids}` };
      }
      return value;
    }) as Design;
    this.revision += 1;
    return this.read();
  }

  /** Somebody else adds an entity. */
  addBehind(name: string): void {
    this.design = {
      ...this.design,
      entities: [
        ...this.design.entities,
        { id: `server-by-other-${name}`.replace(/\D+/, 'server-9'), name, fields: [] },
      ],
    };
    this.revision += 1;
  }
}

const add = (store: DraftStore, name: string) =>
  store.change('addEntity', (draft) => ({ ...draft, design: addEntity(draft.design, name).design }));
const names = (store: DraftStore) => store.current().design.entities.map((entity) => entity.name);

let server: Server;
let store: DraftStore;

beforeEach(async () => {
  vi.useFakeTimers();
  server = new Server();
  store = await DraftStore.open(server);
});

afterEach(() => vi.useRealTimers());

describe('draft store', () => {
  it('should save what was done in one go, a moment later', async () => {
    add(store, 'project');
    add(store, 'task');
    expect(store.current().save).toBe('waiting');
    await vi.advanceTimersByTimeAsync(799);
    expect(server.writes).toBe(0);
    await vi.advanceTimersByTimeAsync(2);
    expect(server.writes).toBe(1);
    expect(server.design.entities.map((entity) => entity.name)).toEqual(['project', 'task']);
    expect(store.current()).toMatchObject({ save: 'saved', unsaved: 0 });
  });

  it('should keep the ids of the page, and send those of the server', async () => {
    add(store, 'project');
    const id = store.current().design.entities[0]?.id ?? '';
    await store.flush();
    const given = server.design.entities[0]?.id;
    store.change('rename', (draft) => ({ ...draft, design: updateEntity(draft.design, id, { name: 'plan' }) }));
    await store.flush();
    expect(server.design.entities[0]).toMatchObject({ id: given, name: 'plan' });
    expect(store.current().design.entities[0]?.id).toBe(id);
    expect(store.serverId(id)).toBe(given);
  });

  it('should take back and do again, also what was saved', async () => {
    add(store, 'project');
    await store.flush();
    add(store, 'task');
    expect(store.undo()).toBe('addEntity');
    expect(store.undo()).toBe('addEntity');
    expect(store.undo()).toBeUndefined();
    await store.flush();
    expect(server.design.entities).toEqual([]);
    store.redo();
    store.redo();
    await store.flush();
    expect(server.design.entities.map((entity) => entity.name)).toEqual(['project', 'task']);
    expect(store.current().save).toBe('saved');
  });

  it('should bring back a published element under its old id, after its removal was saved', async () => {
    add(store, 'project');
    add(store, 'task');
    await store.flush();
    server.version = server.design;
    add(store, 'unpublished');
    await store.flush();
    const before = server.design.entities.map((entity) => entity.id);
    store.change('removeEntity', (draft) => ({
      ...draft,
      design: { ...draft.design, entities: draft.design.entities.slice(1) },
    }));
    await store.flush();
    expect(server.design.entities).toHaveLength(2);
    store.undo();
    server.refusal = new Problem(422, {});
    await store.flush();
    server.refusal = undefined;
    await store.flush();
    expect(store.current().save).toBe('saved');
    expect(server.design.entities.map((entity) => entity.name)).toEqual(['project', 'task', 'unpublished']);
    expect(server.design.entities.slice(0, 2).map((entity) => entity.id)).toEqual(before.slice(0, 2));
  });

  it('should make one step of what is typed', () => {
    add(store, 'project');
    const id = store.current().design.entities[0]?.id ?? '';
    for (const description of ['a', 'ab', 'abc']) {
      store.change(
        'entity',
        (draft) => ({ ...draft, design: updateEntity(draft.design, id, { description }) }),
        'description',
      );
    }
    store.undo();
    expect(store.current().design.entities[0]).not.toHaveProperty('description');
    expect(names(store)).toEqual(['project']);
  });

  it('should never write over what somebody else saved', async () => {
    add(store, 'mine');
    server.addBehind('theirs');
    await store.flush();
    expect(store.current().save).toBe('conflict');
    expect(server.design.entities.map((entity) => entity.name)).toEqual(['theirs']);
    add(store, 'more');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.writes).toBe(1);
    store.combine();
    await vi.runAllTimersAsync();
    expect(server.design.entities.map((entity) => entity.name).sort()).toEqual(['mine', 'more', 'theirs']);
  });

  it('should take theirs, and give mine back when that is undone', async () => {
    add(store, 'mine');
    server.addBehind('theirs');
    await store.flush();
    store.takeTheirs();
    expect(names(store)).toEqual(['theirs']);
    expect(store.current().save).toBe('saved');
    store.undo();
    expect(names(store)).toEqual(['mine']);
  });

  it('should keep mine over theirs where that is asked for', async () => {
    add(store, 'mine');
    server.addBehind('theirs');
    await store.flush();
    store.keepMine();
    await vi.runAllTimersAsync();
    expect(server.design.entities.map((entity) => entity.name)).toEqual(['mine']);
  });

  it('should undo own steps alone, after others have changed the draft', async () => {
    add(store, 'mine');
    await store.flush();
    server.addBehind('theirs');
    await store.look();
    store.takeTheirs();
    store.undo();
    store.undo();
    store.redo();
    expect(names(store)).toEqual(['mine']);
  });

  it('should show what is refused at its element, and save once it is mended', async () => {
    add(store, 'project');
    await store.flush();
    const id = store.current().design.entities[0]?.id ?? '';
    store.change('addField', (draft) => ({
      ...draft,
      design: addField(draft.design, id, { name: 'x', type: 'choice' }).design,
    }));
    server.refusal = new Problem(422, {
      errors: [{ pointer: '/entities/0/fields/1/choices', code: 'no-choices', message: 'None' }],
    });
    await store.flush();
    const field = store.current().design.entities[0]?.fields[1]?.id;
    expect(store.current().findings).toMatchObject([{ owner: id, element: field, key: 'choices', severity: 'error' }]);
    expect(store.current().save).toBe('invalid');
    expect(server.stored).toBeDefined();
    server.refusal = undefined;
    store.undo();
    await store.flush();
    expect(store.current()).toMatchObject({ save: 'saved', findings: [] });
    expect(server.stored).toBeUndefined();
  });

  it('should keep what an offline page did, and send it when the server is back', async () => {
    server.refusal = Problem.offline();
    add(store, 'project');
    await store.flush();
    expect(store.current()).toMatchObject({ save: 'offline', unsaved: 1 });
    server.refusal = undefined;
    const next = await DraftStore.open(server);
    expect(names(next)).toEqual(['project']);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(server.design.entities.map((entity) => entity.name)).toEqual(['project']);
  });

  it('should ask where the draft has moved on below what was kept', async () => {
    server.refusal = Problem.offline();
    add(store, 'mine');
    await store.flush();
    server.refusal = undefined;
    server.addBehind('theirs');
    const next = await DraftStore.open(server);
    expect(next.current().save).toBe('conflict');
    next.combine();
    expect(names(next).sort()).toEqual(['mine', 'theirs']);
  });
});
