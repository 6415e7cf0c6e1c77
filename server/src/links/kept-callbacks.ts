/**
 * Modules that may keep a function which one of these files hands them, and run it later for whoever else
 * imports them: `onPurchase(() => …)`, with a list of listeners behind it.
 */
import type { Expr, FileFacts, Stmt } from '../facts/ir';
import { forEachExpr } from '../facts/walk';
import { remembered } from '../std/remembered';
import type { Links } from './links';

const handedTo = new WeakMap<FileFacts, readonly string[]>();
const keeping = new WeakMap<FileFacts, boolean>();

export function keepersOf(
  files: readonly FileFacts[],
  { resolve, facts }: Pick<Links, 'resolve' | 'facts'>,
): readonly string[] {
  const handed = new Set<string>();
  for (const file of files)
    for (const spec of remembered(handedTo, file, () => specsHanded(file))) add(file.path, spec);
  // Through barrels, each once: one file may export a thousand names from another.
  for (const path of handed) for (const spec of barrelledBy(path)) add(path, spec);
  return [...handed].filter(isKeeper).sort();

  function add(from: string, spec: string): void {
    const target = resolve(from, spec);
    if (target.to === 'file') handed.add(target.path);
  }

  function barrelledBy(path: string): ReadonlySet<string> {
    return new Set(facts(path)?.exports.flatMap((it) => (it.x === 'from' || it.x === 'star' ? it.spec : [])));
  }

  function isKeeper(path: string): boolean {
    const file = facts(path);
    return file !== undefined && remembered(keeping, file, () => keepsState(file));
  }
}

/** What is called, itself or by a member, with a function among the arguments. */
function specsHanded(facts: FileFacts): string[] {
  const specs = new Map(facts.imports.flatMap(({ spec, names }) => names.map((it) => [it.b, spec])));
  const functions = new Set<number>();
  forEachExpr(facts, (node) => {
    if (node.k === 'function') functions.add(node.b);
    if (node.k === 'var')
      for (const { target, init } of node.decls) if (target.k === 'pid' && init?.k === 'fn') functions.add(target.b);
  });
  const found = new Set<string>();
  forEachExpr(facts, (node) => {
    if (node.k !== 'call') return;
    const spec = specs.get(rootOf(node.callee));
    if (spec !== undefined && node.args.some((it) => it.k === 'fn' || (it.k === 'ref' && functions.has(it.b))))
      found.add(spec);
  });
  return [...found];
}

function rootOf(x: Expr): number {
  if (x.k === 'member' || x.k === 'index') return rootOf(x.obj);
  return x.k === 'ref' ? x.b : -1;
}

/** A variable of the top level that functions fill: a list, a map, an instance, something that is assigned later. */
function keepsState({ functions, bindings }: FileFacts): boolean {
  return (functions[0]?.body ?? []).some((stmt) =>
    declared(stmt).some(([b, init]) => isContainer(init) || bindings[b]?.assignedInside === true),
  );
}

function declared(stmt: Stmt): [number, Expr | undefined][] {
  return stmt.k === 'var'
    ? stmt.decls.flatMap(({ target, init }) =>
        target.k === 'pid' ? [[target.b, init] as [number, Expr | undefined]] : [],
      )
    : [];
}

function isContainer(init: Expr | undefined): boolean {
  if (init?.k === 'arr') return init.elems.length === 0;
  if (init?.k === 'obj') return init.props.length === 0;
  return init?.k === 'new' || init?.k === 'call';
}
