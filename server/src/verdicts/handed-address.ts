/**
 * A wrapper that is handed the address (`loadScript(url)`) is no touchpoint: each call of it with a
 * vendor's address is one (SEMANTICS, Settled questions).
 */
import type { Context, Sink } from '../world/context';
import { onlyString } from '../world/value';

export interface Met {
  readonly ctx: Context;
  readonly sink: Sink;
}

/** Where the address of a sink comes from: the place itself, or the calls that hand it over. */
export function whereHanded(ctx: Context, sink: Sink, seen: ReadonlySet<Context> = new Set()): readonly Met[] {
  const { url } = sink;
  const isHanded = url !== undefined && ctx.fn > 0 && !ctx.merged && ctx.args.some((it) => onlyString(it) === url);
  if (!isHanded || seen.has(ctx) || ctx.callers.size === 0) return [{ ctx, sink }];
  const within = new Set([...seen, ctx]);
  return [...ctx.callers].flatMap(([caller, sites]) =>
    [...sites].flatMap((site) =>
      caller.fn < 0 ? [{ ctx, sink }] : whereHanded(caller, { ...sink, site, span: site }, within),
    ),
  );
}
