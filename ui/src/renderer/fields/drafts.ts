import { decimalOf } from '../cel/decimal';
import { patternOf } from '../cel/pattern';
import { dayOf, durationOf, durationText, timeOf } from '../cel/times';
import type { Member } from '../meta';

/**
 * What a control holds while somebody edits it: texts as they are typed, so that nothing typed is lost, and lists, ids and the like
 * as they are on the wire.
 */
export type Draft = unknown;

export interface MoneyDraft {
  amount: string;
  currency: string;
}

export interface PlaceDraft {
  lat: string;
  lon: string;
}

/** A secret is never known: `set` says whether there is one, `text` is the new one. */
export interface SecretDraft {
  set: boolean;
  text: string;
  cleared: boolean;
}

/** Why a draft is no value: a key of the messages with what it needs. */
export interface Flaw {
  key: string;
  values?: Record<string, string | number>;
}

export type Wire = { value: unknown } | { flaw: Flaw };

const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');

/** A moment as `datetime-local` has it, in the reader's zone. */
export function localMoment(wire: string): string {
  const moment = new Date(wire);
  if (Number.isNaN(moment.getTime())) {
    return '';
  }
  const date = `${pad(moment.getFullYear(), 4)}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
  const seconds = moment.getSeconds() === 0 ? '' : `:${pad(moment.getSeconds())}`;
  return `${date}T${pad(moment.getHours())}:${pad(moment.getMinutes())}${seconds}`;
}

/** The draft with which editing begins. */
export function draftOf(member: Member, wire: unknown): Draft {
  if (member.kind === 'relation') {
    return relationDraft(member, wire);
  }
  switch (member.type) {
    case 'boolean':
      return typeof wire === 'boolean' ? wire : null;
    case 'multiChoice':
      return Array.isArray(wire) ? wire.map(String) : [];
    case 'file':
    case 'image':
      return wire ?? null;
    case 'money': {
      const money = wire as { amount?: unknown; currency?: unknown } | null | undefined;
      return { amount: plainAmount(money?.amount), currency: String(money?.currency ?? member.currency ?? '') };
    }
    case 'geoPoint': {
      const place = wire as { lat?: unknown; lon?: unknown } | null | undefined;
      return { lat: String(place?.lat ?? ''), lon: String(place?.lon ?? '') };
    }
    case 'secret':
      return { set: isSet(wire), text: '', cleared: false };
    case 'json':
      return wire === null || wire === undefined ? '' : JSON.stringify(wire, null, 2);
    case 'time':
      return typeof wire === 'string' ? wire.replace(/:00$/, '') : '';
    case 'dateTime':
      return typeof wire === 'string' ? localMoment(wire) : '';
    default:
      return wire === null || wire === undefined ? '' : String(wire);
  }
}

function relationDraft(member: Member, wire: unknown): Draft {
  const id = (one: unknown) => (typeof one === 'object' && one !== null ? (one as { id: string }).id : one);
  if (member.many) {
    const items = Array.isArray(wire) ? wire : ((wire as { items?: unknown[] } | null)?.items ?? []);
    return items.map(id);
  }
  return wire === null || wire === undefined ? null : id(wire);
}

function isSet(wire: unknown): boolean {
  return typeof wire === 'object' && wire !== null && (wire as { set?: unknown }).set === true;
}

/** Without the zeros that the store adds beyond the second decimal. */
export function plainAmount(amount: unknown): string {
  return amount === undefined || amount === null ? '' : String(amount).replace(/(\.\d{2}\d*?)0+$/, '$1');
}

/** Whether the secret, or any other draft, says something else than the one before. */
export function isChanged(before: Draft, after: Draft): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** The value that is sent, or why there is none. */
export function wireOf(member: Member, draft: Draft): Wire {
  const wire = plainWire(member, draft);
  const isMissing =
    'value' in wire && (wire.value === null || (member.type === 'multiChoice' && (draft as string[]).length === 0));
  return isMissing && member.required ? { flaw: { key: 'required' } } : wire;
}

function plainWire(member: Member, draft: Draft): Wire {
  if (member.kind === 'relation') {
    return { value: draft ?? (member.many ? [] : null) };
  }
  switch (member.type) {
    case 'boolean':
      return { value: draft };
    case 'multiChoice':
      return { value: (draft as string[]).length === 0 ? null : draft };
    case 'file':
    case 'image':
      return { value: (draft as { id: string } | null)?.id ?? null };
    case 'money':
      return moneyWire(member, draft as MoneyDraft);
    case 'geoPoint':
      return placeWire(draft as PlaceDraft);
    case 'secret': {
      const { text, set, cleared } = draft as SecretDraft;
      return { value: text !== '' ? text : set && !cleared ? { set: true } : null };
    }
    default: {
      const text = String(draft ?? '');
      return text === '' ? { value: null } : textWire(member, text);
    }
  }
}

function moneyWire(member: Member, { amount, currency }: MoneyDraft): Wire {
  if (amount.trim() === '') {
    return { value: null };
  }
  const number = decimalText(amount);
  if (number === undefined) {
    return { flaw: { key: 'number' } };
  }
  const code = (member.currency ?? currency).trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? { value: { amount: number, currency: code } } : { flaw: { key: 'currency' } };
}

function placeWire({ lat, lon }: PlaceDraft): Wire {
  if (lat.trim() === '' && lon.trim() === '') {
    return { value: null };
  }
  const [y, x] = [decimalText(lat), decimalText(lon)];
  const fits = y !== undefined && x !== undefined && Math.abs(Number(y)) <= 90 && Math.abs(Number(x)) <= 180;
  return fits ? { value: { lat: Number(y), lon: Number(x) } } : { flaw: { key: 'place' } };
}

/** A number in plain notation; a comma serves where no point is. */
function decimalText(text: string): string | undefined {
  const trimmed = text.trim();
  const plain = trimmed.includes('.') ? trimmed : trimmed.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : undefined;
}

function textWire(member: Member, text: string): Wire {
  switch (member.type) {
    case 'integer':
    case 'long':
      return integerWire(member, text.trim());
    case 'decimal':
      return decimalWire(member, text);
    case 'float': {
      const plain = text.trim().replace(',', '.');
      const value = Number(plain);
      return plain !== '' && Number.isFinite(value) ? bounded(member, plain, value) : { flaw: { key: 'number' } };
    }
    case 'date':
      return dayOf(text) === null ? { flaw: { key: 'date' } } : { value: text };
    case 'time': {
      const time = timeOf(text.trim());
      return time === null ? { flaw: { key: 'time' } } : { value: time.slice(0, 8) };
    }
    case 'dateTime': {
      const moment = new Date(text);
      return Number.isNaN(moment.getTime())
        ? { flaw: { key: 'dateTime' } }
        : { value: moment.toISOString().replace(/\.000Z$/, 'Z') };
    }
    case 'duration': {
      const micros = durationOf(text.replaceAll(' ', ''));
      return micros === null ? { flaw: { key: 'duration' } } : { value: durationText(micros) };
    }
    case 'uuid':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim())
        ? { value: text.trim().toLowerCase() }
        : { flaw: { key: 'uuid' } };
    case 'json':
      try {
        return { value: JSON.parse(text) as unknown };
      } catch (reason) {
        return { flaw: { key: 'json', values: { reason: reason instanceof Error ? reason.message : '' } } };
      }
    case 'color':
      return /^#[0-9a-fA-F]{6}$/.test(text.trim()) ? { value: text.trim().toLowerCase() } : { flaw: { key: 'color' } };
    default:
      return lengthWire(member, text);
  }
}

const INTEGER_END = 2n ** 31n;
const LONG_END = 2n ** 63n;

function integerWire(member: Member, text: string): Wire {
  if (!/^[+-]?\d{1,30}$/.test(text)) {
    return { flaw: { key: 'integer' } };
  }
  const value = BigInt(text);
  const end = member.type === 'integer' ? INTEGER_END : LONG_END;
  if (value >= end || value < -end) {
    return { flaw: { key: 'integerRange' } };
  }
  return bounded(member, value.toString(), member.type === 'integer' ? Number(value) : value.toString());
}

function decimalWire(member: Member, text: string): Wire {
  const plain = decimalText(text);
  if (plain === undefined) {
    return { flaw: { key: 'number' } };
  }
  const [whole = '', fraction = ''] = plain.replace('-', '').split('.');
  const scale = member.scale ?? 2;
  if (fraction.replace(/0+$/, '').length > scale) {
    return { flaw: { key: 'scale', values: { count: scale } } };
  }
  const most = (member.precision ?? 18) - scale;
  if (whole.replace(/^0+/, '').length > most) {
    return { flaw: { key: 'precision', values: { count: most } } };
  }
  return bounded(member, plain, plain);
}

function bounded(member: Member, text: string, value: unknown): Wire {
  const units = (one: string | undefined) => (one === undefined ? null : (decimalOf(one)?.units ?? null));
  const [given, least, most] = [units(text), units(member.min), units(member.max)];
  if (given !== null && least !== null && given < least) {
    return { flaw: { key: 'min', values: { limit: member.min ?? '' } } };
  }
  if (given !== null && most !== null && given > most) {
    return { flaw: { key: 'max', values: { limit: member.max ?? '' } } };
  }
  return { value };
}

function lengthWire(member: Member, text: string): Wire {
  const length = Array.from(text).length;
  if (member.minLength !== undefined && length < member.minLength) {
    return { flaw: { key: 'minLength', values: { count: member.minLength } } };
  }
  if (member.maxLength !== undefined && length > member.maxLength) {
    return { flaw: { key: 'maxLength', values: { count: member.maxLength } } };
  }
  if (member.pattern !== undefined && patternOf(member.pattern, true)?.test(text) === false) {
    return { flaw: { key: 'pattern' } };
  }
  return { value: text };
}
