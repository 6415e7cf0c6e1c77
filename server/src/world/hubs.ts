/**
 * Hubs: contexts that stand for the code we cannot see, one for each value that it was handed.
 *
 * What such code does with a value does not depend on who handed it over, so it is evaluated once and
 * again when the value grows, however many places hand it over. Routes lead through a hub.
 */
import type { Context, Mode, Site, Unit } from './context';
import { createContext } from './contexts';
import type { Frame } from './frame';
import { enqueue, MAX_DEPTH, type Machine } from './machine';
import { linkCall } from './modules';
import { notePassed } from './opt-out-modes';

/** No function has this index. */
export const HUB = -2;

export interface Hub {
  /** Does the code behind it change objects? Who only imports a module does not. */
  readonly opens: boolean;
  readonly run: () => void;
  /** Of the markup that it renders. */
  readonly maker?: Context | undefined;
}

export interface HubSpec {
  readonly key: string;
  readonly unit: Unit;
  readonly mode: Mode;
  readonly opens: boolean;
  readonly body: (f: Frame) => void;
  readonly maker?: Context | undefined;
}

export function enterHub(m: Machine, f: Frame, site: Site, { key, unit, mode, opens, body, maker }: HubSpec): void {
  const whole = `hub ${key}.${mode.id}${opens ? '!' : ''}`;
  let ctx = m.contexts.get(whole);
  if (!ctx) {
    const origin = { unit, fn: HUB, callee: undefined, scope: undefined, mode };
    const made = createContext(m, whole, origin, m.values.undefined, [], m.values.never, false);
    m.hubs.set(made, { opens, run: () => runHub(m, made, body), maker });
    ctx = made;
  }
  linkCall(f.ctx, site, ctx);
  notePassed(m, f, site);
  if (ctx.ran || ctx.running) return;
  if (m.depth >= MAX_DEPTH) enqueue(m, ctx);
  else m.hubs.get(ctx)?.run();
}

function runHub(m: Machine, ctx: Context, body: (f: Frame) => void): void {
  if (ctx.running) return;
  ctx.running = true;
  ctx.ran = true;
  m.depth++;
  body({
    ctx,
    unit: ctx.unit,
    state: new Map(),
    targets: [],
    // What is thrown there is thrown in code that we cannot see.
    handler: { state: null, value: m.values.never },
    decidedBy: [],
    exposed: true,
    chain: undefined,
    region: undefined,
    jumps: 0,
  });
  m.depth--;
  ctx.running = false;
}

/** Does code at this place change what it hands on? */
export function opensObjects(m: Machine, ctx: Context): boolean {
  return m.hubs.get(ctx)?.opens ?? !m.roots.has(ctx);
}
