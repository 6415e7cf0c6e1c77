/**
 * Files that change what others read: they call a setter of a module that these files import, or write to
 * an object that it exports. Whoever decides by such state must know of all who change it.
 *
 * By name, module by module: a module keeps state if its top level holds a variable or an object, and is
 * changed by its functions that assign one, whatever calls them.
 */
import type { Expr, FileFacts, Pattern } from '../facts/ir';
import { calledName } from '../facts/last-name';
import { topLevelVariables } from '../facts/top-level';
import { forEachExpr } from '../facts/walk';
import { remembered } from '../std/remembered';
import { importedBy } from './imported-modules';
import type { Links } from './links';

export interface ChangerNeeds extends Pick<Links, 'resolve' | 'facts' | 'importersOf'> {
  holds(path: string, pattern: RegExp): boolean;
}

export interface Changed {
  /** Modules that keep the state. */
  readonly keepers: readonly string[];
  readonly changers: readonly string[];
}

export function changersOf(files: readonly FileFacts[], known: ReadonlySet<string>, needs: ChangerNeeds): Changed {
  const asked = new Map<string, Set<string>>();
  const keepers: string[] = [];
  for (const facts of importedBy(files, needs)) {
    const pattern = remembered(patterns, facts, () => patternOf(facts));
    if (pattern === '' && !keepsContext(facts)) continue;
    keepers.push(facts.path);
    if (pattern === '') continue;
    for (const path of importersThrough(facts.path, needs))
      if (!known.has(path)) remembered(asked, path, () => new Set<string>()).add(pattern);
  }
  const isChanger = ([path, all]: [string, Set<string>]) => needs.holds(path, new RegExp([...all].sort().join('|')));
  return { keepers, changers: [...asked].filter(isChanger).map(([path]) => path) };
}

const patterns = new WeakMap<FileFacts, string>();

/** Also those of modules that pass it on. */
function importersThrough(path: string, { importersOf, facts, resolve }: ChangerNeeds): ReadonlySet<string> {
  const found = new Set<string>();
  const barrels = [path];
  for (let it = barrels.pop(); it !== undefined; it = barrels.pop()) {
    for (const importer of importersOf(it)) {
      if (found.has(importer)) continue;
      found.add(importer);
      const passed = facts(importer)?.exports.some((item) => {
        const target = item.x === 'from' || item.x === 'star' ? resolve(importer, item.spec) : undefined;
        return target?.to === 'file' && target.path === it;
      });
      if (passed) barrels.push(importer);
    }
  }
  return found;
}

/** What a text that changes state of this module looks like; '' where it keeps none. */
function patternOf(facts: FileFacts): string {
  const changing = changingNames(facts);
  const exported = facts.exports.flatMap((it) =>
    it.x === 'local' ? [{ name: it.name, b: meantBy(facts, it.b) }] : [],
  );
  const objects = exported.flatMap((it) => (holdsObject(facts, it.b) ? [it.name] : []));
  const parts: string[] = [];
  const atoms = exported.flatMap((it) => (holdsAtom(facts, it.b) || handsOutState(facts, it.b) ? [it.name] : []));
  // Who has an atom sets it through functions that have any name.
  if (atoms.length > 0) parts.push(`(?<![\\w$])(?:${alternatives(atoms.map(imported))})(?![\\w$])`);
  if (changing.length > 0) parts.push(`(?<![\\w$])(?:${alternatives(changing)})(?![\\w$])`);
  const named = facts.esm && !objects.includes('default') ? `(?<![\\w$])(?:${alternatives(objects)})` : '[\\w$\\])]';
  if (objects.length > 0 || !facts.esm) {
    parts.push(`${named}(?:[!?]?\\.[\\w$]+)*\\s*(?:\\.[\\w$]+|\\[[^\\]\\n]*\\])\\s*(?:[-+*|&?]{1,2})?=(?![=>])`);
    parts.push(`${named}(?:[!?]?\\.[\\w$]+)*[!?]?\\.(?:${alternatives([...MUTATORS])})\\s*\\(`);
  }
  return parts.join('|');
}

/** A default export goes by any name where it is imported. */
function imported(name: string): string {
  return name === 'default' ? 'import' : name;
}

const MUTATORS = new Set(
  'set setState next update add push delete clear unshift splice pop shift fill assign'.split(' '),
);

/** Functions that change state of the module or of `this`, and those that mention one of them. */
function changingNames(facts: FileFacts): readonly string[] {
  const changing = new Set<number>();
  const mentioned = new Map<number, Set<string>>();
  forEachExpr(facts, (it, fn) => {
    if (fn === 0) return;
    if (it.k === 'assign' && changesState(facts, it.target, fn)) changing.add(fn);
    if (
      it.k === 'call' &&
      it.callee.k === 'member' &&
      MUTATORS.has(it.callee.name) &&
      isState(facts, it.callee.obj, fn)
    )
      changing.add(fn);
    const name = it.k === 'ref' ? facts.bindings[it.b]?.name : it.k === 'member' ? it.name : undefined;
    if (name !== undefined) remembered(mentioned, fn, () => new Set<string>()).add(name);
  });
  const names = new Set<string>();
  for (let size = -1; size !== changing.size; ) {
    size = changing.size;
    for (const fn of changing)
      for (let f = fn; f > 0; f = facts.functions[f]?.parent ?? -1) names.add(nameOf(facts, f));
    for (const [fn, all] of mentioned) if ([...all].some((it) => names.has(it))) changing.add(fn);
  }
  names.delete('');
  return [...names].sort();
}

function nameOf({ functions }: FileFacts, fn: number): string {
  const it = functions[fn];
  return it && it.kind !== 'constructor' ? it.name : '';
}

function changesState(facts: FileFacts, target: Pattern, fn: number): boolean {
  if (target.k === 'pid') return isKept(facts, target.b, fn);
  return target.k === 'pmem' && isState(facts, target.x.obj, fn);
}

/** Below `this`, or a variable that is kept. */
function isState(facts: FileFacts, x: Expr, fn: number): boolean {
  if (x.k === 'member' || x.k === 'index') return isState(facts, x.obj, fn);
  if (x.k === 'ref') return isKept(facts, x.b, fn);
  return x.k === 'this' || (x.k === 'global' && (x.name === 'exports' || x.name === 'module'));
}

/** Of the module, or of a function that hands out others which see it: `const { allow, isAllowed } = makeConsent()`. */
function isKept(facts: FileFacts, b: number, fn: number): boolean {
  const owner = facts.bindings[b]?.owner;
  if (owner === undefined || owner === 0) return owner === 0;
  return owner !== fn && handsOut(facts, owner);
}

function handsOut(facts: FileFacts, fn: number): boolean {
  return remembered(makers, facts, () => makersIn(facts)).has(fn);
}

const makers = new WeakMap<FileFacts, ReadonlySet<number>>();

/** Functions that answer an object, a function, or what holds one. */
function makersIn(facts: FileFacts): ReadonlySet<number> {
  const found = new Set<number>();
  forEachExpr(facts, (it, fn) => {
    if (it.k === 'return' && it.x && isPart(it.x, (x) => /^(?:fn|class|call|new|ref)$/.test(x.k))) found.add(fn);
  });
  return found;
}

/** `export default state` makes a name of its own for what has one. */
function meantBy(facts: FileFacts, b: number): number {
  const init = topLevelVariables(facts).find(({ target }) => target.k === 'pid' && target.b === b)?.init;
  return init?.k === 'ref' ? init.b : b;
}

/** A class, or a variable whose value is no function and no literal. */
function holdsObject(facts: FileFacts, b: number): boolean {
  if (facts.bindings[b]?.kind === 'class') return true;
  return topLevelVariables(facts).some(
    ({ target, init }) => target.k === 'pid' && target.b === b && init && /^(?:obj|arr|new|call|class)$/.test(init.k),
  );
}

/** `export const consentAtom = atom(false)`, `const [allowed, setAllowed] = createSignal(false)`: it is set by handing it on, or by a name of its own. */
function holdsAtom(facts: FileFacts, b: number): boolean {
  const makers = facts.imports.flatMap((it) =>
    /^(?:jotai(?:\/.*)?|solid-js|pinia)$/.test(it.spec) ? it.names.map((name) => name.b) : [],
  );
  if (makers.length === 0) return false;
  return topLevelVariables(facts).some(
    ({ target, init }) =>
      init?.k === 'call' && init.callee.k === 'ref' && makers.includes(init.callee.b) && binds(target, b),
  );
}

/** `const Session = createContext(null)`: what a component gives, others take and change by functions of any name. */
function keepsContext(facts: FileFacts): boolean {
  return topLevelVariables(facts).some(({ init }) => init?.k === 'call' && calledName(facts, init) === 'createContext');
}

/** `export const usePrivacy = () => state`: who asks for it may change it. */
function handsOutState(facts: FileFacts, b: number): boolean {
  const name = facts.bindings[b]?.name ?? '';
  // `Store.instance`, `Store.get()`.
  const keepsOne = facts.classes.some(
    (it) => it.name === name && it.members.some((own) => own.static && own.m === 'field'),
  );
  if (keepsOne) return true;
  const isObject = (x: Expr): boolean => x.k === 'ref' && facts.bindings[x.b]?.owner === 0 && holdsObject(facts, x.b);
  return facts.functions.some(
    (it) =>
      it.parent === 0 &&
      it.name === name &&
      (it.body ?? []).some((stmt) => stmt.k === 'return' && stmt.x !== undefined && isPart(stmt.x, isObject)),
  );
}

/** It, or something that is put into an object, a list or a choice of two. */
function isPart(x: Expr, test: (x: Expr) => boolean): boolean {
  switch (x.k) {
    case 'member':
      return isPart(x.obj, test);
    case 'cond':
      return isPart(x.a, test) || isPart(x.b, test);
    case 'log':
      return isPart(x.a, test) || isPart(x.b, test);
    case 'obj':
      return x.props.some((it) => isPart(it.value, test));
    case 'arr':
      return x.elems.some((it) => it !== null && it !== undefined && it.k !== 'spread' && isPart(it, test));
    default:
      return test(x);
  }
}

function binds(target: Pattern, b: number): boolean {
  if (target.k === 'pid') return target.b === b;
  return target.k === 'parr' && target.elems.some((it) => it?.k === 'pid' && it.b === b);
}

function alternatives(names: readonly string[]): string {
  return names.map((it) => it.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
}
