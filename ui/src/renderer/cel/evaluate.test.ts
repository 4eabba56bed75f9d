import { describe, expect, it } from 'vitest';
import type { Member, Row } from '../meta';
import { entity, member, metaOf } from '../sample-model';
import agreement from './agreement-cases.json';
import { Decimal, textOf } from './decimal';
import { evaluate } from './evaluate';
import cases from './evaluation-cases.json';
import { patternOf } from './pattern';
import { recordScope, todayIn } from './record-scope';
import { parse } from './syntax';
import { Timed, timedOf, type Value } from './values';

function formula(name: string, type: string, expression: string): Member {
  return member(name, type, { kind: 'formula', expression, readOnly: true });
}

const PROJECT = '0190a000-0000-7000-8000-000000000002';
const ALICE = '0190a000-0000-7000-8000-000000000001';
const fields: Record<string, string> = {
  title: 'text',
  note: 'longText',
  status: 'choice',
  tags: 'multiChoice',
  done: 'boolean',
  priority: 'integer',
  count: 'long',
  estimate: 'decimal',
  ratio: 'float',
  price: 'money',
  place: 'geoPoint',
  due: 'date',
  at: 'time',
  moment: 'dateTime',
  effort: 'duration',
  token: 'uuid',
  meta: 'json',
  user: 'text',
  createdBy: 'uuid',
  version: 'long',
};
const task = entity('task', [
  ...Object.entries(fields).map(([name, type]) => member(name, type)),
  formula('overdue', 'boolean', '!done && due != null && due < today()'),
  formula('late', 'boolean', 'overdue && project.open'),
  formula('exact', 'decimal', 'priority'),
  member('project', 'manyToOne', { target: 'project' }),
  member('parent', 'manyToOne', { target: 'task' }),
  member('owner', 'manyToOne', { target: null, people: true }),
]);
const project = entity('project', [
  member('name', 'text'),
  member('active', 'boolean'),
  formula('open', 'boolean', 'active && name != ""'),
]);
const meta = metaOf([task, project]);
const absent = Object.fromEntries(task.members.map((one) => [one.name, null]));
const record = {
  ...absent,
  id: PROJECT,
  title: 'Größe \u{1F600} x',
  status: 'doing',
  tags: ['red'],
  done: false,
  priority: 3,
  count: '9223372036854775807',
  estimate: '12.50',
  ratio: 0.1,
  price: { amount: '9.9900', currency: 'EUR' },
  place: { lat: 48.1, lon: 11.5 },
  due: '2027-01-30',
  at: '14:05:00',
  moment: '2027-01-31T11:30:00Z',
  effort: 'PT1H30M',
  token: PROJECT,
  user: 'somebody',
  project: PROJECT,
  owner: ALICE,
  createdBy: ALICE,
  version: 7,
};
const scope = recordScope({
  meta,
  entity: task,
  values: record,
  user: ALICE,
  now: new Date('2027-01-31T12:00:00Z'),
  related: (name, id) => (name === 'project' && id === PROJECT ? { id, name: 'Apollo', active: true } : undefined),
});

function give(source: string, within = scope): Value | undefined {
  const parsed = parse(source);
  if ('fault' in parsed) {
    throw new Error(`${source}: ${parsed.fault.message} at ${parsed.fault.offset}`);
  }
  return evaluate(parsed.node, within);
}

function written(value: Value | undefined): unknown {
  return value instanceof Decimal
    ? { decimal: textOf(value) }
    : value instanceof Timed
      ? { [value.kind]: String(value.value) }
      : typeof value === 'bigint'
        ? { integer: value.toString() }
        : typeof value === 'string'
          ? { text: value }
          : typeof value === 'number'
            ? { float: value }
            : value;
}

function expected(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const [[kind, text] = ['', '']] = Object.entries(value as Record<string, string>);
  return kind === 'dateTime' || kind === 'duration'
    ? written(timedOf(kind, text))
    : kind === 'decimal'
      ? { decimal: text.includes('.') ? text.replace(/\.?0+$/, '') : text }
      : value;
}

describe('evaluation', () => {
  // The table of the server's own evaluator.
  it.each(cases as Array<[string, unknown]>)('gives what the server gives: %s', (source, value) => {
    expect(written(give(source))).toEqual(expected(value));
  });

  it('leaves to the server what is not known here', () => {
    expect(give('parent.title', recordScope({ meta, entity: task, values: { parent: ALICE }, user: ALICE }))).toBe(
      undefined,
    );
    const some = recordScope({ meta, entity: task, values: { done: true }, user: ALICE });
    expect(give('done || title == ""', some)).toBe(true);
    expect(give('title == "" || done', some)).toBe(true);
    expect(give('done && title == ""', some)).toBe(undefined);
    expect(give('title.matches("(a+)+$")')).toBe(undefined);
    expect(give('unheardOf(title)')).toBe(undefined);
  });

  it('knows the day of a time zone', () => {
    expect(todayIn('Europe/Berlin', new Date('2027-01-31T23:30:00Z'))).toBe('2027-02-01');
    expect(todayIn('America/New_York', new Date('2027-01-01T03:00:00Z'))).toBe('2026-12-31');
  });

  it('says where it cannot be read', () => {
    expect(parse('title ==')).toEqual({ fault: { message: 'ends too early', offset: 8 } });
    expect(parse('a = b')).toMatchObject({ fault: { offset: 2 } });
    expect(parse('"open')).toMatchObject({ fault: { offset: 0 } });
    expect(parse('('.repeat(100))).toMatchObject({ fault: { message: 'nests too deep' } });
    expect(parse(`${'!'.repeat(2000)}a`)).toMatchObject({ fault: { message: 'nests too deep' } });
    expect(parse(Array.from({ length: 500 }, () => 'done').join(' && '))).toHaveProperty('node');
  });
});

describe('patterns', () => {
  it('mean in the browser what they mean on the server', () => {
    expect(patternOf('a.c', true)?.test('a\rc')).toBe(true);
    expect(patternOf('a.c', true)?.test('a\nc')).toBe(false);
    expect(patternOf('\\s', true)?.test('\u00a0')).toBe(false);
    expect(patternOf('[\\w-]+\\@', true)?.test('a-b@')).toBe(true);
    expect(patternOf('^[a-z]+$', true)?.test('abc\n')).toBe(false);
  });
});

describe('what was drawn', () => {
  const drawn = agreement as unknown as {
    user: string;
    now: string;
    today: string;
    rows: Array<Record<string, unknown>>;
    cases: string[][];
  };
  const sample = entity('sample', [
    ...['text1', 'text2'].map((name) => member(name, 'text')),
    member('status', 'choice'),
    member('tags', 'multiChoice'),
    member('small', 'integer'),
    member('large', 'long'),
    ...['dec1', 'dec2'].map((name) => member(name, 'decimal')),
    ...['float1', 'float2'].map((name) => member(name, 'float')),
    ...['flag1', 'flag2'].map((name) => member(name, 'boolean')),
    ...['day1', 'day2'].map((name) => member(name, 'date')),
    ...['time1', 'time2'].map((name) => member(name, 'time')),
    ...['moment1', 'moment2', 'createdAt', 'updatedAt'].map((name) => member(name, 'dateTime')),
    ...['length1', 'length2'].map((name) => member(name, 'duration')),
    ...['id', 'uuid1', 'uuid2'].map((name) => member(name, 'uuid')),
    ...['createdBy', 'updatedBy'].map((name) => member(name, 'person')),
    member('version', 'long'),
    member('price', 'money'),
    member('place', 'geoPoint'),
    formula('twice', 'long', 'small * 2 + parent.small'),
    formula('fine', 'boolean', 'flag1 || text1 == parent.text1'),
    member('parent', 'manyToOne', { target: 'sample' }),
    member('owner', 'manyToOne', { target: null, people: true }),
  ]);
  const samples = metaOf([sample]);

  /** Columns as members of the wire. */
  function wire(row: Record<string, unknown>): Row {
    const named = Object.entries(row).map(([name, value]) => [
      name.replace(/_id$/, '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]);
    const members = Object.fromEntries(named) as Record<string, unknown>;
    return {
      ...members,
      id: String(row['id']),
      price:
        row['price_amount'] === null && row['price_currency'] === null
          ? null
          : { amount: row['price_amount'], currency: row['price_currency'] },
      place: { lat: row['place_lat'], lon: row['place_lon'] },
    } as Row;
  }

  const rows = drawn.rows.map(wire);
  const scopes = rows.map((row) => {
    const values = recordScope({
      meta: samples,
      entity: sample,
      values: row,
      user: drawn.user,
      related: (_, id) => rows.find((one) => one.id === id),
    });
    return { ...values, now: BigInt(drawn.now), today: drawn.today };
  });

  function text(value: Value | undefined): string {
    if (value instanceof Decimal) {
      return textOf(value);
    }
    if (value instanceof Timed) {
      return String(value.value).replace(/^(\d\d:\d\d:\d\d)\.000000$/, '$1');
    }
    return typeof value === 'number' ? `number ${value}` : String(value);
  }

  it('gives what the server gives, or leaves it to the server', () => {
    const wrong: string[] = [];
    let left = 0;
    for (const [source = '', ...values] of drawn.cases) {
      for (const [index, scope] of scopes.entries()) {
        const given = text(give(source, scope));
        const wanted = values[index] ?? '';
        const isNumber = wanted.startsWith('number ');
        const same = isNumber ? Number(given.slice(7)) === Number(wanted.slice(7)) : given === wanted;
        if (given === 'undefined') {
          left += 1;
        } else if (!same) {
          wrong.push(`${source} of row ${index}: ${given}, not ${wanted}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(left / (drawn.cases.length * rows.length)).toBeLessThan(0.05);
  });
});
