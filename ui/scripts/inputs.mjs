// One hash over all that decides what is built or checked.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';

function* files(path) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) {
      yield* files(`${path}/${name}`);
    }
  } else {
    yield path;
  }
}

export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of files(path)) {
      // it is made from the document, which is hashed itself
      if (!file.endsWith('src/shared/api/schema.d.ts')) {
        hash.update(`${file}\n`).update(readFileSync(file)).update('\n');
      }
    }
  }
  return hash.digest('hex');
}
