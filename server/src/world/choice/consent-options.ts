/** Options of a consent platform that hold callbacks: `run({ categories: { … onAccept } })`. */
import type { CallSpec } from '../calls/calls';
import { escape } from '../calls/escape';
import { isCondition, isQueryMethod } from '../database/row-selection';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { opensObjects } from '../machine/hubs';
import { type Machine, readCell } from '../machine/machine';
import { openHeap } from '../objects/members';
import { allProperties } from '../objects/properties';
import type { ForeignRef, ObjectRef } from '../values/ref';
import { truthOf, type Value } from '../values/value';
import { escapeOnConsent } from './consent-callbacks';

type Path = readonly string[];

/** Hands the arguments of a call over to what is called; conditions of a query are only read. */
export function escapeArguments(m: Machine, f: Frame, { access }: ForeignRef, call: CallSpec): void {
  const isQuery = isQueryMethod(access.path.at(-1) ?? '');
  const held = m.catalogue.matchConsentOptions(access);
  for (const arg of [...call.args, call.rest ?? m.values.never]) {
    if (held.length > 0 && arg === call.args[0]) escapeOptions(m, f, arg, held, call.site);
    else if (!isQuery || !isCondition(arg)) escape(m, f, arg, call.site);
  }
}

/** Hands the options over. `paths`: what stands there is run only on consent. */
function escapeOptions(m: Machine, f: Frame, value: Value, paths: readonly Path[], site: Site): void {
  const plain = value.refs.filter((it): it is ObjectRef => it.kind === 'object' && !it.proto && it.shape !== 'request');
  for (const ref of value.refs) if (!plain.some((it) => it === ref)) escape(m, f, m.values.ref(ref), site);
  for (const ref of plain) {
    if (cannotBeRefused(f, ref)) {
      escape(m, f, m.values.ref(ref), site);
      continue;
    }
    if (opensObjects(m, f.ctx)) openHeap(m, ref.heap, f);
    for (const [name, cell] of allProperties(ref.heap, f.ctx))
      escapeOption(m, f, name, readCell(cell, f.ctx), paths, site);
    escape(m, f, readCell(ref.heap.rest, f.ctx), site);
  }
}

/** `{ readOnly: true }`: a category that is on whatever the consumer says. */
function cannotBeRefused(f: Frame, { heap }: ObjectRef): boolean {
  const cell = heap.props.get('readOnly');
  return cell !== undefined && truthOf(readCell(cell, f.ctx)).canBeTrue;
}

function escapeOption(m: Machine, f: Frame, name: string, value: Value, paths: readonly Path[], site: Site): void {
  const below = m.catalogue.isNecessary(name)
    ? []
    : paths.filter((it) => it[0] === '*' || it[0] === name).map((it) => it.slice(1));
  if (below.some((it) => it.length === 0)) escapeOnConsent(m, f, name, value, site);
  else if (below.length > 0) escapeOptions(m, f, value, below, site);
  else escape(m, f, value, site);
}
