import { isFound } from '../expression/matching.ts';
import type { RequestContext, Validation, Values } from '../model.ts';

/** A rule over the record alone: broken where it is false. */
export interface Rule<T> {
  /** The members that it reads; nothing is said where one of them is faulty by itself. */
  readonly reads: readonly string[];
  /** Where its message is shown; null for the record as a whole. */
  readonly member: string | null;
  readonly message: string;
  readonly holds: (record: T, request: RequestContext) => boolean | null;
}

/** The form of a text. */
export interface Pattern {
  readonly member: string;
  /** In its canonical form. */
  readonly form: string;
}

/** What a record is checked against beside each value. */
export function validation<T>(rules: readonly Rule<T>[], patterns: readonly Pattern[]): Validation {
  return (values: Values, faulty, request, add) => {
    for (const { member, form } of patterns) {
      const text = values[member];
      if (!faulty.has(member) && typeof text === 'string' && !isFound(form, text)) {
        add('pattern', member, `This must match the pattern of ${member}.`);
      }
    }
    for (const rule of rules) {
      const isAsked = !rule.reads.some((name) => faulty.has(name));
      if (isAsked && rule.holds(values as T, request) === false) {
        add('rule', rule.member, rule.message);
      }
    }
  };
}
