/**
 * Nest: a controller's routes run behind their guards and interceptors.
 *
 * A guard that answers no in this world ends the request; one that is not in sight lets it pass. Guards
 * of the whole application are not followed, so they gate nothing.
 */
import type { ClassFacts, ClassMember, Expr, FileFacts } from '../../facts/ir';
import { callValue, settled } from '../calls';
import { functionOf } from '../closures';
import type { Context, Site } from '../context';
import { createContext } from '../contexts';
import { instanceOf } from '../escape';
import { evaluateArguments } from '../expressions';
import { foreignUnknown } from '../foreign';
import type { Frame } from '../frame';
import { type Machine, modeOf } from '../machine';
import { readMember } from '../members';
import type { ClassRef } from '../ref';
import { rootFrame } from '../root-frame';
import { truthOf, type Value } from '../value';
import { givenTo } from './nest-parameters';
import { resume } from './serve';

const ROUTES = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All']);

/** Methods that are run as routes, and so by nobody else out of sight. */
export function isRoute(cls: ClassRef, member: ClassMember): boolean {
  const facts = cls.unit.facts.classes[cls.cls];
  return facts !== undefined && isController(facts, cls.unit.facts) && routeOf(member, cls.unit.facts) !== undefined;
}

function isController(cls: ClassFacts, facts: FileFacts): boolean {
  return (cls.decorators ?? []).some((it) => decoratorName(it, facts) === 'Controller');
}

function routeOf(member: ClassMember, facts: FileFacts): Expr | undefined {
  if (member.m !== 'method' || member.static || member.f === undefined) return undefined;
  return (member.decorators ?? []).find((it) => ROUTES.has(decoratorName(it, facts) ?? ''));
}

/** The name under which `@nestjs/common` exports the decorator. */
export function decoratorName(node: Expr, facts: FileFacts): string | undefined {
  const callee = node.k === 'call' ? node.callee : node;
  if (callee.k !== 'ref') return undefined;
  for (const { spec, names } of facts.imports) {
    const name = spec === '@nestjs/common' ? names.find((it) => it.b === callee.b) : undefined;
    if (name) return name.imported;
  }
  return undefined;
}

/** Where the class is made, its routes begin. */
export function runController(m: Machine, f: Frame, cls: ClassRef): void {
  const facts = cls.unit.facts.classes[cls.cls];
  if (!facts || !isController(facts, cls.unit.facts)) return;
  const around = layersOf(m, f, facts.decorators, cls.unit.facts);
  for (const member of facts.members) {
    const route = routeOf(member, cls.unit.facts);
    if (!route || !m.relevance.has(cls.unit.facts, member.f as number)) continue;
    const layers = [...around, ...layersOf(m, f, member.decorators, cls.unit.facts)];
    // Guards run before interceptors.
    const sorted = [...layers.filter((it) => it.kind === 'guard'), ...layers.filter((it) => it.kind === 'interceptor')];
    openRoute(m, cls, member, labelOf(route, facts, cls.unit.facts), sorted);
  }
}

interface Layer {
  readonly kind: 'guard' | 'interceptor';
  readonly value: Value;
}

function layersOf(m: Machine, f: Frame, decorators: readonly Expr[] | undefined, facts: FileFacts): Layer[] {
  return (decorators ?? []).flatMap((it): Layer[] => {
    const name = decoratorName(it, facts);
    if (it.k !== 'call' || (name !== 'UseGuards' && name !== 'UseInterceptors')) return [];
    const { values } = evaluateArguments(m, f, it.args);
    return values.map((value) => ({ kind: name === 'UseGuards' ? 'guard' : 'interceptor', value }));
  });
}

function labelOf(route: Expr, cls: ClassFacts, facts: FileFacts): string {
  const controller = (cls.decorators ?? []).find((it) => decoratorName(it, facts) === 'Controller');
  const parts = [controller, route].map(textOf).filter((it) => it !== '');
  return `${(decoratorName(route, facts) ?? '').toUpperCase()} /${parts.join('/')} handler`;
}

function textOf(decorator: Expr | undefined): string {
  const first = decorator?.k === 'call' ? decorator.args[0] : undefined;
  return first?.k === 'lit' && typeof first.v === 'string' ? first.v.replace(/^\/|\/$/g, '') : '';
}

function openRoute(m: Machine, cls: ClassRef, member: ClassMember, label: string, layers: readonly Layer[]): void {
  const key = `route ${cls.id}.${member.f}`;
  if (m.contexts.has(key)) return;
  const mode = modeOf(m, 'server', true);
  const origin = { unit: cls.unit, fn: -1, callee: undefined, scope: undefined, mode };
  const ctx = createContext(m, key, origin, m.values.undefined, [], m.values.never, false);
  const site = member as unknown as Site;
  const run = () => passLayers(m, rootFrame(ctx), layers, site, (inner) => answer(m, inner, cls, member, site));
  m.roots.set(ctx, { label, surface: 'server', run });
  run();
}

function answer(m: Machine, f: Frame, cls: ClassRef, member: ClassMember, site: Site): void {
  const self = instanceOf(m, f, cls);
  const callee = m.values.ref(functionOf(m, cls, member.f as number));
  const args = (cls.unit.facts.functions[member.f as number]?.params ?? []).map((it) => givenTo(m, f, cls.unit, it));
  callValue(m, f, { callee, self, args, site, mode: modeOf(m, 'server', true) });
}

function passLayers(m: Machine, f: Frame, layers: readonly Layer[], site: Site, then: (f: Frame) => void): void {
  const [layer, ...rest] = layers;
  if (!layer) return then(f);
  const onward = (inner: Frame) => passLayers(m, inner, rest, site, then);
  if (layer.kind === 'guard') return passGuard(m, f, layer.value, site, onward);
  passInterceptor(m, f, layer.value, site, onward);
}

function passGuard(m: Machine, f: Frame, guard: Value, site: Site, onward: (f: Frame) => void): void {
  const method = methodOf(m, f, guard, 'canActivate');
  if (!method) return onward(f);
  const result = callValue(m, f, { ...method, args: [foreignUnknown(m)], site, mode: modeOf(m, 'server', true) });
  if (!f.state || !truthOf(settled(m, result, f.ctx)).canBeTrue) return;
  for (const ctx of ranBy(f, method.callee, site)) resume(m, ctx, `route ${f.ctx.id}`, ctx.mode, onward);
}

/** `next.handle()` runs the rest. */
function passInterceptor(m: Machine, f: Frame, interceptor: Value, site: Site, onward: (f: Frame) => void): void {
  const method = methodOf(m, f, interceptor, 'intercept');
  if (!method) return onward(f);
  const next = m.refs.object(f.ctx, site, `next ${method.self.shape}`, 'object', foreignUnknown(m));
  const handle = m.refs.native(
    `next ${next.id}`,
    (mm, ff) => {
      // The rest fails where it fails, not here.
      const { handler, state } = ff;
      ff.handler = { state: null, value: mm.values.never };
      onward({ ...ff, state: new Map(state ?? []) });
      ff.handler = handler;
      return foreignUnknown(mm);
    },
    m.values.undefined,
  );
  next.heap.props.set('handle', { value: m.values.ref(handle), readers: new Set(), writers: new Set() });
  next.heap.certain.add('handle');
  callValue(m, f, { ...method, args: [foreignUnknown(m), m.values.ref(next)], site, mode: modeOf(m, 'server', true) });
}

/** The method of a guard in sight; undefined where one of them is not. */
function methodOf(m: Machine, f: Frame, value: Value, name: string): { callee: Value; self: Value } | undefined {
  const [ref] = value.refs;
  if (value.refs.length !== 1 || value.unknown || !ref || (ref.kind !== 'class' && ref.kind !== 'object'))
    return undefined;
  const self = ref.kind === 'class' ? instanceOf(m, f, ref) : m.values.ref(ref);
  const callee = readMember(m, f, self, name, undefined);
  const isKnown =
    callee.refs.length > 0 &&
    !callee.unknown &&
    callee.literals.length === 0 &&
    callee.refs.every((it) => it.kind === 'function');
  return isKnown ? { callee, self } : undefined;
}

function ranBy(f: Frame, callee: Value, site: Site): Context[] {
  return [...(f.ctx.trace.sites.get(site) ?? [])].filter(
    (it) => it.callee !== undefined && callee.refs.includes(it.callee),
  );
}
