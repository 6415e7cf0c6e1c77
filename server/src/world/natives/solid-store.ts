/**
 * Solid: `createStore` hands out an object of what it is given, and a setter that follows a path into it.
 *
 * Source: https://docs.solidjs.com/reference/store-utilities/create-store
 */
import { endsWithHeld } from '../choice/consent-act';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { openHeap, readMember, writeMember } from '../objects/members';
import { spreadInto } from '../objects/spread';
import { recordBranch } from '../syntax/branches';
import { onlyString, truthOf, type Value } from '../values/value';
import { itself, unfollowed } from './called';
import { updated } from './held-state';
import { listOf } from './list-of';
import { REACT } from './react';

const createStore: Native = (m, f, call) => {
  if (m.relevance.outOfSight) return unfollowed(m, f, call);
  const held = m.refs.object(f.ctx, call.site, 'solid store', 'object');
  spreadInto(m, f, held, call.args[0] ?? m.values.undefined, { at: 'initial' });
  const state = m.values.ref(held);
  const setter: Native = (mm, ff, it) => {
    const path = it.args.slice(0, -1).map((key) => onlyString(key));
    const given = it.args.at(-1) ?? mm.values.unknown;
    set(mm, ff, it, state, path, given);
    return ff.state ? mm.values.undefined : mm.values.never;
  };
  const setState = m.values.ref(m.refs.native(`set state solid store ${f.ctx.id}.${call.site.s}`, setter, state));
  return listOf(m, f, call, [state, setState], m.values.never, 'solid store list');
};

type Path = readonly (string | undefined)[];

function set(m: Machine, f: Frame, call: NativeCall, target: Value, [key, ...rest]: Path, given: Value): void {
  if (key === undefined && call.args.length > 1) return openAll(m, f, target);
  if (key !== undefined && rest.length > 0)
    return set(m, f, call, readMember(m, f, target, key, undefined), rest, given);
  const before = key === undefined ? target : readMember(m, f, target, key, undefined);
  const next = updated(m, f, call, given, () => before);
  if (!f.state || endsWithHeld(m, f, call.site, next, key)) {
    f.state = null;
    return;
  }
  if (key !== undefined) return void writeMember(m, f, target, key, next, call.site);
  if (next.unknown) openAll(m, f, target);
  for (const ref of target.refs)
    if (ref.kind === 'object') spreadInto(m, f, ref, next, { at: call.site, isSure: false });
}

function openAll(m: Machine, f: Frame, target: Value): void {
  for (const ref of target.refs) if (ref.kind === 'object') openHeap(m, ref.heap, f);
}

/** `<Match when={…}>` in a `<Switch>`. */
const match: Native = (m, f, call) => {
  const props = call.args[0] ?? m.values.undefined;
  const when = readMember(m, f, props, 'when', undefined);
  recordBranch(m, f, call.site, when, { key: call.site, whenTrue: call.site, whenFalse: undefined });
  return truthOf(when).canBeTrue ? readMember(m, f, props, 'children', undefined) : m.values.never;
};

const switchBetween: Native = (m, f, call) => {
  const props = call.args[0] ?? m.values.undefined;
  const parts = ['children', 'fallback'].map((name) => readMember(m, f, props, name, undefined));
  return parts.reduce((a, b) => m.values.join(a, b));
};

export const SOLID_STORE: Readonly<Record<string, Native>> = {
  'solid-js/store#createStore': createStore,
  'solid-js/store#createMutable': itself,
  'solid-js/store#unwrap': itself,
  'solid-js#createContext': REACT['react#createContext'] as Native,
  'solid-js#useContext': REACT['react#useContext'] as Native,
  'solid-js#Match': match,
  'solid-js#Switch': switchBetween,
  'solid-js/web#Match': match,
  'solid-js/web#Switch': switchBetween,
};
