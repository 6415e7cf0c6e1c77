/**
 * What is said to SDKs about stopping and limiting: calls of a vendor's opt-out, options at a start that
 * begin opted out, filters that drop every event, and whatever lifts one of them again.
 */
import type { Access, LiteralArgument } from '../../catalogue/catalogue';
import type { Vendor } from '../../catalogue/vendor';
import { callValue } from '../calls/calls';
import type { PreferenceRead } from '../choice/preference-read';
import type { Site } from '../machine/context';
import { copyState, type Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { raise } from '../syntax/jumps';
import { certainArgument, certainProperty, onlyObject, possibleArgument } from '../values/certain-arguments';
import { literalArgument } from '../values/literal-arguments';
import type { Value } from '../values/value';
import { modeNamed, type OptOutMode, withModes } from './opt-out-modes';

/** One thing said at one place. */
export interface OptOutEvent {
  readonly mode: OptOutMode;
  /** `call`: holds what comes after it. `option`: a start that says it of itself. */
  readonly said: 'call' | 'option';
  readonly lifts: boolean;
  /** Said to a command function, a queue or a setting: the SDK takes it up when it starts. */
  readonly early: boolean;
  /** The last name that it is said to: `ga-disable-G-1`. */
  readonly to: string;
  readonly reads: readonly PreferenceRead[];
}

export interface SaidCall {
  readonly access: Access;
  readonly how: 'call' | 'new' | 'set';
  readonly args: readonly Value[];
  /** The call is itself a touchpoint of this vendor: what it says, it says of itself. */
  readonly sink: Vendor | undefined;
  /** Through a stub that the page itself defines: it is kept in a list. */
  readonly isStub?: boolean | undefined;
}

/** Notes what is said at one place, if anything. The state afterwards has the modes that it brings about. */
export function noteOptOuts(m: Machine, f: Frame, site: Site, said: readonly SaidCall[]): boolean {
  if (!f.state) return false;
  const events = said.flatMap((it) => [...spoken(m, f, it), ...filtered(m, f, it, site)]);
  record(f, site, events);
  const begun = events.filter((it) => !it.lifts && it.said === 'call' && it.mode.optOut.effect !== 'nothing');
  if (begun.length === 0) return events.length > 0;
  // Where the call itself fails, nothing has begun; a push into a list does not fail.
  if (!said.every((it) => it.isStub)) raise(m, f, m.values.unknown);
  f.state = withModes(m, f.state, new Set(begun.map((it) => it.mode.id)));
  return true;
}

function spoken(m: Machine, f: Frame, { access, how, args, sink }: SaidCall): readonly OptOutEvent[] {
  const match = (literals: readonly LiteralArgument[]) => m.catalogue.matchOptOuts(access, how, literals);
  const possible = match(args.map((it) => possibleArgument(m, f, it)));
  const certain = match(args.map((it) => certainArgument(m, f, it))).filter((it) => !it.lifts);
  const lifting = possible.filter((it) => it.lifts && !certain.some((other) => other.optOut === it.optOut));
  if (certain.length === 0 && lifting.length === 0) return [];
  const reads = [...f.decidedBy, ...args.flatMap((it) => readsIn(it))];
  const told = how === 'new' ? made(m, f, access, args) : access;
  return [...certain, ...lifting].map((it) => ({
    mode: modeNamed(m, it.vendor, it.optOut, instanceOf(told, it.vendor)),
    said: sink ? 'option' : 'call',
    lifts: it.lifts,
    to: access.path.at(-1) ?? '',
    early: how === 'set' || access.path.length === 1 || access.path.at(-1) === 'push',
    reads,
  }));
}

/** `posthog.init(key, { before_send: (e) => optedOut() ? null : e })`: in this world, does it drop whatever comes? */
function filtered(m: Machine, f: Frame, { args, sink }: SaidCall, site: Site): readonly OptOutEvent[] {
  const filter = sink?.filter;
  if (!sink || !filter) return [];
  const options = args.map(onlyObject).filter((it) => it !== undefined);
  const found = options
    .map((it) => certainProperty(m, f, it, filter.option))
    .find((it) => it.refs.length > 0 && !it.unknown);
  if (found?.refs.length !== 1 || found.refs[0]?.kind !== 'function') return [];
  const result = resultOf(m, f, found, site);
  const drops =
    !result.unknown &&
    result.refs.length === 0 &&
    result.literals.every((it) => filter.drops.includes(String(it) as 'null'));
  if (!drops || result.literals.length === 0) return [];
  const mode = modeNamed(m, sink, { call: `${filter.option}()`, effect: 'stops' }, '');
  return [{ mode, said: 'option', lifts: false, early: false, to: '', reads: [...f.decidedBy, ...result.reads] }];
}

function resultOf(m: Machine, f: Frame, callee: Value, site: Site): Value {
  const frame: Frame = { ...f, state: copyState(f.state), handler: { state: null, value: m.values.never } };
  const args = Array.from({ length: 8 }, () => m.values.unknown);
  return callValue(m, frame, { callee, self: m.values.unknown, args, site });
}

/** A place that is run again says only what it said every time, and has lifted what it lifted once. */
function record(f: Frame, site: Site, events: readonly OptOutEvent[]): void {
  const { optOuts } = f.ctx.trace;
  const before = optOuts.get(site);
  if (!before) {
    if (events.length > 0) optOuts.set(site, events);
    return;
  }
  const isIn = (list: readonly OptOutEvent[], it: OptOutEvent) =>
    list.some((other) => other.mode === it.mode && other.lifts === it.lifts);
  const kept = before.filter((it) => it.lifts || isIn(events, it));
  optOuts.set(site, [...kept, ...events.filter((it) => it.lifts && !isIn(before, it))]);
}

function readsIn(value: Value): readonly PreferenceRead[] {
  const object = onlyObject(value);
  return object ? [...value.reads, ...[...object.heap.props.values()].flatMap((it) => it.value.reads)] : value.reads;
}

/** What a construction says is said to what it makes, as a member of that would be reached. */
function made(m: Machine, f: Frame, { root, path, steps }: Access, args: readonly Value[]): Access {
  const step = { after: path.length, how: 'new', args: args.map((it) => literalArgument(m, f, it)) } as const;
  return { root, path: [...path, ''], steps: [...steps, step] };
}

/** Names that lead to the SDK itself or to a part of it, not to another client. */
const OWN_PARTS = /^(?:default|\*|people|group|revenue|use[A-Z]\w*)$/;

/** Which client of the SDK is spoken to: '' for the one that everybody means. */
export function instanceOf({ root, path, steps }: Access, { globals = [] }: Vendor): string {
  const between = path
    .slice(root.kind === 'global' ? 1 : 0, -1)
    .filter((it) => !OWN_PARTS.test(it) && !globals.includes(it));
  const made = steps.filter(
    (it) => it.how !== 'await' && it.after < path.length && !/^use[A-Z]/.test(path[it.after - 1] ?? ''),
  );
  return made.length === 0 && between.length === 0
    ? ''
    : JSON.stringify([between, made.map((it) => [it.after, it.args])]);
}
