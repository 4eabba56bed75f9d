import type { Field, FieldType } from './types';

/** In the order of the picker, by group. */
export const TYPE_GROUPS: ReadonlyArray<{ group: string; types: readonly FieldType[] }> = [
  { group: 'text', types: ['text', 'longText', 'email', 'url', 'phone', 'slug', 'color', 'secret'] },
  { group: 'number', types: ['integer', 'long', 'decimal', 'float', 'money', 'autoNumber'] },
  { group: 'time', types: ['date', 'time', 'dateTime', 'duration'] },
  { group: 'choice', types: ['boolean', 'choice', 'multiChoice'] },
  { group: 'other', types: ['file', 'image', 'geoPoint', 'json', 'uuid', 'formula'] },
];

export const FORMULA_RESULTS = [
  'text',
  'integer',
  'long',
  'decimal',
  'float',
  'boolean',
  'date',
  'time',
  'dateTime',
  'duration',
] as const;

export type Option =
  | 'required'
  | 'unique'
  | 'default'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'min'
  | 'max'
  | 'precision'
  | 'scale'
  | 'currency'
  | 'choices'
  | 'expression'
  | 'result';

const NOT_UNIQUE: readonly FieldType[] = ['longText', 'json', 'formula', 'multiChoice', 'geoPoint', 'secret'];
const NO_DEFAULT: readonly FieldType[] = ['formula', 'autoNumber', 'secret', 'file', 'image'];
const NUMBERS: readonly FieldType[] = ['integer', 'long', 'decimal', 'float'];

/** Which options a field of that type has. */
export function hasOption(type: FieldType, option: Option): boolean {
  switch (option) {
    case 'required':
      return type !== 'formula';
    case 'unique':
      return !NOT_UNIQUE.includes(type);
    case 'default':
      return !NO_DEFAULT.includes(type);
    case 'minLength':
    case 'pattern':
      return type === 'text';
    case 'maxLength':
      return type === 'text' || type === 'longText';
    case 'min':
    case 'max':
      return NUMBERS.includes(type);
    case 'precision':
    case 'scale':
      return type === 'decimal';
    case 'currency':
      return type === 'money';
    case 'choices':
      return type === 'choice' || type === 'multiChoice';
    case 'expression':
    case 'result':
      return type === 'formula';
  }
}

const OPTIONS: readonly Option[] = [
  'required',
  'unique',
  'default',
  'minLength',
  'maxLength',
  'pattern',
  'min',
  'max',
  'precision',
  'scale',
  'currency',
  'choices',
  'expression',
  'result',
];

/** The field with another type: options that the new type has not go, a default of the old type too. */
export function withType(field: Field, type: FieldType, newChoices: () => Field['choices']): Field {
  const next: Record<string, unknown> = { ...field, type };
  for (const option of OPTIONS) {
    if (!hasOption(type, option) || (option === 'default' && type !== field.type)) {
      delete next[option];
    }
  }
  if (hasOption(type, 'choices') && field.choices === undefined) {
    next['choices'] = newChoices();
  }
  if (type === 'formula' && field.expression === undefined) {
    next['expression'] = '1';
    next['result'] = 'integer';
  }
  return next as Field;
}

const GUESSES: ReadonlyArray<[RegExp, FieldType]> = [
  [/^(is|has|can)[A-Z]|^(done|active|enabled|archived|completed|paid)$/, 'boolean'],
  [/e-?mail/i, 'email'],
  [/phone|mobile/i, 'phone'],
  [/url|website|link$/i, 'url'],
  [/At$|timestamp/i, 'dateTime'],
  [/date|^due|birthday|deadline/i, 'date'],
  [/price|amount|cost|salary/i, 'money'],
  [/count|quantity|age$|year/i, 'integer'],
  [/description|notes?$|comment|body|text/i, 'longText'],
  [/photo|image|picture|avatar/i, 'image'],
  [/file|attachment|document/i, 'file'],
  [/colou?r/i, 'color'],
  [/duration/i, 'duration'],
  [/location|position$/i, 'geoPoint'],
];

/** What a field of that name most likely holds. */
export function guessType(name: string): FieldType {
  return GUESSES.find(([pattern]) => pattern.test(name))?.[1] ?? 'text';
}
