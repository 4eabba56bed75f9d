import * as cel from '../../support/expression/values.ts';
import { validation, type Rule } from '../../support/records/validation.ts';
import type { OrderValues } from './values.ts';

const rules: readonly Rule<OrderValues>[] = [
  {
    reads: ['sentAt', 'status'],
    member: 'sentAt',
    message: 'What was sent has a time',
    holds: (record) => cel.or(cel.different(record.status, 'sent'), cel.isKnown(cel.moment(record.sentAt))),
  },
  {
    reads: ['orderedAt', 'sentAt'],
    member: null,
    message: 'Sent before it was ordered',
    holds: (record) =>
      cel.or(
        cel.isUnknown(cel.moment(record.sentAt)),
        cel.isUnknown(cel.moment(record.orderedAt)),
        cel.greaterOrEqual(cel.moment(record.sentAt), cel.moment(record.orderedAt)),
      ),
  },
];

export const orderValidation = validation(rules, []);
