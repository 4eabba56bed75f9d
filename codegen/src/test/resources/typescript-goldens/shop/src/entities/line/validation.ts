import * as cel from '../../support/expression/values.ts';
import { validation, type Pattern, type Rule } from '../../support/records/validation.ts';
import type { LineValues } from './values.ts';

const rules: readonly Rule<LineValues>[] = [
  {
    reads: ['price', 'quantity'],
    member: null,
    message: 'Too dear for one line',
    holds: (record) =>
      cel.less(
        cel.multiplyDecimal(cel.decimal(record.price), cel.decimalOfInteger(cel.integer(record.quantity))),
        cel.decimal('1000000'),
      ),
  },
];

const patterns: readonly Pattern[] = [{ member: 'sku', form: '^(?:[A-Z]{3}-[0-9]{4})$' }];

export const lineValidation = validation(rules, patterns);
