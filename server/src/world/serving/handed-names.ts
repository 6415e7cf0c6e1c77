/**
 * `context.locals.canShare = …`: what the workspace puts, under a name that would tell a choice, on something that
 * code out of sight gave to it and gives to others. The name then says no more than what is put there: whoever reads
 * it from such a thing may find that, wherever the order of the two is not known.
 */
import type { Catalogue } from '../../catalogue/catalogue';
import type { Assign, Expr, FileFacts } from '../../facts/ir';
import { type CallSpec, settled } from '../calls/calls';
import { unknownArguments } from '../calls/escape';
import { callApart } from '../calls/promises';
import type { Frame } from '../machine/frame';
import { cellIn, type Machine, readCell, writeCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import type { ForeignRef } from '../values/ref';
import { wholeText } from '../values/strings';
import type { Value } from '../values/value';
import { noteForwarded } from './forwarded-headers';

/** What frameworks hand from function to function. A user's record is none: what is put there is stored. */
export const GIVEN =
  /^(?:req|request|getRequest|res|response|getResponse|reply|ctx|context|getContext|c|event|evt|socket)$/i;
/** What a client sends: nobody stores a choice there. */
const SENT = /^(?:headers|cookies|signedCookies|body|query|params)$/i;
const HANDED = new RegExp(`${GIVEN.source}|${SENT.source}|^(?:locals|state|data)$`, 'i');

/** `at`: the member that is written. */
export function noteHandedName(m: Machine, f: Frame, ref: ForeignRef, name: string, value: Value, at: object): void {
  const holder = holderOf(ref);
  const isOpen = ref.origin === 'unknown' || ref.origin === 'request-data';
  if (holder === undefined || !isOpen || !HANDED.test(holder || writtenName(f, at))) return;
  note(m, f, holder, name, value);
  // `request.privacy = { canShare }`
  noteHandedValue(m, f, name, value);
}

/** The names in it. */
export function noteHandedValue(m: Machine, f: Frame, holder: string, value: Value): void {
  for (const it of value.refs) {
    if (it.kind !== 'object') continue;
    for (const [name, cell] of allProperties(it.heap, f.ctx)) note(m, f, holder, name, readCell(cell, f.ctx));
  }
}

function note(m: Machine, f: Frame, holder: string, name: string, value: Value): void {
  if (tells(m, name)) writeCell(m, cellIn(m, m.serving.handed, keyOf(holder, name)), value, f.ctx);
}

/** Elysia's `decorate`, `state`, `derive` and the like: what it is told there, it gives to every handler. */
const REGISTERS =
  /^(?:decorate|decorateRequest|decorateReply|state|derive|resolve|provide|macro|context|extendContext|setContext)$/;

/** What a framework is told to give. */
export function noteRegistered(m: Machine, f: Frame, { access: { root, path } }: ForeignRef, call: CallSpec): void {
  noteForwarded(m, f, call);
  if (root.kind !== 'package' || !REGISTERS.test(path.at(-1) ?? '')) return;
  const [first, ...others] = call.args;
  const name = first && wholeText(first);
  if (name !== undefined)
    for (const it of others) {
      note(m, f, '', name, it);
      noteHandedValue(m, f, name, it);
    }
  for (const it of call.args) {
    const given = it.refs.some((ref) => ref.kind === 'function') ? answerOf(m, f, it, call) : it;
    noteHandedValue(m, f, '', given);
    for (const ref of given.refs)
      if (ref.kind === 'object')
        for (const [inner, cell] of allProperties(ref.heap, f.ctx)) noteHandedValue(m, f, inner, readCell(cell, f.ctx));
  }
}

function answerOf(m: Machine, f: Frame, callee: Value, { site }: CallSpec): Value {
  const call = { self: m.values.undefined, args: [], rest: m.values.never, site, isNew: false };
  return settled(m, callApart(m, f, callee, unknownArguments(m), call).value, f.ctx);
}

/** `never` where nothing was put there. */
export function handedUnder(m: Machine, f: Frame, ref: ForeignRef, name: string): Value {
  const holder = holderOf(ref);
  return holder === undefined ? m.values.never : handedIn(m, f, holder, name);
}

/** `req.get('sec-gpc')` reads one of its headers. */
export function handedByKey(m: Machine, f: Frame, key: string): Value {
  return ['headers', 'cookies', 'signedCookies', 'query', 'body']
    .map((it) => handedIn(m, f, it, key))
    .reduce((a, b) => m.values.join(a, b));
}

function handedIn(m: Machine, f: Frame, holder: string, name: string): Value {
  return tells(m, name) ? readCell(cellIn(m, m.serving.handed, keyOf(holder, name)), f.ctx) : m.values.never;
}

function tells({ catalogue }: Machine, name: string): boolean {
  return catalogue.polarityOfName(name) !== undefined || catalogue.polarityOfKey(name) !== undefined;
}

function keyOf(holder: string, name: string): string {
  return `${holder}.${holder === 'headers' ? name.toLowerCase() : name}`;
}

/** Its last name; empty where it is what a function is given. Undefined: it comes from a package or the platform. */
function holderOf({ access: { root, path } }: ForeignRef): string | undefined {
  if (root.kind !== 'global' || !/^\?/.test(path[0] ?? '')) return undefined;
  const name = path.length > 1 ? (path.at(-1) ?? '') : '';
  return GIVEN.test(name) ? '' : name;
}

/** What the code calls that of which it writes a member. */
function writtenName({ unit }: Frame, at: object): string {
  const target = at as Expr;
  // `Object.assign(request, { optedOut })`
  const [given] = target.k === 'call' ? target.args : [];
  if (given && given.k !== 'spread') return nameOf(unit.facts, given);
  return target.k === 'member' || target.k === 'index' ? nameOf(unit.facts, target.obj) : '';
}

export function nameOf({ bindings }: FileFacts, holder: Expr): string {
  const named = holder.k === 'call' ? holder.callee : holder;
  if (named.k === 'ref') return bindings[named.b]?.name ?? '';
  return named.k === 'member' ? named.name : '';
}

/** The same by its looks: `request.privacy = { canShare: true }` writes `=privacy`. */
export function handedNames(facts: FileFacts, { polarityOfName }: Catalogue, { target, value }: Assign): string[] {
  if (target.k !== 'pmem' || target.x.k !== 'member' || !HANDED.test(nameOf(facts, target.x.obj))) return [];
  const inner = value.k === 'obj' ? value.props.flatMap((it) => (it.p === 'spread' ? [] : [it.key])) : [];
  const tells = [target.x.name, ...inner].some((it) => typeof it === 'string' && polarityOfName(it) !== undefined);
  return tells ? [`=${target.x.name}`] : [];
}
