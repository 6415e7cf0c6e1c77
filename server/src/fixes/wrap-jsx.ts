/**
 * A condition around a JSX element: `{ok && <Tag />}` among children, `ok ? <Tag /> : null` elsewhere.
 *
 * An element that holds the page (a provider) is not left out with its children: they are rendered
 * without it, or there is no fix.
 */
import ts from 'typescript';
import { allowsOperand, type Condition } from './condition';
import type { NoFix } from './fix';
import type { Insertion } from './insertion';
import type { Source, Span } from './source';
import { indentationAt } from './style';
import { isScriptTag, type JsxTag, tagName } from './target';
import { hasOwnLines, indentLines } from './wrap-text';

export function wrapJsx(source: Source, tag: JsxTag, condition: Condition): readonly Insertion[] | NoFix {
  const content = contentOf(tag);
  if (content === 'page') return { why: `What stands inside \`<${tagName(tag)}>\` would vanish with it.` };
  const test = allowsOperand(condition);
  if (ts.isJsxElement(tag.parent) || ts.isJsxFragment(tag.parent)) return wrapChild(source, tag, test, content);

  const outer = outermost(tag);
  const context = contextOf(outer);
  switch (context) {
    case 'operand':
      if (!content) return around(source, outer, `${test} && `, '');
      return around(source, outer, `(${test} ? `, ` : ${asElement(content)})`);
    case 'value':
      return around(source, outer, `${test} ? `, ` : ${content ? asElement(content) : 'null'}`);
    case 'branch':
      return around(source, outer, `(${test} ? `, ` : ${content ? asElement(content) : 'null'})`);
    case 'element':
      if (content) return around(source, tag, `<>{${test} ? `, ` : ${content}}</>`);
      return around(source, tag, `<>{${test} && `, '}</>');
    case 'other':
      return { why: `\`<${tagName(tag)}>\` is used where an element must be.` };
  }
}

function wrapChild(source: Source, tag: JsxTag, test: string, content: string | undefined): Insertion[] {
  const span = spanOf(source, tag);
  const [open, close] = content ? [`{${test} ? `, ` : ${content}}`] : [`{${test} && `, '}'];
  const tagText = source.text.slice(...span);
  const width = indentationAt(source.text, span[0]).length + open.length + tagText.length + close.length;
  const isWide = content === undefined && width > MAX_LINE;
  const isTall = (tagText.includes('\n') || isWide) && hasOwnLines(source, span);
  if (!isTall) return around(source, tag, open, close);
  return [
    { at: span[0], text: `${open}(${newLineAt(source, span[0])}${source.style.unit}` },
    ...indentLines(source, span),
    { at: span[1], text: `${newLineAt(source, span[0])})${close}` },
  ];
}

/** What the element's children are: nothing to keep, `{children}` as text, or a part of the page. */
function contentOf(tag: JsxTag): string | 'page' | undefined {
  if (!ts.isJsxElement(tag) || isScriptTag(tag)) return undefined;
  const kept = tag.children.filter((it) => !ts.isJsxText(it) && !isLiteralChild(it));
  const [only] = kept;
  if (!only) return undefined;
  const expression = kept.length === 1 && ts.isJsxExpression(only) ? only.expression : undefined;
  const isPassedOn = expression && /^(?:\w+\.)*children$/.test(expression.getText());
  return isPassedOn ? expression.getText() : 'page';
}

function isLiteralChild(it: ts.JsxChild): boolean {
  return (
    ts.isJsxExpression(it) &&
    (it.expression === undefined || ts.isStringLiteralLike(it.expression) || ts.isTemplateExpression(it.expression))
  );
}

type Context =
  /** After `&&`, or alone in braces: anything that renders as nothing will do. */
  | 'operand'
  /** Where a conditional expression can stand as it is. */
  | 'value'
  /** Where it needs parentheses. */
  | 'branch'
  /** Declared to be an element. */
  | 'element'
  | 'other';

function contextOf(outer: ts.Expression): Context {
  const { parent } = outer;
  if (ts.isJsxExpression(parent)) return ts.isJsxAttribute(parent.parent) ? 'value' : 'operand';
  if (ts.isBinaryExpression(parent)) {
    if (parent.right !== outer) return 'other';
    return parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ? 'operand' : 'branch';
  }
  if (ts.isConditionalExpression(parent)) return 'branch';
  if (ts.isVariableDeclaration(parent)) return parent.type ? 'element' : 'value';
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) return resultIsElement(parent) ? 'element' : 'value';
  if (ts.isArrayLiteralExpression(parent)) return 'value';
  if (ts.isCallExpression(parent))
    return /(?:^|\.)(?:render|push)$/.test(parent.expression.getText()) ? 'value' : 'other';
  return 'other';
}

/** `: JSX.Element` leaves no room for `null`; `ReactNode` does. */
function resultIsElement(node: ts.ReturnStatement | ts.ArrowFunction): boolean {
  const fn = ts.isArrowFunction(node) ? node : ts.findAncestor(node, ts.isFunctionLike);
  return /\bElement\b/.test(fn?.type?.getText() ?? '') && !/\bnull\b/.test(fn?.type?.getText() ?? '');
}

function asElement(content: string): string {
  return `<>{${content}}</>`;
}

function outermost(tag: JsxTag): ts.Expression {
  let it: ts.Expression = tag;
  while (ts.isParenthesizedExpression(it.parent)) it = it.parent;
  return it;
}

function around({ file }: Source, node: ts.Node, before: string, after: string): Insertion[] {
  return [
    { at: node.getStart(file), text: before },
    { at: node.end, text: after },
  ];
}

function spanOf({ file }: Source, node: ts.Node): Span {
  return [node.getStart(file), node.end];
}

function newLineAt({ text, style }: Source, offset: number): string {
  return style.eol + indentationAt(text, offset);
}

const MAX_LINE = 80;
