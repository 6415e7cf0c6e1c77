/**
 * Events of the page. A custom event of a literal name that the workspace itself dispatches is an edge to
 * its listeners, with its `detail`; the listeners of any other are run by the browser, whenever it likes.
 */
import { callValue } from '../calls';
import type { Site } from '../context';
import { copyState, type Frame } from '../frame';
import type { Machine, Native } from '../machine';
import { ANY_EVENT, EVENT, putDown, takeUp } from '../mailboxes';
import { defineProperty, readMember } from '../members';
import { readOf, seedRecord } from '../preferences';
import { callApart } from '../promises';
import type { ObjectRef, Ref } from '../ref';
import { isPartial } from '../strings';
import type { Value } from '../value';

/** Of the platform itself; `DOMContentLoaded` is its only common one with a capital. */
const PLATFORM_EVENT =
  /^(?:DOM\w+|[a-z]*(?:start|end|move|over|out|up|down|enter|leave|change|cancel|load|click|focus|blur|error|submit|reset|scroll|resize|input|toggle|close|open|show|hide|paste|copy|cut|drag|drop|play|pause|ended|abort|message|storage|online|offline|state|ready|installed|install|wheel|press|select|invalid|progress|update|seeked|seeking|waiting|stalled|suspend|emptied|capture|print|orientation|violation|rejection|handled|visibility|navigate|connected|disconnected|found|activate|fetch|push|sync|freeze|resume|idle))$/;

/** Of an event object: the names under which it may be dispatched; undefined: any. */
const events = new WeakMap<ObjectRef, readonly string[] | undefined>();

export const listen: Native = (m, f, call) => {
  const [name, listener] = call.args;
  if (!listener) return m.values.undefined;
  const names = name && literalNames(name);
  const isOwn = names?.every((it) => !PLATFORM_EVENT.test(it)) ?? false;
  const isOpen = !isOwn || !names || names.map((it) => putDown(m, f, EVENT + it, call.site, listener)).includes(true);
  if (isOpen) callApart(m, f, listener, [eventOf(m, f, names, call.site)], call);
  return m.values.undefined;
};

/** What a consent platform says in its events is what the consumer chose. */
function eventOf(m: Machine, f: Frame, names: readonly string[] | undefined, at: Site): Value {
  const [name] = names ?? [];
  if (name === undefined || !names?.every((it) => m.catalogue.isConsentEvent(it))) return m.values.unknown;
  return seedRecord(m, f, 'in', readOf(m, f, 'cmp', 'any', { name, at }));
}

export const newEvent: Native = (m, f, call) => {
  const [name, options] = call.args;
  const names = name && literalNames(name);
  const event = m.refs.object(f.ctx, call.site, `event ${names?.join(' ') ?? ''}`, 'object', call.self);
  events.set(event, names);
  defineProperty(m, f, event.heap, 'type', name ?? m.values.undefined, true);
  const detail = options ? readMember(m, f, options, 'detail', undefined) : m.values.literal(null);
  defineProperty(m, f, event.heap, 'detail', detail, true);
  return m.values.ref(event);
};

export const dispatch: Native = (m, f, call) => {
  for (const ref of call.args[0]?.refs ?? []) dispatchRef(m, f, ref, call.site);
  return m.values.boolean;
};

/** Also where an event is handed to code that we cannot see. */
export function dispatchRef(m: Machine, f: Frame, ref: Ref, site: Site): void {
  if (ref.kind !== 'object' || !events.has(ref)) return;
  const channels = events.get(ref)?.map((it) => EVENT + it) ?? [ANY_EVENT];
  for (const channel of channels) {
    const callee = takeUp(m, f, channel);
    if (callee === m.values.never || !f.state) continue;
    const before = copyState(f.state);
    const handler = f.handler;
    // What a listener throws does not reach the dispatcher.
    f.handler = { state: null, value: m.values.never };
    callValue(m, f, { callee, self: m.values.unknown, args: [m.values.ref(ref)], site });
    f.handler = handler;
    f.state = before;
  }
}

function literalNames(name: Value): string[] | undefined {
  const isKnown = !name.unknown && name.refs.length === 0 && name.literals.length > 0;
  return isKnown && !name.literals.some(isPartial) ? name.literals.map(String) : undefined;
}
