/**
 * Choices that are kept in the state of a page, of a store or a component: they last as long as it is open.
 *
 * What is copied from a stored choice is none of its own, and neither is a variable of the very function that sets it.
 */
import type { Assign, Expr } from '../../facts/ir';
import type { Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { rootFrame } from '../machine/root-frame';
import type { Value } from '../values/value';
import { assignedName, receiverName } from './act-names';
import { noteKept } from './deeds';

export function noteInPage(m: Machine, f: Frame, site: Site, name: string | undefined, value: Value): void {
  if (m.prior || name === undefined || f.ctx.mode.side === 'server' || isCopied(name, value)) return;
  noteKept(m, f, site, { key: name, medium: 'page', value });
}

/** `return { ...state, analyticsConsent: action.value }`: what a reducer sets itself, and nothing that it passes on. */
export function noteReduced(m: Machine, f: Frame, made: Value): void {
  for (const ref of m.prior ? [] : made.refs) {
    if (ref.kind !== 'object' || ref.maker.fn === 0) continue;
    const place = ref.place as Expr;
    for (const prop of place.k === 'obj' ? place.props : []) {
      if (prop.p !== 'value' || typeof prop.key !== 'string') continue;
      const cell = ref.heap.props.get(prop.key);
      const { literals, refs, unknown, reads } = cell ? readCell(cell, f.ctx) : m.values.never;
      // Actions of others, the first of a store among them, have nothing of it.
      const given = literals.filter((it) => it !== undefined);
      if (given.length + refs.length === 0 && !unknown) continue;
      noteInPage(m, rootFrame(ref.maker), prop.value, prop.key, m.values.make(given, refs, unknown, reads));
    }
  }
}

/** What is ticked in a form is read under the name that it is kept by. */
function isCopied(name: string, { reads }: Value): boolean {
  return reads.some((it) => it.keyed !== undefined || it.name.toLowerCase() !== name.toLowerCase());
}

/** `setConsent(true)`, `consent.set(true)` */
export function noteSet(m: Machine, f: Frame, site: Site, value: Value): void {
  const name = m.prior ? undefined : receiverName(f.unit.facts, site);
  noteInPage(m, f, site, name && `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`, value);
}

/** `state.analyticsConsent = true`, `consent.value = false` */
export function noteAssigned(m: Machine, f: Frame, x: Assign, of: Value | undefined, value: Value): void {
  if (m.prior || !isOfOthers(f, x, of)) return;
  noteInPage(m, f, x, assignedName(f.unit.facts, x), value);
}

function isOfOthers({ ctx, unit }: Frame, { target }: Assign, of: Value | undefined): boolean {
  if (target.k === 'pid') return unit.facts.bindings[target.b]?.owner !== ctx.fn;
  return target.k === 'pmem' && (of?.refs.some((it) => it.kind === 'object' && it.maker !== ctx) ?? false);
}
