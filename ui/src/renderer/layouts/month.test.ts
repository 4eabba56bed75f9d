import { describe, expect, it } from 'vitest';
import { parse } from '../cel/syntax';
import { dayFilter, daysOf, monthAfter, spanFilter } from './month';

describe('months', () => {
  it('are whole weeks', () => {
    const days = daysOf('2026-11', 1);
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
    expect(daysOf('2026-11', 7)).toHaveLength(35);
    expect(daysOf('2027-02', 1)).toHaveLength(28);
  });

  it('follow each other over the years', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
  });

  it('ask for their records', () => {
    expect(spanFilter('due', 'date', ['2026-11-01', '2026-11-02'])).toBe(
      'due >= date("2026-11-01") && due <= date("2026-11-02")',
    );
    expect(parse(spanFilter('at', 'dateTime', ['2026-11-01', '2026-11-02']))).toHaveProperty('node');
    expect(dayFilter('due', 'date', '2026-11-01', 'a || b')).toBe('(a || b) && due == date("2026-11-01")');
  });
});
