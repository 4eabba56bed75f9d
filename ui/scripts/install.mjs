// npm ci, but only when the lock file is another one than that of the last time: it takes most of a minute.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const kept = `${home}node_modules/.lock-hash`;
const hash = createHash('sha256')
  .update(readFileSync(`${home}package-lock.json`))
  .update(readFileSync(`${home}package.json`))
  .digest('hex');

if (!existsSync(kept) || readFileSync(kept, 'utf8') !== hash) {
  // Node 24 comes with it, see docs/ui.md; npm itself warns that the one which runs now is older.
  execFileSync('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: home,
    stdio: 'inherit',
  });
  writeFileSync(kept, hash);
}
