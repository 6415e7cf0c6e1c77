/**
 * A wrapper that is handed the address (`loadScript(url)`) is no touchpoint: each call of it with a
 * vendor's address is one (SEMANTICS, Settled questions).
 */
import type { Context, Sink, Site } from '../world/machine/context';
import { onlyString, type Value } from '../world/values/value';

export interface Met {
  readonly ctx: Context;
  readonly sink: Sink;
}

/** Where the address of a sink comes from: the place itself, or the calls that hand it over. */
export function whereHanded(ctx: Context, sink: Sink, seen: ReadonlySet<Context> = new Set()): readonly Met[] {
  const handed = sink.url === undefined ? undefined : handedTo(ctx, sink.url);
  if (!handed || seen.has(handed) || handed.callers.size === 0) return [{ ctx, sink }];
  const within = new Set([...seen, handed]);
  return [...handed.callers].flatMap(([caller, sites]) =>
    [...sites].flatMap((site) =>
      caller.fn < 0 || isWrittenIn(site, handed)
        ? [{ ctx, sink }]
        : whereHanded(caller, { ...sink, site, span: site }, within),
    ),
  );
}

/** `tags.forEach((tag) => { … script.src = tag.url; … })`: what runs the function hands it nothing that is written there. */
function isWrittenIn(site: Site, { fn }: Context): boolean {
  return site.k === 'call' && site.args.some((it) => it.k === 'fn' && it.f === fn);
}

/** The function that got the address, or one around it: `(src) => new Promise((resolve) => { … script.src = src; … })`. */
function handedTo(ctx: Context, url: string): Context | undefined {
  for (let it: Context | undefined = ctx; it && it.fn > 0 && !it.merged; it = it.scope)
    if (it.args.some((arg) => holds(arg, url))) return it;
  return undefined;
}

/** `loadScript(url)`, `loadScript({ src: url })` */
function holds(arg: Value, url: string): boolean {
  if (onlyString(arg) === url) return true;
  return arg.refs.some(
    (it) => it.kind === 'object' && [...it.heap.props.values()].some((cell) => onlyString(cell.value) === url),
  );
}
