/** Expressions that stand in markup: whether one can be copied into a script as it stands. */
import ts from 'typescript';
import { parse, syntaxErrors } from '../parse';
import type { MarkupScript } from './language';

/** `asBody`: a function's body may be made of it. */
export function isReadable(code: string, extension: MarkupScript['extension'], asBody = false): boolean {
  const whole = asBody ? `function f() {\n${code}\n}` : `(\n${code}\n)`;
  const file = parse(`expression${extension}`, whole);
  return syntaxErrors(file).length === 0 && file.statements.length === 1 && isWhole(file, asBody);
}

/** `) ; (` would close what stands around it. */
function isWhole(file: ts.SourceFile, asBody: boolean): boolean {
  const [only] = file.statements;
  if (!only) return false;
  if (asBody) return ts.isFunctionDeclaration(only);
  return ts.isExpressionStatement(only) && ts.isParenthesizedExpression(only.expression);
}

const PATH = /^\s*[A-Za-z_$][\w$]*(?:\s*\??\.\s*[A-Za-z_$][\w$]*|\[[^[\]]*\])*\s*$/;
const FUNCTION = /^\s*(?:async\s+)?(?:\([^)]*\)|[A-Za-z_$][\w$]*)\s*(?::[^=]*)?=>|^\s*(?:async\s+)?function\b/;

/** What a handler attribute holds: a path to a function, a function, or statements. */
export function handlerForm(code: string): 'path' | 'function' | 'statements' {
  if (PATH.test(code)) return 'path';
  return FUNCTION.test(code) ? 'function' : 'statements';
}

export function camelCase(name: string): string {
  return name.replace(/-+(\w)/g, (_, char: string) => char.toUpperCase());
}

export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}
