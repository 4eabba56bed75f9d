import * as cel from '../../support/expression/values.ts';
import { validation, type Pattern, type Rule } from '../../support/records/validation.ts';
import type { OrderValues } from './values.ts';

const rules: readonly Rule<OrderValues>[] = [
  {
    reads: ['default', 'this'],
    member: 'this',
    message: 'a */ b \\u002a/ `x` ${y} {{z}} <#if> \'q\' "d" \\ \n\r\t\u200b\u202e\u2028 😀 $1 ?',
    holds: (record) =>
      cel.and(cel.different(record.this, '`${x}` */ \\ \' " ? $1'), cel.less(cel.integer(record.default), 1000000n)),
  },
  {
    reads: ['constructor', 'delete', 'prototype'],
    member: 'delete',
    message: 'a */ b \\u002a/ `x` ${y} {{z}} <#if> \'q\' "d" \\ \n\r\t\u200b\u202e\u2028 😀 $1 ?',
    holds: (record, request) =>
      cel.or(
        cel.different(record.delete, true),
        cel.and(
          cel.greater(record.constructor, '2020-01-01'),
          cel.greater(cel.decimal(record.prototype), cel.decimal('1.5')),
          cel.greater(cel.moment(request.now), cel.moment('2020-01-01T00:00:00Z')),
          cel.equal(record.createdBy, request.userId),
        ),
      ),
  },
];

const patterns: readonly Pattern[] = [{ member: 'this', form: '^(?:[a-z`$\'"/*]+)$' }];

export const orderValidation = validation(rules, patterns);
