/** `new Proxy(target, handler)`: what its traps do, where it is known to whom it is given. */
import { callValue } from '../calls/calls';
import { escape } from '../calls/escape';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { readMember } from '../objects/members';
import { proxied } from '../objects/proxied';
import { isOnlyLookedInto } from '../objects/uses';
import { nameless } from '../outside/nameless';
import type { Value } from '../values/value';
import { listOf } from './list-of';
import { madeOf } from './made-of';

/** Traps that answer in the target's place. */
const ANSWERS = ['get', 'has', 'apply', 'construct', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf'];

/** The target, where the handler answers nothing by itself. */
export function newProxy(m: Machine, f: Frame, call: NativeCall): Value {
  const [target = m.values.undefined, handler = m.values.undefined] = call.args;
  const trap = onlyTrap(call);
  if (trap === 'apply' && areFunctions(target))
    return callableProxy(m, f, call, [target, handler, readMember(m, f, handler, 'apply', undefined)]);
  if (trap === 'get' && call.site.k === 'new' && isOnlyLookedInto(f.unit.facts, call.site))
    return proxied(m, f, call.site, target, readMember(m, f, handler, 'get', undefined));
  for (const it of [target, handler]) escape(m, f, it, call.site);
  const isKnown = !handler.unknown && handler.refs.every((it) => it.kind === 'object' && !it.heap.open);
  const answers = ANSWERS.map((name) => readMember(m, f, handler, name, undefined));
  const isPlain = isKnown && answers.every((it) => it === m.values.undefined);
  // What its names mean is for the handler to say.
  return isPlain ? target : m.values.join(target, nameless(m));
}

/** The one trap of a handler that is written where the proxy is made, so that nobody else has it. */
function onlyTrap({ site }: NativeCall): string | undefined {
  const handler = site.k === 'new' ? site.args[1] : undefined;
  const [trap, ...others] = handler?.k === 'obj' ? handler.props : [];
  const isOne = trap?.p === 'value' && trap.value.k === 'fn' && others.length === 0;
  return isOne && typeof trap.key === 'string' ? trap.key : undefined;
}

function areFunctions({ refs, unknown, literals }: Value): boolean {
  const areKnown = !unknown && literals.length === 0 && refs.length > 0;
  return areKnown && refs.every((it) => it.kind === 'function' || it.kind === 'native');
}

/** A function that has the trap decide whether the target is called. */
function callableProxy(m: Machine, f: Frame, call: NativeCall, of: readonly Value[]): Value {
  const run =
    ([target = m.values.unknown, handler = m.values.unknown, trap = m.values.unknown]: readonly Value[]): Native =>
    (mm, ff, { self, args, rest, site, isNew }) => {
      if (isNew) escape(mm, ff, target, site);
      const list = listOf(mm, ff, { site }, args, rest, 'proxied');
      const value = callValue(mm, ff, { callee: trap, self: handler, args: [target, self, list], site });
      return isNew ? mm.values.unknown : value;
    };
  return m.values.ref(madeOf(m, f, call, 'bound proxy', of, run));
}
