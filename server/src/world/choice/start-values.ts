/**
 * What stores of state libraries start with: `create(() => ({ hasConsent: true }))`, `proxy({ … })`.
 *
 * Such a store is the workspace's own, kept by a package: its names are those of the literals that the
 * workspace gives it, and what those say comes before what the name says. Found by name, in every file
 * that uses such a library and has run by then: who reads a store imports it.
 */
import type { Access } from '../../catalogue/catalogue';
import type { Expr, FileFacts } from '../../facts/ir';
import { calledName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import type { Machine } from '../machine/machine';
import type { Literal, Value } from '../values/value';

const STORES =
  /^(?:zustand|valtio|mobx|mobx-react(?:-lite)?|mobx-state-tree|jotai|recoil|nanostores|@nanostores\/react|vuex|effector|@tanstack\/store|@xstate\/store|@legendapp\/state|easy-peasy|use-context-selector)(?:\/|$)/;

export function isStore({ root }: Access): boolean {
  return root.kind === 'package' && STORES.test(root.spec);
}

/** What a property of a store holds, by its own start and what its name says; undefined where it starts with no value of that name. */
export function storeMember(
  m: Machine,
  { path }: Access,
  name: string,
  said: Value | undefined,
  read: () => Value,
): Value | undefined {
  const start = startValue(m, name);
  // No store in sight has that name, or it is a part of one.
  if (!start) return isPart(m, name) ? undefined : said;
  const isBelow = () => path.some((it) => m.catalogue.polarityOfName(it) !== undefined);
  const meant = said ?? (m.catalogue.isChoice(name) && isBelow() ? read() : undefined);
  return meant && m.values.join(meant, start);
}

function isPart(m: Machine, name: string): boolean {
  return startsIn(m).some((it) => it.has(`${name}.`));
}

function startValue(m: Machine, name: string): Value | undefined {
  let value: Value | undefined;
  for (const starts of startsIn(m)) {
    const literals = starts.get(name);
    if (!literals) continue;
    value ??= m.values.never;
    for (const literal of literals) value = m.values.join(value, m.values.literal(literal));
  }
  return value;
}

type Starts = ReadonlyMap<string, ReadonlySet<Literal>>;

/** Of the files that have any, among those that have been met: no file is asked twice. */
const met = new WeakMap<Machine, { count: number; readonly starts: Starts[] }>();

function startsIn(m: Machine): readonly Starts[] {
  const known = remembered(met, m, () => ({ count: 0, starts: [] }));
  if (known.count === m.units.size) return known.starts;
  for (const { facts } of [...m.units.values()].slice(known.count)) {
    const starts = remembered(collected, facts, () => collect(facts));
    if (starts.size > 0) known.starts.push(starts);
  }
  known.count = m.units.size;
  return known.starts;
}

/** Not a value of its own: a part of the store, or something that makes one. */
const NESTED = /^(?:obj|fn|ref|member|class)$/;

const collected = new WeakMap<FileFacts, Starts>();

function collect(facts: FileFacts): Starts {
  const found = new Map<string, Set<Literal>>();
  if (!facts.imports.some((it) => STORES.test(it.spec))) return found;
  const later = objectsSetLater(facts);
  forEachExpr(facts, (it) => {
    if (it.k !== 'obj' || later.has(it) || it.props.some((prop) => prop.p === 'spread')) return;
    for (const prop of it.props)
      if (prop.p === 'value' && typeof prop.key === 'string') {
        const key = NESTED.test(prop.value.k) ? `${prop.key}.` : prop.key;
        const literals = remembered(found, key, () => new Set<Literal>());
        if (prop.value.k === 'lit') literals.add(prop.value.v);
      }
  });
  return found;
}

/** `set({ hasConsent: true })` is no start: it is run, or it is not. */
function objectsSetLater(facts: FileFacts): ReadonlySet<Expr> {
  const later = new Set<Expr>();
  forEachExpr(facts, (it) => {
    if (
      it.k !== 'call' ||
      !/^(?:set|setState|patch|\$patch|update|commit|dispatch|produce)$/.test(calledName(facts, it))
    )
      return;
    for (const arg of it.args) later.add(arg as Expr);
    const [first] = it.args;
    if (first?.k === 'fn') for (const made of returnedBy(facts, first.f)) later.add(made);
  });
  return later;
}

function returnedBy(facts: FileFacts, fn: number): readonly Expr[] {
  return (facts.functions[fn]?.body ?? []).flatMap((it) => (it.k === 'return' && it.x ? [it.x] : []));
}
