import * as cel from '../../support/expression/values.ts';
import { validation, type Rule } from '../../support/records/validation.ts';
import type { PaperValues } from './values.ts';

const rules: readonly Rule<PaperValues>[] = [
  {
    reads: ['open', 'pages'],
    member: 'pages',
    message: 'A closed paper has pages',
    holds: (record) => cel.or(record.open, cel.isKnown(cel.integer(record.pages))),
  },
];

export const paperValidation = validation(rules, []);
