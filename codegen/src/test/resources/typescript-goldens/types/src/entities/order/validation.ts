import * as cel from '../../support/expression/values.ts';
import { validation, type Rule } from '../../support/records/validation.ts';
import type { OrderValues } from './values.ts';

const rules: readonly Rule<OrderValues>[] = [
  {
    reads: ['select'],
    member: 'select',
    message: 'No \'"` ${select} {{negative}} */ numbers\n',
    holds: (record) =>
      cel.or(cel.isUnknown(cel.integer(record.select)), cel.greaterOrEqual(cel.integer(record.select), 0n)),
  },
];

export const orderValidation = validation(rules, []);
