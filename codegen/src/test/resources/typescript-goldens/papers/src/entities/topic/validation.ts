import { validation } from '../../support/records/validation.ts';

export const topicValidation = validation([], []);
