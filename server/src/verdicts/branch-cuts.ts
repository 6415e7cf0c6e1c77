/** Tests and the places they decide over. */
import type { Span } from '../facts/ir';
import type { Branch } from '../world/machine/context';

/** In this world only one side can be taken. */
export function isCut(branch: Branch): boolean {
  return branch.canBeTrue !== branch.canBeFalse;
}

/** Does the side that cannot be taken hold this place? */
export function covers(branch: Branch, at: Span): boolean {
  if (!branch.canBeTrue && contains(branch.whenTrue, at)) return true;
  if (!branch.canBeFalse && contains(branch.whenFalse, at)) return true;
  const leaves = branch.canBeTrue ? branch.leavesWhenTrue : branch.leavesWhenFalse;
  return leaves && at.s >= branch.test.e && !contains(branch.canBeTrue ? branch.whenTrue : branch.whenFalse, at);
}

/** Does any side of it decide whether the place runs? */
export function decidesOver(branch: Branch, at: Span): boolean {
  if (contains(branch.whenTrue, at) || contains(branch.whenFalse, at)) return true;
  return (branch.leavesWhenTrue || branch.leavesWhenFalse) && at.s >= branch.test.e;
}

export function contains(outer: Span | undefined, inner: Span): boolean {
  return outer !== undefined && outer.s <= inner.s && inner.e <= outer.e;
}
