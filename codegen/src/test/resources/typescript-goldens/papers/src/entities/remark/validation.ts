import { validation } from '../../support/records/validation.ts';

export const remarkValidation = validation([], []);
