/**
 * Nest: a controller's routes run behind their guards and interceptors.
 *
 * Controllers are collected while the program runs; their routes begin when it has come to rest, so that
 * what stands before every route of the application is known by then.
 */
import { importOf } from '../../facts/import-of';
import type { ClassFacts, ClassMember, Expr, FileFacts } from '../../facts/ir';
import { callValue } from '../calls/calls';
import { instanceOf } from '../calls/escape';
import type { Site } from '../machine/context';
import { createContext } from '../machine/contexts';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf } from '../machine/machine';
import { rootFrame } from '../machine/root-frame';
import { evaluate, evaluateArguments } from '../syntax/expressions';
import { methodOf } from '../syntax/method-decorators';
import type { ClassRef } from '../values/ref';
import type { Value } from '../values/value';
import { answerTexts } from './answer-texts';
import { globalLayers } from './nest-app';
import { inNestOrder, passLayers } from './nest-layers';
import { executionContext, notedOn, shapeOf } from './nest-metadata';
import { configureModules } from './nest-middleware';
import { givenTo } from './nest-parameters';
import type { NestLayer, NestRoute } from './serving';

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

const COMMON = /^@nestjs\/common$/;

/** The name under which `@nestjs/common`, or what other package is meant, exports the decorator. */
export function decoratorName(node: Expr, facts: FileFacts, of = COMMON): string | undefined {
  const callee = node.k === 'call' ? node.callee : node;
  const item = callee.k === 'ref' ? importOf(facts, callee.b) : undefined;
  return item && of.test(item.spec) ? item.imported : undefined;
}

/** Where the class is made, its routes are known. */
export function noteController(m: Machine, f: Frame, cls: ClassRef): void {
  const facts = cls.unit.facts.classes[cls.cls];
  if (!facts || !isController(facts, cls.unit.facts)) return;
  const around = layersOf(m, f, facts.decorators, cls.unit.facts);
  // A class has what its parent has.
  const controller =
    cls.parent === m.values.never || cls.parent.refs.length === 0 ? notedOn(m, f, facts.decorators) : undefined;
  const routes = facts.members.flatMap((member): NestRoute[] => {
    const route = routeOf(member, cls.unit.facts);
    if (!route || !(m.relevance.outOfSight || m.relevance.has(cls.unit.facts, member.f as number))) return [];
    const layers = [...around, ...layersOf(m, f, member.decorators, cls.unit.facts)];
    const path = pathOf(route, facts, cls.unit.facts);
    const notes = { handler: notedOn(m, f, member.decorators), controller };
    return [{ member, path, label: labelOf(route, path, cls.unit.facts), layers, notes }];
  });
  m.serving.nest.controllers.set(cls, routes);
}

/** Runs the routes of which something is new. True when there was any. */
export function openControllers(m: Machine): boolean {
  let grew = configureModules(m);
  for (const [cls, routes] of [...m.serving.nest.controllers]) {
    const around = globalLayers(m, cls);
    for (const route of routes) {
      const layers = around.filter((it) => it.covers?.(cls, route.path) ?? true);
      grew = openRoute(m, cls, route, inNestOrder([...layers, ...route.layers])) || grew;
    }
  }
  return grew;
}

/** `@UseGuards(A, B)`, and decorators of the workspace that are made of them: `applyDecorators(UseGuards(A))`. */
function layersOf(m: Machine, f: Frame, decorators: readonly Expr[] | undefined, facts: FileFacts): NestLayer[] {
  return (decorators ?? []).flatMap((it): NestLayer[] => {
    const kind = LAYERS[decoratorName(it, facts) ?? ''];
    if (it.k !== 'call') return [];
    if (kind) return evaluateArguments(m, f, it.args).values.map((value) => ({ kind, value }));
    const isCommon = decoratorName(it, facts) !== undefined;
    return isCommon ? [] : [...appliedLayers(m, evaluate(m, f, it))];
  });
}

const LAYERS: Readonly<Record<string, NestLayer['kind']>> = { UseGuards: 'guard', UseInterceptors: 'interceptor' };

/** Only where it is one decorator for sure. */
function appliedLayers(m: Machine, value: Value): readonly NestLayer[] {
  const [ref] = value.refs;
  const isOne = value.refs.length === 1 && !value.unknown && value.literals.length === 0;
  return (isOne && ref?.kind === 'object' && m.serving.nest.applied.get(ref)) || [];
}

function pathOf(route: Expr, cls: ClassFacts, facts: FileFacts): string {
  const controller = (cls.decorators ?? []).find((it) => decoratorName(it, facts) === 'Controller');
  return [controller, route]
    .map(textOf)
    .filter((it) => it !== '')
    .join('/');
}

function labelOf(route: Expr, path: string, facts: FileFacts): string {
  return `${(decoratorName(route, facts) ?? '').toUpperCase()} /${path} handler`;
}

function textOf(decorator: Expr | undefined): string {
  const first = decorator?.k === 'call' ? decorator.args[0] : undefined;
  return first?.k === 'lit' && typeof first.v === 'string' ? first.v.replace(/^\/|\/$/g, '') : '';
}

function openRoute(m: Machine, cls: ClassRef, route: NestRoute, layers: readonly NestLayer[]): boolean {
  const { member, label, notes } = route;
  const before = layers.map(({ value }) => value.refs.map((it) => it.id)).join(' ');
  const key = `route ${cls.id}.${member.f} ${before} ${shapeOf(notes)}`;
  if (m.contexts.has(key)) return false;
  const mode = modeOf(m, 'server', true);
  const origin = { unit: cls.unit, fn: -1, callee: undefined, scope: undefined, mode };
  const ctx = createContext(m, key, origin, m.values.undefined, [], m.values.never, false);
  const site = member as unknown as Site;
  const run = () => {
    const f = rootFrame(ctx);
    const at = { site, context: executionContext(m, f, cls, notes) };
    passLayers(m, f, layers, at, (inner) => answer(m, inner, cls, member, site));
  };
  m.roots.set(ctx, { label, surface: 'server', run });
  run();
  return true;
}

function answer(m: Machine, f: Frame, cls: ClassRef, member: ClassMember, site: Site): void {
  const self = instanceOf(m, f, cls);
  const callee = methodOf(m, f, cls, member, member.f as number);
  const args = (cls.unit.facts.functions[member.f as number]?.params ?? []).map((it) => givenTo(m, f, cls, it));
  answerTexts(m, f, callValue(m, f, { callee, self, args, site, mode: modeOf(m, 'server', true) }), site);
}
