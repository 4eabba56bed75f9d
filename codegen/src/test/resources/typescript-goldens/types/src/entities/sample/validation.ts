import { validation, type Pattern } from '../../support/records/validation.ts';

const patterns: readonly Pattern[] = [{ member: 'title', form: new RegExp('^(?:[A-Z][^\n]*)$', 'u') }];

export const sampleValidation = validation([], patterns);
