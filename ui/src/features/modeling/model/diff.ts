import { equal } from '@/shared/canvas/merge';
import type { Design } from './types';

export interface Difference {
  kind: 'added' | 'removed' | 'changed';
  of: 'entity' | 'field' | 'relation' | 'role' | 'design';
  name: string;
  /** Which keys differ, of what was changed. */
  keys: string[];
}

type Element = { id: string; name: string };

/** What leads from one design to another, by element. */
export function differences(before: Design, after: Design): Difference[] {
  const result: Difference[] = [];
  compare(result, 'entity', before.entities, after.entities, (entity) => entity.name, ['fields']);
  const fields = (design: Design) =>
    design.entities.flatMap((entity) =>
      entity.fields.map((field) => ({ ...field, owner: entity.name, ownerId: entity.id })),
    );
  const both = new Set(
    before.entities.map((one) => one.id).filter((id) => after.entities.some((other) => other.id === id)),
  );
  const shared = (design: Design) => fields(design).filter((field) => both.has(field.ownerId));
  compare(result, 'field', shared(before), shared(after), (field) => `${field.owner}.${field.name}`, ['owner']);
  compare(result, 'relation', before.relations, after.relations, (relation) => `${relation.from}.${relation.name}`, []);
  compare(result, 'role', before.roles, after.roles, (role) => role.name, []);
  if (before.timeZone !== after.timeZone) {
    result.push({ kind: 'changed', of: 'design', name: after.timeZone ?? 'UTC', keys: ['timeZone'] });
  }
  return result;
}

function compare<T extends Element>(
  result: Difference[],
  of: Difference['of'],
  before: readonly T[],
  after: readonly T[],
  name: (element: T) => string,
  ignored: readonly string[],
): void {
  const was = new Map(before.map((element) => [element.id, element]));
  const is = new Set(after.map((element) => element.id));
  for (const element of after) {
    const old = was.get(element.id);
    if (old === undefined) {
      result.push({ kind: 'added', of, name: name(element), keys: [] });
      continue;
    }
    const [left, right] = [old, element] as unknown as [Record<string, unknown>, Record<string, unknown>];
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
      (key) => !ignored.includes(key) && !equal(left[key], right[key]),
    );
    if (keys.length > 0) {
      result.push({ kind: 'changed', of, name: name(element), keys });
    }
  }
  for (const element of before) {
    if (!is.has(element.id)) {
      result.push({ kind: 'removed', of, name: name(element), keys: [] });
    }
  }
}
