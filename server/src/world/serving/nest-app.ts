/**
 * Nest: what stands before every route of an application.
 *
 * `app.useGlobalGuards(new G())` before it listens, and `{ provide: APP_GUARD, useClass: G }` in any of its
 * modules. A controller that may be part of several applications has what all of them have.
 */
import { escape } from '../calls/escape';
import { promiseResolved } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { type Machine, type Native, type NativeCall, readCell } from '../machine/machine';
import type { ClassRef } from '../values/ref';
import type { Value } from '../values/value';
import { makeApp, onApp, register } from './apps';
import type { Dialect } from './dialect';
import { type ModuleTree, moduleTree, topModules } from './nest-tree';
import { surelyBefore } from './order';
import { handlersOf } from './registrars';
import type { App, NestLayer, Registration } from './serving';

const GUARD = 'guard';
const INTERCEPTOR = 'interceptor';
const START = 'start';
const USE = 'use';

const NEST: Dialect = {
  name: 'nest',
  holders: [],
  members: {},
  chained: false,
  methods: {
    useGlobalGuards: layer(GUARD),
    useGlobalInterceptors: layer(INTERCEPTOR),
    listen: start(),
    init: start(),
    use: use(),
  },
  args: () => [],
};

function layer(label: string): Native {
  return onApp((m, f, call, app) => {
    register(m, f, call, app, { kind: 'layer', method: 'ALL', paths: ['/'], label }, handlersOf(m, f, call, 0));
    return undefined;
  });
}

/** Express' middleware, which is not followed. */
function use(): Native {
  return onApp((m, f, call, app) => {
    register(m, f, call, app, { kind: 'layer', method: 'ALL', paths: ['/'], label: USE }, call.args);
    for (const it of call.args) escape(m, f, it, call.site);
    return undefined;
  });
}

function start(): Native {
  return onApp((m, f, call, app) => {
    register(m, f, call, app, { kind: 'route', method: 'ALL', paths: ['/'], label: START }, []);
    for (const it of call.args) escape(m, f, it, call.site);
    return promiseResolved(m, f, call.site, m.values.unknown);
  });
}

/** `NestFactory.create(AppModule)`. */
export const createNestApp: Native = (m: Machine, f: Frame, call: NativeCall): Value => {
  const made = makeApp(m, f, call, NEST);
  const [root] = call.args;
  for (const it of call.args) escape(m, f, it, call.site);
  for (const ref of made.refs) {
    const app = ref.kind === 'object' ? m.serving.apps.get(ref) : undefined;
    if (app)
      m.serving.nest.roots.set(
        app,
        m.values.join(m.serving.nest.roots.get(app) ?? m.values.never, root ?? m.values.unknown),
      );
  }
  return promiseResolved(m, f, call.site, made, 'nest');
};

/** What stands before this controller's routes, whichever application serves it. */
export function globalLayers(m: Machine, cls: ClassRef): readonly NestLayer[] {
  const apps = [...m.serving.nest.roots].flatMap(([app, root]) => {
    const tree = treeOf(m, root);
    return tree.isOpen || tree.controllers.has(cls) ? [[...ofApp(m, app), ...tree.layers]] : [];
  });
  const sets = apps.length > 0 ? apps : topModules(m).flatMap((it) => layersWith(moduleTree(m, it), cls));
  const [first = [], ...others] = sets;
  return first.filter((it) =>
    others.every((set) => set.some(({ kind, value }) => kind === it.kind && value === it.value)),
  );
}

function layersWith(tree: ModuleTree, cls: ClassRef): (readonly NestLayer[])[] {
  return tree.isOpen || tree.controllers.has(cls) ? [tree.layers] : [];
}

function treeOf(m: Machine, root: Value): ModuleTree {
  const [cls] = root.refs;
  const isOne = root.refs.length === 1 && !root.unknown && root.literals.length === 0;
  return isOne && cls?.kind === 'class' ? moduleTree(m, cls) : { controllers: new Set(), layers: [], isOpen: true };
}

/** Registered on every way to each place where it starts. */
function ofApp(m: Machine, app: App): NestLayer[] {
  const starts = [...app.registrations.values()].filter((it) => it.label === START);
  if (starts.length === 0) return [];
  const before = starts.map(surelyBefore(m, app));
  return [...app.registrations.values()].flatMap((it): NestLayer[] => {
    if (it.label === START || it.label === USE || !before.every((set) => set.has(it))) return [];
    return stepsOf(it);
  });
}

function stepsOf({ steps, label, ctx }: Registration): NestLayer[] {
  const kind = label === GUARD ? GUARD : INTERCEPTOR;
  return steps.flatMap(({ cell, loose }) => (loose ? [] : [{ kind, value: readCell(cell, ctx) }]));
}
