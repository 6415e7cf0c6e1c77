/**
 * Routes of a page with guards before them: `{ path, component, canActivate: [guard] }` of Angular, `beforeEnter` of Vue,
 * `{ path, element, loader }` of React Router, whose loader leads elsewhere by `redirect`, and whatever it throws.
 * What the router shows there is not shown where a guard does not let it.
 */
import type { Expr, ObjectExpr } from '../../facts/ir';
import { callValue, settled } from '../calls/calls';
import { escape, instanceOf, unknownArguments } from '../calls/escape';
import { linkCall } from '../calls/modules';
import type { Site } from '../machine/context';
import { copyState, type Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import { readMember } from '../objects/members';
import { allHeld, allProperties } from '../objects/properties';
import { giveRouteData } from '../serving/page-data';
import { recordBranch } from '../syntax/branches';
import type { ObjectRef, Ref } from '../values/ref';
import type { Value } from '../values/value';
import { toldBy } from './rxjs';

const GUARDS = ['canActivate', 'canMatch', 'canLoad', 'beforeEnter', 'loader'];
const SHOWS = /^(?:components?|loadComponent|loadChildren|children|resolve)$/;
/** What `lazy` imports comes while the loader runs. */
const SHOWS_LOADED = /^(?:element|Component|children)$/;

/** True where it is such a route, and has been handed over. */
export function escapedAsRoute(m: Machine, f: Frame, ref: ObjectRef, site: Site): boolean {
  const guards = GUARDS.filter((it) => ref.heap.props.has(it));
  if (guards.length === 0 || m.relevance.outOfSight) return false;
  const shows = guards.includes('loader') ? SHOWS_LOADED : SHOWS;
  const shown = allProperties(ref.heap, f.ctx).filter(([name]) => shows.test(name));
  if (shown.length === 0) return false;
  for (const [name, cell] of allProperties(ref.heap, f.ctx))
    if (name === 'loader') escape(m, f, readCell(cell, f.ctx), site, false);
    else if (GUARDS.includes(name)) handOverGuards(m, f, readCell(cell, f.ctx), site);
    else if (!shows.test(name)) escape(m, f, readCell(cell, f.ctx), site);
  const components = shown.map(([, cell]) => readCell(cell, f.ctx));
  const isOpen = guards.map((name) => decides(m, f, ref, name, { site, components })).every(Boolean);
  if (!isOpen) return true;
  const own = ref.place as Site;
  for (const [, cell] of shown) escape(m, f, readCell(cell, f.ctx), own);
  // Whether it is shown is decided there.
  for (const it of f.ctx.trace.sites.get(own) ?? []) linkCall(ref.maker, own, it);
  return true;
}

/** The router runs what a list holds, and leaves the list as it is. */
function handOverGuards(m: Machine, f: Frame, guards: Value, site: Site): void {
  for (const it of guards.refs) {
    if (it.kind !== 'object' || it.shape !== 'array') escape(m, f, m.values.ref(it), site);
    else for (const cell of allHeld(it.heap, f.ctx)) escape(m, f, readCell(cell, f.ctx), site);
  }
}

/** May all guards under this name let somebody pass? */
function decides(
  m: Machine,
  f: Frame,
  ref: ObjectRef,
  name: string,
  { site, components }: { readonly site: Site; readonly components: readonly Value[] },
): boolean {
  const cell = ref.heap.props.get(name);
  const given = cell ? readCell(cell, f.ctx) : m.values.never;
  const [list] = given.refs;
  const isList = given.refs.length === 1 && !given.unknown && list?.kind === 'object' && list.shape === 'array';
  const { elements, exact } = isList ? elementsOf(m, f, given, site) : { elements: [given], exact: true };
  // Of other lists, who knows which guards stand there.
  const guards = exact ? elements : [];
  let isOpen = true;
  for (const guard of guards) {
    const [only] = guard.refs;
    if (guard.refs.length !== 1 || guard.unknown || !only) continue;
    const answer = answerOf(m, f, only, name, site);
    if (name === 'loader') giveRouteData(m, f, components, answer);
    const passes = name === 'beforeEnter' ? mayGoOn(answer) : name === 'loader' ? mayLoad(answer) : mayActivate(answer);
    const reads = name === 'loader' ? readsIn(f, only, site) : answer.reads;
    if (reads.length > 0)
      noteGuard(m, f, ref, name, m.values.withReads(passes ? m.values.boolean : m.values.false, reads));
    isOpen &&= passes;
  }
  return isOpen;
}

/** A function, or a service with a method of that name. */
function answerOf(m: Machine, f: Frame, guard: Ref, name: string, site: Site): Value {
  const single = m.values.ref(guard);
  const self = guard.kind === 'class' ? instanceOf(m, f, guard) : m.values.undefined;
  const callee = guard.kind === 'class' ? readMember(m, f, self, name, undefined) : single;
  if (guard.kind !== 'class' && guard.kind !== 'function') return m.values.unknown;
  // Vue's older guards are told to go on: `next()`.
  const takesNext = guard.kind === 'function' && (guard.unit.facts.functions[guard.fn]?.params.length ?? 0) > 2;
  if (takesNext) return m.values.unknown;
  const frame: Frame = { ...f, state: copyState(f.state), handler: { state: null, value: m.values.never } };
  const given = callValue(m, frame, { callee, self, args: unknownArguments(m), site });
  const comes = settled(m, given, f.ctx);
  return name === 'beforeEnter' || name === 'loader' ? comes : told(m, frame, comes, site);
}

/** What it asks before it throws. */
function readsIn(f: Frame, guard: Ref, site: Site): Value['reads'] {
  const run = [...(f.ctx.trace.sites.get(site) ?? [])].filter((it) => it.callee === guard);
  return run.flatMap((it) => [...it.trace.branches.values()].flatMap(({ reads }) => reads));
}

/** React Router: all but what is thrown, and an address. */
function mayLoad({ literals, refs, unknown }: Value): boolean {
  const leads = (it: Ref) =>
    it.kind === 'foreign' && /^(?:redirect|redirectDocument|replace)$/.test(it.access.path.at(-1) ?? '');
  return unknown || literals.length > 0 || refs.some((it) => !leads(it));
}

/** What an observable tells. */
function told(m: Machine, f: Frame, given: Value, site: Site): Value {
  const observed = given.refs.filter((it) => it.kind === 'object');
  if (observed.length === 0) return given;
  const call = { self: m.values.undefined, args: [], rest: m.values.never, site, isNew: false };
  const others = given.refs.filter((it) => it.kind !== 'object');
  const value = toldBy(m, f, call, m.values.make([], observed, false, []));
  return m.values.join(value, m.values.make(given.literals, others, given.unknown, given.reads));
}

const ELSEWHERE = /^(?:parseUrl|createUrlTree|RedirectCommand)$/;

/** Angular: only true; an address leads elsewhere. */
function mayActivate({ literals, refs, unknown }: Value): boolean {
  const leads = (it: Ref) => it.kind === 'foreign' && ELSEWHERE.test(it.access.path.at(-1) ?? '');
  return unknown || literals.some((it) => it === true) || !refs.every(leads);
}

/** Vue: all but false and an address. */
function mayGoOn({ literals, refs, unknown }: Value): boolean {
  const goesOn = literals.some((it) => it === true || it === undefined || it === null);
  return unknown || goesOn || refs.some((it) => it.kind !== 'object');
}

function noteGuard(m: Machine, f: Frame, { maker, place }: ObjectRef, name: string, value: Value): void {
  const node = place as Partial<ObjectExpr>;
  const own = node.k === 'obj' ? node.props?.find((it) => it.p === 'value' && it.key === name) : undefined;
  const test = own?.value as Expr | undefined;
  const frame = { ...f, ctx: maker, unit: maker.unit };
  if (test) recordBranch(m, frame, test, value, { key: test, whenTrue: node as ObjectExpr, whenFalse: undefined });
}
