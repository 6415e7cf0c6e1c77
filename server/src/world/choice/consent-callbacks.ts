/** Functions of a consent platform that take a callback: run only on consent, or on any change. */
import type { Catalogue } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { recordBranch } from '../syntax/branches';
import type { ForeignRef } from '../values/ref';
import { truthOf, type Value } from '../values/value';
import type { PreferenceRead } from './preference-read';
import { readOf, seedBoolean, seedRecord } from './preferences';

type Consent = NonNullable<ReturnType<Catalogue['matchConsentCallback']>>;

export function callConsentCallback(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, consent: Consent): Value {
  const callback = call.args[consent.callback];
  const read = readOf(m, f, 'cmp', consent.purpose, { name: ref.access.path.join('.'), at: call.site });
  const nativeCall = { self: m.values.ref(ref), args: call.args, rest: m.values.never, site: call.site, isNew: false };
  if (callback && consent.onlyOnConsent) {
    if (runsOnConsent(m, f, read, call.site))
      callApart(m, f, callback, [m.values.unknown, m.values.unknown], nativeCall);
  } else if (callback) {
    const state =
      consent.state === 'in' || consent.state === 'out'
        ? seedBoolean(m, consent.state, read)
        : seedRecord(m, f, 'in', read, consent.state === 'answers' ? 'answers' : 'record');
    // The second is what the IAB's interfaces tell of the call itself: whether it went well.
    const isIab = /^__\w+$/.test(ref.access.path[0] ?? '');
    callApart(m, f, callback, [state, isIab ? m.values.boolean : state], nativeCall);
  }
  call.args.forEach((arg, i) => {
    if (i !== consent.callback) escape(m, f, arg, call.site);
  });
  return m.values.ref(m.refs.after(ref, { how: 'call', args: [] }));
}

/** `didomiOnReady.push((Didomi) => …)`: it runs what the page has put into such a list once it is there. */
export function callQueued(m: Machine, f: Frame, { access }: ForeignRef, call: CallSpec): Value | undefined {
  const [list = '', method] = access.path;
  const gives = access.path.length === 2 && method === 'push' ? m.catalogue.givenByQueue(list) : undefined;
  if (gives === undefined || access.root.kind !== 'global' || access.steps.length > 0) return undefined;
  const platform = m.values.ref(m.refs.foreign({ root: { kind: 'global' }, path: [gives], steps: [] }, 'global'));
  const nativeCall = { self: m.values.undefined, args: call.args, rest: m.values.never, site: call.site, isNew: false };
  for (const it of call.args) callApart(m, f, it, [platform], nativeCall);
  if (call.rest) escape(m, f, call.rest, call.site);
  return m.values.unknown;
}

/** `_hsp.push(['addPrivacyConsentListener', (consent) => …])`: a command, with a function that is told of the choices. */
export function callCommanded(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): Value | undefined {
  const platform = m.catalogue.platformOf(ref.access);
  const [command] = call.args;
  const list = command?.refs.length === 1 ? command.refs[0] : undefined;
  if (
    platform?.kind !== 'cmp' ||
    ref.access.path.at(-1) !== 'push' ||
    list?.kind !== 'object' ||
    list.shape !== 'array'
  )
    return undefined;
  const read = readOf(m, f, 'cmp', 'any', { name: ref.access.path.join('.'), at: call.site });
  const nativeCall = { self: m.values.ref(ref), args: call.args, rest: m.values.never, site: call.site, isNew: false };
  for (const [, cell] of allProperties(list.heap, f.ctx)) {
    const part = readCell(cell, f.ctx);
    if (part.refs.some((it) => it.kind === 'function'))
      callApart(m, f, part, [seedRecord(m, f, 'in', read), m.values.unknown], nativeCall);
    else escape(m, f, part, call.site);
  }
  return m.values.unknown;
}

/** Hands over what a consent platform runs only on consent. */
export function escapeOnConsent(
  m: Machine,
  f: Frame,
  name: string,
  value: Value,
  site: Site,
  purpose: PreferenceRead['purpose'] = 'any',
): void {
  const before = f.state;
  if (runsOnConsent(m, f, readOf(m, f, 'cmp', purpose, { name, at: site }), site)) escape(m, f, value, site);
  f.state = before;
}

export function runsOnConsent(m: Machine, f: Frame, read: PreferenceRead, site: Site): boolean {
  const given = seedBoolean(m, 'in', read);
  recordBranch(m, f, site, given, { key: site, whenTrue: site, whenFalse: undefined });
  return truthOf(given).canBeTrue;
}
