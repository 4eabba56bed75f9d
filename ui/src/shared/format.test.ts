import { describe, expect, it } from 'vitest';
import { formatBytes, formatRelative } from './format';

const NOW = Date.parse('2027-03-01T12:00:00Z');
const ago = (seconds: number, language = 'en') =>
  formatRelative(new Date(NOW - seconds * 1000).toISOString(), NOW, language);

describe('formatRelative', () => {
  it('should use the greatest unit that fits', () => {
    expect([ago(5), ago(61), ago(7_200), ago(86_400), ago(-90_000), ago(86_400, 'de')]).toEqual([
      'now',
      '1 minute ago',
      '2 hours ago',
      'yesterday',
      'tomorrow',
      'gestern',
    ]);
  });
});

describe('formatBytes', () => {
  it('should use the unit that people would', () => {
    expect([formatBytes(0, 'en'), formatBytes(999, 'en'), formatBytes(1_500_000, 'de')]).toEqual([
      '0 byte',
      '999 byte',
      '1,5 MB',
    ]);
  });
});
