/** Parts of one declaration: the bindings of its pattern, and expressions without the bodies of functions. */
import type { Expr, Pattern } from '../../facts/ir';

export function boundBy(target: Pattern): number[] {
  switch (target.k) {
    case 'pid':
      return [target.b];
    case 'pdef':
      return boundBy(target.target);
    case 'pobj':
      return [...target.props.flatMap((it) => boundBy(it.value)), ...(target.rest ? boundBy(target.rest) : [])];
    case 'parr':
      return [...target.elems.flatMap((it) => (it ? boundBy(it) : [])), ...(target.rest ? boundBy(target.rest) : [])];
    default:
      return [];
  }
}

/** Properties that a pattern takes. */
export function namesIn(target: Pattern): string[] {
  if (target.k === 'pdef') return namesIn(target.target);
  if (target.k === 'parr') return target.elems.flatMap((it) => (it ? namesIn(it) : []));
  if (target.k !== 'pobj') return [];
  return target.props.flatMap((it) => [...(typeof it.key === 'string' ? [it.key] : []), ...namesIn(it.value)]);
}

/** Expressions of one initialiser; functions in it are named, not entered. */
export function walkShallow(x: Expr, visit: (it: Expr) => void): void {
  visit(x);
  for (const value of Object.values(x)) walkValue(value, visit);
}

function walkValue(value: unknown, visit: (it: Expr) => void): void {
  if (Array.isArray(value)) {
    for (const it of value) walkValue(it, visit);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = value as { k?: unknown };
  if (typeof node.k === 'string' && node.k !== 'spread' && !node.k.startsWith('p'))
    return walkShallow(value as Expr, visit);
  for (const it of Object.values(value)) walkValue(it, visit);
}
