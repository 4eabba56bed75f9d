import * as cel from '../../support/expression/values.ts';
import { validation, type Rule } from '../../support/records/validation.ts';
import type { TaskValues } from './values.ts';

const rules: readonly Rule<TaskValues>[] = [
  {
    reads: ['done', 'due'],
    member: 'due',
    message: 'A finished task needs a due date',
    holds: (record) => cel.or(cel.not(record.done), cel.isKnown(record.due)),
  },
];

export const taskValidation = validation(rules, []);
