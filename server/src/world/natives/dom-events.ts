/**
 * Events of the page. A custom event of a literal name that the workspace itself dispatches is an edge to
 * its listeners, with its `detail`; the listeners of any other are run by the browser, whenever it likes.
 */
import { callValue } from '../calls/calls';
import { ANY_EVENT, EVENT, putDown, takeUp } from '../calls/mailboxes';
import { callApart } from '../calls/promises';
import { endsWithEvent } from '../choice/consent-act';
import type { PreferenceRead } from '../choice/preference-read';
import { readOf, seedRecord } from '../choice/preferences';
import type { Site } from '../machine/context';
import { copyState, type Frame } from '../machine/frame';
import type { Machine, NativeCall } from '../machine/machine';
import { lineOf } from '../objects/line';
import { defineProperty, readMember } from '../objects/members';
import { nameless } from '../outside/nameless';
import { claims } from '../serving/client-data';
import type { ClassRef, ForeignRef, ObjectRef, Ref } from '../values/ref';
import { isPartial } from '../values/strings';
import type { Value } from '../values/value';

/** Of the platform itself; `DOMContentLoaded` is its only common one with a capital. */
const PLATFORM_EVENT =
  /^(?:DOM\w+|[a-z]*(?:start|end|move|over|out|up|down|enter|leave|change|cancel|load|click|focus|blur|error|submit|reset|scroll|resize|input|toggle|close|open|show|hide|paste|copy|cut|drag|drop|play|pause|ended|abort|message|storage|online|offline|state|ready|installed|install|wheel|press|select|invalid|progress|update|seeked|seeking|waiting|stalled|suspend|emptied|capture|print|orientation|violation|rejection|handled|visibility|navigate|connected|disconnected|found|activate|fetch|push|sync|freeze|resume|idle))$/;

/** Of an event object: the names under which it may be dispatched; undefined: any. */
const events = new WeakMap<ObjectRef, readonly string[] | undefined>();

export function listen(m: Machine, f: Frame, call: NativeCall): Value {
  const [name, listener] = call.args;
  if (!listener) return m.values.undefined;
  const names = name && literalNames(name);
  const isOwn = names?.every((it) => !PLATFORM_EVENT.test(it)) ?? false;
  const isOpen = !isOwn || !names || names.map((it) => putDown(m, f, EVENT + it, call.site, listener)).includes(true);
  if (isOpen) callApart(m, f, listener, [eventOf(m, f, names, call.site)], call, nameless(m));
  return m.values.undefined;
}

/** What a consent platform says in its events is what the consumer chose. */
function eventOf(m: Machine, f: Frame, names: readonly string[] | undefined, at: Site): Value {
  const [name] = names ?? [];
  if (name === 'message' && names?.length === 1) return messageEvent(m, f, at);
  if (name === undefined || !names?.every((it) => m.catalogue.isConsentEvent(it))) return m.values.unknown;
  const read = readOf(m, f, 'cmp', 'any', { name, at });
  const enabled = m.catalogue.alwaysEnabledBy(name);
  if (enabled && m.world.cmp === 'no') return enabling(m, f, enabled, [read], at);
  return seedRecord(m, f, 'in', read);
}

/** Whoever posts a message says what they like in it, and may leave out any of it. */
export function messageEvent(m: Machine, f: Frame, at: Site): Value {
  const event = m.refs.object(f.ctx, at, 'message event', 'object', m.values.unknown);
  defineProperty(m, f, event.heap, 'data', claims(m), true);
  return m.values.ref(event);
}

/** `event.detail.category` of one that is told of what is on: where the consumer refused, that is only what always is. */
function enabling(m: Machine, f: Frame, enabled: readonly string[], reads: readonly PreferenceRead[], at: Site): Value {
  const event = m.refs.object(f.ctx, at, 'event of a category', 'object', m.values.unknown);
  const detail = m.refs.object(f.ctx, at, 'category that is on', 'object', m.values.unknown);
  defineProperty(m, f, detail.heap, 'category', m.values.make(enabled, [], false, reads), true);
  defineProperty(m, f, event.heap, 'detail', m.values.ref(detail), true);
  return m.values.ref(event);
}

export function newEvent(m: Machine, f: Frame, call: NativeCall): Value {
  const names = call.args[0] && literalNames(call.args[0]);
  const event = m.refs.object(f.ctx, call.site, `event ${names?.join(' ') ?? ''}`, 'object', call.self);
  becomeEvent(m, f, event, call.args);
  return m.values.ref(event);
}

/** Also an instance of a class that extends an event of the platform, by what it hands to `super`. */
export function becomeEvent(m: Machine, f: Frame, event: ObjectRef, [name, options]: readonly Value[]): void {
  const names = name && literalNames(name);
  // The same instance may be made with several names: then it may have any.
  const isSame = !events.has(event) || events.get(event)?.join() === names?.join();
  events.set(event, isSame ? names : undefined);
  defineProperty(m, f, event.heap, 'type', name ?? m.values.undefined, true);
  const detail = options ? readMember(m, f, options, 'detail', undefined) : m.values.literal(null);
  defineProperty(m, f, event.heap, 'detail', detail, true);
}

export function isEventClass({ access }: ForeignRef): boolean {
  return access.root.kind === 'global' && access.path.length === 1 && /Event$/.test(access.path[0] ?? '');
}

export function dispatch(m: Machine, f: Frame, call: NativeCall): Value {
  const event = call.args[0] ?? m.values.undefined;
  if (consents(m, f, event, call.site)) return m.values.never;
  for (const ref of event.refs) dispatchRef(m, f, ref, call.site);
  dispatchForeign(m, f, event, call.site);
  return m.values.boolean;
}

/** The act of consenting, told to others. */
function consents(m: Machine, f: Frame, { refs, unknown }: Value, site: Site): boolean {
  const [event] = refs;
  const [type] = (event?.kind === 'object' && events.get(event)) || [];
  if (refs.length !== 1 || unknown || event?.kind !== 'object' || type === undefined) return false;
  return endsWithEvent(m, f, site, type, readMember(m, f, m.values.ref(event), 'detail', undefined));
}

/** An event that the platform made: `new MouseEvent('click')`, `document.createEvent(…)`. */
export function dispatchForeign(m: Machine, f: Frame, event: Value, site: Site): void {
  if (event.unknown) emit(m, f, [ANY_EVENT], m.values.unknown, site);
  for (const ref of event.refs) {
    if (ref.kind !== 'foreign') continue;
    const made = ref.access.steps.at(-1);
    const name = made?.how === 'new' && made.after === ref.access.path.length ? made.args[0] : undefined;
    emit(m, f, [typeof name === 'string' ? EVENT + name : ANY_EVENT], m.values.ref(ref), site);
  }
}

/** Also where an event is handed to code that we cannot see. */
export function dispatchRef(m: Machine, f: Frame, ref: Ref, site: Site): void {
  if (ref.kind !== 'object') return;
  // An instance of a class whose parent we do not see may be an event.
  if (!events.has(ref) && !ref.proto?.refs.some((it) => it.kind === 'class' && hasUnseenParent(it))) return;
  emit(m, f, events.get(ref)?.map((it) => EVENT + it) ?? [ANY_EVENT], m.values.ref(ref), site);
}

function hasUnseenParent(cls: ClassRef): boolean {
  return lineOf(cls).some(
    ({ parent }) => parent.unknown || parent.refs.some((it) => it.kind !== 'class' && isUnseenEvent(it)),
  );
}

function isUnseenEvent(ref: Ref): boolean {
  return ref.kind === 'foreign' && (ref.origin === 'unknown' || isEventClass(ref));
}

function emit(m: Machine, f: Frame, channels: readonly string[], event: Value, site: Site): void {
  for (const channel of channels) {
    const callee = takeUp(m, f, channel);
    if (callee === m.values.never || !f.state) continue;
    const before = copyState(f.state);
    const handler = f.handler;
    // What a listener throws does not reach the dispatcher.
    f.handler = { state: null, value: m.values.never };
    callValue(m, f, { callee, self: nameless(m), args: [event], site });
    f.handler = handler;
    f.state = before;
  }
}

function literalNames(name: Value): string[] | undefined {
  const isKnown = !name.unknown && name.refs.length === 0 && name.literals.length > 0;
  return isKnown && !name.literals.some(isPartial) ? name.literals.map(String) : undefined;
}
