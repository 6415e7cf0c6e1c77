/**
 * `@Module({ controllers, providers })`: Nest makes the classes that it lists, and calls of them only what
 * stands behind a decorator or has the name of a stage of its life.
 */

import type { FileFacts } from '../../facts/ir';
import { escape, escapeMethodsNamed } from '../escape';
import type { Frame } from '../frame';
import { elementsOf } from '../list-elements';
import { type Machine, type NativeCall, readCell } from '../machine';
import type { ClassRef } from '../ref';
import type { Value } from '../value';
import { decoratorName } from './nest';

const LISTS = new Set(['controllers', 'providers', 'exports', 'imports']);
const LIFE = [
  'onModuleInit',
  'onModuleDestroy',
  'onApplicationBootstrap',
  'onApplicationShutdown',
  'beforeApplicationShutdown',
];
const LIFE_TYPES = /^(?:OnModule(?:Init|Destroy)|(?:On|Before)Application(?:Bootstrap|Shutdown))$/;

export function nestModule(m: Machine, f: Frame, call: NativeCall): Value {
  for (const ref of call.args[0]?.refs ?? []) {
    if (ref.kind !== 'object') continue;
    for (const [name, cell] of ref.heap.props) {
      const value = readCell(cell, f.ctx);
      if (LISTS.has(name)) for (const it of elementsOf(m, f, value, call.site).elements) provide(m, f, call, it);
      else escape(m, f, value, call.site);
    }
  }
  return m.values.unknown;
}

function provide(m: Machine, f: Frame, call: NativeCall, value: Value): void {
  for (const ref of value.refs) {
    if (ref.kind === 'class' && isPlain(ref)) escapeMethodsNamed(m, f, ref, LIFE);
    // `{ provide: EVENTS, useClass: EventsService }`: who asks for it by a token gets what we cannot see.
    else escape(m, f, m.values.ref(ref), call.site);
  }
}

/** What it does is known: no decorator, base class or interface of a framework has its methods called. */
function isPlain(cls: ClassRef): boolean {
  const { facts } = cls.unit;
  const it = facts.classes[cls.cls];
  if (!it) return false;
  const decorators = (it.decorators ?? []).map((node) => decoratorName(node, facts));
  const own = decorators.every(
    (name) => name === 'Injectable' || name === 'Controller' || /^Use(?:Guards|Interceptors)$/.test(name ?? ''),
  );
  const types = (it.implements ?? []).every(({ name, b }) => LIFE_TYPES.test(name) || isOfWorkspace(facts, b));
  return own && types && cls.parent.refs.every((parent) => parent.kind === 'class' && isPlain(parent));
}

/** Declared in this file. */
function isOfWorkspace(facts: FileFacts, b: number | undefined): boolean {
  return b !== undefined && facts.bindings[b]?.kind !== 'import';
}
