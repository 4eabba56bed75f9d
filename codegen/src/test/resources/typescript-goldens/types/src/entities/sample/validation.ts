import { validation, type Pattern } from '../../support/records/validation.ts';

const patterns: readonly Pattern[] = [{ member: 'title', form: '^(?:[A-Z][^\n]*)$' }];

export const sampleValidation = validation([], patterns);
