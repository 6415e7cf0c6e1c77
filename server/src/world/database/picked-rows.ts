/**
 * Which element of a list of answers a callback is about: `prefs.find((it) => it.name === 'marketing')`.
 *
 * What is always on is on the list too, and granted. So an answer in an element counts only where the callback
 * compares the element with something, and not with what is always on.
 */
import type { Catalogue } from '../../catalogue/catalogue';
import type { Expr, FileFacts, Stmt } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Machine } from '../machine/machine';
import type { FunctionRef } from '../values/ref';
import type { Value } from '../values/value';

export function picksAnswer(m: Machine, callee: Value): boolean {
  if (callee.unknown) return false;
  return callee.refs.every((it) => it.kind === 'function' && pickersIn(m.catalogue, it.unit.facts).has(it.fn));
}

/** Compares with names of what may be refused, and asks for nothing but these. */
export function picksByName(m: Machine, callee: Value): boolean {
  const isNaming = ({ unit, fn }: FunctionRef) =>
    !excludersIn(unit.facts).has(fn) && !unit.facts.functions[fn]?.body.some((it) => it.k !== 'return');
  return picksAnswer(m, callee) && callee.refs.every((it) => it.kind === 'function' && isNaming(it));
}

const excluders = new WeakMap<FileFacts, ReadonlySet<number>>();

/** Functions in which something is denied, or is one of two. */
function excludersIn(facts: FileFacts): ReadonlySet<number> {
  return remembered(excluders, facts, () => {
    const found = new Set<number>();
    forEachExpr(facts, (it, fn) => {
      const denies = (it.k === 'bin' && /^!==?$/.test(it.op)) || (it.k === 'un' && it.op === '!');
      if (denies || it.k === 'cond' || (it.k === 'log' && it.op !== '&&')) found.add(fn);
    });
    return found;
  });
}

const known = new WeakMap<FileFacts, ReadonlySet<number>>();

/** Functions that compare with something that may be refused. */
function pickersIn(catalogue: Catalogue, facts: FileFacts): ReadonlySet<number> {
  return remembered(known, facts, () => {
    const comparing = new Set<number>();
    const always = new Set<number>();
    forEachExpr(facts, (it, fn) => {
      if (isComparison(it)) comparing.add(fn);
      if (it.k === 'lit' && typeof it.v === 'string' && catalogue.isNecessary(it.v)) always.add(fn);
    });
    return new Set([...comparing].filter((it) => !always.has(it)));
  });
}

function isComparison(it: Expr | Stmt): boolean {
  if (it.k === 'bin') return /^[=!]==?$/.test(it.op);
  // `wanted.includes(it.name)`
  return it.k === 'call' && it.callee.k === 'member' && /^(?:includes|has|test)$/.test(it.callee.name);
}

/** `users.find((it) => it.id === id)`: whoever is asked for, and not the first that fits. */
export function picksOwn(callee: Value): boolean {
  return callee.unknown || callee.refs.every((it) => it.kind !== 'function' || comparersIn(it.unit.facts).has(it.fn));
}

const comparers = new WeakMap<FileFacts, ReadonlySet<number>>();

/** Functions that compare two things of which neither is written in the program. */
function comparersIn(facts: FileFacts): ReadonlySet<number> {
  return remembered(comparers, facts, () => {
    const found = new Set<number>();
    forEachExpr(facts, (it, fn) => {
      if (it.k === 'bin' && /^===?$/.test(it.op) && it.a.k !== 'lit' && it.b.k !== 'lit') found.add(fn);
      if (it.k === 'call' && it.callee.k === 'member' && /^(?:equals|isEqual|localeCompare)$/.test(it.callee.name))
        found.add(fn);
    });
    return found;
  });
}

/** `rows.map((it) => it.userId)`: the column that a callback takes of each row. */
export function pickedColumn({ refs, unknown, literals }: Value): string | undefined {
  const [callback] = refs;
  if (unknown || literals.length > 0 || refs.length !== 1 || callback?.kind !== 'function') return undefined;
  const facts = callback.unit.facts.functions[callback.fn];
  const param = facts?.params[0]?.target;
  const [statement] = facts?.body ?? [];
  const taken = statement?.k === 'return' ? statement.x : undefined;
  if (param?.k === 'pid') return taken?.k === 'member' && isRef(taken.obj, param.b) ? taken.name : undefined;
  const [only, ...others] = param?.k === 'pobj' ? param.props : [];
  const isTaken = only?.value.k === 'pid' && others.length === 0 && taken !== undefined && isRef(taken, only.value.b);
  return isTaken && typeof only.key === 'string' ? only.key : undefined;
}

/** `rows.map((it) => [it.userId, it.marketing])` */
export function makesPairs({ refs, unknown, literals }: Value): boolean {
  const [callback] = refs;
  if (unknown || literals.length > 0 || refs.length !== 1 || callback?.kind !== 'function') return false;
  const [statement] = callback.unit.facts.functions[callback.fn]?.body ?? [];
  return statement?.k === 'return' && statement.x?.k === 'arr' && statement.x.elems.length === 2;
}

function isRef(x: Expr, b: number): boolean {
  return x.k === 'ref' && x.b === b;
}
