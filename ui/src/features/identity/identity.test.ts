import { describe, expect, it } from 'vitest';
import { agentName } from './agent-name';
import { isOwn } from './next-page';

describe('isOwn', () => {
  it.each(['/', '/apps', '/apps/x?tab=1#y'])('should let %s pass', (path) => expect(isOwn(path)).toBe(true));

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    'apps',
    '/\t/evil.example',
  ])('should refuse %j', (path) => expect(isOwn(path)).toBe(false));
});

describe('agentName', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36',
      'Chrome · Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17 Mobile Safari/604',
      'Safari · iOS',
    ],
    ['curl/8.5.0', 'curl'],
    ['', undefined],
  ])('should call %s %s', (agent, name) => expect(agentName(agent)).toBe(name));
});
