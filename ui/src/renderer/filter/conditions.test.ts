import { describe, expect, it } from 'vitest';
import { parse } from '../cel/syntax';
import { literal } from '../cel/tokens';
import { entity, member } from '../sample-model';
import { type Condition, fromCel, operatorsOf, toCel, valuesOf } from './conditions';

const TYPES = [
  'text',
  'longText',
  'email',
  'url',
  'phone',
  'slug',
  'color',
  'integer',
  'long',
  'autoNumber',
  'decimal',
  'float',
  'money',
  'boolean',
  'date',
  'time',
  'dateTime',
  'duration',
  'uuid',
  'choice',
  'multiChoice',
  'json',
  'file',
  'image',
  'geoPoint',
  'secret',
];
const VALUES: Record<string, string> = {
  integer: '-3',
  long: '9007199254740993',
  autoNumber: '7',
  decimal: '12.50',
  float: '0.1',
  money: '9.99',
  boolean: 'false',
  date: '2027-01-31',
  time: '14:05:00',
  dateTime: '2027-01-31T12:00:00Z',
  duration: 'PT1H30M',
};
const thing = entity('thing', [
  ...TYPES.map((type) => member(type === 'text' ? 'user' : `a${type}`, type)),
  member('project', 'manyToOne'),
  member('owner', 'manyToOne', { target: null, people: true }),
]);

describe('filters', () => {
  const all: Condition[] = thing.members.flatMap((one) =>
    operatorsOf(one).map((operator) => {
      const value = VALUES[one.type] ?? 'a "b" \\ \n c';
      const takes = valuesOf(operator);
      const values = takes === 'none' ? [] : takes === 'one' ? [value] : [value, 'other'];
      return { member: one.name, operator, values };
    }),
  );

  it.each(all)('of $member $operator come back from their text', (condition) => {
    const text = toCel(thing, [condition]);
    expect(parse(text)).toHaveProperty('node');
    expect(fromCel(thing, text)).toEqual([condition]);
  });

  it('come back all together', () => {
    expect(fromCel(thing, toCel(thing, all.slice(0, 30)))).toEqual(all.slice(0, 30));
  });

  it('of people are chips where chips say the same', () => {
    expect(fromCel(thing, '')).toEqual([]);
    expect(fromCel(thing, '(adate < "2027-01-31") && aboolean')).toEqual([
      { member: 'adate', operator: 'less', values: ['2027-01-31'] },
      { member: 'aboolean', operator: 'is', values: ['true'] },
    ]);
    expect(fromCel(thing, 'owner.id == user.id')).toEqual(undefined);
  });

  it.each([
    'ainteger > 1 || ainteger < 0',
    '!aboolean',
    'size(user) > 3',
    'ainteger + 1 > 3',
    'adate < today()',
    'project.name == "x"',
    'unheardOf == 1',
    'ajson == "x"',
    'amoney == 1',
    'achoice in []',
    'achoice ==',
    'ainteger == alonger',
  ])('that say more stay texts: %s', (text) => {
    expect(fromCel(thing, text)).toBeUndefined();
  });

  it('hold whatever is typed as a literal', () => {
    const text = '"\\\n\u0000\u{1F600}" || true || "';
    const parsed = parse(literal(text));
    expect(parsed).toEqual({ node: { kind: 'constant', constant: { kind: 'text', text } } });
  });
});
