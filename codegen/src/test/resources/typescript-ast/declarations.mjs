// Parses TypeScript sources below a folder and writes what they declare as JSON: for each file its statements, with the values
// of literals as they are after their escapes. Whatever is no literal is its kind of syntax.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const [folder] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && file.name.endsWith('.ts'))
  .map((file) => join(file.parentPath, file.name));

process.stdout.write(JSON.stringify(Object.fromEntries(files.map((file) => [relative(folder, file), declarations(file)]))));

function declarations(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  return {
    faults: source.parseDiagnostics.map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, ' ')),
    statements: source.statements.map(statement),
  };
}

function statement(node) {
  const kind = ts.SyntaxKind[node.kind];
  if (ts.isVariableStatement(node)) {
    const [declared, ...others] = node.declarationList.declarations;
    return { kind, name: declared.name.text, value: value(declared.initializer), others: others.length };
  }
  if (ts.isInterfaceDeclaration(node)) {
    return { kind, name: node.name.text, members: node.members.map((member) => member.name?.text ?? '?') };
  }
  return { kind, name: node.name?.text ?? node.moduleSpecifier?.text ?? '?' };
}

function value(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return node.text;
  }
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map(value);
  }
  if (ts.isObjectLiteralExpression(node)) {
    const members = node.properties.map((property) => [property.name?.text ?? '?', value(property.initializer ?? property)]);
    const object = Object.fromEntries(members);
    // a name that is there twice would hide what stands behind the first
    return Object.keys(object).length === members.length ? object : { twice: members };
  }
  return `<${ts.SyntaxKind[node.kind]}>`;
}
