/**
 * Which functions of a component belong to its newest render, by how the file is written: those that go into an
 * element, or are called where they are named, and are put down nowhere. `useCallback(fn, [])`, `useRef(fn)` and
 * `kept ??= fn` keep what an earlier render made. What is not told from the text counts as kept.
 */
import type { Argument, Call, Expr, FileFacts, Jsx, Stmt } from '../../facts/ir';
import { calledName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { boundBy } from '../relevance/shallow-walk';

interface Uses {
  /** Expressions whose value goes into an element, a call of it or a test, and nowhere else. */
  readonly passing: ReadonlySet<Expr>;
  /** Mentions that put something down: `b` of a variable, `b.name` of what a parameter holds. */
  readonly kept: ReadonlySet<string>;
  /** Functions that nothing puts down, and those of them that have no name. */
  readonly functions: ReadonlySet<number>;
  readonly inPlace: ReadonlySet<number>;
  /** Variables that name one. */
  readonly names: ReadonlySet<number>;
  /** Functions that call hooks. */
  readonly components: ReadonlySet<number>;
  /** `memo(() => …)` */
  readonly wrapped: ReadonlySet<number>;
}

/** Does it close over the newest render of each component around it? */
export function isOfNewestRender(facts: FileFacts, fn: number): boolean {
  const { components, functions } = usesIn(facts);
  return below(facts, fn, components).every((it) => functions.has(it));
}

/** Does the element stand in what is rendered now? */
export function isElementOfNewestRender(facts: FileFacts, fn: number, x: Jsx): boolean {
  const { components, passing, inPlace } = usesIn(facts);
  return passing.has(x) && below(facts, fn, components).every((it) => inPlace.has(it));
}

/** `track`, `onClick`, `props.onClick`, `() => …`: what it stands for was made, or handed in, by the newest render. */
export function namesNewest(facts: FileFacts, x: Expr): boolean {
  switch (x.k) {
    case 'fn':
    case 'lit':
    case 'undef':
      return true;
    case 'ref':
      return isNewest(facts, x.b);
    case 'member':
      return x.obj.k === 'ref' && isParameter(facts, x.obj.b) && isUnkept(facts, x.obj.b, x.name);
    case 'chain':
      return namesNewest(facts, x.x);
    case 'log':
      return (x.op === '&&' || namesNewest(facts, x.a)) && namesNewest(facts, x.b);
    case 'cond':
      return namesNewest(facts, x.a) && namesNewest(facts, x.b);
    default:
      return false;
  }
}

function isNewest(facts: FileFacts, b: number): boolean {
  if (facts.bindings[b]?.kind === 'import') return true;
  return isParameter(facts, b) ? isUnkept(facts, b) : usesIn(facts).names.has(b);
}

/** Of a component. */
function isParameter(facts: FileFacts, b: number): boolean {
  const { kind, owner = 0 } = facts.bindings[b] ?? {};
  const fn = facts.functions[owner];
  return kind === 'param' && fn?.parent === 0 && (/^[A-Z]/.test(fn.name) || usesIn(facts).wrapped.has(owner));
}

function isUnkept(facts: FileFacts, b: number, name?: string): boolean {
  const { kept } = usesIn(facts);
  return !kept.has(`${b}`) && !(name !== undefined && kept.has(`${b}.${name}`));
}

/** The function and those around it that stand directly in a component. */
function below(facts: FileFacts, fn: number, components: ReadonlySet<number>): readonly number[] {
  const found: number[] = [];
  for (let f = fn; f > 0; f = facts.functions[f]?.parent ?? 0)
    if (components.has(facts.functions[f]?.parent ?? 0)) found.push(f);
  return found;
}

const usesOf = new WeakMap<FileFacts, Uses>();
function usesIn(facts: FileFacts): Uses {
  return remembered(usesOf, facts, () => collectUses(facts));
}

function collectUses(facts: FileFacts): Uses {
  const passing = new Set<Expr>();
  const elements: { b: number; init: Expr }[] = [];
  const components = new Set<number>();
  const wrapped = new Set<number>();
  forEachExpr(facts, (it, fn) => {
    notePassing(facts, it, passing);
    if (it.k === 'call' && /^use[A-Z]/.test(calledName(facts, it))) components.add(fn);
    if (it.k === 'call' && WRAPPER.test(calledName(facts, it)) && it.args[0]?.k === 'fn') wrapped.add(it.args[0].f);
    if (it.k === 'var')
      for (const { target, init } of it.decls)
        if (target.k === 'pid' && init?.k === 'jsx') elements.push({ b: target.b, init });
  });
  const kept = keptIn(facts, passing);
  for (const { b, init } of elements) if (!kept.has(`${b}`)) pass(init, passing, true);
  const inPlace = new Set([...passing].flatMap((it) => (it.k === 'fn' ? it.f : [])));
  const functions = new Set(inPlace);
  const names = new Set<number>();
  for (const [b, fn] of functionNamed(facts)) {
    if (kept.has(`${b}`)) continue;
    functions.add(fn);
    names.add(b);
  }
  return { passing, kept, functions, inPlace, names, components, wrapped };
}

function keptIn(facts: FileFacts, passing: ReadonlySet<Expr>): ReadonlySet<string> {
  const kept = new Set<string>();
  const seen = new Set<Expr>(passing);
  forEachExpr(facts, (it) => {
    if (it.k === 'member' && it.obj.k === 'ref') {
      seen.add(it.obj);
      if (!passing.has(it)) kept.add(`${it.obj.b}.${it.name}`);
    }
    if (it.k === 'ref' && !seen.has(it)) kept.add(`${it.b}`);
    if (it.k === 'assign') for (const b of boundBy(it.target)) kept.add(`${b}`);
  });
  return kept;
}

/** What this node does with its parts without putting them down. */
function notePassing(facts: FileFacts, it: Expr | Stmt, passing: Set<Expr>): void {
  switch (it.k) {
    case 'call':
      pass(it.callee, passing, false);
      if (it.args[1]?.k === 'arr' && LISTS.test(calledName(facts, it)))
        for (const dep of it.args[1].elems) pass(dep, passing, false);
      return;
    case 'jsx':
      for (const attr of it.attrs) pass(attr.value, passing, false);
      for (const child of it.children) pass(child, passing, false);
      return;
    case 'return':
      return pass(it.x, passing, true);
    case 'if':
    case 'cond':
      return pass(it.test, passing, false);
    case 'un':
      return pass(it.x, passing, false);
    case 'bin':
      pass(it.a, passing, false);
      return pass(it.b, passing, false);
    case 'log':
      return it.op === '&&' ? pass(it.a, passing, false) : undefined;
    case 'expr':
      return pass(it.x, passing, false);
    default:
      return;
  }
}

/** `isRendered`: elements in it go into what the component renders. */
function pass(x: Argument | undefined, passing: Set<Expr>, isRendered: boolean): void {
  if (!x) return;
  if (x.k === 'spread') return pass(x.x, passing, isRendered);
  if (x.k === 'jsx' && !isRendered) return;
  passing.add(x);
  switch (x.k) {
    case 'chain':
      return pass(x.x, passing, isRendered);
    case 'cond':
    case 'log':
      pass(x.a, passing, isRendered);
      return pass(x.b, passing, isRendered);
    case 'jsx':
      for (const attr of x.attrs) pass(attr.value, passing, true);
      for (const child of x.children) pass(child, passing, true);
      return;
    case 'call':
      // `{items.map((it) => <li … />)}`
      if (isRendered && x.callee.k === 'member' && /^(?:map|flatMap)$/.test(x.callee.name))
        return pass(x.args[0], passing, true);
      return;
    default:
      return;
  }
}

const WRAPPER = /^(?:memo|forwardRef|observer)$/;
/** Of React, with a list of what it depends on. */
const LISTS = /^use(?:(?:Layout|Insertion)?Effect|Callback|Memo|ImperativeHandle)$/;

const namedFunctions = new WeakMap<FileFacts, ReadonlyMap<number, number>>();

/** `const track = () => …`, `function track() {}`, `const track = useCallback(() => …, [optedOut])`. */
function functionNamed(facts: FileFacts): ReadonlyMap<number, number> {
  return remembered(namedFunctions, facts, () => {
    const named = new Map<number, number>();
    forEachExpr(facts, (it, fn) => {
      if (it.k === 'function') named.set(it.b, it.f);
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls) {
        const made = init?.k === 'call' ? madeAnew(facts, init, fn) : init;
        if (target.k === 'pid' && made?.k === 'fn') named.set(target.b, made.f);
      }
    });
    return named;
  });
}

/** The function that `useCallback` gives, where its list names all that may be another one in another render. */
function madeAnew(facts: FileFacts, call: Call, fn: number): Expr | undefined {
  const [made, list] = call.args;
  if (!/^useCallback$/.test(calledName(facts, call)) || made?.k !== 'fn') return undefined;
  if (!list) return made;
  if (list.k !== 'arr') return undefined;
  const listed = new Set(list.elems.flatMap((it) => (it.k === 'ref' ? it.b : [])));
  const stable = stableIn(facts);
  let isWhole = true;
  forEachExpr(facts, (it) => {
    if (it.k !== 'ref' || it.s < made.s || made.e < it.e) return;
    if (facts.bindings[it.b]?.owner === fn && !listed.has(it.b) && !stable.has(it.b)) isWhole = false;
  });
  return isWhole ? made : undefined;
}

/** What hooks hand out once for all renders: setters and refs. */
function stableIn(facts: FileFacts): ReadonlySet<number> {
  const stable = new Set<number>();
  forEachExpr(facts, (it) => {
    if (it.k !== 'var') return;
    for (const { target, init } of it.decls) {
      const name = init?.k === 'call' ? calledName(facts, init) : '';
      const second = target.k === 'parr' ? target.elems[1] : undefined;
      if (second?.k === 'pid' && /^use(?:State|Reducer)$/.test(name)) stable.add(second.b);
      if (target.k === 'pid' && name === 'useRef') stable.add(target.b);
    }
  });
  return stable;
}
