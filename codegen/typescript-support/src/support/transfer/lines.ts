import type { Json, JsonObject } from '../json.ts';

/** One line of an upload: a record, or why it is none. Lines are counted from 1. */
export type Line =
  | { readonly number: number; readonly members: JsonObject }
  | { readonly number: number; readonly code: string; readonly message: string };

export function unreadable(number: number, code: string, message: string): Line {
  return { number, code, message };
}

export function rowOf(number: number, members: ReadonlyMap<string, Json>): Line {
  return { number, members: new Map(members) };
}
