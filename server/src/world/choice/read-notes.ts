/**
 * How choices are read, where that matters to a check and not to a status: a default that allows, a record that
 * need not be the newest. Noted in the opted-out world, where the value itself tells which way a name points.
 */
import type { Expr } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import type { CallSpec } from '../calls/calls';
import { newestFirst } from '../database/newest-first';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import type { Machine } from '../machine/machine';
import type { ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import { onlyLiteral, type Value } from '../values/value';
import type { PreferenceRead } from './preference-read';

export interface NotedRead {
  readonly ctx: Context;
  readonly site: Site;
  readonly reads: readonly PreferenceRead[];
}

/** A missing record is taken for a consent. */
export interface DefaultRead extends NotedRead {
  /** It is only asked whether there is a refusal: the undecided world tells whether who has no record goes on. */
  readonly isOpen: boolean;
}

/** A read of one record of several. */
export interface RecordRead extends NotedRead {
  readonly model: string;
  /** The newest comes first. */
  readonly ordered: boolean;
}

/** `row?.consentGiven ?? true`, `consent || true`. */
export function noteDefault(m: Machine, f: Frame, x: Extract<Expr, { k: 'log' }>, value: Value): void {
  if (m.world.stored !== 'no' || value.reads.length === 0) return;
  if (x.op === '&&' && isHeld(value) && isRefused(m, x.b)) note(m, f, x, value, true);
  if (x.op === '&&' || x.b.k !== 'lit') return;
  if (saysNo(m, value) && m.catalogue.meaningOfLiteral(x.b.v, 'in') === 'allows') note(m, f, x, value);
}

/** `row && !row.allowed`: who has no row may go on. */
function isHeld({ refs, reads }: Value): boolean {
  return refs.length > 0 && reads.some((it) => it.source === 'stored');
}

/** Of an opt-out, who has none may go on. */
function isRefused({ catalogue }: Machine, x: Expr): boolean {
  const isConsents = (it: Expr) => it.k === 'member' && catalogue.polarityOfName(it.name) !== 'out';
  if (x.k === 'un') return x.op === '!' && isConsents(x.x);
  if (x.k !== 'bin' || (x.op !== '!==' && x.op !== '!=') || x.b.k !== 'lit') return false;
  return isConsents(x.a) && catalogue.meaningOfLiteral(x.b.v, 'in') === 'allows';
}

/** `consent !== false`: what is not there is not false either. And it is not equal to `'denied'`. */
export function noteDenied(m: Machine, f: Frame, x: Extract<Expr, { k: 'bin' }>, a: Value, b: Value): void {
  const isDenied = x.op === '===' || x.op === '==';
  if ((!isDenied && x.op !== '!==' && x.op !== '!=') || m.world.stored !== 'no') return;
  for (const [value, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const literal = onlyLiteral(other)?.literal;
    if (value.reads.length === 0 || literal === undefined || literal === null || !saysNo(m, value)) continue;
    if (m.catalogue.meaningOfLiteral(literal, 'in') !== 'refuses') continue;
    if (!isDenied) note(m, f, x, value);
    else if (!/opt/i.test(String(literal))) note(m, f, x, value, true);
  }
}

/** `{ marketing: true, ...stored }`: what stands where the record has no answer. */
export function noteReplaced(m: Machine, f: Frame, x: Expr, before: Value, record: Value): void {
  const said = onlyLiteral(before)?.literal;
  const isIn = record.refs.every((it) => it.kind === 'choice' && it.polarity === 'in');
  if (said === undefined || said === null || m.world.stored !== 'no' || !isIn) return;
  if (m.catalogue.meaningOfLiteral(said, 'in') === 'allows') note(m, f, x, record);
}

/** A consent that was refused; an opt-out says yes here. */
function saysNo(m: Machine, value: Value): boolean {
  const isStored = value.reads.some((it) => it.source === 'stored');
  if (!isStored || value.unknown) return false;
  const literals = value.literals.filter((it) => it !== undefined && it !== null);
  const isIn = value.refs.every((it) => it.kind === 'choice' && it.polarity === 'in' && it.form === 'string');
  if (!isIn || literals.length + value.refs.length === 0) return false;
  return literals.every((it) => (it === false ? true : m.catalogue.meaningOfLiteral(it, 'in') === 'refuses'));
}

function note(m: Machine, { ctx }: Frame, site: Expr, { reads }: Value, isOpen = false): void {
  m.defaults.set(site, { ctx, site, reads, isOpen });
}

const ORDERS = /^(?:orderBy|orderByRaw|orderByDesc|order|sort|latest|last|desc)$/;

/** A row of a table of choices is read. */
export function noteRecord(
  m: Machine,
  { ctx, unit }: Frame,
  { access }: ForeignRef,
  call: CallSpec,
  model: string,
  read: PreferenceRead,
): void {
  const name = access.path.at(-1) ?? '';
  // By a unique key there is one.
  if (/unique|byId|byPk|upsert|hget/i.test(name)) return;
  const [options] = call.args;
  const sql = options && textOf(options);
  const isOrdered =
    sql === undefined
      ? access.path.some((it) => ORDERS.test(it)) ||
        (options !== undefined && hasOrder(options)) ||
        newestFirst(unit.facts).has(call.site)
      : /\border\s+by\b[\s\S]*\bdesc\b/i.test(sql);
  m.records.set(call.site, { ctx, site: call.site, reads: [read], model, ordered: isOrdered });
}

/** `db.select().from(consents).where(…).limit(1)`, awaited: the place is where the chain asks for the table. */
export function noteBuiltRecord(m: Machine, ctx: Context, { refs }: Value, read: PreferenceRead): void {
  const chains = refs.flatMap((it) => (it.kind === 'foreign' ? [it.access] : []));
  const takesOne = chains.some(({ path, steps }) =>
    steps.some((it) => it.how === 'call' && path[it.after - 1] === 'limit' && it.args[0] === 1),
  );
  if (!takesOne || read.file !== ctx.unit.path) return;
  const site = siteOf(read);
  const ordered = chains.every(({ path }) => path.some((it) => ORDERS.test(it)));
  m.records.set(site, { ctx, site, reads: [read], model: read.table ?? '', ordered });
}

const sites = new WeakMap<PreferenceRead, Site>();

function siteOf(read: PreferenceRead): Site {
  return remembered(sites, read, () => ({ k: 'undef', s: read.start, e: read.end }));
}

function hasOrder({ refs }: Value): boolean {
  return refs.some(
    (it) => it.kind === 'object' && ['orderBy', 'order', 'sort'].some((name) => it.heap.props.has(name)),
  );
}
