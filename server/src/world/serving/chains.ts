/**
 * Chains: for each registered function, what runs before it.
 *
 * Only what surely comes first and surely matches is a link before it; all else may be passed by. What
 * has been run without a link that turns out to cover it stays run: that is the safe side.
 */
import { remembered } from '../../std/remembered';
import { enqueue, type Machine } from '../machine/machine';
import { appsOf } from './apps';
import { type AskedAddress, asksAddress } from './asked-address';
import { type Before, surelyBefore } from './order';
import { coversPath, joinPaths, mayMeet, mayMeetBelow, OPEN_PATH } from './paths';
import { makeLink } from './request-links';
import type { App, ChainLink, Registration } from './serving';

/** Routers in routers. */
const MAX_MOUNTS = 8;

/** One function of a registration. */
interface Place {
  readonly registration: Registration;
  readonly step: number;
}

/** Adds the links that are missing below the app's root. True when there were any. */
export function growChains(m: Machine, root: ChainLink, app: App): boolean {
  const count = m.serving.links;
  const ofApp = new Map<App, Before>();
  const known = new Map<Registration, ReadonlySet<Registration>>();
  const before: Before = (it) =>
    remembered(known, it, () => remembered(ofApp, it.app, () => surelyBefore(m, it.app))(it));
  visit(app, []);
  return m.serving.links > count;

  /** `mounts`: the places that lead here, outermost first. */
  function visit(at: App, mounts: readonly Place[]): void {
    if (mounts.length > MAX_MOUNTS || mounts.some((it) => it.registration.app === at)) return;
    for (const it of at.registrations.values()) {
      const { places, paths } = pathTo(m, it, mounts, before);
      it.steps.forEach((step, i) => {
        const here = { registration: it, step: i };
        insert([...inStages(it, [...places, ...stepsBefore(m, it, i)]), here], labelOf(it, i, paths), paths);
        for (const mounted of appsOf(m, step.cell.value)) visit(mounted, [...mounts, here]);
      });
    }
  }

  function insert(places: readonly Place[], label: string, paths: readonly string[]): void {
    let link = root;
    const { registration: last } = places.at(-1) as Place;
    // From the first one on that asks for the address, they are followed for this one alone.
    const first = places.findIndex((it) => it.registration !== last && asksAddress(m, stepAt(it)));
    places.forEach((it, i) => {
      const { registration, step } = it;
      const isApart = first >= 0 && i >= first;
      const key = `${registration.id}.${step}${isApart ? ` for ${last.id}` : ''}`;
      let next = link.next.get(key);
      if (!next) {
        next = {
          ...makeLink(m, link.root, link, i === places.length - 1 ? label : 'middleware'),
          registration: registration,
          step: step,
          ...(isApart ? { asked: addressFor(it, last, paths, app) } : {}),
        };
        link.next.set(key, next);
        for (const ctx of link.calledOn) enqueue(m, ctx);
      }
      link = next;
    });
  }
}

function stepAt({ registration, step }: Place): Registration['steps'][number] {
  return registration.steps[step] as Registration['steps'][number];
}

/** As a function in this place finds it. */
function addressFor({ registration }: Place, last: Registration, paths: readonly string[], app: App): AskedAddress {
  const isOfApp = registration.app === app && (registration.kind === 'route' || registration.paths?.join() === '/');
  const isRoute = last.kind === 'route';
  return { method: isRoute ? last.method : undefined, paths: isRoute ? paths : [], isWhole: isOfApp };
}

/** What every request passes on its way to this registration, and the paths under which it arrives. */
function pathTo(
  m: Machine,
  it: Registration,
  mounts: readonly Place[],
  before: Before,
): { places: Place[]; paths: readonly string[] } {
  if (it.kind === 'apart') return { places: [], paths: [] };
  let paths = it.paths ?? [OPEN_PATH];
  let places = coverOf(m, it, paths, before, mounts.length > 0);
  let { app } = it;
  for (const [i, { registration, step }] of [...mounts].reverse().entries()) {
    const inner = paths.map((path) => joinPaths(app.prefix ?? OPEN_PATH, path));
    paths = (registration.paths ?? [OPEN_PATH]).flatMap((prefix) => inner.map((path) => joinPaths(prefix, path)));
    places = [
      ...coverOf(m, registration, paths, before, i < mounts.length - 1),
      ...stepsBefore(m, registration, step),
      ...places,
    ];
    app = registration.app;
  }
  return { places, paths: paths.map((path) => joinPaths(app.prefix ?? OPEN_PATH, path)) };
}

/** A hook runs before those of later stages, wherever they were registered. */
function inStages(it: Registration, places: readonly Place[]): Place[] {
  return places
    .filter(({ registration }) => registration.stage <= it.stage)
    .sort((a, b) => a.registration.stage - b.registration.stage);
}

/** Registrations of the same app that every request for this one passes first. */
function coverOf(m: Machine, it: Registration, paths: readonly string[], before: Before, isMounted: boolean): Place[] {
  const earlier = before(it);
  return [...it.app.registrations.values()]
    .filter((other) => other !== it && earlier.has(other) && covers(other, it, paths, isMounted))
    .sort((a, b) => a.id - b.id)
    .flatMap((other) => stepsBefore(m, other, other.steps.length));
}

function covers(layer: Registration, it: Registration, paths: readonly string[], isMounted: boolean): boolean {
  if (layer.kind === 'apart' || !layer.paths) return false;
  if (layer.param !== undefined)
    return it.kind === 'route' && it.paths?.every((path) => path.split('/').includes(`:${layer.param}`)) === true;
  if (layer.kind === 'route' && layer.app.dialect.endsOn) return false;
  if (layer.method !== 'ALL' && layer.method !== it.method) return false;
  if (layer.except?.some((over) => paths.some((path) => (isMounted ? mayMeetBelow : mayMeet)(over, path))))
    return false;
  const match = layer.kind === 'layer' ? 'prefix' : 'exact';
  const own = layer.paths;
  return paths.every((path) => own.some((over) => coversPath(over, match, path)));
}

/** Steps that surely run before this one. A router as a step lets pass what it does not answer. */
function stepsBefore(m: Machine, registration: Registration, end: number): Place[] {
  return registration.steps.slice(0, end).flatMap(({ cell, loose }, step) => {
    return loose || appsOf(m, cell.value).length > 0 ? [] : [{ registration, step }];
  });
}

function labelOf(it: Registration, step: number, paths: readonly string[]): string {
  if (it.kind !== 'route' || it.label === 'middleware') return it.label;
  if (step < it.steps.length - 1) return 'middleware';
  const [path = ''] = paths;
  return path.includes('\u0000') ? `${it.label} handler` : `${it.label} ${path} handler`;
}
