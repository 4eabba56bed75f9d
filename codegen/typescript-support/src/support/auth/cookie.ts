import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';

const PATH = '/api/v1/auth';
const OWN_SITES = ['same-origin', 'none'];

/**
 * The cookie that holds the refresh token: for the server alone, never sent across sites, and only to the routes of signing in.
 * On https its name says that it was set there; plain loopback has neither prefix nor Secure, which browsers refuse there.
 */
export class RefreshCookie {
  readonly #publicOrigin: string | undefined;
  readonly #isSecure: boolean;
  readonly #name: string;

  /** @param publicOrigin where browsers find the app, such as `https://app.example.com`; absent: where they say that they are */
  constructor(publicOrigin: string | undefined) {
    this.#publicOrigin = publicOrigin;
    this.#isSecure = publicOrigin?.startsWith('https:') === true;
    this.#name = this.#isSecure ? '__Secure-refresh' : 'refresh';
  }

  read(request: FastifyRequest): string | undefined {
    for (const cookie of (request.headers.cookie ?? '').split(';')) {
      const [name, value = ''] = cookie.trim().split('=', 2);
      if (name === this.#name && value !== '') {
        return value;
      }
    }
    return undefined;
  }

  /** The field Set-Cookie that hands the token over until the session ends. */
  set(token: string, end: Date): string {
    return this.#field(token, Math.max(0, Math.floor((end.getTime() - Date.now()) / 1_000)));
  }

  clear(): string {
    return this.#field('', 0);
  }

  #field(value: string, seconds: number): string {
    const secure = this.#isSecure ? '; Secure' : '';
    return `${this.#name}=${value}; Path=${PATH}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
  }

  /**
   * Keeps other sites from using, or planting, a browser's cookie: what a browser says of where a request comes from must be
   * here. A client that says nothing is no browser, and has no cookie of a person that could be abused.
   */
  requireOwnSite(request: FastifyRequest): void {
    const { origin, host = '', 'sec-fetch-site': site } = request.headers;
    const own = this.#publicOrigin ?? `http://${host}`;
    const isForeignSite = typeof site === 'string' && !OWN_SITES.includes(site);
    if (isForeignSite || (origin !== undefined && origin.toLowerCase() !== own.toLowerCase())) {
      throw new Problem(403, 'cross-site', 'Signing in works only from the pages of this server.');
    }
  }
}
