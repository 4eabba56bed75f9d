// What a first visit and each page may cost, in kB (1000 bytes) of gzip.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KB = 1000;
const SHELL_MAX = 180;
const ROUTE_MAX = 130;
const CSS_MAX = 20;

/** All files that a chunk loads before it runs. */
function closure(manifest, key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key);
    for (const next of manifest[key].imports ?? []) {
      closure(manifest, next, seen);
    }
  }
  return seen;
}

function weight(out, file) {
  const gzip = `${out}/${file}.gz`;
  return existsSync(gzip) ? statSync(gzip).size : gzipSync(readFileSync(`${out}/${file}`)).length;
}

export function checkBudgets(out, manifestPath) {
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const shell = closure(manifest, entry);
  // The messages of one language belong to the first visit too.
  const messages = Object.keys(manifest).find((key) => key.endsWith('messages-en.ts'));
  const first = new Set([...shell, ...(messages ? closure(manifest, messages) : [])]);
  const scripts = (keys) => [...keys].reduce((sum, key) => sum + weight(out, manifest[key].file), 0) / KB;
  const faults = [];
  const lines = [];
  function check(name, size, max) {
    lines.push(`${size.toFixed(1).padStart(8)} kB of ${max}  ${name}`);
    if (size > max) {
      faults.push(`${name}: ${size.toFixed(1)} kB, ${max} are allowed`);
    }
  }
  check('shell', scripts(first), SHELL_MAX);
  const css = new Set(Object.values(manifest).flatMap((chunk) => chunk.css ?? []));
  check('CSS', [...css].reduce((sum, file) => sum + weight(out, file), 0) / KB, CSS_MAX);
  for (const key of Object.keys(manifest).sort()) {
    if (manifest[key].isDynamicEntry && !/messages[-/]/.test(key)) {
      check(key, scripts([...closure(manifest, key)].filter((one) => !first.has(one))), ROUTE_MAX);
    }
  }
  writeFileSync('target/sizes.txt', `${lines.join('\n')}\n`);
  if (faults.length > 0) {
    throw new Error(`too much to load:\n  ${faults.join('\n  ')}`);
  }
}
