/**
 * Where a program turns something round and puts it back: `setAds(!ads)`, `setAds((it) => !it)`, `state.ads = !state.ads`,
 * `{ ...prefs, ads: !prefs.ads }`, `const next = !ads; setAds(next)`.
 */
import type { Expr, FileFacts, Pattern } from '../../facts/ir';
import { calledName, lastName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';

export interface Toggle {
  readonly x: Negation;
  /** Whose code it is. */
  readonly fn: number;
  /** What is turned round is called so; empty where nothing names it. */
  readonly name: string;
}

type Negation = Extract<Expr, { k: 'un' }>;

const known = new WeakMap<FileFacts, ReadonlyMap<Expr, Toggle>>();

export function togglesIn(facts: FileFacts): ReadonlyMap<Expr, Toggle> {
  return remembered(known, facts, () => collect(facts));
}

function collect(facts: FileFacts): ReadonlyMap<Expr, Toggle> {
  const found = new Map<Expr, Toggle>();
  const later = new Map<number, Toggle>();
  const add = (x: Negation, fn: number, name: string) => found.set(x, { x, fn, name });
  forEachExpr(facts, (node, fn) => {
    if (node.k === 'var')
      for (const { target, init } of node.decls)
        if (init && isNegation(init) && target.k === 'pid')
          later.set(target.b, { x: init, fn, name: nameOf(facts, init.x) });
  });
  forEachExpr(facts, (node, fn) => {
    if (node.k === 'assign' && node.op === '=') {
      if (isNegation(node.value) && isPlace(facts, node.target, node.value.x))
        add(node.value, fn, nameOf(facts, node.value.x));
      const earlier = node.value.k === 'ref' ? later.get(node.value.b) : undefined;
      if (earlier && isPlace(facts, node.target, earlier.x.x)) found.set(earlier.x, earlier);
    }
    if (node.k === 'obj')
      for (const it of node.props) {
        if (it.p !== 'value') continue;
        const { key, value } = it;
        const earlier = value.k === 'ref' ? later.get(value.b) : undefined;
        if (isNegation(value) && isUnder(facts, key, value.x)) add(value, fn, nameOf(facts, value.x));
        else if (earlier && isUnder(facts, key, earlier.x.x)) found.set(earlier.x, earlier);
      }
    if (node.k === 'call') ofCall(facts, node, fn, { add, later, found });
  });
  return found;
}

interface Lists {
  readonly add: (x: Negation, fn: number, name: string) => void;
  readonly later: ReadonlyMap<number, Toggle>;
  readonly found: Map<Expr, Toggle>;
}

/** `setAds(…)`, `ads.update(…)`, `ads.set(…)` */
function ofCall(facts: FileFacts, node: Extract<Expr, { k: 'call' }>, fn: number, { add, later, found }: Lists): void {
  const [first] = node.args;
  if (!first || first.k === 'spread') return;
  const name = setName(facts, node);
  if (name === undefined) return;
  const earlier = first.k === 'ref' ? later.get(first.b) : undefined;
  if (isNegation(first) && isSame(name, nameOf(facts, first.x))) add(first, fn, name);
  if (earlier && isSame(name, earlier.name)) found.set(earlier.x, earlier);
  const updater = first.k === 'fn' ? facts.functions[first.f] : undefined;
  const [only] = updater?.params ?? [];
  if (first.k !== 'fn' || !updater || only?.target.k !== 'pid') return;
  const { b } = only.target;
  for (const stmt of updater.body)
    if (stmt.k === 'return' && stmt.x && isNegation(stmt.x) && stmt.x.x.k === 'ref' && stmt.x.x.b === b)
      add(stmt.x, first.f, name);
}

/** What such a call sets. */
function setName(facts: FileFacts, node: Extract<Expr, { k: 'call' }>): string | undefined {
  const called = calledName(facts, node);
  const set = /^(?:set|update)([A-Z]\w*)$/.exec(called)?.[1];
  if (set !== undefined) return set;
  const isHeld = node.callee.k === 'member' && /^(?:set|update|next)$/.test(called);
  return isHeld && node.callee.k === 'member' ? plain(lastName(facts, node.callee.obj)) : undefined;
}

/** What is negated, as its holder is called: `ads.value`, `ads()`, `get(ads)`, `$ads`. */
function nameOf(facts: FileFacts, x: Expr): string {
  if (x.k === 'chain') return nameOf(facts, x.x);
  if (x.k === 'call')
    return x.args.length === 0 ? nameOf(facts, x.callee) : nameOf(facts, withoutSpread(x.args[0]) ?? x.callee);
  if (x.k === 'member' && /^(?:value|current)$/.test(x.name)) return nameOf(facts, x.obj);
  if (x.k === 'index') return x.index.k === 'lit' && typeof x.index.v === 'string' ? x.index.v : '';
  return plain(lastName(facts, x));
}

function withoutSpread(x: Extract<Expr, { k: 'call' }>['args'][number] | undefined): Expr | undefined {
  return x && x.k !== 'spread' ? x : undefined;
}

function plain(name: string): string {
  return name.replace(/^\$+|\$+$|(?:Signal|Atom|Subject|Store)$/g, '');
}

function isSame(a: string, b: string): boolean {
  return a !== '' && a.toLowerCase() === b.toLowerCase();
}

function isNegation(x: Expr): x is Negation {
  return x.k === 'un' && x.op === '!';
}

function isUnder(facts: FileFacts, key: string | Expr, x: Expr): boolean {
  const read = x.k === 'chain' ? x.x : x;
  if (typeof key === 'string') return isSame(key, nameOf(facts, read));
  return read.k === 'index' && isAlike(key, read.index);
}

function isPlace(facts: FileFacts, target: Pattern, x: Expr): boolean {
  // In a template of Vue's, `on = !on` is of a ref.
  if (x.k === 'call' && calledName(facts, x) === '__unref' && target.k === 'pmem' && target.x.k === 'member') {
    const [held] = x.args;
    return held !== undefined && held.k !== 'spread' && isAlike(target.x.obj, held);
  }
  if (target.k === 'pid') return x.k === 'ref' && x.b === target.b;
  if (target.k === 'pglobal') return x.k === 'global' && x.name === target.name;
  return target.k === 'pmem' && isAlike(target.x, x);
}

function isAlike(a: Expr, b: Expr): boolean {
  if (a.k === 'ref') return b.k === 'ref' && a.b === b.b;
  if (a.k === 'lit') return b.k === 'lit' && a.v === b.v;
  if (a.k === 'global') return b.k === 'global' && a.name === b.name;
  if (a.k === 'this') return b.k === 'this';
  if (a.k === 'member') return b.k === 'member' && a.name === b.name && isAlike(a.obj, b.obj);
  return a.k === 'index' && b.k === 'index' && isAlike(a.obj, b.obj) && isAlike(a.index, b.index);
}
