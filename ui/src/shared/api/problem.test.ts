import { describe, expect, it } from 'vitest';
import { fieldErrors, Problem, segments } from './problem';

function problem(...errors: Array<[string, string]>): Problem {
  return new Problem(422, {
    type: 'urn:modelwright:problem:invalid',
    title: 'The content is not valid',
    detail: 'Some of it is not valid.',
    errors: errors.map(([pointer, message]) => ({ pointer, code: 'x', message })),
  });
}

describe('fieldErrors', () => {
  it('should find the field that a pointer names', () => {
    const found = fieldErrors(problem(['/email', 'taken'], ['/fields/0/name', 'reserved']), ['email', 'fields.0.name']);
    expect(found).toEqual({ fields: { email: 'taken', 'fields.0.name': 'reserved' }, rest: [] });
  });

  it('should give the nearest field what is said of a part of it', () => {
    expect(fieldErrors(problem(['/price/amount', 'too much'], ['/price', 'odd']), ['price']).fields).toEqual({
      price: 'too much odd',
    });
  });

  it('should put what no field takes into the summary', () => {
    expect(fieldErrors(problem(['', 'not an object'], ['/other', 'unknown']), ['email']).rest).toEqual([
      'not an object',
      'unknown',
    ]);
    expect(fieldErrors(problem(), ['email'])).toEqual({ fields: {}, rest: ['Some of it is not valid.'] });
  });

  it('should not be fooled by names of properties that all objects have', () => {
    expect(fieldErrors(problem(['/constructor', 'no'], ['/__proto__', 'no']), ['constructor']).fields).toEqual({
      constructor: 'no',
    });
  });
});

describe('segments', () => {
  it('should undo the escapes of JSON Pointer in their order', () => {
    expect(segments('/a~1b/m~0n/~01')).toEqual(['a/b', 'm~n', '~1']);
    expect(segments('')).toEqual([]);
  });
});

describe('Problem.of', () => {
  it('should read what the server says', async () => {
    const response = Response.json(
      { type: 'urn:modelwright:problem:rate-limited', title: 'Too many', status: 429, detail: 'Wait.', instance: 'r1' },
      { status: 429, headers: { 'Retry-After': '7', 'X-Request-Id': 'r1' } },
    );
    const read = await Problem.of(response);
    expect(read).toMatchObject({ status: 429, code: 'rate-limited', requestId: 'r1', retryAfter: 7 });
  });

  it('should make do with the page of a proxy', async () => {
    const read = await Problem.of(new Response('<html>', { status: 502, headers: { 'X-Request-Id': 'r2' } }));
    expect(read).toMatchObject({ status: 502, code: 'unknown', requestId: 'r2', errors: [] });
  });
});
