/**
 * `req.user.optedOut = false`: what a program writes over what it was given or has read, before a gate asks. A later link
 * of the same request finds that, and so does the same variable; another request finds what is stored.
 */
import type { Argument, Call, Expr, FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { noteMemberSetBack } from '../choice/set-back';
import { tellsPerson } from '../database/several';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { isOfSession } from '../outside/typed-stores';
import type { ForeignRef } from '../values/ref';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { readFlow, writeFlow } from './flow';
import { GIVEN, nameOf } from './handed-names';
import { trackedIn } from './request';
import type { ChainLink } from './serving';

/** What a consumer chose, or who they are. */
function isTracked(m: Machine, name: string): boolean {
  return m.catalogue.polarityOfName(name) !== undefined || tellsPerson(name);
}

/** `at`: the member that is written. */
export function noteRewritten(m: Machine, f: Frame, ref: ForeignRef, name: string, value: Value, at: object): void {
  if (!isTracked(m, name)) return;
  if (isOfSession(ref.access)) notePutInSession(m, f, name, value);
  if (isOfPerson(f, at as Expr)) noteMemberSetBack(m, f, name, value);
  const local = localKey(f, at as Expr, name);
  if (local !== undefined) writeCell(m, cellIn(m, m.serving.handed, local), value, f.ctx);
  const link = linkOf(m, f);
  const key = keyOf(ref, name);
  if (link && key !== undefined) writeFlow(m, f, link, key, value, true);
}

/** A record in hand, and not what a framework hands on. */
function isOfPerson({ unit }: Frame, at: Expr): boolean {
  const holder = at.k === 'member' || at.k === 'index' ? at.obj : undefined;
  return holder?.k === 'ref' && !GIVEN.test(nameOf(unit.facts, holder));
}

const SETS = /^(?:set|update|assign|merge|overwrite|updateAttributes|setDataValue|setAttributes)$/;

/** `user.set('optedOut', false)`, `user.update({ optedOut: false })` */
export function noteSet(m: Machine, f: Frame, site: object, args: readonly Value[]): void {
  const { callee, k } = site as Call;
  if (k !== 'call' || callee.k !== 'member' || !SETS.test(callee.name)) return;
  const [first, second] = args;
  const name = first && wholeText(first);
  if (name !== undefined && second && /session$/i.test(nameOf(f.unit.facts, callee.obj)))
    notePutInSession(m, f, name, second);
  if (callee.obj.k !== 'ref') return;
  const note = (it: string, value: Value) => {
    const isTelling = m.catalogue.polarityOfName(it) ?? m.catalogue.polarityOfKey(it);
    const key = isTelling ? localKey(f, { ...callee, name: it }, it) : undefined;
    if (key !== undefined) writeCell(m, cellIn(m, m.serving.handed, key), value, f.ctx);
  };
  if (name !== undefined && second) note(name, second);
  for (const ref of first?.refs ?? [])
    if (ref.kind === 'object') for (const [it, cell] of allProperties(ref.heap, f.ctx)) note(it, readCell(cell, f.ctx));
}

function notePutInSession(m: Machine, f: Frame, name: string, value: Value): void {
  writeCell(m, cellIn(m, m.serving.handed, `session ${name}`), value, f.ctx);
}

/** Whatever the program puts under this name into somebody's session. */
export function putInSession(m: Machine, f: Frame, name: string): Value {
  return readCell(cellIn(m, m.serving.handed, `session ${name}`), f.ctx);
}

/** What was put under the key before: `jar.set(key, 'granted')`, then `jar.get(key)`. */
export function putUnder(m: Machine, f: Frame, site: object, key: string): Value {
  const { callee, k } = site as Call;
  const local = k === 'call' && callee.k === 'member' ? localKey(f, callee, key) : undefined;
  return local === undefined ? m.values.never : readCell(cellIn(m, m.serving.handed, local), f.ctx);
}

/** What the name holds by now. `base`: what it does where nothing was written. */
export function rewritten(
  m: Machine,
  f: Frame,
  ref: ForeignRef,
  name: string,
  at: object | undefined,
  base: Value,
): Value {
  if (!isTracked(m, name)) return base;
  const local = at && localKey(f, at as Expr, name);
  const own = local === undefined ? m.values.never : readCell(cellIn(m, m.serving.handed, local), f.ctx);
  const value = m.values.join(base, own);
  const link = linkOf(m, f);
  const key = keyOf(ref, name);
  if (!link || key === undefined || readCell(cellIn(m, m.serving.written, key), f.ctx) === m.values.never) return value;
  writeCell(m, cellIn(m, m.serving.given, key), base, f.ctx);
  return m.values.join(
    readFlow(m, f, link, key, () => base),
    own,
  );
}

/** `Object.assign(user, { optedOut: false })`. `at`: the variable that is named. */
export function noteAssigned(m: Machine, f: Frame, at: Argument | undefined, source: Value): void {
  if (at?.k !== 'ref') return;
  for (const ref of source.refs) {
    if (ref.kind !== 'object') continue;
    for (const [name, cell] of allProperties(ref.heap, f.ctx)) {
      const key = isTracked(m, name) ? variableKey(f, at.b, name) : undefined;
      if (!GIVEN.test(nameOf(f.unit.facts, at))) noteMemberSetBack(m, f, name, readCell(cell, f.ctx));
      if (key !== undefined) writeCell(m, cellIn(m, m.serving.handed, key), readCell(cell, f.ctx), f.ctx);
    }
  }
}

/** `user.optedOut`, of a variable that one run of a function has for itself. */
function localKey(f: Frame, at: Expr, name: string): string | undefined {
  return at.k === 'member' && at.obj.k === 'ref' ? variableKey(f, at.obj.b, name) : undefined;
}

function variableKey({ unit }: Frame, b: number, name: string): string | undefined {
  const held = heldBy(unit.facts, b);
  const isOwn = (unit.facts.bindings[held]?.owner ?? 0) > 0;
  return isOwn ? `local ${unit.path} ${held}.${name}` : undefined;
}

const aliases = new WeakMap<FileFacts, ReadonlyMap<number, number>>();

/** `const view = user`: what the one is, the other is. */
function heldBy(facts: FileFacts, b: number): number {
  const known = remembered(aliases, facts, () => {
    const found = new Map<number, number>();
    forEachExpr(facts, (it) => {
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls)
        if (target.k === 'pid' && init?.k === 'ref' && target.b !== init.b) found.set(target.b, init.b);
    });
    return found;
  });
  const seen = new Set([b]);
  let held = b;
  for (let next = known.get(held); next !== undefined && !seen.has(next); next = known.get(held))
    seen.add((held = next));
  return held;
}

/** Below what a function was given. */
function keyOf({ access: { root, path, steps } }: ForeignRef, name: string): string | undefined {
  const isGiven = root.kind === 'global' && path[0] === '?' && path.length > 1 && steps.length === 0;
  return isGiven ? `given ${path.slice(1).join('.')}.${name}` : undefined;
}

function linkOf(m: Machine, { ctx }: Frame): ChainLink | undefined {
  for (const it of ctx.args) {
    const tracked = trackedIn(m, it);
    if (tracked) return tracked.link;
  }
  return undefined;
}
