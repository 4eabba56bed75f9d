const NAME = /^[a-z][A-Za-z0-9]{0,40}$/;
const NAME_MAX = 41;
const SYSTEM = ['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'];

export function isName(text: string): boolean {
  return NAME.test(text);
}

/** What is wrong with a name, as the end of a key of messages; nothing where it can be. */
export function nameFault(name: string, others: Iterable<string>, of: 'entity' | 'member'): string | undefined {
  if (name === '') {
    return 'empty';
  }
  if (!isName(name)) {
    return 'malformed';
  }
  if (SYSTEM.includes(name) || (of === 'entity' && name === 'events')) {
    return 'system';
  }
  const lower = name.toLowerCase();
  return [...others].some((other) => other.toLowerCase() === lower) ? 'taken' : undefined;
}

/** A name from what people write: `Due date` becomes `dueDate`. Nothing where no letter is in it. */
export function toName(text: string): string {
  const words = text
    .normalize('NFD')
    .replaceAll('ß', 'ss')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words.map((word, index) => (index === 0 ? first(word, 'lower') : first(word, 'upper'))).join('');
  return joined
    .replace(/^[0-9]+/, '')
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    .slice(0, NAME_MAX);
}

/** The name, or the name with a number where others have it. */
export function freeName(wish: string, others: Iterable<string>): string {
  const taken = new Set([...others, ...SYSTEM].map((name) => name.toLowerCase()));
  let name = wish;
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    name = wish.slice(0, NAME_MAX - String(number).length) + number;
  }
  return name;
}

/** More than one of it, as a name of English would be: a suggestion. */
export function plural(name: string): string {
  if (/[^aeiou]y$/.test(name)) {
    return `${name.slice(0, -1)}ies`;
  }
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

function first(word: string, kind: 'lower' | 'upper'): string {
  // A word all in capitals is an abbreviation: URL, ID.
  const rest = word.length > 1 && word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1);
  const letter = word.slice(0, 1);
  return (kind === 'lower' ? letter.toLowerCase() : letter.toUpperCase()) + rest;
}

/** How a name reads: `dueDate` is `Due date`. */
export function humanise(name: string): string {
  const words = name.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, next: string) => `${before} ${next.toLowerCase()}`,
  );
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

export interface Written {
  name: string;
  /** What was written, where the name does not read like it. */
  displayName: string | undefined;
  /** Behind a colon. */
  type: string | undefined;
}

/** What somebody writes as a new element: `dueDate`, `Due date`, `due: date`. Nothing where there is no letter. */
export function written(text: string): Written | undefined {
  const [, before = text, type] = /^(.*?)\s*:\s*([A-Za-z]+)\s*$/.exec(text) ?? [];
  const words = before.trim();
  const name = isName(words) ? words : toName(words);
  if (!isName(name)) {
    return undefined;
  }
  const reads = [name, humanise(name)].some((one) => one.toLowerCase() === words.toLowerCase());
  return { name, displayName: reads ? undefined : words, type };
}
