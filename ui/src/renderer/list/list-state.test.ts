import { describe, expect, it } from 'vitest';
import { entity, member } from '../sample-model';
import type { View } from '../source';
import { isViewChanged, readState, sortedBy, writeState } from './list-state';

const thing = entity(
  'thing',
  ['title', 'status', 'due'].map((name) => member(name, 'text')),
);
const view: View = {
  id: 'v1',
  entity: 'thing',
  name: 'Soon',
  visibility: 'mine',
  kind: 'grid',
  by: null,
  filter: 'due != null',
  sort: '-due',
  columns: [{ name: 'due', width: 90, pinned: true }, { name: 'title' }],
  density: 'compact',
  default: false,
  defaultOfAll: false,
  own: true,
  editable: true,
  gone: [],
  revision: 1,
};

describe('the state of a list', () => {
  it('stands in the address as far as it differs from its view', () => {
    const state = readState(thing, [view], new URLSearchParams('view=v1'));
    expect(state).toMatchObject({ view: 'v1', filter: 'due != null', sort: '-due', density: 'compact' });
    expect(writeState(thing, [view], state, new URLSearchParams()).toString()).toBe('view=v1');
    const changed = writeState(thing, [view], { ...state, filter: '', q: 'x' }, new URLSearchParams('tab=history'));
    expect(Object.fromEntries(changed)).toEqual({ tab: 'history', view: 'v1', filter: '', q: 'x' });
    expect(isViewChanged(changed)).toBe(true);
    expect(readState(thing, [view], changed)).toEqual({ ...state, filter: '', q: 'x' });
  });

  it('begins with the own default, then with that of everybody', () => {
    const everybody = { ...view, id: 'v2', defaultOfAll: true };
    const own = { ...view, id: 'v3', default: true };
    expect(readState(thing, [everybody], new URLSearchParams()).view).toBe('v2');
    expect(readState(thing, [everybody, own], new URLSearchParams()).view).toBe('v3');
    const plain = readState(thing, [own], new URLSearchParams('view=all'));
    expect(plain).toMatchObject({ view: '', filter: '' });
    expect(writeState(thing, [own], plain, new URLSearchParams()).toString()).toBe('view=all');
  });

  it('keeps columns, with the pinned ones first, and passes over what is gone or absurd', () => {
    const state = readState(thing, [], new URLSearchParams('columns=title:99999,gone:10,due:5p&kind=pie&density=x'));
    expect(state.columns).toEqual([
      { name: 'due', width: 60, pinned: true },
      { name: 'title', width: 1000, pinned: false },
    ]);
    expect(state).toMatchObject({ kind: 'grid', density: 'comfortable' });
  });

  it('sorts by one key after the other', () => {
    expect(sortedBy('-createdAt', 'title', false)).toBe('title');
    expect(sortedBy('title', 'title', false)).toBe('-title');
    expect(sortedBy('-title', 'title', false)).toBe('');
    expect(sortedBy('title', 'due', true)).toBe('title,due');
    expect(sortedBy('title,due', 'title', true)).toBe('due,-title');
  });
});
