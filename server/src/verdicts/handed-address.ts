/**
 * A wrapper that is handed the address (`loadScript(url)`) is no touchpoint: each call of it with a
 * vendor's address is one (SEMANTICS, Settled questions). So is one that is handed a function which gives it; there the
 * address stands where that function says it.
 */
import type { Context, Sink, Site } from '../world/machine/context';
import { addressWithin, addressWrittenAt } from '../world/sharing/written-addresses';
import type { Value } from '../world/values/value';

export interface Met {
  readonly ctx: Context;
  readonly sink: Sink;
}

export interface Handed {
  readonly met: readonly Met[];
  /** Calls that may hand it over, of which it cannot be told. */
  readonly perhaps: readonly Met[];
}

/** Where the address of a sink comes from: the place itself, or the calls that hand it over. */
export function whereHanded(ctx: Context, sink: Sink, seen: ReadonlySet<Context> = new Set()): Handed {
  const here: Handed = { met: [{ ctx, sink }], perhaps: [] };
  const { url } = sink;
  if (url === undefined || addressWrittenAt(ctx.unit.facts, { ...sink.site, ...sink.span }, url)) return here;
  const handed = handedTo(ctx, url);
  if (!handed || seen.has(handed) || handed.callers.size === 0) return here;
  const within = new Set([...seen, handed]);
  const calls = [...handed.callers].flatMap(([caller, sites]) =>
    [...sites].map((site) => fromCall(handed, { caller, site }, { ctx, sink }, within)),
  );
  const met = calls.flatMap((it) => it.met);
  return { met: met.length > 0 ? met : here.met, perhaps: calls.flatMap((it) => it.perhaps) };
}

function fromCall(
  handed: Context,
  { caller, site }: { readonly caller: Context; readonly site: Site },
  here: Met,
  within: ReadonlySet<Context>,
): Handed {
  const url = here.sink.url ?? '';
  if (caller.fn < 0 || isWrittenIn(site, handed)) return { met: [here], perhaps: [] };
  const span = addressWrittenAt(caller.unit.facts, site, url);
  const there: Met = { ctx: caller, sink: { ...here.sink, site, span: span ?? site } };
  if (span) return { met: [there], perhaps: [] };
  // What several calls share does not tell which of them handed it over.
  const isTold = !handed.merged || handedTo(caller, url) !== undefined;
  return isTold ? whereHanded(caller, there.sink, within) : { met: [], perhaps: [there] };
}

/** `tags.forEach((tag) => { … script.src = tag.url; … })`: what runs the function hands it nothing that is written there. */
function isWrittenIn(site: Site, { fn }: Context): boolean {
  return site.k === 'call' && site.args.some((it) => it.k === 'fn' && it.f === fn);
}

/** The function that got the address, or one around it: `(src) => new Promise((resolve) => { … script.src = src; … })`. */
function handedTo(ctx: Context, url: string): Context | undefined {
  for (let it: Context | undefined = ctx; it && it.fn > 0; it = it.scope)
    if (it.args.some((arg) => holds(arg, url))) return it;
  return undefined;
}

/** `loadScript(url)`, `loadScript({ src: url })`, `useLoader(() => ({ src: url }))` */
function holds(arg: Value, url: string): boolean {
  if (arg.literals.includes(url)) return true;
  return arg.refs.some((it) => {
    if (it.kind === 'object') return [...it.heap.props.values()].some((cell) => cell.value.literals.includes(url));
    const fn = it.kind === 'function' ? it.unit.facts.functions[it.fn] : undefined;
    return it.kind === 'function' && fn !== undefined && addressWithin(it.unit.facts, fn, url) !== undefined;
  });
}
