/**
 * iubenda's `_iub.csConfiguration`: what the callbacks in it are told.
 *
 * Source: https://www.iubenda.com/en/help/1205-how-to-configure-your-cookie-solution-advanced-guide
 */
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import { escapeOnConsent } from '../choice/consent-callbacks';
import { readOf, seedBoolean, seedRecord } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import type { Machine, Native, NativeCall } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import type { Value } from '../values/value';
import { eachPart } from './settings-parts';

const ON_CHOICE = /^onPreference(?:First)?Expressed(?<need>OrNotNeeded)?$/;
const ON_CONSENT = /^onConsent(?:First)?Given$/;

export const configure: Native = (m, f, call) => {
  const [configuration = m.values.undefined] = call.args;
  eachPart(m, f, call, configuration, (name, value) => {
    if (name !== 'callback') return escape(m, f, value, call.site);
    eachPart(m, f, call, value, (event, callback) => {
      const choice = ON_CHOICE.exec(event);
      // To something, whichever purpose that is.
      if (ON_CONSENT.test(event)) return escapeOnConsent(m, f, event, callback, call.site, 'functional');
      if (!choice) return escape(m, f, callback, call.site);
      const told = preference(m, f, call, event);
      // Under a law that asks for none there is none.
      const given = choice.groups?.need ? m.values.join(told, m.values.undefined) : told;
      callApart(m, f, callback, [given], call);
    });
  });
  return m.values.undefined;
};

/** `{ consent: false }`, or with consent per purpose `{ purposes: { 1: true, 4: false } }`. */
function preference(m: Machine, f: Frame, { site }: NativeCall, event: string): Value {
  const read = readOf(m, f, 'cmp', 'any', { name: event, at: site });
  const told = m.refs.object(f.ctx, site, `iubenda ${event}`, 'object', foreignUnknown(m));
  const consent = m.values.join(seedBoolean(m, 'in', read), m.values.undefined);
  defineProperty(m, f, told.heap, 'consent', consent, true);
  const purposes = m.values.join(seedRecord(m, f, 'in', read, 'answers'), m.values.undefined);
  defineProperty(m, f, told.heap, 'purposes', purposes, true);
  return m.values.ref(told);
}
