/**
 * The objects that stand for a request in its chain: what links write on them is followed; all else is
 * what an unknown request has, so cookies, headers and bodies keep their meaning.
 */
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { readMember } from '../objects/members';
import { foreignMember, isCallee } from '../outside/foreign';
import type { ForeignRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import { askedPart } from './asked-address';
import type { Dialect } from './dialect';
import { readFlow, writeFlow } from './flow';
import { isNeverWritten } from './never-written';
import type { ChainLink, Tracked } from './serving';

/** `slot`: `request`, `response`, `response.locals`, `context`, `context.state`. */
export function trackedObject(m: Machine, link: ChainLink, slot: string, dialect: Dialect): Value {
  const ref = m.refs.object(link.root, link, slot, 'request', m.values.ref(unknownBelow(m, slot, dialect)));
  if (!m.serving.tracked.has(ref)) m.serving.tracked.set(ref, { link, slot, dialect });
  return m.values.ref(ref);
}

function unknownBelow(m: Machine, slot: string, dialect: Dialect): ForeignRef {
  const own = dialect.below?.(m, slot);
  if (own) return own;
  const names = slot.split('.').slice(1);
  return m.refs.foreign({ root: { kind: 'global' }, path: ['?', ...names], steps: [] }, 'unknown', undefined, 'true');
}

export function readRequest(m: Machine, f: Frame, ref: ObjectRef, name: string, at: object | undefined): Value {
  const tracked = m.serving.tracked.get(ref);
  if (!tracked) return m.values.unknown;
  const { link, slot, dialect } = tracked;
  const path = `${slot}.${name}`;
  const member = Object.hasOwn(dialect.members, path) ? dialect.members[path] : undefined;
  if (member) return m.values.ref(m.refs.native(`request ${path}`, member, m.values.ref(ref)));
  const isRequest = link.asked !== undefined && /^context\.req(?:uest)?$/.test(path);
  if (dialect.holders.includes(path) || isRequest) return trackedObject(m, link, path, dialect);
  // Of Express' it is a function: `req.header['sec-gpc']` is never there.
  if (path === 'request.header' && dialect.name === 'express' && !isCallee(at)) return m.values.unknown;
  const value = readFlow(m, f, link, path, () => {
    const base = askedPart(m, link.asked, slot, name) ?? foreignMember(m, f, unknownBelow(m, slot, dialect), name, at);
    return isNeverWritten(m, slot, name) ? m.values.join(base, m.values.undefined) : base;
  });
  return isDropped(m, f, slot, name) ? m.values.join(value, m.values.undefined) : value;
}

/** `res.locals = {}`: some link puts an object in the place of another that lacks the name. */
function isDropped(m: Machine, f: Frame, slot: string, name: string): boolean {
  const { refs, unknown } = readCell(cellIn(m, m.serving.written, `${slot}.*`), f.ctx);
  return unknown || refs.some((it) => it.kind !== 'object' || !it.heap.certain.has(name));
}

export function writeRequest(m: Machine, f: Frame, ref: ObjectRef, name: string, value: Value, sure: boolean): void {
  const tracked = m.serving.tracked.get(ref);
  if (!tracked) return;
  const { link, slot, dialect } = tracked;
  const path = `${slot}.${name}`;
  if (!dialect.holders.includes(path)) return writeFlow(m, f, link, path, value, sure);
  writeCell(m, cellIn(m, m.serving.written, `${path}.*`), value, f.ctx);
  // `ctx.state = { share }`: what it held before may still be read; what each that it may be surely has hides that.
  const isKnown = !value.unknown && value.literals.length === 0 && value.refs.every((it) => it.kind === 'object');
  const names = value.refs.flatMap((it) => (it.kind === 'object' ? [...it.heap.props.keys()] : []));
  for (const inner of new Set(names)) {
    const isThere = isKnown && value.refs.every((it) => it.kind === 'object' && it.heap.certain.has(inner));
    const held = value.refs
      .filter((it) => it.kind === 'object' && it.heap.props.has(inner))
      .map((it) => m.values.ref(it));
    const all = held.reduce((a, b) => m.values.join(a, b));
    writeFlow(m, f, link, `${path}.${inner}`, readMember(m, f, all, inner, undefined), sure && isThere);
  }
}

/** The link whose request it is. */
export function linkOfRequest(m: Machine, value: Value): ChainLink | undefined {
  return trackedIn(m, value)?.link;
}

export function trackedIn(m: Machine, value: Value): Tracked | undefined {
  const ref = value.refs.find((it) => it.kind === 'object' && it.shape === 'request');
  return ref?.kind === 'object' ? m.serving.tracked.get(ref) : undefined;
}
