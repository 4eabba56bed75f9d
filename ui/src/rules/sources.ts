import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Source {
  /** Below `src/`. */
  path: string;
  tree: ts.SourceFile;
}

/** All hand-written sources but tests. */
export function sources(): Source[] {
  return readdirSync('src', { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|schema\.d\.ts$|^rules\/|^test-setup/.test(path))
    .sort()
    .map((path) => ({ path, tree: parse(path, readFileSync(`src/${path}`, 'utf8')) }));
}

export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}
