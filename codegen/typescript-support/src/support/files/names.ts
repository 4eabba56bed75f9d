const LENGTH_MAX = 200;
const EXTENSION_MAX = 20;
const NAMELESS = 'file';
/** Control characters, marks that steer the direction of writing, halves of pairs, and what has no meaning. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
/** Some systems hide or drop these at the ends of names. */
const EDGES = /^[.\s\p{Z}]+|[.\s\p{Z}]+$/gu;

/** A name that can be shown and stored, made of whatever a client says: the last part of a path; never empty. */
export function cleanName(said: string): string {
  const last = said.slice(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
  // in this order: what is taken out may have kept two marks apart
  const name = trimmed(last.replace(HIDDEN, '').normalize('NFC'));
  return name === '' ? NAMELESS : trimmed(shortened(name));
}

function trimmed(name: string): string {
  return name.replace(EDGES, '');
}

function shortened(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= LENGTH_MAX) {
    return name;
  }
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= EXTENSION_MAX ? name.slice(dot) : '';
  return characters.slice(0, LENGTH_MAX - Array.from(extension).length).join('') + extension;
}
