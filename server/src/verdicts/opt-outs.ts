/**
 * What vendors' own opt-outs hold in the opted-out world: a touchpoint that no way reaches before its SDK
 * was told to stop is gated, one that was told to limit itself on every way is limited.
 *
 * A mode counts while nothing in the app that this consumer reaches lifts it. SDKs remember that a
 * consumer once opted in: what a start says by default counts only where every withdrawal tells the SDK.
 */
import type { Gate, PreferenceSource } from '../../../shared/src/model';
import { rangeOf } from '../facts/positions';
import type { Quote } from '../facts/quote';
import type { Context, Site } from '../world/machine/context';
import type { Machine } from '../world/machine/machine';
import { modeKey, type OptOutMode } from '../world/sharing/opt-out-modes';
import type { OptOutEvent } from '../world/sharing/opt-outs';
import { isPartial } from '../world/values/strings';
import type { App, Apps } from './apps';
import { createPassed } from './passed-modes';
import type { Touchpoint } from './touchpoints';
import { everyWithdrawalTells } from './withdrawals';

export interface OptOutCase {
  readonly anyone: Machine;
  readonly optedOut: Machine;
  readonly apps: Apps;
  readonly quote: Quote;
  /** Every touchpoint that somebody reaches. */
  readonly all: readonly Touchpoint[];
  /** As the opted-out world reaches them. */
  readonly open: readonly Touchpoint[];
}

export interface Held {
  readonly status: 'gated' | 'limited';
  readonly gates: readonly Gate[];
}

interface Said {
  readonly ctx: Context;
  readonly site: Site;
  readonly event: OptOutEvent;
}

export function createOptOuts(it: OptOutCase): (reached: Touchpoint) => Held | undefined {
  if (it.optedOut.optOutModes.size === 0) return () => undefined;
  const here = collectSaid(it.optedOut);
  const anywhere = collectSaid(it.anyone);
  const passedAt = createPassed(it.optedOut);
  const modes = new Map([...it.optedOut.optOutModes.values()].map((mode) => [mode.id, mode]));

  return (reached) => {
    const apps = it.apps.of(reached.unit.path);
    const each = reached.contexts.map((ctx) =>
      modesOf(ctx, reached).filter((mode) => apps.every((app) => isInForce(mode, app))),
    );
    const effects = each.map((held) =>
      held.some((mode) => mode.optOut.effect === 'stops') ? 'gated' : held.length > 0 ? 'limited' : undefined,
    );
    if (effects.length === 0 || effects.includes(undefined)) return undefined;
    const status = effects.every((effect) => effect === 'gated') ? 'gated' : 'limited';
    const counted = new Set(each.flat().filter((mode) => status === 'limited' || mode.optOut.effect === 'stops'));
    return {
      status,
      gates: gatesOf(
        it,
        reached,
        here.filter(({ event }) => !event.lifts && counted.has(event.mode)),
      ),
    };
  };

  /** Those that this SDK is in, in this context: by calls on the way, or by its own options. */
  function modesOf(ctx: Context, { sink }: Touchpoint): OptOutMode[] {
    const { vendor, kind } = sink.match;
    if (vendor.surface !== 'client') return [];
    const isStart = kind === 'sdk-start' || kind === 'script-load' || kind === 'component';
    const passed = [...passedAt(ctx, sink.site)]
      .flatMap((id) => modes.get(id) ?? [])
      .filter((mode) => !isStart || !mustBeStarted(mode));
    const own = (ctx.trace.optOuts.get(sink.site) ?? [])
      .filter((event) => !event.lifts && event.said === 'option')
      .map((event) => event.mode);
    const isOfOthers = (mode: OptOutMode) => mode.instance !== (sink.instance ?? '');
    return [...passed.filter((mode) => !isOfOthers(mode)), ...own].filter(
      (mode) => mode.vendor.id === vendor.id && mode.optOut.effect !== 'nothing',
    );
  }

  /** A method of the SDK does nothing before there is one. */
  function mustBeStarted(mode: OptOutMode): boolean {
    return here.some(({ event }) => event.mode === mode && !event.lifts && event.said === 'call' && !event.early);
  }

  function startsAfter(mode: OptOutMode, app: App): boolean {
    const starts = it.open.filter(
      ({ sink, unit }) =>
        sink.match.kind !== 'sdk-call' &&
        sink.match.kind !== 'pixel' &&
        sink.match.vendor.id === mode.vendor.id &&
        it.apps.has(app, unit.path),
    );
    return starts.some((start) => start.contexts.some((ctx) => passedAt(ctx, start.sink.site).has(mode.id)));
  }

  /** `window['ga-disable-G-1'] = true` stops one property of several. */
  function isForAll(properties: ReadonlySet<string>, mode: OptOutMode): boolean {
    const [only] = properties;
    if (only === undefined || properties.size > 1) return only === undefined;
    const said = here.filter(({ event }) => event.mode === mode && !event.lifts);
    return said.every(({ event: { to } }) => isPartial(to) || to === `ga-disable-${only}`);
  }

  function isInForce(mode: OptOutMode, app: App): boolean {
    if (mode.optOut.processWide || (mustBeStarted(mode) && startsAfter(mode, app))) return false;
    const lifts = (said: Said) =>
      said.event.lifts && isSame(said.event.mode, mode) && it.apps.has(app, said.ctx.unit.path);
    if (here.some(lifts)) return false;
    if (mode.optOut.call.startsWith('ga-disable-') && !isForAll(propertiesIn(it, app), mode)) return false;
    const isDefault = here.some(({ event }) => event.mode === mode && event.said === 'option');
    if (!isDefault || !anywhere.some(lifts)) return true;
    const told = anywhere.filter(({ event, ctx }) => isStopping(event, mode) && it.apps.has(app, ctx.unit.path));
    return everyWithdrawalTells(
      it.anyone,
      told.map(({ ctx }) => ctx),
      (path) => it.apps.has(app, path),
    );
  }
}

function isStopping({ lifts, said, mode }: OptOutEvent, { vendor }: OptOutMode): boolean {
  return !lifts && said === 'call' && mode.vendor.id === vendor.id && mode.optOut.effect === 'stops';
}

/** Any client of the SDK: what lifts one may lift all. */
function isSame(a: OptOutMode, b: OptOutMode): boolean {
  return modeKey({ ...a, instance: '' }) === modeKey({ ...b, instance: '' });
}

function collectSaid(m: Machine): readonly Said[] {
  return [...m.contexts.values()].flatMap((ctx) =>
    [...ctx.trace.optOuts].flatMap(([site, events]) => events.map((event) => ({ ctx, site, event }))),
  );
}

/** The properties of Google's that an app names. */
function propertiesIn({ all, apps }: OptOutCase, app: App): ReadonlySet<string> {
  const texts = all
    .filter((it) => apps.has(app, it.unit.path))
    .flatMap((it) => [...it.sink.literals, it.sink.url ?? '']);
  return new Set(texts.flatMap((it) => it.match(/\b(?:G|UA|AW|GT|DC)-[\w-]+/g) ?? []));
}

function gatesOf({ quote }: OptOutCase, reached: Touchpoint, said: readonly Said[]): readonly Gate[] {
  const gates = new Map<string, Gate>();
  for (const { ctx, site, event } of said) {
    // A start's own options speak for that start alone.
    if (event.said === 'option' && (site !== reached.sink.site || ctx.unit !== reached.unit)) continue;
    const { path, facts } = ctx.unit;
    const written = quote(path, site.s, site.e).replaceAll(/\s+/g, ' ').trim();
    const gate: Gate = {
      file: path,
      range: rangeOf(facts, site.s, site.e),
      text: written.slice(0, 200),
      kind: 'vendor-opt-out',
      reads: sourcesOf(event),
    };
    gates.set(`${path}:${site.s}:${site.e}`, gate);
  }
  return [...gates.values()];
}

const SOURCES: readonly PreferenceSource[] = ['stored', 'cmp', 'gpc', 'dnt', 'vendor', 'operator'];

function sourcesOf({ reads }: OptOutEvent): readonly PreferenceSource[] {
  const sources = new Set(reads.map((it) => it.source));
  return sources.size === 0 ? ['vendor'] : SOURCES.filter((it) => sources.has(it));
}
