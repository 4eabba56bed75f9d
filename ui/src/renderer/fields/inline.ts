import type { Member } from '../meta';

const INLINE = [
  'text',
  'email',
  'url',
  'phone',
  'slug',
  'integer',
  'long',
  'decimal',
  'float',
  'date',
  'time',
  'dateTime',
  'duration',
  'uuid',
  'boolean',
  'choice',
  'manyToOne',
  'oneToOne',
];

/** Whether a cell of the grid is enough to edit it; all else is edited in the form. */
export function isInline(member: Member): boolean {
  return member.kind !== 'formula' && member.many !== true && INLINE.includes(member.type);
}
