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
  /** Whether a cell of the grid is enough to edit it; all else is edited in the form. */
  inline: boolean;
  /** Takes the whole width of a form. */
  wide?: boolean;
}

const TEXT: FieldType = { Input: inputs.TextLike, inline: true };

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
  longText: { Input: inputs.LongText, inline: false, wide: true },
  json: { Input: inputs.Json, inline: false, wide: true },
  color: { Input: inputs.Color, inline: false },
  boolean: { Input: inputs.YesNo, inline: true },
  choice: { Input: inputs.ChoiceInput, inline: true },
  multiChoice: { Input: inputs.ChoicesInput, inline: false, wide: true },
  money: { Input: inputs.Money, inline: false },
  geoPoint: { Input: inputs.Place, inline: false },
  secret: { Input: inputs.Secret, inline: false },
  file: { Input: inputs.FileOf, inline: false },
  image: { Input: inputs.FileOf, inline: false },
  person: { Input: inputs.Relation, inline: false },
  manyToOne: { Input: inputs.Relation, inline: true },
  oneToOne: { Input: inputs.Relation, inline: true },
  manyToMany: { Input: inputs.Relation, inline: false, wide: true },
};

export function fieldType(member: Member): FieldType | undefined {
  return member.kind === 'formula' || !Object.hasOwn(TYPES, member.type) ? undefined : TYPES[member.type];
}

/** All types that the registry knows: for the test that compares them with those of the design. */
export const knownTypes: readonly string[] = Object.keys(TYPES);
