/** Making apps and registering functions with them. */
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, type Native, type NativeCall, newCell, writeCell } from '../machine/machine';
import { elementsOf } from '../objects/list-elements';
import type { ObjectRef } from '../values/ref';
import type { Value } from '../values/value';
import type { Dialect } from './dialect';
import { isPossible, markOf, setMark, sureMarks } from './marks';
import { startOrder } from './order';
import type { App, Registration } from './serving';

/** `express()`: an app of its own for each place that makes one. */
export function makeApp(m: Machine, f: Frame, call: NativeCall, dialect: Dialect): Value {
  startOrder(m);
  const kind = call.self.refs.find((it) => it.kind === 'foreign');
  const below =
    kind?.kind === 'foreign'
      ? m.values.ref(m.refs.after(kind, { how: call.isNew ? 'new' : 'call', args: [] }))
      : undefined;
  const ref = m.refs.object(f.ctx, call.site, `app ${dialect.name}`, 'object', below);
  const app = m.serving.apps.get(ref) ?? newApp(m, f, ref, dialect);
  if (isPossible(m, f.state, { k: 'made', app })) {
    app.again = true;
    forget(m, f, app);
  }
  setMark(m, f.state, { k: 'made', app });
  return m.values.ref(ref);
}

export function newApp(m: Machine, f: Frame, ref: ObjectRef, dialect: Dialect): App {
  const app: App = { ref, dialect, maker: f.ctx, registrations: new Map(), prefix: '', escaped: false, again: false };
  m.serving.apps.set(ref, app);
  const self = m.values.ref(ref);
  for (const [name, native] of Object.entries(dialect.methods)) {
    const method = m.refs.native(`app ${dialect.name}.${name}`, native, self);
    writeCell(m, cellIn(m, ref.heap.props, name), m.values.ref(method), f.ctx);
    ref.heap.certain.add(name);
  }
  return app;
}

/** A new app of the same place: nothing is registered with it yet. */
function forget(m: Machine, f: Frame, app: App): void {
  for (const key of [...(f.state?.keys() ?? [])]) {
    const mark = markOf(m, key);
    const isOld =
      mark?.k === 'returned' || mark?.k === 'early' || (mark?.k === 'registered' && mark.registration.app === app);
    if (isOld) f.state?.delete(key);
  }
}

export function appsOf(m: Machine, value: Value): App[] {
  return value.refs.flatMap((it) => (it.kind === 'object' ? (m.serving.apps.get(it) ?? []) : []));
}

export type RegistrationShape = Pick<Registration, 'kind' | 'method' | 'paths' | 'label' | 'param' | 'except'> & {
  readonly stage?: number;
};

/** Code that we cannot see has it, and may serve it. */
export function noteEscapedApp(m: Machine, ref: ObjectRef): void {
  const app = m.serving.apps.get(ref);
  if (app) app.escaped = true;
}

/** Notes the functions; they run when the chains are built. */
export function register(
  m: Machine,
  f: Frame,
  call: NativeCall,
  app: App,
  shape: RegistrationShape,
  handlers: readonly Value[],
  slot = '',
): void {
  const key = `${f.ctx.id}:${call.site.s}:${call.site.e}:${slot}`;
  let it = app.registrations.get(key);
  if (!it) {
    const id = [...m.serving.apps.values()].reduce((n, { registrations }) => n + registrations.size, 0);
    it = { ...shape, id, app, ctx: f.ctx, site: call.site, stage: shape.stage ?? 0, steps: [], surely: undefined };
    app.registrations.set(key, it);
  } else if (!samePaths(it.paths, shape.paths)) it.paths = undefined;
  const steps = flatten(m, f, handlers, call);
  const counted = it.surely === undefined || steps.length === it.steps.length;
  for (const [i, { value, loose }] of steps.entries()) {
    const step = (it.steps[i] ??= { cell: newCell(m), loose });
    step.loose ||= loose;
    writeCell(m, step.cell, value, f.ctx);
  }
  if (!counted) for (const step of it.steps) step.loose = true;
  const marks = sureMarks(m, f.state);
  it.surely = it.surely ? new Set([...it.surely].filter((mark) => marks.has(mark))) : marks;
  if (call.sure) setMark(m, f.state, { k: 'registered', registration: it });
}

function samePaths(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.join('\n') === b.join('\n'));
}

/** Lists of functions count as if they were written out, where they are known. */
function flatten(
  m: Machine,
  f: Frame,
  handlers: readonly Value[],
  call: NativeCall,
): { value: Value; loose: boolean }[] {
  return handlers.flatMap((value) => flattenOne(value, 0));

  function flattenOne(value: Value, depth: number): { value: Value; loose: boolean }[] {
    const isList = value.refs.some((it) => it.kind === 'object' && it.shape === 'array');
    if (!isList || depth > 3) return [{ value, loose: false }];
    const { elements, exact } = elementsOf(m, f, value, call.site);
    const only = exact && value.refs.length === 1 && !value.unknown;
    return elements.flatMap((it) => flattenOne(it, depth + 1)).map((it) => ({ ...it, loose: it.loose || !only }));
  }
}

/** The native of a method that is called on an app, for each app that it may be. */
export function onApp(run: (m: Machine, f: Frame, call: NativeCall, app: App) => Value | undefined): Native {
  return (m, f, call) => {
    let result = m.values.never;
    for (const app of appsOf(m, call.self))
      result = m.values.join(result, run(m, f, call, app) ?? m.values.ref(app.ref));
    return result === m.values.never ? call.self : result;
  };
}
