// What Maven runs as the tests of this module: lint, format, types of tests and tools, vitest. `check.mjs SKIP…` does nothing where
// one of its arguments is true: -DskipTests, -Dmaven.test.skip.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hashOf } from './inputs.mjs';

if (process.argv.slice(2).includes('true')) {
  process.exit(0);
}
const kept = 'target/checked.sha256';
const hash = hashOf([
  'biome.json',
  'e2e',
  'index.html',
  'package.json',
  'package-lock.json',
  'playwright.config.ts',
  'public',
  'scripts',
  'src',
  'tsconfig.app.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.tools.json',
  'vite.config.ts',
  '../docs/openapi/v1.json',
]);
if (existsSync(kept) && readFileSync(kept, 'utf8') === hash) {
  process.exit(0);
}
const run = (program, ...args) => execFileSync(process.execPath, [program, ...args], { stdio: 'inherit' });

run('node_modules/@biomejs/biome/bin/biome', 'check', '.');
run('node_modules/typescript/bin/tsc', '--build');
run('node_modules/vitest/vitest.mjs', 'run');
mkdirSync('target', { recursive: true });
writeFileSync(kept, hash);
