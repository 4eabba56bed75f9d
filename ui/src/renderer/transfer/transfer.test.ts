import { describe, expect, it } from 'vitest';
import { member } from '../sample-model';
import { readCsv, writeCsv } from './csv';
import { guessed, prepared } from './mapping';

describe('CSV', () => {
  it('is read with quotes, line breaks and the delimiter of its first line', () => {
    expect(readCsv('\uFEFFa,b\r\n"x, ""y""","1\n2"\r\n\r\n,\r\n')).toEqual([
      ['a', 'b'],
      ['x, "y"', '1\n2'],
      ['', ''],
    ]);
    expect(readCsv('a;b;c\n1,5;2;3')).toEqual([
      ['a', 'b', 'c'],
      ['1,5', '2', '3'],
    ]);
    expect(readCsv('a\tb\n1\t2\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('comes back as it was written', () => {
    const rows = [
      ['a', 'b'],
      ['x,"y"', 'line\r\nbreak'],
    ];
    expect(readCsv(writeCsv(rows))).toEqual(rows);
  });
});

describe('mapping', () => {
  const members = [
    member('dueDate', 'date', { label: 'Due date' }),
    member('title', 'text', { label: 'Titel', required: true }),
    member('status', 'choice', { choices: [{ name: 'todo', label: 'To do', color: null }] }),
    member('done', 'boolean'),
    member('price', 'money'),
  ];

  it('is guessed by names and labels, each member once', () => {
    expect(guessed(['due_date', 'TITEL', 'title', 'other'], members)).toEqual(['dueDate', 'title', '', '']);
  });

  it('makes records of rows, and says what would be refused', () => {
    const mapping = ['title', 'dueDate', 'status', 'done', 'price'];
    expect(prepared(['A', '2027-01-31', 'to do', 'yes', '1,50 eur'], mapping, members)).toEqual({
      values: {
        title: 'A',
        dueDate: '2027-01-31',
        status: 'todo',
        done: true,
        price: { amount: '1.50', currency: 'EUR' },
      },
      flaws: [],
    });
    const flaws = prepared(['', 'soon', 'never', 'perhaps', '3'], mapping, members).flaws;
    expect(flaws.map(({ member: one, flaw }) => `${one.name} ${flaw.key}`)).toEqual([
      'title required',
      'dueDate date',
      'status word',
      'done word',
      'price currency',
    ]);
    expect(prepared(['x'], [''], members).flaws).toMatchObject([{ flaw: { key: 'required' } }]);
  });
});
