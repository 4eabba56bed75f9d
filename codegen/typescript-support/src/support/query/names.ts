/** Dotted names as a tree: `project.owner,tags`. */
export type NameTree = ReadonlyMap<string, NameTree>;

export const NO_NAMES: NameTree = new Map();

/** How deep names nest. */
export const NAMES_DEPTH_MAX = 3;
const NAMES_MAX = 300;

/** Reads names separated by commas; undefined where they are too many, too deep, or one is empty. */
export function parseNames(names: string): NameTree | undefined {
  const root = new Map<string, NameTree>();
  const parts = names.split(',');
  if (parts.length > NAMES_MAX) {
    return undefined;
  }
  for (const part of parts) {
    const steps = part.trim().split('.');
    if (steps.length > NAMES_DEPTH_MAX || steps.includes('')) {
      return undefined;
    }
    let at = root;
    for (const step of steps) {
      const child = (at.get(step) ?? new Map<string, NameTree>()) as Map<string, NameTree>;
      at.set(step, child);
      at = child;
    }
  }
  return root;
}

export function childOf(names: NameTree, name: string): NameTree {
  return names.get(name) ?? NO_NAMES;
}

/** A name as a message may repeat it. */
export function shown(name: string): string {
  return `'${name.length > 60 ? `${name.slice(0, 60)}…` : name}'`;
}
