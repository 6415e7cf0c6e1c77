/** Nest's modules: what one brings into the application with all that it imports. */
import type { Frame } from '../machine/frame';
import { type Machine, readCell } from '../machine/machine';
import { rootFrame } from '../machine/root-frame';
import { elementsOf } from '../objects/list-elements';
import { readMember } from '../objects/members';
import type { ClassRef, ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import type { NestLayer } from './serving';

export interface ModuleTree {
  readonly controllers: ReadonlySet<ClassRef>;
  readonly layers: readonly NestLayer[];
  /** Some of what it imports is not known: it may have any controller. */
  readonly isOpen: boolean;
}

const TOKENS: Readonly<Record<string, NestLayer['kind']>> = { APP_GUARD: 'guard', APP_INTERCEPTOR: 'interceptor' };

/** Modules that no other module imports. */
export function topModules(m: Machine): ClassRef[] {
  const imported = new Set<ClassRef>();
  for (const [cls, given] of m.serving.nest.modules) {
    for (const object of given) {
      const { elements } = partOf(m, rootFrame(cls.scope), object, 'imports');
      for (const it of elements) for (const ref of moduleOf(m, cls, it).classes) imported.add(ref);
    }
  }
  return [...m.serving.nest.modules.keys()].filter((it) => !imported.has(it));
}

export function moduleTree(m: Machine, root: ClassRef): ModuleTree {
  const controllers = new Set<ClassRef>();
  const layers: NestLayer[] = [];
  const seen = new Set<ClassRef>();
  let isOpen = false;
  visit(root);
  return { controllers, layers, isOpen };

  function visit(cls: ClassRef): void {
    if (seen.has(cls)) return;
    seen.add(cls);
    for (const it of m.serving.nest.middleware.get(cls)?.values() ?? []) layers.push(...it);
    for (const object of m.serving.nest.modules.get(cls) ?? []) read(cls, object);
  }

  /** The metadata of a module, or what `forRoot()` gives. */
  function read(cls: ClassRef, object: ObjectRef): void {
    const f = rootFrame(cls.scope);
    const own = partOf(m, f, object, 'controllers');
    isOpen ||= !own.exact;
    for (const it of own.elements) for (const ref of it.refs) if (ref.kind === 'class') controllers.add(ref);
    const imports = partOf(m, f, object, 'imports');
    isOpen ||= !imports.exact;
    for (const it of imports.elements) {
      const { classes, dynamic, isKnown } = moduleOf(m, cls, it);
      isOpen ||= !isKnown;
      for (const ref of classes) visit(ref);
      for (const ref of dynamic) read(cls, ref);
    }
    const providers = partOf(m, f, object, 'providers');
    if (providers.exact) for (const it of providers.elements) layers.push(...layerOf(f, it));
  }
}

function partOf(m: Machine, f: Frame, object: ObjectRef, name: string) {
  const cell = object.heap.props.get(name);
  if (!cell) return { elements: [] as readonly Value[], exact: true };
  return elementsOf(m, f, readCell(cell, f.ctx), object);
}

/** `UsersModule`, `ConfigModule.forRoot()`, `{ module: UsersModule, providers }`. */
function moduleOf(m: Machine, cls: ClassRef, value: Value) {
  const classes: ClassRef[] = [];
  const dynamic: ObjectRef[] = [];
  let isKnown = !value.unknown;
  for (const ref of value.refs) {
    if (ref.kind === 'class') classes.push(ref);
    else if (ref.kind === 'object' && ref.heap.props.has('module')) {
      dynamic.push(ref);
      for (const it of readMember(m, rootFrame(cls.scope), m.values.ref(ref), 'module', undefined).refs)
        if (it.kind === 'class') classes.push(it);
    } else if (ref.kind !== 'foreign' || ref.access.root.kind !== 'package') isKnown = false;
  }
  return { classes, dynamic, isKnown };
}

/** `{ provide: APP_GUARD, useClass: G }`, where it is there for sure. */
function layerOf(f: Frame, provider: Value): NestLayer[] {
  const [ref] = provider.refs;
  const isOne = provider.refs.length === 1 && !provider.unknown && provider.literals.length === 0;
  if (!isOne || ref?.kind !== 'object') return [];
  // As it is written: Nest, which it is handed to, changes nothing in it.
  const { props } = ref.heap;
  const written = (name: string) => {
    const cell = props.get(name);
    return cell && readCell(cell, f.ctx);
  };
  const [token, ...others] = written('provide')?.refs ?? [];
  const kind = others.length === 0 && token?.kind === 'foreign' ? TOKENS[token.access.path.at(-1) ?? ''] : undefined;
  if (!kind) return [];
  for (const name of ['useClass', 'useExisting', 'useValue']) {
    const value = written(name);
    if (value) return [{ kind, value }];
  }
  return [];
}
