type Json = unknown;
type Node = Record<string, Json>;

export interface Merged<T> {
  value: T;
  /** Where both sides changed the same: pointers into the result, whose values are `mine`. */
  clashes: string[];
}

/**
 * What both sides made of a common document. Elements of lists are known by `id`, or by `entity` where they have none. So a step is
 * also taken back after others have changed something else: `merge(after, before, now)`.
 */
export function merge<T>(base: T, mine: T, theirs: T): Merged<T> {
  const clashes: string[] = [];
  const value = either(base, mine, theirs, '', clashes) as T;
  return { value, clashes };
}

export function equal(one: Json, other: Json): boolean {
  if (one === other) {
    return true;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => equal(item, other[index]));
  }
  if (isNode(one) && isNode(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => equal(one[key], other[key]));
  }
  return false;
}

function either(base: Json, mine: Json, theirs: Json, at: string, clashes: string[]): Json {
  if (equal(mine, base) || equal(mine, theirs)) {
    return theirs;
  }
  if (equal(theirs, base)) {
    return mine;
  }
  if (isNode(mine) && isNode(theirs) && (base === undefined || isNode(base))) {
    return nodes(isNode(base) ? base : {}, mine, theirs, at, clashes);
  }
  if (isList(mine) && isList(theirs) && isList(base)) {
    return lists((base ?? []) as Node[], (mine ?? []) as Node[], (theirs ?? []) as Node[], at, clashes);
  }
  clashes.push(at);
  return mine;
}

function nodes(base: Node, mine: Node, theirs: Node, at: string, clashes: string[]): Node {
  const result: Node = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = either(base[key], mine[key], theirs[key], `${at}/${key}`, clashes);
    if (value !== undefined) {
      result[key] = value;
    }
  }
  return result;
}

function lists(base: Node[], mine: Node[], theirs: Node[], at: string, clashes: string[]): Node[] {
  const before = byKey(base);
  const ours = byKey(mine);
  const others = byKey(theirs);
  const kept = new Map<string, Node>();
  for (const key of new Set([...others.keys(), ...ours.keys()])) {
    const place = `${at}/${key}`;
    const [was, left, right] = [before.get(key), ours.get(key), others.get(key)];
    if (left && right) {
      kept.set(key, either(was, left, right, place, clashes) as Node);
    } else if (was === undefined) {
      kept.set(key, (left ?? right) as Node);
    } else if (left ? !equal(left, was) : !equal(right, was)) {
      // One side took it away, the other changed it: what somebody worked on stays.
      clashes.push(place);
      kept.set(key, (left ?? right) as Node);
    }
  }
  return inOrder(base, mine, theirs, kept);
}

/** In the order of the side that moved something, new ones behind the one that they stood behind. */
function inOrder(base: Node[], mine: Node[], theirs: Node[], kept: Map<string, Node>): Node[] {
  const common = new Set(base.map(keyOf));
  const sequence = (list: Node[]) => list.map(keyOf).filter((key) => common.has(key) && kept.has(key));
  const moved = sequence(mine).join(' ') !== sequence(base).join(' ');
  const [lead, rest] = moved ? [mine, theirs] : [theirs, mine];
  const order = lead.map(keyOf).filter((key) => kept.has(key));
  rest.forEach((item, index) => {
    const key = keyOf(item);
    if (kept.has(key) && !order.includes(key)) {
      const previous = rest[index - 1];
      const at = previous === undefined ? -1 : order.indexOf(keyOf(previous));
      order.splice(index === 0 ? 0 : at === -1 ? order.length : at + 1, 0, key);
    }
  });
  return order.flatMap((key): Node[] => {
    const item = kept.get(key);
    return item === undefined ? [] : [item];
  });
}

function keyOf(item: Node): string {
  return String(item['id'] ?? item['entity']);
}

function byKey(list: Node[]): Map<string, Node> {
  return new Map(list.map((item) => [keyOf(item), item]));
}

function isNode(value: Json): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json): boolean {
  return (
    value === undefined ||
    (Array.isArray(value) && value.every((item) => isNode(item) && ('id' in item || 'entity' in item)))
  );
}
