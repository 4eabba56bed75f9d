import { beforeEach, describe, expect, it } from 'vitest';
import { History } from './history';
import { arrange, freePlace, rows } from './layout';
import { merge } from './merge';
import { nearest } from './nearest';
import { readPlaces, writePlaces } from './places';

const list = (...ids: string[]) => ids.map((id) => ({ id, name: id }));

describe('merge', () => {
  it('should put changes of different elements together', () => {
    const base = { list: list('a', 'b', 'c') };
    const mine = { list: [{ id: 'a', name: 'mine' }, ...list('b', 'c', 'new')] };
    const theirs = { list: [...list('a'), { id: 'c', name: 'theirs' }] };
    expect(merge(base, mine, theirs)).toEqual({
      value: { list: [{ id: 'a', name: 'mine' }, { id: 'c', name: 'theirs' }, ...list('new')] },
      clashes: [],
    });
  });

  it('should tell where both changed the same, and keep mine', () => {
    const { value, clashes } = merge(
      { list: list('a') },
      { list: [{ id: 'a', name: 'x' }] },
      { list: [{ id: 'a', name: 'y' }] },
    );
    expect(value.list).toEqual([{ id: 'a', name: 'x' }]);
    expect(clashes).toEqual(['/list/a/name']);
  });

  it('should keep what one side took away and the other changed', () => {
    const changed = [{ id: 'a', name: 'changed' }];
    expect(merge(list('a'), [], changed)).toEqual({ value: changed, clashes: ['/a'] });
    expect(merge(list('a'), changed, [])).toEqual({ value: changed, clashes: ['/a'] });
    expect(merge(list('a', 'b'), list('b'), list('a', 'b')).value).toEqual(list('b'));
  });

  it('should keep an order that one side made', () => {
    expect(merge(list('a', 'b', 'c'), list('c', 'a', 'b'), list('a', 'b', 'c', 'd')).value).toEqual(
      list('c', 'd', 'a', 'b'),
    );
  });

  it('should take lists of words as a whole, and lists that are not there as empty', () => {
    expect(merge({ members: ['a'] }, { members: ['a', 'b'] }, { members: ['c'] }).clashes).toEqual(['/members']);
    expect(merge<{ rules?: unknown }>({}, { rules: list('x') }, { rules: list('y') }).value).toEqual({
      rules: list('x', 'y'),
    });
  });
});

describe('history', () => {
  it('should forget all but the last 200 steps, and what was taken back when something else is done', () => {
    const history = new History<{ n: number }>();
    for (let n = 0; n < 250; n++) {
      history.record('step', { n }, { n: n + 1 });
    }
    let now = { n: 250 };
    let steps = 0;
    for (let done = history.undo(now); done !== undefined; done = history.undo(now)) {
      now = done.value;
      steps += 1;
    }
    expect([steps, now.n]).toEqual([200, 50]);
    now = history.redo(now)?.value ?? now;
    expect(now.n).toBe(51);
    history.record('other', now, { n: 0 });
    expect(history.redo({ n: 0 })).toBeUndefined();
  });

  it('should join steps of a group only while they follow closely', () => {
    let time = 0;
    const history = new History<{ n: number }>(() => time);
    history.record('type', { n: 0 }, { n: 1 }, 'g');
    history.record('type', { n: 1 }, { n: 2 }, 'g');
    time = 10_000;
    history.record('type', { n: 2 }, { n: 3 }, 'g');
    expect(history.undo({ n: 3 })?.value).toEqual({ n: 2 });
    expect(history.undo({ n: 2 })?.value).toEqual({ n: 0 });
  });
});

const box = (id: string) => ({ id, width: 240, height: 120 });
const overlap = (one: { x: number; y: number }, other: { x: number; y: number }) =>
  Math.abs(one.x - other.x) < 240 && Math.abs(one.y - other.y) < 120;

describe('layout', () => {
  it('should place every box, none over another, with loops, double lines and lonely ones', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `n${index}`);
    const lines = ids.slice(0, 20).map((id, index): [string, string] => [id, ids[Math.floor(index / 2)] ?? id]);
    const places = await arrange(ids.map(box), [...lines, ['n1', 'n1'], ['n3', 'n1'], ['n1', 'gone']]);
    expect(places.size).toBe(30);
    const all = [...places.values()];
    expect(all.filter((one, index) => all.some((other, at) => at > index && overlap(one, other)))).toEqual([]);
  });

  it('should find a free place beside what stands there', () => {
    const taken = [...rows([box('a'), box('b')])].map(([id, place]) => ({ ...box(id), ...place }));
    const place = freePlace({ x: 0, y: 0 }, box('c'), taken);
    expect(taken.some((one) => overlap(one, place))).toBe(false);
  });

  it('should go to the nearest in a direction', () => {
    const others = [
      { id: 'right', x: 100, y: 10 },
      { id: 'far', x: 300, y: 0 },
      { id: 'below', x: 10, y: 90 },
    ];
    expect(nearest({ x: 0, y: 0 }, others, 'ArrowRight')?.id).toBe('right');
    expect(nearest({ x: 0, y: 0 }, others, 'ArrowDown')?.id).toBe('below');
    expect(nearest({ x: 0, y: 0 }, others, 'ArrowLeft')).toBeUndefined();
  });
});

describe('places', () => {
  beforeEach(() => localStorage.clear());

  it('should be kept, and survive what others wrote there', () => {
    writePlaces('app', new Map([['a', { x: 1.4, y: -2 }]]));
    expect(readPlaces('app')).toEqual(new Map([['a', { x: 1, y: -2 }]]));
    localStorage.setItem('modelwright.places.app', '{"a":[1],"b":"x","c":[1,null],"d":[3,4]}');
    expect(readPlaces('app')).toEqual(new Map([['d', { x: 3, y: 4 }]]));
    localStorage.setItem('modelwright.places.app', 'no json');
    expect(readPlaces('app').size).toBe(0);
  });
});
