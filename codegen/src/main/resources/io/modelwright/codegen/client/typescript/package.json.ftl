{
  "name": "${slug}-client",
  "version": "${version}.0.0",
  "description": "Typed client of the records of ${slug}",
  "type": "module",
  "engines": { "node": ">=20" },
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
    "prepare": "tsc"
  },
  "devDependencies": {
    "typescript": "6.0.3"
  }
}
