/**
 * Klaro's `setup(configuration)`: a service's `callback` is told whether the consumer agreed to it, `onAccept` runs once
 * they have. A service that is `required` cannot be refused.
 *
 * Source: https://klaro.org/docs/integration/annotated-configuration
 */
import { isNecessary } from '../../catalogue/lexicon/necessary';
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import { escapeOnConsent } from '../choice/consent-callbacks';
import { readOf, seedBoolean, seedRecord } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, readCell, writeCell } from '../machine/machine';
import { readMember } from '../objects/members';
import type { ObjectRef } from '../values/ref';
import { onlyString, truthOf } from '../values/value';
import { eachPart } from './settings-parts';

export const setup: Native = (m, f, call) => {
  const [configuration = m.values.undefined, ...others] = call.args;
  for (const it of others) escape(m, f, it, call.site);
  eachPart(m, f, call, configuration, (name, value) => {
    if (name !== 'services' && name !== 'apps') return escape(m, f, value, call.site);
    eachPart(m, f, call, value, (_, it) => {
      for (const ref of it.refs) {
        if (ref.kind === 'object') service(m, f, call, ref);
        else escape(m, f, m.values.ref(ref), call.site);
      }
    });
  });
  return m.values.undefined;
};

function service(m: Machine, f: Frame, call: NativeCall, ref: ObjectRef): void {
  const self = m.values.ref(ref);
  const name = onlyString(readMember(m, f, self, 'name', undefined)) ?? '';
  const isRefusable = !isNecessary(name) && !truthOf(readMember(m, f, self, 'required', undefined)).canBeTrue;
  const purpose = m.catalogue.purposeOfName(name) ?? 'any';
  if (!isRefusable) writeCell(m, requiredCell(m, name), m.values.true, f.ctx);
  eachPart(m, f, call, self, (part, value) => {
    if (part === 'onAccept' && isRefusable) return escapeOnConsent(m, f, name, value, call.site, purpose);
    if (part !== 'callback') return escape(m, f, value, call.site);
    const agreed = seedBoolean(m, 'in', readOf(m, f, 'cmp', purpose, { name: 'callback', at: call.site }));
    callApart(m, f, value, [isRefusable ? agreed : m.values.boolean, self], call);
  });
}

function requiredCell(m: Machine, name: string) {
  return cellIn(m, m.provided, `klaro required ${name}`);
}

/** `getManager().getConsent('facebook')`: yes for what is required, whatever the consumer says. */
const getConsent: Native = (m, f, call) => {
  const name = onlyString(call.args[0] ?? m.values.undefined);
  const purpose = (name === undefined ? undefined : m.catalogue.purposeOfName(name)) ?? 'any';
  if (name !== undefined && isNecessary(name)) return m.values.true;
  const said = seedBoolean(m, 'in', readOf(m, f, 'cmp', purpose, { name: name ?? 'getConsent', at: call.site }));
  return name === undefined ? said : m.values.join(said, readCell(requiredCell(m, name), f.ctx));
};

/** `getManager().watch({ update(manager, type, data) { … } })`: on any change. */
const watch: Native = (m, f, call) => {
  const [watcher = m.values.undefined] = call.args;
  const read = readOf(m, f, 'cmp', 'any', { name: 'watch', at: call.site });
  eachPart(m, f, call, watcher, (part, value) => {
    if (part !== 'update') return escape(m, f, value, call.site);
    const manager = call.receiver ?? m.values.unknown;
    callApart(m, f, value, [manager, m.values.unknown, seedRecord(m, f, 'in', read)], call);
  });
  return m.values.unknown;
};

const ROOTS = ['klaro#', 'klaro/dist/klaro#', 'klaro/dist/klaro-no-css#', 'klaro.'];

export const KLARO: Readonly<Record<string, Native>> = Object.fromEntries(
  ROOTS.flatMap((root) => [
    [`${root}setup`, setup],
    [`${root}getManager.getConsent()`, getConsent],
    [`${root}getManager.watch()`, watch],
  ]),
);
