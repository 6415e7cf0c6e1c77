/**
 * Hubs: contexts that stand for the code we cannot see, one for each value that it was handed.
 *
 * What such code does with a value does not depend on who handed it over, so it is evaluated once and
 * again when the value grows, however many places hand it over. Routes lead through a hub.
 */
import { linkCall } from '../calls/modules';
import { notePassed } from '../sharing/opt-out-modes';
import type { Value } from '../values/value';
import type { Context, Mode, Site, Unit } from './context';
import { createContext } from './contexts';
import { type Frame, startFrame } from './frame';
import { enqueue, MAX_DEPTH, type Machine } from './machine';

/** No function has this index. */
export const HUB = -2;

export interface Hub {
  /** Does the code behind it change objects? Who only imports a module does not. */
  readonly opens: boolean;
  readonly run: () => void;
  /** Of the markup that it renders. */
  readonly maker?: Context | undefined;
  readonly of: Value;
}

export interface HubSpec {
  readonly key: string;
  readonly unit: Unit;
  readonly mode: Mode;
  readonly opens: boolean;
  readonly body: (f: Frame) => void;
  readonly maker?: Context | undefined;
  /** What was handed over. */
  readonly of: Value;
  /** Not at once: what comes next in the code comes before it. */
  readonly later?: boolean;
}

export function enterHub(m: Machine, f: Frame, site: Site, spec: HubSpec): void {
  if (enterKnown(m, f, site, spec)) return;
  const { key, unit, mode, opens, body, maker, of } = spec;
  const origin = { unit, fn: HUB, callee: undefined, scope: undefined, mode };
  const ctx = createContext(m, wholeKey(spec), origin, m.values.undefined, [], m.values.never, false);
  m.hubs.set(ctx, { opens, run: () => runHub(m, ctx, body), maker, of });
  if (spec.later) enqueue(m, ctx);
  enterKnown(m, f, site, { key, mode, opens });
}

/** Enters the hub if something has been handed to it before: cheap, whatever the value is. */
export function enterKnown(m: Machine, f: Frame, site: Site, spec: Pick<HubSpec, 'key' | 'mode' | 'opens'>): boolean {
  const ctx = m.contexts.get(wholeKey(spec));
  if (!ctx) return false;
  linkCall(f.ctx, site, ctx);
  notePassed(m, f, site);
  if (ctx.ran || ctx.running || ctx.queued) return true;
  if (m.depth >= MAX_DEPTH) enqueue(m, ctx);
  else m.hubs.get(ctx)?.run();
  return true;
}

function wholeKey({ key, mode, opens }: Pick<HubSpec, 'key' | 'mode' | 'opens'>): string {
  return `hub ${key}.${mode.id}${opens ? '!' : ''}`;
}

function runHub(m: Machine, ctx: Context, body: (f: Frame) => void): void {
  if (ctx.running) return;
  ctx.running = true;
  ctx.ran = true;
  m.depth++;
  // What is thrown there is thrown in code that we cannot see.
  body(startFrame(ctx, { exposed: true, handler: { state: null, value: m.values.never } }));
  m.depth--;
  ctx.running = false;
}

/** Does code at this place change what it hands on? */
export function opensObjects(m: Machine, ctx: Context): boolean {
  return m.hubs.get(ctx)?.opens ?? !m.roots.has(ctx);
}
