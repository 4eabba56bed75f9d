import { describe, expect, it, vi } from 'vitest';
import { found, LogBuffer, marked, plainText } from './log-buffer';

const ESC = String.fromCharCode(27);

describe('plainText', () => {
  it('should leave out what is meant for terminals', () => {
    expect(plainText(`${ESC}[1;31mERROR${ESC}[0m no ${ESC}]0;title${String.fromCharCode(7)}place`)).toBe(
      'ERROR no place',
    );
    expect(plainText(`${ESC}[2K 10 %\r 50 %\r100 %\r`)).toBe('100 %');
    expect(plainText('a\tb\u0000\u0008c')).toBe('a    bc');
    expect(plainText('<b>[31m plain</b>')).toBe('<b>[31m plain</b>');
  });
});

describe('LogBuffer', () => {
  it('should keep the newest lines with their numbers', () => {
    const buffer = new LogBuffer(3);
    buffer.append(Array.from({ length: 2_000 }, (_, index) => ({ text: `line ${index + 1}` })));
    buffer.append([{ text: 'last', error: true }]);
    buffer.flush();
    const { lines, dropped } = buffer.snapshot();
    expect(lines.map((line) => [line.number, line.text, line.error])).toEqual([
      [1_999, 'line 1999', false],
      [2_000, 'line 2000', false],
      [2_001, 'last', true],
    ]);
    expect(dropped).toBe(1_998);
  });

  it('should tell of many lines at once, and keep what it showed as it was', () => {
    vi.useFakeTimers();
    try {
      const buffer = new LogBuffer();
      const heard = vi.fn();
      const stop = buffer.subscribe(heard);
      const before = buffer.snapshot();
      for (let line = 0; line < 100; line++) {
        buffer.append([{ text: String(line) }]);
      }
      expect(heard).not.toHaveBeenCalled();
      expect(buffer.snapshot()).toBe(before);
      vi.runAllTimers();
      expect(heard).toHaveBeenCalledTimes(1);
      expect(buffer.snapshot().lines).toHaveLength(100);
      expect(before.lines).toHaveLength(0);
      stop();
      buffer.clear();
      expect(heard).toHaveBeenCalledTimes(1);
      expect(buffer.snapshot()).toEqual({ lines: [], dropped: 0 });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('searching', () => {
  const lines = ['One error', 'two', 'ERROR again'].map((text, index) => ({
    number: index + 1,
    at: undefined,
    text,
    error: false,
  }));

  it('should find lines whatever their case', () => {
    expect(found(lines, ' error ').map((line) => line.number)).toEqual([1, 3]);
    expect(found(lines, '  ')).toBe(lines);
    expect(found(lines, '.*')).toEqual([]);
  });

  it('should mark each place, and give the text back as it is', () => {
    const parts = marked('abXabYAB', 'ab');
    expect(parts.filter((part) => part.hit).map((part) => part.at)).toEqual([0, 3, 6]);
    expect(parts.map((part) => part.text).join('')).toBe('abXabYAB');
    // One letter that is two as a small one.
    expect(marked('İab', 'ab')).toEqual([{ text: 'İab', hit: false, at: 0 }]);
  });
});
