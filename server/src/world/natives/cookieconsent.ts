/**
 * CookieConsent v3's `run(configuration)`: a service's `onAccept` runs once its category is accepted. What runs on a
 * choice is told of it. All else in the configuration may run whatever was chosen.
 *
 * Source: https://cookieconsent.orestbida.com/reference/configuration-reference.html
 */
import { isNecessary } from '../../catalogue/lexicon/necessary';
import { escape } from '../calls/escape';
import { callApart } from '../calls/promises';
import { escapeOnConsent } from '../choice/consent-callbacks';
import { readOf, seedRecord } from '../choice/preferences';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import { defineProperty } from '../objects/members';
import { allProperties } from '../objects/properties';
import { foreignUnknown } from '../outside/foreign';
import type { ObjectRef } from '../values/ref';
import { onlyLiteral, type Value } from '../values/value';

type Visit = (name: string | undefined, value: Value) => void;

const run: Native = (m, f, call) => {
  const handOver = (value: Value) => escape(m, f, value, call.site);
  const inside = (value: Value, visit: (it: ObjectRef) => void) => {
    for (const ref of value.refs) ref.kind === 'object' ? visit(ref) : handOver(m.values.ref(ref));
  };
  const each = (value: Value, visit: Visit) => inside(value, (it) => eachProperty(f, it, visit));
  const at = (wanted: string, visit: (value: Value) => void): Visit => {
    return (name, value) => (name === wanted ? visit(value) : handOver(value));
  };
  const category = (name: string | undefined, it: ObjectRef) => {
    const isChosen = name !== undefined && !isNecessary(name) && !isReadOnly(f, it);
    const accepted = (value: Value) =>
      isChosen
        ? escapeOnConsent(m, f, `${name}.onAccept`, value, call.site, m.catalogue.purposeOfName(name))
        : handOver(value);
    eachProperty(
      f,
      it,
      at('services', (services) => each(services, (_, service) => each(service, at('onAccept', accepted)))),
    );
  };
  const [configuration = m.values.undefined, ...others] = call.args;
  each(configuration, (name, value) => {
    if (name === 'categories') return each(value, (id, it) => inside(it, (found) => category(id, found)));
    const isTold = /^on(?:First)?Consent$|^onChange$/.test(name ?? '');
    isTold ? callApart(m, f, value, [chosen(m, f, call, name ?? '')], call) : handOver(value);
  });
  for (const it of others) handOver(it);
  return m.values.unknown;
};

/** `{ cookie: { categories: ['necessary'] } }`, and what of it changed. */
function chosen(m: Machine, f: Frame, { site }: NativeCall, name: string): Value {
  const told = m.refs.object(f.ctx, site, `cookieconsent ${name}`, 'object', foreignUnknown(m));
  const cookie = seedRecord(m, f, 'in', readOf(m, f, 'cmp', 'any', { name: `${name}.cookie`, at: site }));
  defineProperty(m, f, told.heap, 'cookie', cookie, true);
  return m.values.ref(told);
}

/** Those of unknown names have none. */
function eachProperty(f: Frame, { heap }: ObjectRef, visit: Visit): void {
  for (const [name, cell] of allProperties(heap, f.ctx)) visit(name, readCell(cell, f.ctx));
  visit(undefined, readCell(heap.rest, f.ctx));
}

/** Always on, as far as is known. */
function isReadOnly(f: Frame, { heap }: ObjectRef): boolean {
  const cell = heap.props.get('readOnly');
  const said = cell && readCell(cell, f.ctx);
  return said !== undefined && onlyLiteral(said)?.literal !== false;
}

export const COOKIECONSENT: Readonly<Record<string, Native>> = {
  'CookieConsent.run': run,
  'vanilla-cookieconsent#run': run,
};
