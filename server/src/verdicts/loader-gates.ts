/**
 * A browser SDK that nothing loads sends nothing: where every load and start of it in the app is gated,
 * so are its later calls. Not where no load is in sight, where a tag manager that is not gated could
 * load it, or where the app holds code that we do not see.
 */
import type { Gate, Pathway } from '../../../shared/src/model';
import type { Vendor } from '../catalogue/vendor';
import type { Links } from '../links/links';
import type { App, Apps } from './apps';
import type { Touchpoint } from './touchpoints';

/** A touchpoint with what is concluded about it so far. */
export interface Decided {
  readonly touchpoint: Touchpoint;
  /** As it is in the opted-out world, if that reaches it. */
  readonly reached: Touchpoint | undefined;
  readonly pathway: Pathway;
}

export interface LoaderCase {
  readonly apps: Apps;
  readonly links: Links;
  /** Files that inject a script whose address is not known, in the opted-out world. */
  readonly openLoads: ReadonlySet<string>;
}

export function applyLoaders(context: LoaderCase, decided: readonly Decided[]): readonly Decided[] {
  return decided.map((it) => {
    if (it.pathway.status === 'gated' || !isCall(it)) return it;
    const own = context.apps.of(it.pathway.file).map((app) => proofIn(context, app, decided, vendorOf(it)));
    if (own.length === 0 || own.some((proof) => proof === undefined)) return it;
    const proofs = own.flatMap((proof) => proof ?? []);
    if (proofs.every((proof) => proof.pathway.status === 'gated'))
      return { ...it, pathway: toGated(it.pathway, gatesOf(proofs)) };
    return { ...it, pathway: toLimited(it.pathway, gatesOf(proofs)) };
  });
}

/** The loads by which the vendor's calls are held in this app: all gated, or all starts at least limited. */
function proofIn(
  context: LoaderCase,
  app: App,
  decided: readonly Decided[],
  vendor: Vendor,
): readonly Decided[] | undefined {
  const here = decided.filter((it) => context.apps.has(app, it.pathway.file));
  const loads = here.filter((it) => isLoad(it) && shares(vendorOf(it), vendor));
  if (loads.length === 0 || !isClosed(context, app) || isMultiplexed(here, vendor)) return undefined;
  if (loads.every((it) => it.pathway.status === 'gated')) return loads;
  const starts = loads.filter((it) => it.pathway.kind !== 'script-load');
  const isHeld = starts.length > 0 && starts.every((it) => vendorOf(it).id === vendor.id && isRestricted(it));
  return isHeld && starts.some((it) => it.pathway.status === 'limited') ? starts : undefined;
}

function isClosed({ apps, links, openLoads }: LoaderCase, app: App): boolean {
  return ![...links.unseenFiles(), ...openLoads].some((it) => apps.has(app, it));
}

/** A tag manager or customer data platform in the browser that is loaded, or whose load is not in sight. */
function isMultiplexed(here: readonly Decided[], vendor: Vendor): boolean {
  const platforms = here.filter(
    (it) => vendorOf(it).multiplexer && vendorOf(it).surface !== 'server' && isBrowserUse(it),
  );
  return platforms.some((it) => {
    const loads = here.filter((other) => isLoad(other) && shares(vendorOf(other), vendorOf(it)));
    if (loads.length > 0)
      return loads.some(
        (load) =>
          load.pathway.status !== 'gated' && !(load.pathway.status === 'limited' && shares(vendorOf(load), vendor)),
      );
    return it.pathway.status !== 'gated';
  });
}

/** What the rest of an app's use of a vendor says of the `<script>` that loads it: only restricted use follows. */
export function applyLimitedLoads({ apps }: LoaderCase, decided: readonly Decided[]): readonly Decided[] {
  return decided.map((it) => {
    if (it.pathway.status !== 'ungated' || it.pathway.kind !== 'script-load') return it;
    const vendor = vendorOf(it);
    const uses = apps
      .of(it.pathway.file)
      .flatMap((app) =>
        decided.filter(
          (other) =>
            other.pathway.kind !== 'script-load' &&
            isBrowserUse(other) &&
            shares(vendorOf(other), vendor) &&
            apps.has(app, other.pathway.file),
        ),
      );
    const limits = uses.filter((other) => other.pathway.status === 'limited');
    if (limits.length === 0 || vendor.multiplexer || !uses.every(isRestricted)) return it;
    return { ...it, pathway: toLimited(it.pathway, gatesOf(limits)) };
  });
}

function vendorOf({ touchpoint }: Decided): Vendor {
  return touchpoint.sink.match.vendor;
}

function isLoad({ pathway }: Decided): boolean {
  return pathway.kind === 'script-load' || pathway.kind === 'sdk-start' || pathway.kind === 'component';
}

/** A call of a browser SDK: it needs the SDK. */
function isCall(it: Decided): boolean {
  return (it.pathway.kind === 'pixel' || it.pathway.kind === 'sdk-call') && vendorOf(it).surface === 'client';
}

function isBrowserUse(it: Decided): boolean {
  return isLoad(it) || it.pathway.kind === 'pixel' || it.pathway.kind === 'sdk-call';
}

function isRestricted({ pathway }: Decided): boolean {
  return pathway.status === 'gated' || pathway.status === 'limited';
}

/** One SDK serves both: `gtag` is loaded for Analytics and for Ads alike. */
function shares(a: Vendor, b: Vendor): boolean {
  return a.id === b.id || intersects(a.globals, b.globals) || intersects(a.packages, b.packages);
}

function intersects(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.some((it) => b.includes(it));
}

function gatesOf(proofs: readonly Decided[]): readonly Gate[] {
  const gates = new Map<string, Gate>();
  for (const { pathway } of proofs) {
    for (const gate of pathway.gates) {
      const { start } = gate.range;
      gates.set(`${gate.file}:${start.line}:${start.character}:${gate.text}`, { ...gate, kind: 'loader' });
    }
  }
  return [...gates.values()];
}

export function toGated(pathway: Pathway, gates: readonly Gate[]): Pathway {
  const routes = { ...pathway.routes, gated: pathway.routes.total };
  return { ...pathway, status: 'gated', reason: null, confirmed: true, gates, routes };
}

export function toLimited(pathway: Pathway, gates: readonly Gate[]): Pathway {
  return { ...pathway, status: 'limited', reason: null, confirmed: false, gates };
}
