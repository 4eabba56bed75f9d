// Builds the studio for the class path of the server: types of the API, type check, Vite, stored gzip, budgets. Does nothing where
// nothing changed since the last time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { checkBudgets } from './budgets.mjs';
import { hashOf } from './inputs.mjs';

const out = process.env.UI_OUT ?? 'target/classes/assets/ui';
// Beside what was built, so that both go together.
const kept = `${out}/../../../ui-build.sha256`;
const INPUTS = [
  'index.html',
  'package.json',
  'package-lock.json',
  'public',
  'scripts',
  'src',
  'tsconfig.app.json',
  'tsconfig.base.json',
  'vite.config.ts',
  '../docs/openapi/v1.json',
];

const hash = hashOf(INPUTS);
if (existsSync(kept) && existsSync(`${out}/files.txt`) && readFileSync(kept, 'utf8') === hash) {
  process.exit(0);
}
rmSync(kept, { force: true });

function run(program, ...args) {
  // Through node, not by its link: where scripts cannot be run there is none.
  execFileSync(process.execPath, [program, ...args], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', UI_OUT: out },
  });
}

run('node_modules/openapi-typescript/bin/cli.js', '../docs/openapi/v1.json', '--output', 'src/shared/api/schema.d.ts');
run('node_modules/typescript/bin/tsc', '--build');
run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');

mkdirSync('target', { recursive: true });
writeFileSync('target/manifest.json', readFileSync(`${out}/manifest.json`));
rmSync(`${out}/manifest.json`);

// The server sends stored bytes: a gzip of each file that gets smaller by it, and a list, since a class path has no folders.
const GAINS = 0.9;
const names = readdirSync(out, { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => statSync(`${out}/${name}`).isFile())
  .sort();
const lines = [];
for (const name of names) {
  const bytes = readFileSync(`${out}/${name}`);
  const gzip = gzipSync(bytes, { level: 9 });
  // The page gets its nonce when it is sent.
  const isStored = name !== 'index.html' && gzip.length < bytes.length * GAINS;
  if (isStored) {
    writeFileSync(`${out}/${name}.gz`, gzip);
  }
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  lines.push(`${name} ${digest} ${isStored ? 'gzip' : 'plain'}`);
}
writeFileSync(`${out}/files.txt`, `${lines.join('\n')}\n`);

checkBudgets(out, 'target/manifest.json');
writeFileSync(kept, hash);
