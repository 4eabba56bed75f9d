import type { ComponentType } from 'react';
import type { Member } from '../meta';
import type { Draft } from './drafts';
import * as inputs from './inputs';

export interface InputProps {
  member: Member;
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** Makes a record of another entity on the way, and gives its id back. */
  onCreate?: ((entity: string, text: string, chosen: (id: string) => void) => void) | undefined;
  disabled?: boolean;
  invalid?: boolean;
}

interface FieldType {
  Input: ComponentType<InputProps>;
  /** Takes the whole width of a form. */
  wide?: boolean;
}

const TEXT: FieldType = { Input: inputs.TextLike };

/** What is known of each type of field, in one place. A type that is not here is shown, and not edited. */
const TYPES: Record<string, FieldType> = {
  text: TEXT,
  email: TEXT,
  url: TEXT,
  phone: TEXT,
  slug: TEXT,
  integer: TEXT,
  long: TEXT,
  decimal: TEXT,
  float: TEXT,
  date: TEXT,
  time: TEXT,
  dateTime: TEXT,
  duration: TEXT,
  uuid: TEXT,
  longText: { Input: inputs.LongText, wide: true },
  json: { Input: inputs.Json, wide: true },
  color: { Input: inputs.Color },
  boolean: { Input: inputs.YesNo },
  choice: { Input: inputs.ChoiceInput },
  multiChoice: { Input: inputs.ChoicesInput, wide: true },
  money: { Input: inputs.Money },
  geoPoint: { Input: inputs.Place },
  secret: { Input: inputs.Secret },
  file: { Input: inputs.FileOf },
  image: { Input: inputs.FileOf },
  person: { Input: inputs.Relation },
  manyToOne: { Input: inputs.Relation },
  oneToOne: { Input: inputs.Relation },
  manyToMany: { Input: inputs.Relation, wide: true },
};

export function fieldType(member: Member): FieldType | undefined {
  return member.kind === 'formula' || !Object.hasOwn(TYPES, member.type) ? undefined : TYPES[member.type];
}

/** All types that the registry knows: for the test that compares them with those of the design. */
export const knownTypes: readonly string[] = Object.keys(TYPES);
