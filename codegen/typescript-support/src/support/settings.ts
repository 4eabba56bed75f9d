import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const SECRET_BYTES = 32;

/** How the app is run; all of it comes from the environment. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly logLevel: string;
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
}

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const text = (name: string, fallback: string): string => {
    const value = environment[name] ?? '';
    return value === '' ? fallback : value;
  };
  const password = text('ADMIN_PASSWORD', '');
  return {
    host: text('HOST', '127.0.0.1'),
    port: wholeNumber('PORT', text('PORT', '8080')),
    databaseUrl: required(environment, 'DATABASE_URL'),
    poolSize: wholeNumber('DATABASE_POOL_SIZE', text('DATABASE_POOL_SIZE', '10')),
    logLevel: text('LOG_LEVEL', 'info'),
    secret: secretOf(text('APP_SECRET', ''), text('APP_SECRET_FILE', 'data/secret')),
    adminEmail: text('ADMIN_EMAIL', 'admin@example.com'),
    adminPassword: password === '' ? undefined : password,
    publicOrigin: originOf(text('PUBLIC_ORIGIN', '')),
    filesFolder: text('FILES_FOLDER', 'data/files'),
    fileSizeMax: wholeNumber('FILE_SIZE_MAX', text('FILE_SIZE_MAX', String(25 * 1024 * 1024))),
    seed: text('SEED', 'false') === 'true',
  };
}

function required(environment: NodeJS.ProcessEnv, name: string): string {
  const value = environment[name] ?? '';
  if (value === '') {
    throw new Error(`set ${name}`);
  }
  return value;
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
  const secret = Buffer.from(given === '' ? readOrMake(file) : given, 'base64');
  if (secret.length < SECRET_BYTES) {
    throw new Error(
      `the secret of the app has less than ${SECRET_BYTES} bytes; make one with: openssl rand -base64 32`,
    );
  }
  return secret;
}

function readOrMake(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  try {
    // fails where the file is there, so that two processes that start at once end up with the same secret
    writeFileSync(file, randomBytes(SECRET_BYTES).toString('base64'), { mode: 0o600, flag: 'wx', flush: true });
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'EEXIST')) {
      throw failure;
    }
  }
  return readFileSync(file, 'utf8');
}
