import * as cel from '../../support/expression/values.ts';
import { validation, type Pattern, type Rule } from '../../support/records/validation.ts';
import type { AVeryLongNameOfAnEntityThatGoesOnAndOnOksValues } from './values.ts';

const rules: readonly Rule<AVeryLongNameOfAnEntityThatGoesOnAndOnOksValues>[] = [
  {
    reads: ['aVeryLongNameOfAFieldThatGoesOnAndOnOkOks'],
    member: null,
    message: 'A message of some length that goes on and on until it does not fit any more into a line, so there',
    holds: (record) => cel.different(record.aVeryLongNameOfAFieldThatGoesOnAndOnOkOks, 'x'),
  },
];

const patterns: readonly Pattern[] = [{ member: 'aVeryLongNameOfAFieldThatGoesOnAndOnOkOks', form: '^(?:[a-z]+)$' }];

export const aVeryLongNameOfAnEntityThatGoesOnAndOnOksValidation = validation(rules, patterns);
