import * as cel from '../../support/expression/values.ts';
import { validation, type Rule } from '../../support/records/validation.ts';
import type { BValues } from './values.ts';

const rules: readonly Rule<BValues>[] = [
  {
    reads: ['c', 'm'],
    member: null,
    message: 'x',
    holds: (record) =>
      cel.or(
        cel.isIn(record.c, ['aVeryLongNameOfAChoiceThatGoesOnAndOnOk', 'anotherVeryLongNameOfAChoiceThatGoesOnAnd']),
        cel.listContains('a', record.m),
      ),
  },
];

export const bValidation = validation(rules, []);
