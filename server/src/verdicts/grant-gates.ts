/** State that nobody set: the acts of consenting, on the way, that this consumer does not perform. */
import type { Machine } from '../world/machine/machine';
import type { FoundGate } from './gates';

export function grantsBehind(optedOut: Machine, paths: ReadonlySet<string>): readonly FoundGate[] {
  const found = new Map<object, FoundGate>();
  for (const ctx of optedOut.contexts.values()) {
    if (!paths.has(ctx.unit.path)) continue;
    for (const [site, branch] of ctx.trace.cuts) if (branch.kind === 'grant') found.set(site, { ctx, branch, site });
  }
  return [...found.values()];
}
