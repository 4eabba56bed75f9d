import { isStorable, type Json } from '../json.ts';
import type { FieldType } from '../model.ts';
import type { Faults } from '../problem.ts';

const TEXT_MAX = 10_000;
const LONG_TEXT_MAX = 1_000_000;
export const SECRET_MAX = 10_000;
const EMAIL_MAX = 254;
const URL_MAX = 2_000;
const SLUG_MAX = 200;
const EMAIL = /^[^\s@"(),:;<>[\]\\]{1,64}@[^\s@"(),:;<>[\]\\]{1,253}$/;
const DOMAIN = /^[^.-][^.]*(?:\.[^.]+)*$/;
const PHONE = /^\+?[0-9][0-9 ()./-]{1,38}[0-9]$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const COLOR = /^#[0-9a-fA-F]{6}$/;
const URL_FORM = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/(?:[^\s"<>\\^`{}|]|%[0-9a-fA-F]{2})+$/;

type TextType = Extract<FieldType, { kind: 'text' | 'longText' | 'email' | 'url' | 'phone' | 'slug' | 'color' }>;

export function isText(type: FieldType): type is TextType {
  return ['text', 'longText', 'email', 'url', 'phone', 'slug', 'color'].includes(type.kind);
}

export function readFormatted(type: TextType, json: Json, at: string, faults: Faults): string | undefined {
  switch (type.kind) {
    case 'text':
      return readText(json, type.minLength, type.maxLength, TEXT_MAX, at, faults);
    case 'longText':
      return readText(json, undefined, type.maxLength, LONG_TEXT_MAX, at, faults);
    default:
      return formatted(type.kind, readText(json, undefined, undefined, URL_MAX, at, faults), at, faults);
  }
}

/** Text that PostgreSQL can hold; lengths count code points. */
export function readText(
  json: Json,
  min: number | undefined,
  max: number | undefined,
  bound: number,
  at: string,
  faults: Faults,
): string | undefined {
  if (typeof json !== 'string') {
    faults.wrongType(at, 'a string');
    return undefined;
  }
  if (!isStorable(json)) {
    faults.add('invalid-text', at, 'This must not hold the character NUL or half of a surrogate pair.');
    return undefined;
  }
  const length = codePoints(json);
  const longest = max ?? bound;
  if (length > longest) {
    faults.add('too-long', at, `This must have at most ${longest} characters.`);
    return undefined;
  }
  if (min !== undefined && length < min) {
    faults.add('too-short', at, `This must have at least ${min} characters.`);
    return undefined;
  }
  return json;
}

export function codePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    // the second half of a pair is no character of its own
    const unit = text.charCodeAt(i);
    count += unit >= 0xdc00 && unit <= 0xdfff ? 0 : 1;
  }
  return count;
}

function formatted(
  kind: 'email' | 'url' | 'phone' | 'slug' | 'color',
  text: string | undefined,
  at: string,
  faults: Faults,
): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  const form = FORMS[kind];
  if (!form.fits(text)) {
    faults.format(at, form.expected);
    return undefined;
  }
  return kind === 'color' ? text.toLowerCase() : text;
}

const FORMS: Readonly<
  Record<'email' | 'url' | 'phone' | 'slug' | 'color', { fits: (text: string) => boolean; expected: string }>
> = {
  email: { fits: isEmail, expected: 'an e-mail address' },
  url: { fits: isUrl, expected: 'an absolute http or https URL' },
  phone: { fits: (text) => PHONE.test(text), expected: 'a phone number' },
  slug: {
    fits: (text) => text.length <= SLUG_MAX && SLUG.test(text),
    expected: 'a slug: lower-case letters, digits and single hyphens between them',
  },
  color: { fits: (text) => COLOR.test(text), expected: 'a colour such as #1e90ff' },
};

function isEmail(text: string): boolean {
  return text.length <= EMAIL_MAX && EMAIL.test(text) && DOMAIN.test(text.slice(text.indexOf('@') + 1));
}

function isUrl(text: string): boolean {
  if (!URL_FORM.test(text) || !URL.canParse(text)) {
    return false;
  }
  const url = new URL(text);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '';
}
