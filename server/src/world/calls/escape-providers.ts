/**
 * What a framework is told about services: `providers: [Consent, { provide: TOKEN, useFactory, deps }]`.
 *
 * A container makes a service and hands it to who asks; it calls none of its methods. Who takes another's place
 * (`useClass`) may be asked for by the framework itself, and factories are given what they depend on.
 */
import type { Expr, FileFacts } from '../../facts/ir';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { allHeld } from '../objects/properties';
import type { ClassRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { escape, instanceOf } from './escape';
import { escapeFactory } from './provided';

/** True where the property was for a container, and has been handed over. */
export function escapedAsProviders(
  m: Machine,
  f: Frame,
  ref: ObjectRef,
  name: string,
  value: Value,
  site: Site,
): boolean {
  if (/^(?:view)?providers$/i.test(name)) {
    handOver(m, f, value, site, 0);
    return true;
  }
  if (!ref.heap.props.has('provide')) return false;
  if (name === 'useFactory') escapeFactory(m, f, ref, site);
  return /^(?:provide|deps|inject|useFactory)$/.test(name);
}

const MAX_DEPTH = 3;

function handOver(m: Machine, f: Frame, value: Value, site: Site, depth: number): void {
  for (const it of value.refs) {
    if (it.kind === 'class' && isService(it)) instanceOf(m, f, it);
    else if (it.kind === 'object' && it.shape === 'array' && depth < MAX_DEPTH)
      for (const cell of allHeld(it.heap, f.ctx)) handOver(m, f, readCell(cell, f.ctx), site, depth + 1);
    else escape(m, f, m.values.ref(it), site);
  }
}

function isService({ unit: { facts }, cls }: ClassRef): boolean {
  return (facts.classes[cls]?.decorators ?? []).some((it) => /^Injectable$/.test(decoratorName(facts, it)));
}

/** As it is called in the file. */
export function decoratorName(facts: FileFacts, x: Expr): string {
  const named = x.k === 'call' ? x.callee : x;
  return named.k === 'ref' ? (facts.bindings[named.b]?.name ?? '') : '';
}
