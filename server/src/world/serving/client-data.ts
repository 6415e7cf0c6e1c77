/**
 * What a client sends: claims, under names that it may leave out. Beside what `outside/foreign.ts` knows by a name below
 * a request: what a socket's listener and a server action are given, what a body's parser answers, and what a
 * validator makes of such data.
 */
import type { Access } from '../../catalogue/catalogue';
import type { CallSpec } from '../calls/calls';
import { callValue } from '../calls/calls';
import { unknownArguments } from '../calls/escape';
import { storedUnder } from '../choice/stored-under';
import type { Mode } from '../machine/context';
import type { Frame } from '../machine/frame';
import { type Machine, modeOf } from '../machine/machine';
import { isOfPageAddress } from '../outside/page-address';
import type { ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import type { Value } from '../values/value';
import { nameOf } from './handed-names';

export function claims(m: Machine): Value {
  return m.values.ref(m.refs.nameless('request-data'));
}

export function isClaims(value: Value): boolean {
  const [ref] = value.refs;
  return ref?.kind === 'foreign' && ref.origin === 'request-data' && value.refs.length === 1 && !value.unknown;
}

const SOCKETS = /^(?:socket\.io|ws|uws|uWebSockets\.js|sockjs|primus|engine\.io|@fastify\/websocket|express-ws)$/;
const SOCKET = /^(?:socket|sock|ws|websocket|client|conn|connection|peer)$/i;
/** What these give is a connection or its request. */
const CONNECTS = /^(?:connection|connect|upgrade|request|open|error|close|disconnect|disconnecting)$/;

/** `socket.on('buy', ({ optedOut }) => …)` on a server. */
export function isHeard(f: Frame, { access: { root, path } }: ForeignRef, { args, site }: CallSpec): boolean {
  if (f.ctx.mode.side === 'client' || !/^(?:on|once|addListener|addEventListener)$/.test(path.at(-1) ?? ''))
    return false;
  const event = args[0] && textOf(args[0]);
  if (event !== undefined && CONNECTS.test(event)) return false;
  if (root.kind === 'package') return SOCKETS.test(root.spec) && event !== undefined;
  return site.k === 'call' && site.callee.k === 'member' && SOCKET.test(nameOf(f.unit.facts, site.callee.obj));
}

/** The function, as a client has it called. */
export function heardBy(m: Machine, value: Value): Value {
  const refs = value.refs.map((it) => (it.kind === 'function' ? givenBy(m, m.values.ref(it), claims(m)) : it));
  return m.values.make(value.literals, refs, value.unknown, value.reads);
}

/** `users.findOne(query, (error, user) => …)` */
export function answeredBy(m: Machine, value: Value, given: Value): Value {
  const refs = value.refs.map((it) => (it.kind === 'function' ? givenBy(m, m.values.ref(it), given, 1) : it));
  return m.values.make(value.literals, refs, value.unknown, value.reads);
}

/** The function, called with nothing but this. `from`: what comes before may be anything. */
export function givenBy(m: Machine, callee: Value, given: Value, from = 0, side: Mode['side'] = 'server') {
  return m.refs.native(
    `bound given ${callee.shape} ${given.shape} ${from} ${side}`,
    (mm, ff, { site }) => {
      const args = unknownArguments(mm, given).map((it, i) => (i < from ? mm.values.unknown : it));
      return callValue(mm, ff, { callee, self: mm.values.undefined, args, site, mode: modeOf(mm, side, true) });
    },
    m.values.undefined,
  );
}

/** `form.get('marketingConsent')`: who agrees sends it, who does not may send nothing. */
export function claimedUnder(
  m: Machine,
  f: Frame,
  ref: ForeignRef,
  { args, site }: CallSpec,
  method: string,
): Value | undefined {
  const key = method === 'get' ? textOf(args[0] ?? m.values.undefined) : undefined;
  if (key === undefined || isOfPageAddress(f, ref) || m.catalogue.polarityOfName(key) !== 'in') return undefined;
  const held = storedUnder(m, f, key, site, { medium: 'kv', script: false });
  return held && m.values.join(held, m.values.literal(null));
}

const FORM_DATA = /^(?:FormData|formData|URLSearchParams)$/;
const ENTRIES = 'fields of a form';

/** `Object.fromEntries(formData)`: a field that nobody ticks is not there. */
export function formEntries(m: Machine, form: Value): Value | undefined {
  const isForm = form.refs.every(
    (it) =>
      it.kind === 'foreign' && (it.origin === 'request-data' || it.access.path.some((name) => FORM_DATA.test(name))),
  );
  if (!isForm || form.refs.length === 0 || form.unknown) return undefined;
  return m.values.ref(m.refs.foreign({ root: { kind: 'global' }, path: ['?', ENTRIES], steps: [] }, 'request-data'));
}

/** A field of it. */
export function fieldUnder(
  m: Machine,
  f: Frame,
  { access }: ForeignRef,
  name: string,
  at: object | undefined,
): Value | undefined {
  if (access.path.at(-1) !== ENTRIES || m.catalogue.polarityOfName(name) !== 'in') return undefined;
  const held = storedUnder(m, f, name, at, { medium: 'kv', script: false });
  return held && m.values.join(held, m.values.undefined);
}

const EVENT = 'what was sent';

/** What a function is invoked with, by whoever may do so: its own fields are claims. */
export function invocation(m: Machine): Value {
  return m.values.ref(m.refs.foreign({ root: { kind: 'global' }, path: ['?', EVENT], steps: [] }, 'unknown'));
}

/** What is under a name of it may be left out. */
export function isClaim(f: Frame, of: ForeignRef, { origin }: ForeignRef): boolean {
  return (origin === 'request-data' && !isOfPageAddress(f, of)) || of.access.path.at(-1) === EVENT;
}

const READS =
  /^(?:read(?:Validated|Raw|Multipart)?(?:Body|FormData|Form)|get(?:Validated)?(?:Query|Body|RouterParams?)|parse(?:Multipart)?(?:Body|Form(?:Data)?|Query)|formidable)$/i;
const VALIDATES =
  /^(?:(?:safe)?parse(?:Async|Safe)?|safeParseAsync|validate(?:Sync|Async)?|cast|decode|coerce|plainTo(?:Instance|Class)|assert|mask|pick|omit|defaults|cloneDeep|mapKeys|camelcaseKeys)$/i;

/** What is made of what a client sends is that still. */
export function isOfClient(f: Frame, { access: { path } }: ForeignRef, { args }: CallSpec): boolean {
  if (f.ctx.mode.side === 'client') return false;
  const last = path.at(-1) ?? '';
  const name = last === 'default' ? (path.at(-2) ?? '') : last;
  if (READS.test(name)) return true;
  return (
    VALIDATES.test(name) &&
    args.some((it) => it.refs.some((ref) => ref.kind === 'foreign' && ref.origin === 'request-data'))
  );
}

const REQUEST_TYPE = /(?:Request|Args|Event|Context|Ctx|EventObject)\w*$/;

/** `request: NextRequest`, `{ request }: ActionFunctionArgs`: declared as a package's, and given by a framework. */
export function isTypedRequest({ root, path, steps: [made, ...others] }: Access): boolean {
  const type = path[(made?.after ?? 0) - 1] ?? '';
  const isDeclared = root.kind === 'package' && made?.how === 'new' && made.args.length === 0;
  return isDeclared && others.length === 0 && REQUEST_TYPE.test(type);
}
