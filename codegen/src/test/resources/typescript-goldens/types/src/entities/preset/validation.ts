import { validation } from '../../support/records/validation.ts';

export const presetValidation = validation([], []);
