/**
 * Entering and leaving a function: its index is given out on entry, so functions stand in source
 * order; its facts are filled in on leaving.
 */
import type { FunctionFacts } from '../ir';
import type { Lowering, Mutable, NamespaceMember } from './lowering';

/** The function being entered, and what to restore behind it. */
export interface Frame {
  readonly f: number;
  readonly parent: number;
  readonly argumentsOwner: number;
  readonly namespaceMembers: NamespaceMember[] | undefined;
}

const PENDING: FunctionFacts = { s: 0, e: 0, name: '', parent: -1, kind: 'function', params: [], body: [] };

export function openFunction(c: Lowering, kind: FunctionFacts['kind']): Frame {
  const f = c.functions.length;
  const frame = { f, parent: c.fn, argumentsOwner: c.argumentsOwner, namespaceMembers: c.namespaceMembers };
  c.functions.push(PENDING);
  c.fn = f;
  if (kind !== 'arrow') c.argumentsOwner = f;
  c.namespaceMembers = undefined;
  return frame;
}

export function closeFunction(c: Lowering, frame: Frame, facts: Mutable<FunctionFacts>): number {
  const ownArguments = c.argumentsOf.get(frame.f);
  if (ownArguments !== undefined) facts.arguments = ownArguments;
  c.functions[frame.f] = facts;
  c.fn = frame.parent;
  c.argumentsOwner = frame.argumentsOwner;
  c.namespaceMembers = frame.namespaceMembers;
  return frame.f;
}
