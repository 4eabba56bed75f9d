import { describe, expect, it } from 'vitest';
import { beginsTyping, moved, nextEditable } from './navigation';

const bounds = { rows: 100, columns: 5, page: 10 };
const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false, altKey: false });

describe('places of a grid', () => {
  it.each([
    ['ArrowDown', { row: 4, column: 2 }],
    ['ArrowUp', { row: 2, column: 2 }],
    ['ArrowRight', { row: 3, column: 3 }],
    ['ArrowLeft', { row: 3, column: 1 }],
    ['PageDown', { row: 13, column: 2 }],
    ['PageUp', { row: 0, column: 2 }],
    ['Home', { row: 3, column: 0 }],
    ['End', { row: 3, column: 4 }],
  ])('are reached by %s', (name, place) => {
    expect(moved({ row: 3, column: 2 }, key(name), bounds)).toEqual(place);
  });

  it('end at the edges, with the headings above the first row', () => {
    expect(moved({ row: 0, column: 0 }, key('ArrowUp'), bounds)).toEqual({ row: -1, column: 0 });
    expect(moved({ row: -1, column: 0 }, key('ArrowUp'), bounds)).toEqual({ row: -1, column: 0 });
    expect(moved({ row: 99, column: 4 }, key('ArrowRight'), bounds)).toEqual({ row: 99, column: 4 });
    expect(moved({ row: 5, column: 1 }, key('End', true), bounds)).toEqual({ row: 99, column: 4 });
    expect(moved({ row: 5, column: 1 }, key('ArrowRight'), bounds, true)).toEqual({ row: 5, column: 0 });
    expect(moved({ row: 5, column: 1 }, key('x'), bounds)).toBeUndefined();
  });

  it('that can be edited follow each other, over the end of a row', () => {
    const isEditable = (column: number) => column === 1 || column === 3;
    expect(nextEditable({ row: 2, column: 1 }, bounds, isEditable, 1)).toEqual({ row: 2, column: 3 });
    expect(nextEditable({ row: 2, column: 3 }, bounds, isEditable, 1)).toEqual({ row: 3, column: 1 });
    expect(nextEditable({ row: 2, column: 1 }, bounds, isEditable, -1)).toEqual({ row: 1, column: 3 });
    expect(nextEditable({ row: 99, column: 3 }, bounds, isEditable, 1)).toBeUndefined();
    expect(nextEditable({ row: 0, column: 1 }, bounds, isEditable, -1)).toBeUndefined();
    expect(nextEditable({ row: 2, column: 1 }, bounds, () => false, 1)).toBeUndefined();
  });

  it('begin an edit by letters alone', () => {
    expect(beginsTyping(key('a'))).toBe(true);
    expect(beginsTyping(key('a', true))).toBe(false);
    expect(beginsTyping(key(' '))).toBe(false);
    expect(beginsTyping(key('Enter'))).toBe(false);
  });
});
