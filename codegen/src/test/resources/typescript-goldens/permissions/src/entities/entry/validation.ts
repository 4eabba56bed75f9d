import { validation } from '../../support/records/validation.ts';

export const entryValidation = validation([], []);
