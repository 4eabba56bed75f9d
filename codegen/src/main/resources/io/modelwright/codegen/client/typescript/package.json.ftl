{
  "name": "${slug}-client",
  "version": "${version}.0.0",
  "description": "Typed client of the records of ${slug}",
  "private": true,
  "type": "module",
  "engines": { "node": ">=20.3" },
  "exports": {
    ".": {
      "types": "./dist/index.d.ts",
      "default": "./dist/index.js"
    }
  },
  "files": ["dist"],
  "sideEffects": false,
  "scripts": {
    "build": "tsc",
    "check": "tsc --noEmit",
    "prepare": "tsc",
    "test": "tsc && node --test"
  },
  "devDependencies": {
    "typescript": "6.0.3"
  }
}
