import { describe, expect, it } from 'vitest';
import type { Permission } from '../meta';
import { rightsOf } from '../rights';
import { entity, member, metaOf } from '../sample-model';
import { conflictNames } from './conflict-dialog';
import { changedNames, editableMembers, initialDrafts, judge, sentValues } from './form-state';

const task = entity(
  'task',
  [
    member('id', 'uuid', { kind: 'system', readOnly: true }),
    member('title', 'text', { required: true }),
    member('count', 'integer', { default: 1 }),
    member('done', 'boolean', { default: false }),
    member('due', 'date'),
    member('password', 'secret'),
    member('project', 'manyToOne'),
    member('twice', 'long', { kind: 'formula', expression: 'count * 2', readOnly: true }),
  ],
  {
    rules: [
      { id: '1', expression: '!done || due != null', message: 'due', field: 'due' },
      { id: '2', expression: 'project == null || project.active', message: 'active', field: null },
    ],
  },
);
const project = entity('project', [member('active', 'boolean')]);
const meta = metaOf([task, project]);
const members = editableMembers(task, rightsOf(meta, task), 'update');

function judged(row: { id: string; [name: string]: unknown } | undefined, changes: Record<string, unknown>) {
  const drafts = { ...initialDrafts(members, row, row === undefined), ...changes };
  return judge({
    meta,
    entity: task,
    members,
    row,
    drafts,
    user: undefined,
    related: (_, id) => (id === 'closed' ? { id, active: false } : undefined),
  });
}

describe('the state of a form', () => {
  it('holds what may be written', () => {
    expect(members.map((one) => one.name)).toEqual(['title', 'count', 'done', 'due', 'password', 'project']);
    const permission: Permission = {
      entity: 'task',
      actions: ['update'],
      where: null,
      hidden: ['due'],
      readOnly: ['count'],
    };
    const caller = { access: 'roles' as const, roles: ['one'] };
    const limited = metaOf([task], { caller, roles: [{ name: 'one', label: '', permissions: [permission] }] });
    const names = (action: 'create' | 'update') =>
      editableMembers(task, rightsOf(limited, task), action).map((one) => one.name);
    expect(names('update')).toEqual(['title', 'done', 'password', 'project']);
    expect(names('create')).toEqual([]);
    // A second permission that does not close them opens them.
    const wide = { ...permission, hidden: [], readOnly: [] };
    const both = metaOf([task], { caller, roles: [{ name: 'one', label: '', permissions: [permission, wide] }] });
    expect(editableMembers(task, rightsOf(both, task), 'update')).toHaveLength(6);
  });

  it('judges by the rules, with what is not known left to the server', () => {
    const row = { id: 'x', title: 'a', count: 3, done: false, due: null, project: null };
    expect(judged(row, {}).broken).toEqual([]);
    expect(judged(row, { done: true }).broken).toMatchObject([{ message: 'due', field: 'due' }]);
    expect(judged(row, { done: true, due: '2027-01-01' }).broken).toEqual([]);
    expect(judged(row, { project: 'unknown' }).broken).toEqual([]);
    expect(judged(row, { project: 'closed' }).broken).toMatchObject([{ message: 'active' }]);
    expect(judged(row, { done: true, due: 'no date' })).toMatchObject({ flaws: { due: { key: 'date' } }, broken: [] });
    expect(judged(row, { title: '' }).flaws).toEqual({ title: { key: 'required' } });
  });

  it('computes formulas of what is typed', () => {
    expect(judged({ id: 'x', count: 3 }, { count: '21' }).formulas['twice']).toBe(42n);
    expect(judged({ id: 'x', count: 3 }, { count: 'x' }).formulas).toEqual({});
  });

  it('sends what was changed, of a new record what has a value', () => {
    const row = { id: 'x', title: 'a', count: 3, done: false, due: null, password: { set: true }, project: null };
    const before = initialDrafts(members, row, false);
    expect(changedNames(members, before, { ...before })).toEqual([]);
    expect(sentValues(members, before, { ...before, count: '', due: '2027-01-01' }, false)).toEqual({
      count: null,
      due: '2027-01-01',
    });
    const fresh = initialDrafts(members, {}, true);
    expect(sentValues(members, fresh, { ...fresh, title: 'b', count: '' }, true)).toEqual({
      title: 'b',
      count: null,
      done: false,
    });
  });

  it('compares the sides of a conflict', () => {
    const base = { id: 'x', title: 'a', count: 1, due: null };
    const theirs = { ...base, title: 'b', version: 2 };
    expect(conflictNames(task, { base, theirs, mine: { count: 2 } })).toEqual(['title', 'count']);
  });
});
