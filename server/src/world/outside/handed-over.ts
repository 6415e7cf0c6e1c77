/** Calls of code out of sight that have no meaning of their own: what is handed over, and what comes back. */
import type { Access, AccessStep } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import { escape, unknownArguments } from '../calls/escape';
import { callApart, combine, promiseResolved } from '../calls/promises';
import { schemaFacts } from '../choice/schema-shapes';
import { rowFacts } from '../database/asked-rows';
import { isCondition, isQueryMethod } from '../database/row-selection';
import { noteSelection } from '../database/rows';
import type { Frame } from '../machine/frame';
import { enterHub, opensObjects } from '../machine/hubs';
import type { Machine } from '../machine/machine';
import { installPlugin, startPlugin } from '../natives/vue-plugins';
import { readMember } from '../objects/members';
import { answeredBy, claims, givenBy, heardBy, isHeard, isOfClient } from '../serving/client-data';
import { isMessaging, toldBy } from '../serving/messages';
import { parkedElements } from '../sharing/parked-elements';
import type { ForeignRef } from '../values/ref';
import { awaited, isOfRows } from '../values/rows';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { givenRows } from './foreign-lists';
import { isEntryOfAll } from './kept-for-all';
import { nameless } from './nameless';
import { onlyReads } from './only-reads';
import { isOfPageAddress } from './page-address';
import { isPlumbing } from './plumbing';
import { isStorageArea } from './typed-stores';

type Step = Omit<AccessStep, 'after'>;

/** The call, with what a query says of its rows, or a schema of what it lets through. */
export function stepOf(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, step: Step): Step {
  const schema = schemaFacts(m, f, ref, call);
  if (schema) return { ...step, schema };
  const rows = rowFacts(m, f, ref, call) ?? (isPromisedArea(ref, call) ? { promised: true } : undefined);
  return rows ? { ...step, rows } : step;
}

/** `chrome.storage.local.get('consent')`, without a callback. */
function isPromisedArea({ access }: ForeignRef, { args }: CallSpec): boolean {
  return isStorageArea(access) && !args.some((it) => it.unknown || it.refs.some((ref) => ref.kind === 'function'));
}

/** What is taken away is not called for that. */
const TAKES_AWAY = /^(?:removeEventListener|removeListener)$/;

/** A callback behind a query's arguments is given what it found. */
export function handOver(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, step: Step): void {
  if (TAKES_AWAY.test(ref.access.path.at(-1) ?? '')) return;
  const { args, site, self } = call;
  startPlugin(m, f, ref, call);
  if (installPlugin(m, f, ref, { self, args, rest: m.values.never, site, isNew: false })) return;
  const isQuery = isQueryMethod(ref.access.path.at(-1) ?? '');
  const isOfSocket = isHeard(f, ref, call);
  const isOfQueue = !isOfSocket && isMessaging(f, ref, call);
  const given = foundBy(m, ref, step);
  for (const [i, arg] of [...call.args, call.rest ?? m.values.never].entries()) {
    if (isQuery && isCondition(arg)) continue;
    const told =
      given && i > 0
        ? answeredBy(m, arg, given)
        : isOfPageAddress(f, ref)
          ? toldOfAddress(m, f, arg)
          : isOfSocket
            ? heardBy(m, arg)
            : isOfQueue
              ? toldBy(m, arg)
              : givenRows(m, f, ref, call, arg);
    if (isApp(ref.access)) mountLater(m, f, told, call.site);
    else escape(m, f, told, call.site, onlyReads(ref.access) ? false : undefined);
  }
}

/** `createApp(App)` of Vue: nothing is rendered before it is mounted, and what it provides is there. */
function isApp({ root, path }: Access): boolean {
  return root.kind === 'package' && root.spec === 'vue' && /^create(?:SSR)?App$/.test(path.at(-1) ?? '');
}

function mountLater(m: Machine, f: Frame, app: Value, site: CallSpec['site']): void {
  const { mode, unit } = f.ctx;
  const body = (inner: Frame) => escape(m, inner, app, site);
  enterHub(m, f, site, {
    key: `app ${app.shape}`,
    unit,
    mode,
    opens: opensObjects(m, f.ctx),
    of: app,
    later: true,
    body,
  });
}

/** `route.queryParams.subscribe((it) => …)`, `subscribe({ next })`. */
function toldOfAddress(m: Machine, f: Frame, arg: Value): Value {
  const told = (it: Value) => givenBy(m, it, nameless(m), 0, f.ctx.mode.side);
  const refs = arg.refs.map((it) => {
    const listener = it.kind === 'object' ? readMember(m, f, m.values.ref(it), 'next', undefined) : m.values.ref(it);
    return it.kind === 'object' || it.kind === 'function' ? told(listener) : it;
  });
  return m.values.make(arg.literals, refs, arg.unknown, arg.reads);
}

/** `transaction((tx) => …)` gives what the function does, `$transaction([a, b])` what each of the queries does. */
function transacted(m: Machine, f: Frame, ref: ForeignRef, { args, site, self }: CallSpec): Value | undefined {
  const [first] = args;
  if (!first || !isTransaction(ref.access)) return undefined;
  const call = { self, args, rest: m.values.never, site, isNew: false };
  if (first.refs.some((it) => it.kind === 'object' && it.shape === 'array')) return combine(m, f, call, 'all');
  const callback = args.find((it) => it.refs.some((one) => one.kind === 'function'));
  // Within, the same is asked as outside.
  const isClient = self.refs.length > 0 && self.refs.every((it) => it.kind === 'foreign');
  const given = [isClient ? self : m.values.unknown, ...unknownArguments(m)];
  return callback && promiseResolved(m, f, site, callApart(m, f, callback, given, call).value, 'transaction');
}

/** `db.transaction().execute(…)`, too. */
function isTransaction({ path }: ForeignRef['access']): boolean {
  const name = path.at(-1) ?? '';
  return /^\$?transaction$/.test(name) || (name === 'execute' && path.at(-2) === 'transaction');
}

/** `getRouterParam(event, 'id')` */
function routeParameter(m: Machine, { access: { path } }: ForeignRef, { args }: CallSpec): Value | undefined {
  const name = args[1] && textOf(args[1]);
  if (path.at(-1) !== 'getRouterParam' || name === undefined) return undefined;
  return m.values.ref(
    m.refs.foreign({ root: { kind: 'global' }, path: ['?', 'params', name], steps: [] }, 'request-data'),
  );
}

export function answerOf(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec, step: Step): Value {
  const within = transacted(m, f, ref, call);
  if (within) return within;
  if (isOfClient(f, ref, call)) return routeParameter(m, ref, call) ?? claims(m);
  if (isEntryOfAll(f, ref, call)) return nameless(m);
  const takesCallback = call.args[0]?.refs.some((it) => it.kind === 'function');
  const given = takesCallback ? foundBy(m, ref, step) : undefined;
  if (given) return given;
  const isNameless = isPlumbing(ref.access) && !step.rows && !isOfRows(ref.access);
  const result = m.values.ref(isNameless ? m.refs.unnamed(ref) : m.refs.after(ref, step));
  return parkedElements(m, f, ref, call, noteSelection(m, f, call, ref.access.path.at(-1) ?? '', result));
}

function foundBy(m: Machine, ref: ForeignRef, step: Step): Value | undefined {
  return step.rows && m.values.ref(awaited(m.refs, m.refs.after(ref, step)));
}
