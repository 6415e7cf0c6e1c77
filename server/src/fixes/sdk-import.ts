/** How a new file gets hold of the SDK that a call is made on: by the same import, or by the same global name. */
import ts from 'typescript';
import type { NoFix } from './fix';
import { namesInScope } from './scope';

export interface SdkImport {
  /** What stands between `import` and `from`; undefined for a global. */
  readonly clause: string | undefined;
  readonly specifier: string;
}

/** `respell`: the same module as the new file names it. */
export function sdkOf(call: ts.CallExpression, respell: (spec: string) => string | undefined): SdkImport | NoFix {
  const root = rootOf(call.expression);
  const found = root && namesInScope(call).find((it) => it.name === root);
  if (!found) return { clause: undefined, specifier: '' };
  const { imported, at } = found;
  if (!imported || !ts.isStringLiteral(imported.moduleSpecifier))
    return { why: `\`${root}\` belongs to this code, so a helper in a file of its own cannot send with it.` };
  const specifier = respell(imported.moduleSpecifier.text);
  return specifier === undefined
    ? { why: `\`${imported.moduleSpecifier.text}\` cannot be imported from another file.` }
    : { clause: clauseOf(at), specifier };
}

function rootOf(node: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return rootOf(node.expression);
  return ts.isIdentifier(node) ? node.text : undefined;
}

function clauseOf(at: ts.Identifier): string {
  if (ts.isNamespaceImport(at.parent)) return `* as ${at.text}`;
  return ts.isImportSpecifier(at.parent) ? `{ ${at.parent.getText()} }` : at.text;
}
