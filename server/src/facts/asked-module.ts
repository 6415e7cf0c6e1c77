/** `import('…')` and `require('…')`. */
import type { Expr } from './ir';

/** The module that it asks for, as far as that is written there: not one whose name is made elsewhere. */
export function askedModule(it: object): string | undefined {
  const asking = it as Expr;
  if (asking.k === 'import') return writtenText(asking.spec);
  return asking.k === 'call' && isRequire(asking.callee) ? writtenText(asking.args[0]) : undefined;
}

export function isRequire(callee: Expr): boolean {
  return callee.k === 'global' && callee.name === 'require';
}

function writtenText(x: object | null | undefined): string | undefined {
  const it = x as Expr | undefined;
  if (it?.k === 'lit' && typeof it.v === 'string') return it.v;
  return it?.k === 'tpl' && it.exprs.length === 0 ? it.strings[0] : undefined;
}
