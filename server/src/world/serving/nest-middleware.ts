/**
 * Nest's middleware: `consumer.apply(ConsentMiddleware).forRoutes('*')` in a module's `configure` stands before the routes
 * that it names, and before their guards.
 */
import { callValue } from '../calls/calls';
import { escape, instanceOf } from '../calls/escape';
import { createContext } from '../machine/contexts';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf, type Native, type NativeCall, readCell } from '../machine/machine';
import { rootFrame } from '../machine/root-frame';
import { defineProperty, readMember } from '../objects/members';
import { foreignUnknown } from '../outside/foreign';
import type { ClassRef } from '../values/ref';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';
import type { NestLayer } from './serving';

const ALL = /^\/?(?:\*\w*|\(\.\*\)|\{\*\w+\})$/;

/** Runs `configure` of the modules that are new. True when there was any. */
export function configureModules(m: Machine): boolean {
  let grew = false;
  for (const cls of [...m.serving.nest.modules.keys()]) {
    const key = `configure ${cls.id}`;
    if (m.contexts.has(key) || !cls.unit.facts.classes[cls.cls]?.members.some((it) => it.key === 'configure')) continue;
    grew = true;
    const origin = { unit: cls.unit, fn: -1, callee: undefined, scope: undefined, mode: modeOf(m, 'server', false) };
    const ctx = createContext(m, key, origin, m.values.undefined, [], m.values.never, false);
    const run = () => configure(m, rootFrame(ctx), cls);
    m.roots.set(ctx, { label: 'module', surface: 'server', run });
    run();
  }
  return grew;
}

function configure(m: Machine, f: Frame, cls: ClassRef): void {
  const self = instanceOf(m, f, cls);
  const callee = readMember(m, f, self, 'configure', undefined);
  if (callee.refs.length !== 1 || callee.refs[0]?.kind !== 'function') return;
  const { fn } = callee.refs[0];
  const site = cls.unit.facts.functions[fn] as unknown as NativeCall['site'];
  const consumer = m.refs.object(f.ctx, site, 'nest consumer', 'object', foreignUnknown(m));
  const apply: Native = (mm, ff, call) => {
    for (const it of call.args) escape(mm, ff, it, call.site);
    return applied(mm, ff, call, { cls, fn, given: call.args, excluded: [] });
  };
  defineProperty(
    m,
    f,
    consumer.heap,
    'apply',
    m.values.ref(m.refs.native(`nest apply ${cls.id}`, apply, m.values.undefined)),
    true,
  );
  callValue(m, f, { callee, self, args: [m.values.ref(consumer)], site });
}

interface Applied {
  readonly cls: ClassRef;
  /** Of `configure`. */
  readonly fn: number;
  readonly given: readonly Value[];
  readonly excluded: readonly Value[];
}

function applied(m: Machine, f: Frame, call: NativeCall, it: Applied): Value {
  const made = m.refs.object(f.ctx, call.site, 'nest applied', 'object', foreignUnknown(m));
  const own = (name: string, native: Native) =>
    defineProperty(
      m,
      f,
      made.heap,
      name,
      m.values.ref(m.refs.native(`nest ${name} ${made.id}`, native, m.values.undefined)),
      true,
    );
  own('exclude', (mm, ff, next) => applied(mm, ff, next, { ...it, excluded: [...it.excluded, ...next.args] }));
  own('forRoutes', (mm, ff, next) => {
    // Only where it is said whatever else is the case.
    const isSure = ff.region === undefined && ff.jumps === 0 && ff.ctx.fn === it.fn;
    if (isSure && next.rest === mm.values.never) note(mm, ff, next, it);
    return foreignUnknown(mm);
  });
  return m.values.ref(made);
}

function note(m: Machine, f: Frame, call: NativeCall, { cls, given, excluded }: Applied): void {
  const isAll = call.args
    .map((it) => routeOf(f, it))
    .some(({ path, everyMethod }) => everyMethod && ALL.test(path ?? ''));
  const classes = new Set(
    call.args.flatMap((it) => (it.refs.length === 1 && it.refs[0]?.kind === 'class' ? it.refs : [])),
  );
  const left = excluded.map((it) => routeOf(f, it).path);
  const covers = (controller: ClassRef, path: string) =>
    (isAll || classes.has(controller)) && left.every((it) => it !== undefined && !mayMatch(it, path));
  const known = m.serving.nest.middleware.get(cls) ?? new Map();
  known.set(
    call.site,
    given.map((value): NestLayer => ({ kind: 'middleware', value, covers })),
  );
  m.serving.nest.middleware.set(cls, known);
}

interface Named {
  readonly path: string | undefined;
  readonly everyMethod: boolean;
}

/** `'orders'`, `{ path: 'orders', method: RequestMethod.ALL }`. */
function routeOf(f: Frame, value: Value): Named {
  const text = wholeText(value);
  const [ref] = value.refs;
  const isRoute = value.refs.length === 1 && ref?.kind === 'object' && !ref.heap.open;
  if (text !== undefined || !isRoute) return { path: text, everyMethod: true };
  const path = ref.heap.props.get('path');
  const method = ref.heap.props.get('method');
  const [named] = method ? readCell(method, f.ctx).refs : [];
  const everyMethod = !method || (named?.kind === 'foreign' && named.access.path.at(-1) === 'ALL');
  return { path: path && wholeText(readCell(path, f.ctx)), everyMethod };
}

/** By what is written before the first part that may be anything. */
function mayMatch(pattern: string, path: string): boolean {
  const [start = ''] = pattern.replace(/^\//, '').split(/[(:*{]/);
  const plain = start.replace(/\/$/, '');
  return path.startsWith(plain) || plain.startsWith(path);
}
