import { describe, expect, it } from 'vitest';
import { member } from '../sample-model';
import { draftOf, isChanged, wireOf } from './drafts';
import { knownTypes } from './registry';

// Of each type what the server answers.
const WIRE: Record<string, unknown> = {
  text: 'Grüße',
  longText: '# Hi\n',
  email: 'a@b.de',
  url: 'https://x.de',
  phone: '+49 30 1',
  slug: 'a-b',
  integer: 3,
  long: '9007199254740993',
  decimal: '12.50',
  float: 0.1,
  money: { amount: '9.99', currency: 'EUR' },
  boolean: false,
  date: '2027-01-31',
  time: '14:05:00',
  dateTime: '2027-01-31T11:30:00Z',
  duration: 'PT1H30M',
  uuid: '0190a000-0000-7000-8000-000000000001',
  choice: 'todo',
  multiChoice: ['a', 'b'],
  json: { a: [1, null, { b: 'c' }] },
  color: '#aabbcc',
  geoPoint: { lat: 52.5, lon: 13.4 },
  secret: { set: true },
  person: 'x',
  manyToOne: 'id',
  oneToOne: 'id',
  manyToMany: ['one', 'two'],
};

describe('drafts', () => {
  it('are known of every type of the design that is written', () => {
    const typed = [...Object.keys(WIRE), 'file', 'image'].sort();
    expect([...knownTypes].sort()).toEqual(typed);
  });

  it.each(Object.entries(WIRE))('of %s give the value that they were made of', (type, wire) => {
    const one = member('x', type, { scale: 4, precision: 20 });
    expect(wireOf(one, draftOf(one, wire))).toEqual({ value: wire });
  });

  it.each(Object.keys(WIRE).filter((type) => type !== 'manyToMany'))('of %s that are empty are null', (type) => {
    const one = member('x', type);
    expect(wireOf(one, draftOf(one, null))).toEqual({ value: null });
    expect(wireOf({ ...one, required: true }, draftOf(one, null))).toEqual({ flaw: { key: 'required' } });
  });

  it('of files send the id alone', () => {
    const file = { id: 'f', name: 'a.txt', size: 1, mediaType: 'text/plain' };
    expect(wireOf(member('x', 'file'), draftOf(member('x', 'file'), file))).toEqual({ value: 'f' });
  });

  it.each([
    ['integer', '1.5', 'integer'],
    ['integer', '2147483648', 'integerRange'],
    ['long', '9223372036854775808', 'integerRange'],
    ['decimal', '1.234', 'scale'],
    ['decimal', '12345678901234567', 'precision'],
    ['decimal', '1e3', 'number'],
    ['float', 'x', 'number'],
    ['date', '2027-02-30', 'date'],
    ['time', '25:00', 'time'],
    ['duration', 'soon', 'duration'],
    ['uuid', 'x', 'uuid'],
    ['color', 'red', 'color'],
    ['json', '{', 'json'],
  ])('of %s refuse %s', (type, draft, key) => {
    expect(wireOf(member('x', type, { scale: 2, precision: 18 }), draft)).toMatchObject({ flaw: { key } });
  });

  it('keep the bounds of the model', () => {
    const bounded = member('x', 'decimal', { min: '0.01', max: '99.99' });
    expect(wireOf(bounded, '0')).toMatchObject({ flaw: { key: 'min' } });
    expect(wireOf(bounded, '100')).toMatchObject({ flaw: { key: 'max' } });
    expect(wireOf(bounded, '99.99')).toEqual({ value: '99.99' });
    const text = member('x', 'text', { minLength: 2, maxLength: 3, pattern: '[a-z]+' });
    expect(wireOf(text, 'a')).toMatchObject({ flaw: { key: 'minLength' } });
    expect(wireOf(text, 'abcd')).toMatchObject({ flaw: { key: 'maxLength' } });
    expect(wireOf(text, 'A\u{1F600}')).toMatchObject({ flaw: { key: 'pattern' } });
  });

  it('take a comma for a point, and know what is changed', () => {
    expect(wireOf(member('x', 'decimal'), '1,5')).toEqual({ value: '1.5' });
    expect(wireOf(member('x', 'money', { currency: 'EUR' }), { amount: '1,50', currency: '' })).toEqual({
      value: { amount: '1.50', currency: 'EUR' },
    });
    const secret = member('x', 'secret');
    const kept = draftOf(secret, { set: true });
    expect(isChanged(kept, kept)).toBe(false);
    expect(wireOf(secret, { set: true, text: '', cleared: true })).toEqual({ value: null });
    expect(wireOf(secret, { set: true, text: 'new', cleared: false })).toEqual({ value: 'new' });
  });
});
