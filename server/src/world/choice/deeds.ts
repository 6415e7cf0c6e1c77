/**
 * What code does for a consumer who chooses: it writes a row, sends a message, puts a job into a queue, tells
 * another company. Noted where anyone may run; what stores under a key is noted in `written.ts`.
 */
import { findRun, toWords } from '../../catalogue/lexicon/words';
import type { CallSpec } from '../calls/calls';
import { type RowWrite, rowWriteOf } from '../database/row-writes';
import { sqlWrite } from '../database/sql-writes';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import { readMember } from '../objects/members';
import { isCookieReference } from '../outside/cookie-references';
import type { ForeignRef } from '../values/ref';
import { isPartial, textOf } from '../values/strings';
import type { Value } from '../values/value';
import { noteWords } from './worded-members';

export interface Deed {
  readonly ctx: Context;
  readonly site: Site;
  readonly what: RowWrite | Kept | Message | Job | Notice | Flush;
}

/** State that a library keeps under a key: `useLocalStorage('analytics-consent', false)`. */
export interface Kept {
  readonly k: 'kept';
  readonly key: string;
  readonly medium: 'cookie' | 'storage' | 'page';
  /** What is kept, where that is known. */
  readonly value?: Value;
}

export interface Message {
  readonly k: 'message';
  /** `inbox`: an address that the code or the operator names; `consumer`: any other. */
  readonly to: 'inbox' | 'consumer';
  /** Its words say that somebody opts out. */
  readonly isRequest: boolean;
}

export interface Job {
  readonly k: 'job';
  readonly name: string;
  /** The job is about telling others. */
  readonly tells: boolean;
  /** It carries a due date. */
  readonly due: boolean;
}

export interface Notice {
  readonly k: 'notice';
  readonly whom: string;
}

/** What an SDK holds back is sent now. */
export interface Flush {
  readonly k: 'flush';
  readonly whom: string;
}

const QUERIES =
  /^(?:query|execute|run|exec|sql|raw|prepare|unsafe|default|\$executeRaw|\$executeRawUnsafe|\$queryRaw)$/;
const MAILERS =
  /^(?:resend|nodemailer|postmark|mailgun\.js|mailgun-js|@sendgrid\/mail|@aws-sdk\/client-ses\w*|node-mailjet|emailjs|@emailjs\/browser|email-?js)$/;
const SENDS = /^(?:send\w*|deliver\w*|create|queue|dispatch|messages)$/i;
const QUEUES =
  /queue|bull|\bbee\b|sqs|kafka|rabbit|amqp|inngest|trigger\.?dev|pubsub|pgboss|boss|\bjobs?\b|worker|topic|producer|tasks?$/i;
const PUTS =
  /^(?:add|addJob|addBulk|enqueue|publish|publishMessage|send|sendMessage|sendToQueue|dispatch|push|schedule|trigger|createJob|SendMessageCommand)$/;
const TELLS =
  /(?:notify|inform|tell|alert|propagate|forward|suppress|remove|delete|sync|broadcast)\w*(?:third|part(?:y|ies|ner)|vendor|advertis|audience|downstream|broker|processor|recipient)|suppress(?:ion)?(?:user|contact|email|list)|(?:remove|delete)from(?:audience|list|crm)|optout(?:everywhere|ofall|atvendors)/i;
const STOPS = /delete|suppress|unsub|opt_?-?out|remove|forget|erase|regulation|gdpr|revoke/i;

export function tellsOthers(name: string): boolean {
  return TELLS.test(name.replaceAll(/[-_\s]/g, ''));
}

export function noteDeed(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): void {
  if (m.prior || !f.state) return;
  const what = deedOf(m, f, ref, call);
  if (what) m.deeds.set(`${f.ctx.id}:${call.site.s}:${call.site.e}:${what.k}`, { ctx: f.ctx, site: call.site, what });
}

/** State that a library brings back is set. */
export function noteKept(m: Machine, f: Frame, site: Site, kept: Omit<Kept, 'k'>): void {
  if (m.prior || !f.state || m.catalogue.polarityOfKey(kept.key) === undefined) return;
  const place = `${f.ctx.id}:${site.s}:${site.e}:kept ${kept.key}`;
  m.deeds.set(place, { ctx: f.ctx, site, what: { k: 'kept', ...kept } });
}

/** A request that deletes at another company. */
export function noteRemoval(m: Machine, f: Frame, site: Site, whom: string): void {
  if (m.prior || !f.state) return;
  m.deeds.set(`${f.ctx.id}:${site.s}:${site.e}:notice`, { ctx: f.ctx, site, what: { k: 'notice', whom } });
}

function deedOf(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): Deed['what'] | undefined {
  const { path, root } = ref.access;
  const name = path.at(-1) ?? '';
  const own = name === 'default' && root.kind === 'package' ? (root.spec.split('/').at(-1) ?? '') : name;
  const text = call.args[0] && textOf(call.args[0]);
  const isQuery = QUERIES.test(name) || isTag(call);
  // Prepared as the module loads, it runs later.
  const runs = isQuery && !(name === 'prepare' && f.ctx.fn === 0);
  const sql = text !== undefined && runs ? sqlWrite(m.catalogue, text) : preparedWrite(m, f, ref);
  if (sql) return sql;
  const kept = isCookieReference(ref.access) ? undefined : keptBy(m, f, call, own);
  if (kept) return kept;
  const message = messageOf(m, f, ref, call, own);
  if (message) return message;
  if (tellsOthers(own)) return { k: 'notice', whom: own };
  if (own === 'flush' && m.catalogue.isVendors(ref.access))
    return { k: 'flush', whom: root.kind === 'package' ? root.spec : (path[0] ?? '') };
  if (m.catalogue.isVendors(ref.access) && path.some((it) => STOPS.test(it)))
    return { k: 'notice', whom: root.kind === 'package' ? root.spec : (path[0] ?? '') };
  const job = jobOf(m, f, ref, call, name);
  const row = job ? undefined : rowWriteOf(m.catalogue, f.unit.facts, ref, call);
  if (row?.polarity) for (const it of call.args) noteWords(m, f, it);
  return job ?? row;
}

const RUNS = /^(?:run|all|get|first|execute|iterate)$/;

/** `const insert = db.prepare('INSERT …')`, and later `insert.run(email)`. */
function preparedWrite({ catalogue, deeds }: Machine, f: Frame, { access: { path, steps } }: ForeignRef) {
  if (!RUNS.test(path.at(-1) ?? '')) return undefined;
  const text = steps.findLast(({ after }) => path[after - 1] === 'prepare')?.args[0];
  const write = typeof text === 'string' ? sqlWrite(catalogue, text) : undefined;
  if (!write) return undefined;
  // Prepared by the same function, it is known from there.
  const isKnown = [...deeds.values()].some(
    ({ ctx, what }) => ctx === f.ctx && what.k === 'row' && what.model === write.model,
  );
  return isKnown ? undefined : write;
}

/** "const sql = neon(url); sql`UPDATE …`": the text tells what it is. */
function isTag({ site }: CallSpec): boolean {
  const template = site.k === 'call' ? site.args[0] : undefined;
  return template?.k === 'tpl' && template.tagged === true;
}

const KEEPS =
  /^(?:use(?:Persisted|Persistent|Local|Session|Sticky|Stored)\w*|useStorage|useCookies?|atomWithStorage|persist\w*|createPersist\w*|localStorageStore|readLocalStorageValue)$/;

function keptBy(m: Machine, f: Frame, call: CallSpec, name: string): Kept | undefined {
  if (!KEEPS.test(name)) return undefined;
  const texts = call.args.flatMap((it) => textOf(it) ?? namesIn(m, f, it));
  const key = texts.find((it) => m.catalogue.polarityOfKey(it) !== undefined);
  return key === undefined ? undefined : { k: 'kept', key, medium: /cookie/i.test(name) ? 'cookie' : 'storage' };
}

function messageOf(m: Machine, f: Frame, { access }: ForeignRef, call: CallSpec, name: string): Message | undefined {
  const { path, root } = access;
  if (call.isNew || !SENDS.test(name)) return undefined;
  const isMailer = root.kind === 'package' && MAILERS.test(root.spec);
  if (!isMailer && !path.some((it) => /mail|postmark|resend|transporter/i.test(it)) && !/mail/i.test(name))
    return undefined;
  return { k: 'message', to: recipientOf(m, f, call.args), isRequest: call.args.some((it) => asksToStop(m, f, it)) };
}

const ASKS_TO_STOP = /\bopt(?:s|ed|ing)?[-_ ]?out\b|\bdo[-_ ]not[-_ ](?:sell|share)\b|\bwithdraw\w* (?:of )?consent/i;

/** `{ subject: 'Opt-out request' }`, or one of several texts. */
function asksToStop(m: Machine, f: Frame, arg: Value): boolean {
  const texts = ['subject', 'Subject', 'text', 'body', 'html'].map((name) =>
    arg.refs.some((it) => it.kind === 'object' && it.heap.props.has(name))
      ? readMember(m, f, arg, name, undefined)
      : arg,
  );
  return texts.some(({ literals }) => literals.some((it) => typeof it === 'string' && ASKS_TO_STOP.test(it)));
}

function recipientOf(m: Machine, f: Frame, args: readonly Value[]): Message['to'] {
  for (const arg of args) {
    for (const key of ['to', 'To', 'recipient', 'email', 'personalizations', 'Destination']) {
      if (!arg.refs.some((it) => it.kind === 'object' && it.heap.props.has(key))) continue;
      return isFixed(readMember(m, f, arg, key, undefined)) ? 'inbox' : 'consumer';
    }
  }
  return args[0] && isFixed(args[0]) && args[0].refs.length + args[0].literals.length > 0 ? 'inbox' : 'consumer';
}

/** An address in the code, or one that the operator sets. */
function isFixed({ literals, refs, unknown }: Value): boolean {
  if (unknown && refs.length === 0 && literals.length === 0) return false;
  return (
    literals.every(
      (it) => it === undefined || it === null || (typeof it === 'string' && it.includes('@') && !isPartial(it)),
    ) && refs.every((it) => isOperators(it) || (it.kind === 'object' && isFixedList(it)))
  );
}

/** What a job or a message holds is somebody's, and has no name that the operator set. */
function isOperators(it: Value['refs'][number]): boolean {
  return it.kind === 'foreign' && it.origin === 'env' && it.access.path[0] !== '?';
}

function isFixedList({ shape, heap }: Extract<Value['refs'][number], { kind: 'object' }>): boolean {
  return shape === 'array' && heap.props.size > 0 && [...heap.props.values()].every(({ value }) => isFixed(value));
}

function jobOf(m: Machine, f: Frame, { access }: ForeignRef, call: CallSpec, name: string): Job | undefined {
  const { path, root } = access;
  if (!PUTS.test(name)) return undefined;
  const within = [...path.slice(0, -1), root.kind === 'package' ? root.spec : ''];
  if (!within.some((it) => QUEUES.test(it)) && name !== 'SendMessageCommand' && name !== 'enqueue') return undefined;
  const texts = call.args.flatMap((it) => textOf(it) ?? namesIn(m, f, it));
  return {
    k: 'job',
    name: texts[0] ?? path.at(-2) ?? name,
    tells: texts.some(tellsOthers),
    due: call.args.some((it) => hasDue(it, 0)),
  };
}

/** `{ name: 'opt-out' }`, `{ key: 'consent' }`. */
function namesIn(m: Machine, f: Frame, arg: Value): readonly string[] {
  return ['name', 'key'].flatMap((property) => {
    const isThere = arg.refs.some((it) => it.kind === 'object' && it.heap.props.has(property));
    return (isThere ? textOf(readMember(m, f, arg, property, undefined)) : undefined) ?? [];
  });
}

function hasDue({ refs }: Value, depth: number): boolean {
  return refs.some(
    (ref) =>
      ref.kind === 'object' &&
      depth < 3 &&
      [...ref.heap.props].some(([name, { value }]) => isDueName(name) || hasDue(value, depth + 1)),
  );
}

const DUE = new Set(['due', 'deadline', 'sla']);

export function isDueName(name: string): boolean {
  const words = toWords(name);
  return words.some((it) => DUE.has(it)) || findRun(words, 'complete|process|respond|fulfil|fulfill|finish by') >= 0;
}
