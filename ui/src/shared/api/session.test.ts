import { beforeEach, describe, expect, it, vi } from 'vitest';

type Modules = {
  session: typeof import('./session').session;
  authorizedFetch: typeof import('./client').authorizedFetch;
};

let calls: Array<{ path: string; authorization: string | null }>;
let answer: (path: string, count: number) => Response | Promise<Response>;
let modules: Modules;

const token = (accessToken: string, expiresIn = 900) => Response.json({ accessToken, tokenType: 'Bearer', expiresIn });

beforeEach(async () => {
  localStorage.clear();
  calls = [];
  vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
    const request = typeof input === 'string' ? new Request(new URL(input, 'http://localhost'), init) : input;
    const path = new URL(request.url).pathname;
    calls.push({ path, authorization: request.headers.get('Authorization') });
    return answer(path, calls.filter((call) => call.path === path).length);
  });
  vi.resetModules();
  modules = { ...(await import('./session')), ...(await import('./client')) };
});

const get = () => modules.authorizedFetch('http://localhost/api/v1/me');
const refreshes = () => calls.filter((call) => call.path.endsWith('/refresh')).length;

describe('session', () => {
  it('should ask for nothing where nobody was signed in', async () => {
    await modules.session.restore();
    expect(modules.session.current()).toBe('anonymous');
    expect(calls).toEqual([]);
  });

  it('should take up what the browser still has', async () => {
    localStorage.setItem('modelwright.session', '1');
    answer = () => token('t1');
    await modules.session.restore();
    expect(modules.session.current()).toBe('signed-in');
    expect(await modules.session.accessToken()).toBe('t1');
  });

  it('should not end because the server is away', async () => {
    localStorage.setItem('modelwright.session', '1');
    answer = () => new Response(null, { status: 503 });
    await expect(modules.session.restore()).rejects.toMatchObject({ status: 503 });
    expect(modules.session.current()).toBe('restoring');
    expect(localStorage.getItem('modelwright.session')).toBe('1');
  });

  it('should refresh once for all requests that were refused', async () => {
    answer = (path) => (path.endsWith('/login') ? token('old') : token('new'));
    await modules.session.signIn('a@b', 'x');
    answer = (path, count) => {
      if (path.endsWith('/refresh')) {
        return token('new');
      }
      return count <= 3 ? new Response(null, { status: 401 }) : Response.json({});
    };
    const answers = await Promise.all([get(), get(), get()]);
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
    expect(refreshes()).toBe(1);
    expect(calls.at(-1)?.authorization).toBe('Bearer new');
  });

  it('should refresh a token before it ends', async () => {
    answer = (path) =>
      path.endsWith('/login') ? token('short', 5) : path.endsWith('/refresh') ? token('long') : Response.json({});
    await modules.session.signIn('a@b', 'x');
    await get();
    expect(calls.map((call) => call.path.split('/').at(-1))).toEqual(['login', 'refresh', 'me']);
    expect(calls.at(-1)?.authorization).toBe('Bearer long');
  });

  it('should be expired, not gone, when it ends at work', async () => {
    answer = (path) => (path.endsWith('/login') ? token('t') : new Response(null, { status: 401 }));
    await modules.session.signIn('a@b', 'x');
    expect((await get()).status).toBe(401);
    expect(refreshes()).toBe(1);
    expect(modules.session.current()).toBe('expired');
  });

  it('should keep what people chose when signing out clears the storage', async () => {
    localStorage.setItem('modelwright.theme', 'dark');
    answer = (path) => {
      if (path.endsWith('/logout')) {
        localStorage.clear();
        return new Response(null, { status: 204 });
      }
      return token('t');
    };
    await modules.session.signIn('a@b', 'x');
    await modules.session.signOut();
    expect(modules.session.current()).toBe('anonymous');
    expect(await modules.session.accessToken()).toBeUndefined();
    expect(localStorage.getItem('modelwright.theme')).toBe('dark');
    expect(localStorage.getItem('modelwright.session')).toBeNull();
    expect(modules.session.isKnown()).toBe(true);
  });
});
