import { RE2JS } from 're2js';

/** The patterns of the model, each compiled once. */
const compiled = new Map<string, RE2JS>();

/**
 * Whether the pattern, in its canonical form, is found in the text. Takes time linear in the text, whatever the pattern: the
 * engine of the language goes back and forth, and a short text can keep it busy for years.
 */
export function isFound(pattern: string, text: string): boolean {
  let engine = compiled.get(pattern);
  if (engine === undefined) {
    engine = RE2JS.compile(pattern);
    compiled.set(pattern, engine);
  }
  return engine.test(text);
}
