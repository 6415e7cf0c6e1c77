/**
 * Alpine in a page: `x-data` is a scope of names, `x-if` a condition, and what is written in attributes runs when its
 * event happens or what it looks at changes. So it is handed over as functions that run later.
 */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import ts from 'typescript';
import type { Span } from '../ir';
import { parse } from '../parse';
import { isReadable } from './expression';
import type { Problem } from './language';
import type { VirtualWriter } from './virtual-text';

export interface AlpinePage {
  readonly w: VirtualWriter;
  readonly text: string;
  readonly problems: Problem[];
}

/** Names of an `x-data`, and what holds them. Innermost first. */
export interface Scope {
  readonly holder: string;
  readonly names: ReadonlySet<string>;
}

export function isAlpine(text: string): boolean {
  return /\sx-data\b/.test(text);
}

/** `@click.prevent` is `onclick`. */
export function eventOf(name: string): string | undefined {
  const found = /^(?:@|x-on:)([\w-]+)/.exec(name)?.[1];
  return found && `on${found}`;
}

/** `:src` is `src`. */
export function boundOf(name: string): string | undefined {
  return /^(?::|x-bind:)([\w-]+)$/.exec(name)?.[1];
}

/** Does an attribute of these run code? */
export function isDirective(name: string): boolean {
  return eventOf(name) !== undefined || boundOf(name) !== undefined || /^x-(?:init|effect|model)\b/.test(name);
}

type Locate = (node: Tree.Element, name: string) => Span | undefined;

/** Opens what the element's attributes open. What is answered closes it. */
export function openScopes(
  page: AlpinePage,
  node: Tree.Element,
  around: readonly Scope[],
  locate: Locate,
): { readonly scopes: readonly Scope[]; readonly closing: string } {
  const { w, text } = page;
  let scopes = around;
  let closing = '';
  const data = locate(node, 'x-data');
  if (data) {
    const holder = `__x${data.s}`;
    w.write(`{ let ${holder}; try { ${holder} = `, data.s, data.e);
    writeCode(page, data, around);
    w.write(`; } catch {}\n__page(() => ${holder}.init?.());\n`, data.s, data.e);
    scopes = [{ holder, names: namesOf(text, data) }, ...around];
    closing = '}\n';
  }
  for (const name of ['x-init', 'x-effect']) {
    const at = locate(node, name);
    if (!at) continue;
    w.write('__page(() => {', at.s, at.e);
    writeCode(page, at, scopes, true);
    w.write('\n});\n', at.s, at.e);
  }
  const test = node.tagName === 'template' ? locate(node, 'x-if') : undefined;
  if (!test) return { scopes, closing };
  w.write('__page(() => { if (', test.s, test.e);
  writeCode(page, test, scopes);
  w.write(') {\n', test.s, test.e);
  return { scopes, closing: `}});\n${closing}` };
}

/** An expression in parentheses, or statements: its names are those of the scopes around it. */
export function writeCode(
  { w, text, problems }: AlpinePage,
  { s, e }: Span,
  scopes: readonly Scope[],
  asBody = false,
): void {
  const code = text.slice(s, e);
  if (!asBody) w.write('(', s, e);
  if (isReadable(code.trim() === '' ? '{}' : code, '.js', asBody)) writeNames();
  else {
    problems.push({ at: s, message: `\`${code.trim().slice(0, 60)}\` is no code.` });
    w.write(asBody ? '' : '__unread', s, e);
  }
  if (!asBody) w.write('\n)', s, e);

  function writeNames(): void {
    if (code.trim() === '') return w.write(asBody ? '' : '{}', s, e);
    const before = asBody ? '' : '(';
    let at = s;
    for (const it of namesIn(`${before}${code}${asBody ? '' : ')'}`)) {
      const start = s + it.at - before.length;
      const holder = scopes.find(({ names }) => names.has(it.name))?.holder;
      if (holder === undefined) continue;
      w.copy(at, start);
      w.write(`${it.isShort ? `${it.name}: ` : ''}${holder}.`, start, start);
      at = start;
    }
    w.copy(at, e);
  }
}

interface Name {
  readonly name: string;
  readonly at: number;
  /** `{ name }` */
  readonly isShort: boolean;
}

/** Names that stand for a variable. */
function namesIn(code: string): readonly Name[] {
  const file = parse('code.js', code);
  const found: Name[] = [];
  visit(file, file);
  return found.sort((a, b) => a.at - b.at);

  function visit(node: ts.Node, parent: ts.Node): void {
    if (ts.isIdentifier(node) && isVariable(node, parent))
      found.push({ name: node.text, at: node.getStart(file), isShort: ts.isShorthandPropertyAssignment(parent) });
    ts.forEachChild(node, (it) => visit(it, node));
  }
}

function isVariable(node: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !(
    ts.isMethodDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isGetAccessor(parent) ||
    ts.isSetAccessor(parent) ||
    ts.isLabeledStatement(parent)
  );
}

/** `{ consent: false, accept() { … } }`, or what a function of the page returns. */
function namesOf(text: string, { s, e }: Span): ReadonlySet<string> {
  const code = text.slice(s, e).trim();
  if (code.startsWith('{')) return keysOf(`(${code})`);
  const name = /^([\w$]+)\s*\(/.exec(code)?.[1];
  const made = name && new RegExp(`function\\s+${name}\\s*\\([^)]*\\)\\s*\\{\\s*return\\s*(?=\\{)`).exec(text);
  return made ? keysOf(`(${text.slice(made.index + made[0].length)}`) : new Set();
}

function keysOf(code: string): ReadonlySet<string> {
  const names = new Set<string>();
  const [statement] = parse('data.js', code).statements;
  const inner = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  const object = inner && ts.isParenthesizedExpression(inner) ? inner.expression : inner;
  if (object && ts.isObjectLiteralExpression(object))
    for (const { name } of object.properties)
      if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name))) names.add(name.text);
  return names;
}
