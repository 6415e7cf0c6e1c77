/**
 * Values from outside the workspace: members and calls of packages, globals and unknown things.
 *
 * Order of meaning: the catalogue (vendors, consent platforms, signals), then storage by key,
 * databases by model, then names with polarity. What has no meaning stays foreign, with its path.
 */
import type { LiteralArgument } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import { escape } from '../calls/escape';
import { noteSite } from '../calls/modules';
import { promiseResolved } from '../calls/promises';
import { ACTS_ON, endsWithCall, escapeAct } from '../choice/consent-act';
import { callCommanded, callConsentCallback, callQueued } from '../choice/consent-callbacks';
import { noteDeed } from '../choice/deeds';
import {
  isNobodys,
  readOf,
  seedBoolean,
  seedMatch,
  seedMember,
  seedName,
  seedNamed,
  seedRecord,
} from '../choice/preferences';
import { noteRefusingCall } from '../choice/refusing-controls';
import { noteSetBack } from '../choice/set-back';
import { isStore, storeMember } from '../choice/start-values';
import { validated } from '../choice/validated';
import { noteWriter } from '../choice/writers';
import { jar } from '../cookies/jar';
import { clientsTable } from '../database/asked-tables';
import { classNameOf } from '../database/handed-models';
import { byIn } from '../database/named-persons';
import { saysNothing } from '../database/row-facts';
import { isRowMethod, rowRead } from '../database/rows';
import { callSchemaMember } from '../database/schema-members';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { nativeNamed } from '../natives';
import { givenToApp } from '../natives/app-names';
import { dispatchForeign } from '../natives/dom-events';
import { promisedMember } from '../natives/members';
import { pipeForeign } from '../natives/rxjs';
import { astroLocals } from '../serving/astro';
import { claimedUnder, fieldUnder, isClaim } from '../serving/client-data';
import { handedUnder, noteRegistered } from '../serving/handed-names';
import { orNothing } from '../serving/never-written';
import { noteSet, rewritten } from '../serving/rewritten';
import { instanceOf, noteOptOuts } from '../sharing/opt-outs';
import { parkedMember } from '../sharing/parked-elements';
import { isTriggered, noteAccepted, triggerOf } from '../sharing/script-triggers';
import { recordSink } from '../sharing/sinks';
import { raise } from '../syntax/jumps';
import { literalArgument } from '../values/literal-arguments';
import type { ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { referenceTo } from './cookie-references';
import { heldSdk } from './declared-sdks';
import { functionMethod, noteHandedRequest } from './foreign-functions';
import { filterForeign, noteFiltered, reduceForeign } from './foreign-lists';
import { below } from './foreign-members';
import { asRendered, isCookieJar, isGlobalObject, isNavigator, mayNotBeThere, readGlobalName } from './global-names';
import { answerOf, handOver, stepOf } from './handed-over';
import { isBinding, isConfiguration } from './kept-for-all';
import { KEYED, keyedRead, seedKeyed } from './keyed-reads';
import { isOwnGlobal } from './own-globals';
import { sinkAt } from './own-under-name';
import { isOfPlatformHeaders } from './platform-headers';

export function unknownMember(m: Machine, f: Frame, name: string, at: object | undefined): Value {
  return foreignMember(m, f, m.refs.nameless('unknown'), name, at);
}

export function foreignUnknown(m: Machine): Value {
  return m.values.ref(m.refs.nameless('unknown'));
}

export function foreignMember(m: Machine, f: Frame, ref: ForeignRef, name: string, at: object | undefined): Value {
  const held = heldSdk(m, ref, name) ?? parkedMember(m, f, ref, name, at as Site) ?? givenToApp(m, f, ref, name);
  if (held) return held;
  if (ref.access.path.length === 0 && ref.access.root.kind === 'global') {
    return isGlobalObject(name) ? m.values.ref(ref) : readGlobalName(m, f, name, at);
  }
  const promised =
    isCallee(at) && !m.catalogue.platformOf(ref.access) ? promisedMember(m, m.values.ref(ref), name) : undefined;
  if (promised) return promised;
  mayNotBeThere(m, f, ref);
  const next = below(m, f, ref, name);
  if (isCookieJar(next.access) || (name === 'cookie' && ref.access.path.at(-1) === 'headers')) return jar(m);
  const match = m.catalogue.matchReader(next.access, 'read', []);
  if (match) return asRendered(m, f, ref, seedMatch(m, f, match, { name: next.access.path.join('.'), at }));
  if (next.origin === 'env') return m.values.ref(next);
  const locals = astroLocals(m, f, next.access);
  if (locals) return locals;
  if (isConfiguration(f, ref.access)) return m.values.ref(m.refs.foreign(next.access, 'env', next.options));
  if (isClaim(f, ref, next)) {
    // What a client claims may be left out.
    const claimed = isCallee(at) ? undefined : (fieldUnder(m, f, ref, name, at) ?? seedName(m, f, name, at));
    if (claimed)
      return rewritten(
        m,
        f,
        ref,
        name,
        at,
        m.values.join(m.values.join(claimed, m.values.undefined), handedUnder(m, f, ref, name)),
      );
    if (next.origin === 'request-data') return rewritten(m, f, ref, name, at, m.values.ref(next));
  }
  if (isOfPlatformHeaders(m, f, ref, at) && !isCallee(at)) return m.values.unknown;
  const last = ref.access.path.at(-1) ?? '';
  if (KEYED.test(last)) {
    const keyed = seedKeyed(m, f, ref, name, at);
    if (keyed) return rewritten(m, f, ref, name, at, m.values.join(keyed, handedUnder(m, f, ref, name)));
  }
  // Taken now, called later: the catalogue knows what the call answers.
  const isCall = isCallee(at) || m.catalogue.matchReader(next.access, 'call', []) !== undefined;
  const isNamed = !isCall && !m.catalogue.isBeforeReader(next.access) && !isNavigator(ref.access);
  const said = isNamed ? seedMember(m, f, ref, name, at) : undefined;
  if (isStore(next.access) && !isCall) {
    const purpose = m.catalogue.purposeOfName(name) ?? 'any';
    const read = () => seedBoolean(m, 'in', readOf(m, f, 'stored', purpose, { name, at }));
    return storeMember(m, next.access, name, said, read) ?? m.values.ref(next);
  }
  const found = m.values.join(said ?? m.values.ref(next), handedUnder(m, f, ref, name));
  return rewritten(m, f, ref, name, at, orNothing(m, ref, name, found));
}

/** `db.userConsent.findFirst`: a table is named for what its rows answer. */
export function markReceiver(at: object, method: string): void {
  const { k, name = '' } = at as { k?: string; name?: string };
  const isStore = k === 'member' && isBinding(name) && /^(?:get|getWithMetadata)$/.test(method);
  if (isStore || isRowMethod(method)) callees.add(at);
}

/** A method is named for what its call answers: the call decides. */
const callees = new WeakSet<object>();
export function markCallee(at: object): void {
  callees.add(at);
}
export function isCallee(at: object | undefined): boolean {
  return at !== undefined && callees.has(at);
}

export function callForeign(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): Value {
  noteSite(f.ctx, call.site);
  const how = call.isNew ? 'new' : 'call';
  const method = functionMethod(m, ref);
  const native = method?.native ?? nativeNamed(ref.access, how);
  if (native) {
    return native(m, f, {
      self: m.values.ref(method?.of ?? ref),
      receiver: call.self,
      args: call.args,
      rest: call.rest ?? m.values.never,
      site: call.site,
      isNew: call.isNew ?? false,
    });
  }
  mayNotBeThere(m, f, ref);
  const answered = answeredByName(m, f, ref, call);
  if (answered) return answered;
  const args = call.args.map((it) => literalArgument(m, f, it) ?? tableName(ref, it));
  const sink = sinkAt(m, f, ref.access, how, isSpread(m, call) ? [undefined] : args);
  if (!sink) noteHandedRequest(m, f, ref, call);
  if (sink && isTriggered(m, f, ref, call))
    recordSink(m, f, sink, call.site, call.args, call.site, undefined, instanceOf(ref.access, sink.vendor));
  if (endsWithCall(m, f, ref.access, call.args, call.site)) return m.values.never;
  const told = noteOptOuts(m, f, call.site, [
    { access: ref.access, how, args: call.args, sink: sink?.vendor, isStub: call.isStub },
  ]);
  const consent = m.catalogue.matchConsentCallback(ref.access, args);
  if (consent) return callConsentCallback(m, f, ref, call, consent);
  const handed =
    callQueued(m, f, ref, call) ??
    callCommanded(m, f, ref, call) ??
    filterForeign(m, f, ref, call) ??
    reduceForeign(m, f, ref, call) ??
    pipeForeign(m, f, ref, call);
  if (handed) return handed;
  noteFiltered(m, f, ref, call);
  noteSet(m, f, call.site, call.args);
  const isWriter = noteWriter(m, f, ref, call);
  if (!isWriter) noteDeed(m, f, ref, call);
  noteSetBack(m, f, ref, call);
  const meant = isWriter || told ? undefined : meaning(m, f, ref, call, args);
  if (meant) return referenceTo(m, f, ref, call, meant);
  if (!sink) raise(m, f, m.values.unknown);
  if (isListening(ref, call)) {
    escapeAct(m, f, call.args[1] ?? m.values.undefined, call.site, ref.access);
    return m.values.undefined;
  }
  if (ref.access.path.at(-1) === 'dispatchEvent') dispatchForeign(m, f, call.args[0] ?? m.values.undefined, call.site);
  noteRegistered(m, f, ref, call);
  noteRefusingCall(m, ref.access, call.args);
  const step = stepOf(m, f, ref, call, { how, args: args.map(shortened) });
  // What a global of the workspace's own does with its arguments is in sight.
  if (!isOwnGlobal(m, ref.access)) handOver(m, f, ref, call, step);
  // A touchpoint may throw too; it has sent by then.
  if (sink) raise(m, f, m.values.unknown);
  noteAccepted(m, f, ref, call);
  return answerOf(m, f, ref, call, step);
}

/** What is not left to code out of sight. */
function answeredByName(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): Value | undefined {
  return (
    validated(m, f, ref, call) ??
    callSchemaMember(m, f, ref, call) ??
    clientsTable(m, ref, call) ??
    triggerOf(m, f, ref, call)
  );
}

/** `fbq(...command)`, of a list that is not known: any command may be meant. */
function isSpread(m: Machine, { args, rest }: CallSpec): boolean {
  return args.length === 0 && rest !== undefined && rest !== m.values.never;
}

/** `button.addEventListener('click', …)`. */
function isListening({ access }: ForeignRef, { args }: CallSpec): boolean {
  return access.path.at(-1) === 'addEventListener' && args[0] !== undefined && ACTS_ON.test(textOf(args[0]) ?? '');
}

/** A call that reads a preference. */
function meaning(
  m: Machine,
  f: Frame,
  ref: ForeignRef,
  call: CallSpec,
  args: readonly LiteralArgument[],
): Value | undefined {
  const { path } = ref.access;
  const name = path.at(-1) ?? '';
  const place = { name: path.join('.'), at: call.site };
  let read: Value | undefined;
  for (const asked of eachFirst(call.args[0], args)) {
    const match = m.catalogue.matchReader(ref.access, 'call', asked);
    if (!match) continue;
    const value = seedMatch(m, f, match, place);
    const given = match.promise ? promiseResolved(m, f, call.site, value) : value;
    read = read ? m.values.join(read, given) : given;
  }
  if (read) return read;
  if (ref.origin === 'request-data') return claimedUnder(m, f, ref, call, name);
  if (ref.origin === 'env') return undefined;
  return keyedRead(m, f, ref, call, name) ?? rowRead(m, f, ref, call, name) ?? namedRead(m, f, ref, call, name);
}

/** Where the first argument is one of several texts: the arguments with each of them. */
function eachFirst(
  first: Value | undefined,
  args: readonly LiteralArgument[],
): readonly (readonly LiteralArgument[])[] {
  if (!first || first.unknown || first.refs.length > 0 || first.literals.length < 2) return [args];
  return first.literals.map((it) => [it, ...args.slice(1)]);
}

/** `isUserOptedOut(id)` of a package, `user.hasConsent()`: the name says what true means. */
function namedRead(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, name: string): Value | undefined {
  const own =
    name === 'default'
      ? ref.access.root.kind === 'package'
        ? ref.access.root.spec.split('/').at(-1)
        : undefined
      : name;
  if (own === undefined || call.isNew) return undefined;
  const hook = /^use[A-Z]/.test(own) ? own.slice(3) : undefined;
  const polarity = m.catalogue.polarityOfName(own) ?? (hook ? m.catalogue.polarityOfName(hook) : undefined);
  if (!polarity) return undefined;
  for (const arg of call.args) escape(m, f, arg, call.site);
  raise(m, f, m.values.unknown);
  const by = byIn(f, call.args);
  const read = readOf(m, f, 'stored', m.catalogue.purposeOfName(own) ?? 'any', { name: own, at: call.site }, { by });
  if (isNobodys(f, 'stored') || saysNothing(ref.access, own)) return m.values.withReads(m.values.unknown, [read]);
  const isAnswer = hook === undefined || /^(?:Has|Is|Can|Should|Allow|May)/.test(hook);
  return isAnswer && polarity !== 'record' ? seedNamed(m, own, polarity, read) : seedRecord(m, f, 'in', read);
}

const MODELS = /^get(?:\w*Repository|Model)$/;

/** Drizzle: `db.select().from(userConsents)`; TypeORM: `getRepository(UserConsent)`. */
function tableName({ access }: ForeignRef, arg: Value): string | undefined {
  const table = arg.refs[0];
  if (table?.kind === 'class') return MODELS.test(access.path.at(-1) ?? '') ? classNameOf(table) : undefined;
  if (access.path.at(-1) !== 'from' || table?.kind !== 'foreign') return undefined;
  const named = table.access.steps[0]?.args[0];
  return typeof named === 'string' ? named : table.access.path.at(-1);
}

function shortened(arg: LiteralArgument): LiteralArgument {
  return typeof arg === 'string' && arg.length > 200 ? undefined : arg;
}
