/** Touchpoints met while evaluating: recorded in the trace of the context that holds them. */
import type { SinkMatch } from '../../catalogue/catalogue';
import type { Span } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import { mentioned, namesAsking } from '../choice/whose-choice';
import type { Context, Sink, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { Value } from '../values/value';
import { onlyString } from '../values/value';
import { sendsAgreedOnly } from './agreed-data';
import { dataKeys } from './data-keys';
import { keysPut } from './keys-put';
import { notePassed } from './opt-out-modes';
import { isQueueing } from './queue-stub';
import { sentTexts } from './sent-texts';
import { objectsIn, type Whose, whoseData } from './whose-data';

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
  if (sendsAgreedOnly(m, f, site)) return;
  const literals = args.map((it) => onlyString(it)).filter((it): it is string => it !== undefined);
  sinksAt(f.ctx, site).set(match.vendor.id, {
    match,
    site,
    span,
    data: dataKeys(m, f, [...args, ...sentTexts(f, site)], url, keysPut(f.unit.facts, site)),
    literals,
    limited: false,
    url,
    instance,
    whose: joined(sinksAt(f.ctx, site).get(match.vendor.id)?.whose, whoseSent(m, f, args, site)),
    objects: objectsIn(f, args),
  });
  notePassed(m, f, site);
}

export function sinksAt({ trace }: Context, site: Site): Map<string, Sink> {
  return remembered(trace.sinks, site, () => new Map());
}

/** A text or a hash does not say whose it is: what it is made of does. */
function whoseSent(m: Machine, f: Frame, args: readonly Value[], site: Site): Whose {
  const told = whoseData(f, args);
  if (told.about !== 'unknown') return told;
  const { about, left } = whoseData(f, [...mentioned(m, f, site), ...sentTexts(f, site)]);
  return { about, left, asking: told.asking ?? (about === 'unknown' ? undefined : namesAsking(m, f, site)) };
}

/** A place that is met again with other data. */
function joined(before: Whose | undefined, now: Whose): Whose {
  if (!before) return now;
  const about = before.about === 'others' ? before.about : now.about;
  const left = before.left && now.left && new Set([...before.left, ...now.left]);
  return { about, asking: before.asking ?? now.asking, left };
}
