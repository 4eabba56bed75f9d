import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import type { Harness } from './harness.ts';

/** Requests that no client of ours would make: each is answered by a problem that says nothing of the machinery. */
export function testHttp(harness: () => Harness): void {
  const post = 'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  const requests: readonly (readonly [string, number, string])[] = [
    ['what is no HTTP', 400, 'nonsense\r\n\r\n'],
    ['a method that there is not', 400, 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a path with NUL', 401, 'GET /api/v1/records/x/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a path that is not encoded', 400, 'GET /api/v1/users/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['no host', 400, 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['a header without end', 431, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`],
    ['a broken chunk', 400, `${post}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n`],
    ['two lengths', 400, `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`],
    ['a body without measure', 413, `${post}Content-Length: 99999999\r\nConnection: close\r\n\r\n{}`],
    ['an expectation', 417, `${post}Expect: wonders\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`],
    [
      'JSON that nests without end',
      400,
      `${post}Content-Length: 10000\r\nConnection: close\r\n\r\n${'['.repeat(10_000)}`,
    ],
    ['what is not UTF-8', 400, `${post}Content-Length: 3\r\nConnection: close\r\n\r\n"\xff"`],
  ];
  describe('what cannot be read', () => {
    for (const [what, status, request] of requests) {
      test(`${what} is answered by ${status}`, async () => {
        const answer = await answerTo(harness().base, request);
        assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `));
        assert.match(answer, /\r\ncontent-type: application\/problem\+json/i);
        assert.match(answer, /"type":"urn:modelwright:problem:[a-z-]+"/);
        assert.doesNotMatch(answer, /\r\n(?:server|x-powered-by):|node_modules|\.ts:|\bat .+:[0-9]+:[0-9]+/i);
      });
    }

    test('a client that goes in the middle of a body leaves the server as it was', async () => {
      const socket = connect(Number(new URL(harness().base).port), '127.0.0.1');
      socket.write(`${post}Content-Length: 100\r\n\r\n{`);
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.destroy();
      assert.equal((await harness().admin.get('/health/ready')).status, 200);
    });
  });
}

function answerTo(base: string, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(Buffer.from(request, 'latin1'));
  });
}
