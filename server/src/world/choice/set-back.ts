/**
 * Choices that code sets back to allowed before it reads them again: `user.update({ data: { optedOut: false } })`,
 * `localStorage.removeItem('opt_out')`.
 *
 * The consumer who opted out need not be one any more from there on, so what rows, or what stands under that key, say
 * after such a write is not known: in the same function, in what it calls afterwards, and in whoever called it, once it
 * has returned.
 */
import type { Polarity } from '../../catalogue/consent-platform';
import type { FunctionFacts } from '../../facts/ir';
import { remembered } from '../../std/remembered';
import type { CallSpec } from '../calls/calls';
import { rowWriteOf } from '../database/row-writes';
import { sqlWrite } from '../database/sql-writes';
import type { Context, Mode, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { enqueue, type Machine, modeOf } from '../machine/machine';
import { givenUnder } from '../values/certain-arguments';
import type { ForeignRef } from '../values/ref';
import { textOf } from '../values/strings';
import { truthOf, type Value } from '../values/value';
import { EVERY_KEY, type Medium, type Write } from './written';

/** Rows. Else a store and a key in it, `*` for all of its keys. */
const ROWS = 'rows';

/** Rows that are in hand. */
const MEMBERS = 'members';

/** Stands among the variables of a frame, where it may have happened on one of the ways. */
function markFor(m: Machine, what: string): number {
  return Number.MAX_SAFE_INTEGER - remembered(m.setBackMarks, what, () => m.setBackMarks.size);
}

export function noteSetBack(m: Machine, f: Frame, ref: ForeignRef, call: CallSpec): void {
  const [first, ...others] = call.args;
  const text = first && textOf(first);
  // Of an `upsert`, what it does with the row that there is.
  const isUpsert = first?.refs.some((it) => it.kind === 'object' && it.heap.props.has('update')) ?? false;
  const update = isUpsert ? { ...call, args: [givenUnder(m, f, first as Value, 'update'), ...others] } : call;
  const written = text === undefined ? rowWriteOf(m.catalogue, f.unit.facts, ref, update) : sqlWrite(m.catalogue, text);
  if (!written?.polarity || written.says === 'refuses') return;
  // A row that is made is another consumer's, but for a record of what was decided.
  const isMade = written.action === 'insert' && !isUpsert;
  if (!isMade || m.catalogue.polarityOfModel(written.model) !== undefined) mark(m, f, ROWS);
}

export interface KeyWrite {
  readonly medium: Medium;
  readonly key: string;
  /** Undefined: it is taken away. */
  readonly value: Value | undefined;
}

/** Something is stored under a key or taken away, and may be read again at once. */
export function noteKeySetBack(m: Machine, f: Frame, { medium, key, value }: KeyWrite): void {
  const polarity = m.catalogue.polarityOfKey(key);
  if (polarity !== 'in' && polarity !== 'out') return;
  if (allows(m, f, polarity, value)) mark(m, f, `${medium}:${key}`);
}

/** By what a page or a server stores. */
export function noteStoredBack(m: Machine, f: Frame, site: Site, write: KeyWrite & Pick<Write, 'area'>): void {
  if (write.key === EVERY_KEY && keepsOptOut(m, write)) noteCleared(m, f, write.medium);
  else if (isReadAgain(f, site, write)) noteKeySetBack(m, f, write);
}

/** Who clears `sessionStorage` leaves `localStorage` as it is. */
function keepsOptOut({ writes, catalogue }: Machine, { area }: Pick<Write, 'area'>): boolean {
  return (
    area !== 'sessionStorage' ||
    [...writes.values()].some((it) => it.area === area && catalogue.polarityOfKey(it.key) === 'out')
  );
}

/** What a server answers with is not what it was asked with; some jars are both. */
function isReadAgain({ ctx }: Frame, site: Site, { medium }: Pick<Write, 'medium'>): boolean {
  if (medium !== 'cookie' || ctx.mode.side !== 'server') return true;
  return site.k === 'call' && site.callee.k === 'member' && /^(?:set|delete|remove)$/.test(site.callee.name);
}

/** `localStorage.clear()` */
export function noteCleared(m: Machine, f: Frame, medium: Medium): void {
  mark(m, f, `${medium}:*`);
}

function allows({ catalogue }: Machine, f: Frame, polarity: Polarity, value: Value | undefined): boolean {
  if (!value) return polarity === 'out';
  const texts = value.literals.map(String);
  const isAllowing = (it: string) =>
    catalogue.meaningOfLiteral(it, polarity) === 'allows' || (it === '' && polarity === 'out');
  const isOpen = value.unknown || value.refs.length > 0;
  // What a consumer chooses anew, in their own browser, is what they have chosen.
  return f.ctx.mode.side === 'server' ? isOpen || texts.some(isAllowing) : !isOpen && texts.every(isAllowing);
}

/** `user.optedOut = false`, of what somebody else may hold too. */
export function noteMemberSetBack(m: Machine, f: Frame, name: string, value: Value): void {
  const polarity = m.catalogue.polarityOfName(name);
  if (f.ctx.mode.side !== 'server' || (polarity !== 'in' && polarity !== 'out')) return;
  const { canBeTrue, canBeFalse } = truthOf(value);
  if (polarity === 'out' ? canBeFalse : canBeTrue) mark(m, f, MEMBERS);
}

/** It was called, and may have set something back. */
export function noteReturnOf(m: Machine, f: Frame, called: FunctionFacts, ctx: Context | undefined): void {
  if (m.setBack.has(called) || m.prior?.setBack.has(called)) mark(m, f, ROWS);
  for (const it of (ctx && m.setBackBy.get(ctx)) ?? []) mark(m, f, it);
}

export function isSetBack(m: Machine, { ctx, state }: Frame, read?: { medium: Medium; key: string }): boolean {
  const { setBack } = ctx.mode;
  if (setBack.length === 0 && m.setBackMarks.size === 0) return false;
  const is = (what: string) =>
    setBack.includes(what) || (m.setBackMarks.has(what) && state?.has(markFor(m, what)) === true);
  if (!read) return is(ROWS) || is(MEMBERS);
  return is(`${read.medium}:${read.key}`) || (m.catalogue.polarityOfKey(read.key) === 'out' && is(`${read.medium}:*`));
}

/** What is called from here on. */
export function modeAfter(m: Machine, { state }: Frame, mode: Mode): Mode {
  if (m.setBackMarks.size === 0 || !state) return mode;
  const added = [...m.setBackMarks.keys()].filter((it) => !mode.setBack.includes(it) && state.has(markFor(m, it)));
  return added.length === 0
    ? mode
    : modeOf(m, mode.side, mode.request, { ...mode, setBack: [...mode.setBack, ...added] });
}

export function markSetBack(m: Machine, f: Frame): void {
  mark(m, f, ROWS);
}

function mark(m: Machine, f: Frame, what: string): void {
  f.state?.set(markFor(m, what), m.values.true);
  const own = f.unit.facts.functions[f.ctx.fn];
  // A module runs before any request, and what is handed to a server is not called by who hands it over.
  if (!own || f.ctx.fn <= 0 || isNoted(m, f, own, what)) return;
  for (const caller of f.ctx.callers.keys()) enqueue(m, caller);
}

/** Else it is noted now. */
function isNoted(m: Machine, { ctx }: Frame, own: FunctionFacts, what: string): boolean {
  const known: Set<unknown> = what === ROWS ? m.setBack : remembered(m.setBackBy, ctx, () => new Set<string>());
  const one = what === ROWS ? own : what;
  const isKnown = known.has(one);
  known.add(one);
  return isKnown;
}
