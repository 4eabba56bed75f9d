import ts from 'typescript';
import { walk } from './sources';

// Attributes that people read or hear.
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
  'text',
  'hint',
  'caption',
  'description',
  'confirmLabel',
]);

/** The texts in JSX that are no messages: what people would read in one language alone. */
export function literalTexts(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    if (ts.isJsxText(node) && isText(node.text)) {
      found.push(node.text.trim());
    } else if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText())) {
      found.push(...literals(node.initializer));
    } else if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) {
      found.push(...literals(node));
    }
  });
  return found;
}

/** The literals that an expression may be, not those that it is made from: `t('key')` is none. */
function literals(node: ts.Node | undefined): string[] {
  if (node === undefined) {
    return [];
  }
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return isText(node.text) ? [node.text] : [];
  }
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) {
    return literals(node.expression);
  }
  if (ts.isConditionalExpression(node)) {
    return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  }
  if (ts.isBinaryExpression(node)) {
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return literals(node.right);
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.PlusToken:
        return [...literals(node.left), ...literals(node.right)];
      default:
        return [];
    }
  }
  return [];
}

function isText(text: string): boolean {
  return /\p{L}/u.test(text);
}
