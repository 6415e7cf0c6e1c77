/** What a file's bindings and functions get their values from, as expressions: for following a value backwards. */
import type { Assign, Expr, FileFacts, Pattern } from '../../../facts/ir';
import { forEachExpr } from '../../../facts/walk';
import { remembered } from '../../../std/remembered';

export interface Definition {
  /** The function that runs it. */
  readonly fn: number;
  /** With the property that a pattern takes out of it. */
  readonly value: Expr;
  /** Undefined for a declaration. */
  readonly assign: Assign | undefined;
}

export interface PropertyWrite {
  readonly fn: number;
  readonly assign: Assign;
}

export interface Definitions {
  readonly ofBinding: ReadonlyMap<number, readonly Definition[]>;
  readonly ofProperty: ReadonlyMap<string, readonly PropertyWrite[]>;
  /** What a function returns. */
  readonly returns: ReadonlyMap<number, readonly Expr[]>;
  readonly calls: readonly { readonly fn: number; readonly call: Extract<Expr, { k: 'call' }> }[];
}

const known = new WeakMap<FileFacts, Definitions>();

export function definitionsIn(facts: FileFacts): Definitions {
  return remembered(known, facts, () => collect(facts));
}

function collect(facts: FileFacts): Definitions {
  const ofBinding = new Map<number, Definition[]>();
  const ofProperty = new Map<string, PropertyWrite[]>();
  const returns = new Map<number, Expr[]>();
  const calls: { fn: number; call: Extract<Expr, { k: 'call' }> }[] = [];
  const define = (fn: number, target: Pattern, value: Expr, assign: Assign | undefined) => {
    for (const it of boundTo(target, value))
      remembered(ofBinding, it.b, () => []).push({ fn, value: it.value, assign });
  };
  forEachExpr(facts, (node, fn) => {
    if (node.k === 'var') for (const { target, init } of node.decls) if (init) define(fn, target, init, undefined);
    if (node.k === 'return' && node.x) remembered(returns, fn, () => []).push(node.x);
    if (node.k === 'call') calls.push({ fn, call: node });
    if (node.k !== 'assign') return;
    define(fn, node.target, node.value, node);
    if (node.target.k !== 'pmem') return;
    const { x } = node.target;
    remembered(ofProperty, x.k === 'member' ? x.name : '', () => []).push({ fn, assign: node });
  });
  return { ofBinding, ofProperty, returns, calls };
}

/** `const { marketing } = consent` takes `consent.marketing`. */
export function boundTo(target: Pattern, value: Expr): readonly { readonly b: number; readonly value: Expr }[] {
  switch (target.k) {
    case 'pid':
      return [{ b: target.b, value }];
    case 'pdef':
      return boundTo(target.target, value);
    case 'pobj':
      return [
        ...target.props.flatMap(({ key, value: part }) =>
          boundTo(part, typeof key === 'string' ? memberOf(part, value, key) : value),
        ),
        ...(target.rest ? boundTo(target.rest, value) : []),
      ];
    case 'parr':
      return [
        ...target.elems.flatMap((it) => (it ? boundTo(it, value) : [])),
        ...(target.rest ? boundTo(target.rest, value) : []),
      ];
    default:
      return [];
  }
}

function memberOf({ s, e }: Pattern, obj: Expr, name: string): Expr {
  return { k: 'member', obj, name, n: s, s, e };
}
