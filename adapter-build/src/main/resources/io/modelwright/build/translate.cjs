// Writes what tsc would write of the sources below src, file by file and without looking at types.
const fs = require('node:fs');
const path = require('node:path');
const ts = require('./node_modules/typescript/lib/typescript.js');

const read = ts.getParsedCommandLineOfConfigFile('tsconfig.build.json', {}, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (fault) => {
    throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n'));
  },
});
// a file by itself is of no package, so it is said here that all of them are modules of ECMAScript, as package.json says
const compilerOptions = {
  ...read.options,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noEmit: false,
  outDir: undefined,
  rootDir: undefined,
};
let faults = 0;
for (const file of read.fileNames) {
  const name = path.relative('.', file);
  const out = path.join('dist', path.relative('src', name).replace(/\.ts$/, '.js'));
  const result = ts.transpileModule(fs.readFileSync(name, 'utf8'), {
    fileName: name,
    reportDiagnostics: true,
    compilerOptions,
  });
  for (const fault of result.diagnostics ?? []) {
    const at = fault.file && ts.getLineAndCharacterOfPosition(fault.file, fault.start);
    const place = at ? `${at.line + 1},${at.character + 1}` : '1,1';
    console.log(`${name}(${place}): error TS${fault.code}: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`);
    faults++;
  }
  fs.mkdirSync(path.dirname(out), { recursive: true });
  fs.writeFileSync(out, result.outputText);
  if (result.sourceMapText) {
    const map = JSON.parse(result.sourceMapText);
    map.sources = [path.relative(path.dirname(out), name)];
    fs.writeFileSync(`${out}.map`, JSON.stringify(map));
  }
}
process.exitCode = faults === 0 ? 0 : 1;
