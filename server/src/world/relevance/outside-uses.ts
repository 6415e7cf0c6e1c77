/**
 * How code out of sight uses what stands at the top level of a module (`vicinity.ts`): where it only names members of
 * it, it calls no other method and assigns no other field.
 */
import { askedModule } from '../../facts/asked-module';
import type { Expr, FileFacts, Pattern, Stmt } from '../../facts/ir';
import { scriptBindings } from '../../facts/script-names';
import { forEachExpr } from '../../facts/walk';
import { passedOnAs, reExports } from '../../links/re-exports';
import { remembered } from '../../std/remembered';
import type { Asking, Node } from './mention-node';
import type { Mentions } from './mentions';
import { nameUses } from './receivers';

export interface OutsideUse {
  /** Under which others may have it. */
  readonly names: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
}

interface Program {
  readonly files: ReadonlyMap<FileFacts, Mentions>;
  readonly mentioning: ReadonlyMap<string, readonly Node[]>;
  readonly links: Asking;
  /** Is it run in sight? */
  isHot(facts: FileFacts, fn: number): boolean;
}

/** Undefined where it may do anything with it. */
export type OutsideUses = (facts: FileFacts, b: number) => OutsideUse | undefined;

export function outsideUses(program: Program): OutsideUses {
  const index = remembered(indexed, program.files, () => indexOf(program));
  const known = new Map<FileFacts, Map<number, OutsideUse | undefined>>();
  return (facts, b) => {
    const ofFile = remembered(known, facts, () => new Map<number, OutsideUse | undefined>());
    if (!ofFile.has(b)) ofFile.set(b, usesOf(program, index, facts, b));
    return ofFile.get(b);
  };
}

interface Index {
  /** Who imports a name of a file: `path name`. */
  readonly importers: ReadonlyMap<string, readonly (readonly [FileFacts, number])[]>;
  /** Who passes on names of a file. */
  readonly passing: ReadonlyMap<string, readonly FileFacts[]>;
  /** Files that somebody has as a whole. */
  readonly whole: ReadonlySet<string>;
  readonly fileOf: ReadonlyMap<Node, FileFacts>;
}

/** The vicinity is looked for more than once in a program. */
const indexed = new WeakMap<Program['files'], Index>();

function indexOf({ files, links }: Program): Index {
  const importers = new Map<string, (readonly [FileFacts, number])[]>();
  const passing = new Map<string, FileFacts[]>();
  const whole = new Set<string>();
  const fileOf = new Map<Node, FileFacts>();
  for (const [facts, { functions }] of files) {
    for (const it of functions) fileOf.set(it, facts);
    const pathOf = (spec: string) => {
      const target = links.resolve(facts.path, spec);
      return target.to === 'file' ? target.path : undefined;
    };
    for (const { spec, names, commonjs } of facts.imports) {
      const path = pathOf(spec);
      if (path === undefined) continue;
      for (const { imported, b } of names) {
        if (imported === '*' || commonjs) whole.add(path);
        else remembered(importers, `${path} ${imported}`, () => []).push([facts, b]);
      }
    }
    for (const it of reExports(facts)) {
      const path = pathOf(it.spec);
      if (path === undefined) continue;
      if (it.imported === '*' && it.name !== undefined) whole.add(path);
      remembered(passing, path, (): FileFacts[] => []).push(facts);
    }
    const taken = new Set<Expr | Stmt>();
    forEachExpr(facts, (it) => {
      for (const { module, names } of takenApart(facts, it)) {
        taken.add(module);
        const path = pathOf(askedModule(module) ?? '');
        for (const [imported, b] of names) remembered(importers, `${path} ${imported}`, () => []).push([facts, b]);
      }
      const spec = taken.has(it) ? undefined : askedModule(it);
      const path = spec === undefined ? undefined : pathOf(spec);
      if (path !== undefined) whole.add(path);
    });
  }
  return { importers, passing, whole, fileOf };
}

function usesOf(program: Program, index: Index, facts: FileFacts, b: number): OutsideUse | undefined {
  if (!facts.esm || scriptBindings(facts).includes(b)) return undefined;
  const members = new Set<string>();
  const written = new Set<string>();
  const named = new Set<FileFacts>();
  if (!isMembersOnly(facts, b)) return undefined;
  const exported = facts.exports.flatMap((it) => (it.x === 'local' && it.b === b ? [it.name] : []));
  const ways = exported.map((name) => ({ path: facts.path, name }));
  const seen = new Set<string>();
  for (const { path, name } of ways) {
    if (index.whole.has(path)) return undefined;
    const key = `${path} ${name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const [importer, own] of index.importers.get(key) ?? []) if (!isMembersOnly(importer, own)) return undefined;
    for (const passer of index.passing.get(path) ?? []) {
      for (const it of reExports(passer)) {
        const target = program.links.resolve(passer.path, it.spec);
        const as = target.to === 'file' && target.path === path ? passedOnAs(it, name) : undefined;
        if (as !== undefined) ways.push({ path: passer.path, name: as });
      }
    }
    // Named without an import in writing.
    const mentioning = program.mentioning.get(`${path}#x:${name}`) ?? [];
    const files = mentioning.flatMap((it) => index.fileOf.get(it) ?? []);
    if (files.some((it) => !named.has(it))) return undefined;
  }
  return { names: new Set(ways.map((it) => it.name)), members, written };

  function isMembersOnly(file: FileFacts, own: number): boolean {
    named.add(file);
    for (const [fn, use] of nameUses(file).get(own) ?? []) {
      // Whoever has the name has run the module that declares it.
      if (program.isHot(file, fn) || (file === facts && fn === 0)) continue;
      if (use.others) return false;
      for (const it of use.members) members.add(it);
      for (const it of use.written) written.add(it);
    }
    return true;
  }
}

interface TakenApart {
  readonly module: Expr;
  readonly names: readonly (readonly [string, number])[];
}

/** `const { analytics } = await import('./analytics')`, `import('./analytics').then(({ analytics }) => …)` */
function takenApart(facts: FileFacts, it: Expr | Stmt): TakenApart[] {
  if (it.k === 'var') return it.decls.flatMap(({ target, init }) => (init ? apart(init, target) : []));
  if (it.k !== 'call' || it.callee.k !== 'member' || it.callee.name !== 'then') return [];
  const [then] = it.args;
  const target = then?.k === 'fn' ? facts.functions[then.f]?.params[0]?.target : undefined;
  return target && it.args.length === 1 ? apart(it.callee.obj, target) : [];

  function apart(init: Expr, target: Pattern): TakenApart[] {
    const module = init.k === 'await' ? init.x : init;
    if (askedModule(module) === undefined) return [];
    if (target.k !== 'pobj' || target.rest) return [];
    const names = target.props.map(({ key, value }) => [key, value.k === 'pid' ? value.b : undefined] as const);
    const known = names.flatMap(([key, b]) => (typeof key === 'string' && b !== undefined ? [[key, b] as const] : []));
    return known.length === names.length ? [{ module, names: known }] : [];
  }
}
