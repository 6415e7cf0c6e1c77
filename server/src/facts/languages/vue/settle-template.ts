/**
 * Names in a Vue template: what the script declares is taken out of its ref, what it does not declare is
 * the instance's.
 */
import type { Expr, FileFacts, GlobalRef, LocalRef, Pattern } from '../../ir';

/** Names of the language that a template may use; all else that no script declares is the instance's. */
const GLOBALS: ReadonlySet<string> = new Set(
  'undefined,Infinity,NaN,isFinite,isNaN,parseFloat,parseInt,decodeURI,decodeURIComponent,encodeURI,encodeURIComponent,Math,Number,Date,Array,Object,Boolean,String,RegExp,Map,Set,JSON,Intl,BigInt,console,Error,Symbol'.split(
    ',',
  ),
);

type Plain = Record<string, unknown>;
type Name = Extract<Pattern, { k: 'pid' | 'pglobal' }>;

/** `name`: what the component is called. */
export function settleTemplate(facts: FileFacts, name: string): FileFacts {
  const render = facts.functions.findIndex((it) => it.name === '__render' && it.parent !== 0 && it.parent !== -1);
  const component = facts.functions[render]?.parent ?? -1;
  const bindingNamed = (named: string) => facts.bindings.findIndex((it) => it.name === named);
  const settle = {
    ctx: bindingNamed('__ctx'),
    unref: bindingNamed('__unref'),
    /** Bindings of the template itself are plain values. */
    isOutside: (b: number) => !isWithin(facts, facts.bindings[b]?.owner ?? 0, render),
    isConst: (b: number) => facts.bindings[b]?.kind === 'const' && !facts.bindings[b]?.name.startsWith('__'),
    nameOf: (b: number) => facts.bindings[b]?.name ?? '',
  };
  return {
    ...facts,
    functions: facts.functions.map((it, f) => {
      if (f === component) return { ...it, name };
      return isWithin(facts, f, render)
        ? { ...it, body: rewrite(it.body, settle), params: rewrite(it.params, settle) }
        : it;
    }),
  };
}

interface Settle {
  readonly ctx: number;
  readonly unref: number;
  isOutside(b: number): boolean;
  isConst(b: number): boolean;
  nameOf(b: number): string;
}

function isWithin({ functions }: FileFacts, f: number, around: number): boolean {
  for (let at = f; at >= 0; at = functions[at]?.parent ?? -1) if (at === around) return true;
  return false;
}

function rewrite<T>(value: T, it: Settle): T {
  return change(value, it) as T;
}

function change(value: unknown, it: Settle): unknown {
  if (Array.isArray(value)) return value.map((each) => change(each, it));
  if (typeof value !== 'object' || value === null) return value;
  const node = value as Plain;
  if (node.k === 'ref') return unwrapped(node as unknown as LocalRef, it);
  if (node.k === 'global') return ofInstance(node as unknown as GlobalRef, it);
  if (node.k === 'pid' || node.k === 'pglobal') return assigned(node as unknown as Name, it);
  const result: Plain = {};
  for (const [key, each] of Object.entries(node)) {
    // A function is called as it is; so is what a component's tag names.
    const isCallee =
      (key === 'callee' || (key === 'tag' && node.k === 'jsx')) && (each as Plain | undefined)?.k === 'ref';
    result[key] = isCallee ? each : change(each, it);
  }
  return result;
}

function unwrapped(node: LocalRef, it: Settle): Expr {
  if (!it.isOutside(node.b) || it.nameOf(node.b).startsWith('__')) return node;
  const { s, e } = node;
  return { k: 'call', s, e, callee: { k: 'ref', s, e, b: it.unref }, args: [node] };
}

function ofInstance(node: GlobalRef, it: Settle): Expr {
  if (GLOBALS.has(node.name) || node.name.startsWith('__') || node.name.startsWith('$')) return node;
  const { s, e, name } = node;
  return { k: 'member', s, e, name, n: s, obj: { k: 'ref', s, e, b: it.ctx } };
}

function assigned(node: Name, it: Settle): Pattern {
  const { s, e } = node;
  const member = (name: string, b: number): Pattern => ({
    k: 'pmem',
    s,
    e,
    x: { k: 'member', s, e, name, n: s, obj: { k: 'ref', s, e, b } },
  });
  if (node.k === 'pglobal') return GLOBALS.has(node.name) ? node : member(node.name, it.ctx);
  return it.isOutside(node.b) && it.isConst(node.b) ? member('value', node.b) : node;
}
