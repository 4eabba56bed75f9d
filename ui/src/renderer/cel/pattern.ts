const SYNTAX = '\\^$.[]|()*+?{}';

/** Something repeated that repeats within itself: a short text can keep the engine of a browser busy for years. */
const HEAVY = /\((?:[^()\\]|\\.|\([^()]*\))*[*+{][^()]*\)[*+{]|\([^()]*\|[^()]*\)[*+{]/;

/**
 * A pattern of docs/expressions.md as one of the browser: `.` and the classes are spelled out, since engines differ in them. Nothing
 * where the browser could take too long: the server, whose engine is linear, then has the word.
 */
export function patternOf(source: string, isWhole: boolean): RegExp | undefined {
  if (HEAVY.test(source)) {
    return undefined;
  }
  let out = '';
  let inClass = false;
  const characters = Array.from(source);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '\\') {
      at++;
      out += meaning(characters[at] ?? '', inClass);
    } else if (character === '.' && !inClass) {
      out += '[^\\n]';
    } else {
      inClass = character === '[' ? true : character === ']' ? false : inClass;
      out += character;
    }
  }
  try {
    return new RegExp(isWhole ? `^(?:${out})$` : out, 'u');
  } catch {
    return undefined;
  }
}

function meaning(character: string, inClass: boolean): string {
  const classes: Record<string, string> = { d: '0-9', w: '0-9A-Za-z_', s: '\\t\\n\\f\\r ' };
  const named = classes[character.toLowerCase()];
  if (named !== undefined) {
    return inClass ? named : `[${character === character.toUpperCase() ? '^' : ''}${named}]`;
  }
  if ('tnrf'.includes(character) || SYNTAX.includes(character) || (inClass && character === '-')) {
    return `\\${character}`;
  }
  return character;
}
