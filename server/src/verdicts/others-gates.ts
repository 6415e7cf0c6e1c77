/**
 * Tests that gate some other touchpoint: what stands beside such a test is not gated badly, it is not gated.
 *
 * A test counts by the vendors that it holds back, since `load(); if (allowed) track()` of one vendor is a gate that
 * comes too late.
 */
import type { Span } from '../facts/ir';
import { remembered } from '../std/remembered';
import type { PreferenceRead } from '../world/choice/preference-read';
import type { Context } from '../world/machine/context';
import type { FoundGate } from './gates';
import type { Touchpoint } from './touchpoints';

export interface OthersGates {
  /** The vendors that are held back by the test at this place. */
  readonly heldBy: (ctx: Context, test: Span) => ReadonlySet<string> | undefined;
  /** It is read for such a test, wherever that stands; in this function. */
  readonly isTested: (read: PreferenceRead) => boolean;
  readonly isTestedIn: (ctx: Context, read: PreferenceRead) => boolean;
}

export function othersGates(gated: Iterable<readonly [Touchpoint, readonly FoundGate[]]>): OthersGates {
  const held = new Map<string, Set<string>>();
  const tested = new Map<string, Set<PreferenceRead>>();
  for (const [{ sink }, gates] of gated) {
    for (const { ctx, branch } of gates) {
      remembered(held, keyOf(ctx, branch.test), () => new Set<string>()).add(sink.match.vendor.id);
      const reads = remembered(tested, functionOf(ctx), () => new Set<PreferenceRead>());
      for (const it of branch.reads) reads.add(it);
    }
  }
  return {
    heldBy: (ctx, test) => held.get(keyOf(ctx, test)),
    isTested: (read) => [...tested.values()].some((it) => it.has(read)),
    isTestedIn: (ctx, read) => tested.get(functionOf(ctx))?.has(read) ?? false,
  };
}

function keyOf(ctx: Context, { s, e }: Span): string {
  return `${functionOf(ctx)}:${s}:${e}`;
}

function functionOf({ unit, fn }: Context): string {
  return `${unit.path}:${unit.facts.functions.length}:${fn}`;
}
