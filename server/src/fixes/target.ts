/**
 * What a touchpoint's offsets stand for in the syntax tree: an expression, a JSX element, or several
 * statements in a row.
 */
import ts from 'typescript';
import type { NoFix } from './fix';
import type { Source, Span } from './source';

export type JsxTag = ts.JsxElement | ts.JsxSelfClosingElement;

export type Target =
  | { readonly k: 'expression'; readonly node: ts.Expression }
  | { readonly k: 'jsx'; readonly node: JsxTag }
  | { readonly k: 'statements'; readonly statements: readonly ts.Statement[] };

export function findTarget(source: Source, span: Span): Target | NoFix {
  const node = nodeCovering(source.file, span);
  if (isTextNode(node)) return targetAroundText(source, node, span);
  const tag = ts.isJsxOpeningElement(node) ? node.parent : node;
  if (isJsxTag(tag) && tag.getStart(source.file) === span[0]) return { k: 'jsx', node: tag };
  if (ts.isExpressionStatement(node)) return { k: 'expression', node: node.expression };
  if (ts.isExpression(node) && node.getStart(source.file) === span[0]) return { k: 'expression', node };
  return statementsIn(source, node, span) ?? { why: 'No statement, call or element stands exactly here.' };
}

/** The smallest node that covers the span. */
export function nodeCovering(file: ts.SourceFile, [start, end]: Span): ts.Node {
  let node: ts.Node = file;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (it) =>
      it.getStart(file) <= start && end <= it.end ? it : undefined,
    );
    if (!inner) return node;
    node = inner;
  }
}

function isJsxTag(node: ts.Node): node is JsxTag {
  return ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node);
}

/** Elements whose content is their code or their replacement, not a part of the page that a reader came for. */
export function isScriptTag(tag: JsxTag): boolean {
  return SCRIPT_TAGS.has(tagName(tag));
}

export function tagName(tag: JsxTag): string {
  return (ts.isJsxElement(tag) ? tag.openingElement : tag).tagName.getText();
}

/** Code in a string has no statement to wrap; the `<script>` element that holds it can be held back as a whole. */
function targetAroundText(source: Source, text: ts.Node, span: Span): Target | NoFix {
  if (text.getStart(source.file) === span[0] && text.end === span[1]) return { why: 'A text is no statement.' };
  const tag = ts.findAncestor(text, isJsxTag);
  if (tag && isScriptTag(tag)) return { k: 'jsx', node: tag };
  return { why: 'The code stands in a string.' };
}

function isTextNode(node: ts.Node): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateLiteralToken(node) ||
    ts.isTemplateExpression(node) ||
    ts.isJsxText(node)
  );
}

function statementsIn(source: Source, node: ts.Node, [start, end]: Span): Target | undefined {
  if (!ts.isBlock(node) && !ts.isSourceFile(node) && !ts.isCaseOrDefaultClause(node)) return undefined;
  const inside = node.statements.filter((it) => it.end > start && it.getStart(source.file) < end);
  const [first] = inside;
  if (!first || first.getStart(source.file) < start || (inside.at(-1)?.end ?? 0) > end) return undefined;
  return { k: 'statements', statements: inside };
}

const SCRIPT_TAGS: ReadonlySet<string> = new Set(['script', 'Script', 'noscript', 'iframe', 'object', 'style']);
