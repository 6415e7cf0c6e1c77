/** Touchpoints met while evaluating: recorded in the trace of the context that holds them. */
import type { SinkMatch } from '../../catalogue/catalogue';
import { remembered } from '../../std/remembered';
import type { Context, Sink, Site, Span } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';
import { onlyString } from '../values/value';
import { dataKeys } from './data-keys';
import { notePassed } from './opt-out-modes';
import { isQueueing } from './queue-stub';

export function recordSink(
  m: Machine,
  f: Frame,
  match: SinkMatch,
  site: Site,
  args: readonly Value[],
  span: Span = site,
  url?: string,
  instance?: string,
): void {
  if (!f.state || isQueueing(f.unit.facts, f.ctx.fn, site) || (f.ctx.mode.markup && site.k !== 'jsx')) return;
  const literals = args.map((it) => onlyString(it)).filter((it): it is string => it !== undefined);
  sinksAt(f.ctx, site).set(match.vendor.id, {
    match,
    site,
    span,
    data: dataKeys(m, f, args),
    literals,
    limited: false,
    url,
    instance,
  });
  notePassed(m, f, site);
}

export function sinksAt({ trace }: Context, site: Site): Map<string, Sink> {
  return remembered(trace.sinks, site, () => new Map());
}
