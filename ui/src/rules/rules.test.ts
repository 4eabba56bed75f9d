import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { features } from '@/app/features';
import { literalTexts } from './literals';
import { parse, sources, walk } from './sources';

const all = sources();

describe('messages', () => {
  const folders = readdirSync('src', { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => name.endsWith('/messages'));
  const read = (folder: string, language: string) =>
    flat(JSON.parse(readFileSync(`src/${folder}/${language}.json`, 'utf8')) as object);
  const catalogue = new Map(folders.map((folder) => [folder.split('/').at(-2) ?? '', read(folder, 'en')]));

  it.each(folders)('of %s should have the same keys and values in both languages', (folder) => {
    const en = read(folder, 'en');
    const de = read(folder, 'de');
    expect([...de.keys()].sort()).toEqual([...en.keys()].sort());
    for (const [key, text] of en) {
      expect(text, key).not.toBe('');
      expect(placeholders(de.get(key)), key).toEqual(placeholders(text));
    }
  });

  it('that are used should be there', () => {
    const missing: string[] = [];
    for (const { path, tree } of all) {
      const own = namespaceOf(tree) ?? 'app';
      walk(tree, (node) => {
        if (ts.isCallExpression(node) && node.expression.getText() === 't') {
          const [argument] = node.arguments;
          if (argument && ts.isStringLiteral(argument)) {
            const [namespace, key] = argument.text.includes(':') ? argument.text.split(':', 2) : [own, argument.text];
            const messages = catalogue.get(namespace ?? '');
            if (!messages?.has(key ?? '') && !messages?.has(`${key}_other`)) {
              missing.push(`${path}: ${argument.text}`);
            }
          }
        }
      });
    }
    expect(missing).toEqual([]);
  });

  it('should be all that people read', () => {
    expect(all.flatMap(({ path, tree }) => literalTexts(tree).map((text) => `${path}: ${text}`))).toEqual([]);
  });

  it('should be missed where a text is written into the code', () => {
    const tree = parse('x.tsx', '<p title="Title" className="x">Text {a ? "Yes" : t("no")} {t("key")} · {n}</p>');
    expect(literalTexts(tree)).toEqual(['Title', 'Text', 'Yes']);
  });

  it('of the places in the rail should be there', () => {
    for (const entry of features.flatMap((feature) => feature.nav ?? [])) {
      expect(entry.label).toMatch(/^app:nav\./);
      expect(catalogue.get('app')?.has(entry.label.slice('app:'.length)), entry.label).toBe(true);
    }
  });
});

describe('features', () => {
  it('should have messages in the folder of their name, and be all that there are', () => {
    const folders = readdirSync('src/features').sort();
    expect(features.map((feature) => feature.name).sort()).toEqual(folders);
    for (const name of folders) {
      expect(existsSync(`src/features/${name}/messages/en.json`), name).toBe(true);
    }
  });

  it('should have ids, letters and places of their own', () => {
    const nav = features.flatMap((feature) => feature.nav ?? []);
    const letters = nav.flatMap((entry) => (entry.letter === undefined ? [] : [entry.letter]));
    expect(new Set(nav.map((entry) => entry.id)).size).toBe(nav.length);
    expect(new Set(letters).size).toBe(letters.length);
    expect(new Set(nav.map((entry) => `${entry.area} ${entry.order}`)).size).toBe(nav.length);
  });

  it('should import shared and renderer, never another feature or the shell', () => {
    expect(all.flatMap(({ path, tree }) => foreignImports(path, tree))).toEqual([]);
  });

  it('that import others should be found', () => {
    const text = "import a from '@/features/jobs/a'; import b from '../home/b'; const c = import('@/app/shell');";
    expect(foreignImports('features/home/x.ts', parse('x.ts', text))).toHaveLength(2);
    expect(foreignImports('shared/x.ts', parse('x.ts', text))).toHaveLength(2);
    expect(foreignImports('renderer/x.ts', parse('x.ts', "import '@/shared/api/client';"))).toHaveLength(1);
  });
});

function flat(messages: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...flat(value, `${prefix}${key}.`)]
        : [[prefix + key, String(value)] as [string, string]],
    ),
  );
}

function placeholders(text: string | undefined): string[] {
  return (text?.match(/\{\{\s*\w+/g) ?? []).sort();
}

function namespaceOf(tree: ts.SourceFile): string | undefined {
  let found: string | undefined;
  walk(tree, (node) => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'useTranslation') {
      const [argument] = node.arguments;
      found ??= argument && ts.isStringLiteral(argument) ? argument.text : undefined;
    }
    if (ts.isTypeReferenceNode(node) && node.typeName.getText() === 'TFunction') {
      found ??= node.typeArguments?.[0]?.getText().replaceAll("'", '');
    }
  });
  return found;
}

/** What a source must not import, by the folder that it lies in. */
function foreignImports(path: string, tree: ts.SourceFile): string[] {
  const [area, feature] = path.split('/');
  if (area !== 'features' && area !== 'shared' && area !== 'renderer') {
    return [];
  }
  const foreign: string[] = [];
  walk(tree, (node) => {
    const from =
      ts.isImportDeclaration(node) ||
      (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
        ? specifier(node)
        : undefined;
    if (from === undefined) {
      return;
    }
    const target = absolute(path, from);
    const [targetArea, targetFeature] = target.split('/');
    const isForeign =
      targetArea === 'app' ||
      (targetArea === 'features' && (area !== 'features' || targetFeature !== feature)) ||
      (targetArea === 'renderer' && area === 'shared') ||
      // It is the screens of generated applications too: it gets a source of data.
      (area === 'renderer' && /^shared\/api\/(client|queries|schema|session)/.test(target));
    if (isForeign) {
      foreign.push(`${path}: ${from}`);
    }
  });
  return foreign;
}

function specifier(node: ts.ImportDeclaration | ts.CallExpression): string | undefined {
  const literal = ts.isImportDeclaration(node) ? node.moduleSpecifier : node.arguments[0];
  return literal && ts.isStringLiteral(literal) ? literal.text : undefined;
}

function absolute(path: string, from: string): string {
  if (from.startsWith('@/')) {
    return from.slice(2);
  }
  return from.startsWith('.') ? new URL(from, `file:///${path}`).pathname.slice(1) : `package/${from}`;
}
