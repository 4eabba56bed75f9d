import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname } from 'node:path';
import { isEmail } from './auth/emails.ts';

const SECRET_BYTES = 32;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** How the app is run; all of it comes from the environment. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Absent: what PostgreSQL's own variables say, such as PGHOST. */
  readonly databaseUrl: string | undefined;
  readonly poolSize: number;
  readonly logLevel: string;
  /** The addresses of the proxies in front, or how many there are; false: none. What they say of the client counts. */
  readonly trustProxy: string | number | false;
  /** What tokens are signed, cursors sealed and secrets encrypted with. */
  readonly secret: Buffer;
  readonly adminEmail: string;
  /** Of the first account; without it a one-time password is made and logged. */
  readonly adminPassword: string | undefined;
  /** Where browsers find the app, such as `https://app.example.com`; absent: at the address that they ask. */
  readonly publicOrigin: string | undefined;
  /** Where what is in files is kept; all processes of the app share it. */
  readonly filesFolder: string;
  /** The largest file, in bytes. */
  readonly fileSizeMax: number;
  /** Whether the first start fills the tables with sample records. */
  readonly seed: boolean;
  /** The version of the newest database that it may run on, though it does not know it; 0: none. */
  readonly schemaUpTo: number;
}

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const text = (name: string, fallback: string): string => {
    const value = valueOf(environment, name);
    return value === '' ? fallback : value;
  };
  const password = text('ADMIN_PASSWORD', '');
  return {
    host: text('HOST', '127.0.0.1'),
    port: wholeNumber('PORT', text('PORT', '8080')),
    databaseUrl: databaseOf(text('DATABASE_URL', ''), text('PGHOST', '')),
    poolSize: wholeNumber('DATABASE_POOL_SIZE', text('DATABASE_POOL_SIZE', '10')),
    logLevel: oneOf('LOG_LEVEL', text('LOG_LEVEL', 'info'), LEVELS),
    trustProxy: proxiesOf(text('TRUST_PROXY', '')),
    secret: secretOf(environment['APP_SECRET'] ?? '', text('APP_SECRET_FILE', 'data/secret')),
    adminEmail: emailOf(text('ADMIN_EMAIL', 'admin@example.com')),
    adminPassword: password === '' ? undefined : password,
    publicOrigin: originOf(text('PUBLIC_ORIGIN', '')),
    filesFolder: text('FILES_FOLDER', 'data/files'),
    fileSizeMax: wholeNumber('FILE_SIZE_MAX', text('FILE_SIZE_MAX', String(25 * 1024 * 1024))),
    seed: oneOf('SEED', text('SEED', 'false').toLowerCase(), ['true', 'false']) === 'true',
    schemaUpTo: wholeNumber('SCHEMA_UP_TO', text('SCHEMA_UP_TO', '0')),
  };
}

/** A variable; where there is none, what the file holds that the variable with `_FILE` behind its name tells. */
function valueOf(environment: NodeJS.ProcessEnv, name: string): string {
  const value = environment[name] ?? '';
  const file = environment[`${name}_FILE`] ?? '';
  return value === '' && file !== '' ? readFileSync(file, 'utf8').trimEnd() : value;
}

function databaseOf(url: string, host: string): string | undefined {
  if (url === '' && host === '') {
    throw new Error('set DATABASE_URL, or PGHOST with PGUSER, PGPASSWORD and PGDATABASE');
  }
  return url === '' ? undefined : url;
}

function oneOf(name: string, given: string, choices: readonly string[]): string {
  if (!choices.includes(given)) {
    throw new Error(`${name} is none of ${choices.join(', ')}: ${given}`);
  }
  return given;
}

function emailOf(given: string): string {
  if (!isEmail(given)) {
    throw new Error(`ADMIN_EMAIL is no e-mail address: ${given}`);
  }
  return given;
}

/** A number of proxies, or the addresses that they have, each as `10.0.0.1` or `10.0.0.0/8`. */
function proxiesOf(given: string): string | number | false {
  if (given === '') {
    return false;
  }
  if (/^[1-9]$/.test(given)) {
    return Number(given);
  }
  for (const place of given.split(',')) {
    const [address = '', bits = '0', ...rest] = place.trim().split('/');
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (rest.length > 0 || !/^[0-9]{1,3}$/.test(bits) || Number(bits) > most) {
      throw new Error(`TRUST_PROXY is neither a number nor addresses such as 10.0.0.0/8: ${given}`);
    }
  }
  return given;
}

function wholeNumber(name: string, text: string): number {
  if (!/^[0-9]{1,9}$/.test(text)) {
    throw new Error(`${name} is no whole number: ${text}`);
  }
  return Number(text);
}

function originOf(given: string): string | undefined {
  if (given === '') {
    return undefined;
  }
  if (!/^https?:/.test(given) || !URL.canParse(given) || new URL(given).origin !== given) {
    throw new Error(`PUBLIC_ORIGIN is no origin such as https://app.example.com: ${given}`);
  }
  return given;
}

/** The secret given as base64, or that of the file, which is made at the first start. */
function secretOf(given: string, file: string): Buffer {
  const text = (given === '' ? readOrMake(file) : given).trim();
  const secret = Buffer.from(text, 'base64');
  // what is no base64 would be passed over, and leave a weaker secret than it looks
  const isBase64 = secret.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '');
  if (!isBase64 || secret.length < SECRET_BYTES) {
    throw new Error(
      `the secret of the app is not ${SECRET_BYTES} bytes or more in base64; make one with: openssl rand -base64 32`,
    );
  }
  return secret;
}

function readOrMake(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const made = `${file}.${randomUUID()}`;
    writeFileSync(made, randomBytes(SECRET_BYTES).toString('base64'), { mode: 0o600, flag: 'wx', flush: true });
    try {
      // whole at once, and only where there is none: two processes that start together end up with the same secret
      linkSync(made, file);
    } catch (failure) {
      if (!(failure instanceof Error && 'code' in failure && failure.code === 'EEXIST')) {
        throw failure;
      }
    } finally {
      unlinkSync(made);
    }
  }
  return readFileSync(file, 'utf8');
}
