import { describe, expect, it } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { formatFigure } from './figures';
import { lossesOf } from './losses';
import { isRange, sampled, summaryOf } from './summaries';

describe('summaryOf', () => {
  it('should pass over what is not known', () => {
    expect(summaryOf([null, 2, null, 6, 1, null])).toEqual({ last: 1, mean: 3, max: 6, maxAt: 3 });
    expect(summaryOf([0])).toEqual({ last: 0, mean: 0, max: 0, maxAt: 0 });
    expect(summaryOf([null, null])).toBeUndefined();
    expect(summaryOf([])).toBeUndefined();
  });
});

describe('sampled', () => {
  it('should take the newest and then as many as asked for', () => {
    expect(sampled(0, 12)).toEqual([]);
    expect(sampled(3, 12)).toEqual([2, 1, 0]);
    const rows = sampled(121, 12);
    expect(rows[0]).toBe(120);
    expect(rows.length).toBeLessThanOrEqual(12);
  });
});

describe('figures', () => {
  it('should have the unit that people use', () => {
    expect(formatFigure(0.0213, 'seconds', 'en')).toBe('21.3 ms');
    expect(formatFigure(2.5, 'seconds', 'en')).toBe('2.5 sec');
    expect(formatFigure(0.123456, 'processors', 'de')).toBe('0,123');
    expect(formatFigure(12.34, 'each second', 'en')).toBe('12.3/s');
    expect(formatFigure(512e6, 'bytes', 'en')).toBe('512 MB');
  });

  it('should know its ranges and no names of objects', () => {
    expect([isRange('24h'), isRange('1y'), isRange('toString')]).toEqual([true, false, false]);
  });
});

describe('lossesOf', () => {
  const refusal = (type: string, effects: unknown) => new Problem(409, { type, effects } as object);

  it('should tell what would be lost, and nothing else', () => {
    const effects = [
      { change: 'a', impact: 'losesData', description: 'Gone', count: 3, meaning: '3 records' },
      { change: 'b', impact: 'rewrite', description: 'Written anew', count: 3, meaning: '' },
    ];
    expect(lossesOf(refusal('urn:modelwright:problem:unacknowledged-loss', effects))?.map((one) => one.change)).toEqual(
      ['a'],
    );
    expect(lossesOf(refusal('urn:modelwright:problem:no-release', effects))).toBeUndefined();
    expect(lossesOf(refusal('urn:modelwright:problem:unacknowledged-loss', 'x'))).toBeUndefined();
    expect(lossesOf(new Error('x'))).toBeUndefined();
  });
});
