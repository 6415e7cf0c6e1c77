/**
 * Choices that a server keeps in memory under who made them: `optOuts.add(req.user.id)`, `consents.get(userId)`,
 * `users[id].optedOut`. A consumer who refused is found there as they refused, like a row that is found by their key.
 *
 * What counts is told by the name of what holds them, by the members of what is held, or by the functions that write,
 * once anybody has run; a container that nothing fills holds nobody's choice.
 */
import type { Polarity } from '../../catalogue/consent-platform';
import type { FileFacts } from '../../facts/ir';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { type KeyKind, kindOfKey, tellingName } from '../database/key-kinds';
import { byIn, namesOf } from '../database/named-persons';
import { isOfAnother, isOfSeveral } from '../database/several';
import type { Context, Site } from '../machine/context';
import type { Frame } from '../machine/frame';
import { HUB } from '../machine/hubs';
import { type Machine, readCell } from '../machine/machine';
import { allProperties } from '../objects/properties';
import { isKept, isServing } from '../objects/shared-state';
import type { ChoiceRef, ForeignRef, ObjectRef } from '../values/ref';
import { truthOf, type Value } from '../values/value';
import { answerTo } from '../worlds';
import type { PreferenceRead } from './preference-read';
import { readOf, seedBoolean, seedRecord } from './preferences';
import { markSetBack } from './set-back';
import { stanceOfContext } from './stances';

export interface KeptStore {
  readonly holds: 'flags' | 'records';
  /** Of flags, and of a set: what being there means. */
  readonly polarity: Polarity | undefined;
  /** What those who write call their keys: who is stored by an address is not found by a number. */
  readonly keys: ReadonlySet<KeyKind>;
}

/** By the place that makes them. */
export type KeptStores = ReadonlyMap<object, KeptStore>;

interface Asked {
  readonly ref: ObjectRef;
  polarity: Polarity | undefined;
  readonly readers: Set<Context>;
}

interface Seeded {
  readonly ref: ObjectRef;
  readonly reads: Set<PreferenceRead>;
  /** A record of it is told a refusal: `user.optedOut = true`. */
  isToldNo: boolean;
}

const stores = new WeakMap<Machine, Map<object, Asked>>();
/** Asked in a later world, as if the consumer's refusal were there. */
const seeded = new WeakMap<Machine, Map<object, Seeded>>();
const writtenUnder = new WeakMap<Machine, Map<object, Set<KeyKind>>>();

/** `held`: what is known of it otherwise. */
export function keptAnswer(
  m: Machine,
  f: Frame,
  { ref, key, at, asked }: { ref: ObjectRef; key: Value | undefined; at: Site | undefined; asked: 'has' | 'get' },
  held: () => Value,
): Value {
  if (!at || !key || !isServing(f) || !isKept(ref) || namesOf(key, true).length === 0) return held();
  const name = holderName(f, at);
  const named = name === undefined ? undefined : polarityOf(m, name);
  const store = m.prior?.keptStores.get(ref.place);
  if (m.prior && !(store && isFoundBy(store, key))) return held();
  if (!m.prior) {
    const all = remembered(stores, m, () => new Map<object, Asked>());
    const known = remembered(all, ref.place, (): Asked => ({ ref, polarity: named, readers: new Set() }));
    known.polarity = named;
    known.readers.add(f.ctx);
  }
  const isCandidate =
    store ?? named ?? polarityOf(m, f.unit.facts.functions[f.ctx.fn]?.name ?? '') ?? holdsRecords(m, ref);
  if (!isCandidate) return held();
  const foreign = key.refs.filter((it): it is ForeignRef => it.kind === 'foreign');
  const by = byIn(f, [key]);
  const read = readOf(
    m,
    f,
    'stored',
    'any',
    { name: name ?? 'kept', at },
    {
      ...(by ? { by } : {}),
      ...(foreign.some((it) => isOfAnother(it.access)) ? { ofAnother: true } : {}),
      ...(foreign.some((it) => isOfSeveral(it.access)) ? { ofRow: true } : {}),
    },
  );
  if (!store) return m.values.withReads(held(), [read]);
  if (answerTo(m.world, read) === 'unknown') return m.values.withReads(m.values.join(held(), m.values.unknown), [read]);
  const all = remembered(seeded, m, () => new Map<object, Seeded>());
  remembered(all, ref.place, (): Seeded => ({ ref, reads: new Set(), isToldNo: false })).reads.add(read);
  if (store.holds === 'records') return asked === 'has' ? held() : seedRecord(m, f, 'in', read);
  // That there is an answer is not what was answered.
  const isAnswer = asked === 'get' || ref.shape === 'set' || store.polarity === 'out';
  return store.polarity && isAnswer
    ? seedBoolean(m, store.polarity, read)
    : m.values.withReads(m.values.unknown, [read]);
}

interface Change {
  readonly key: Value;
  /** Undefined: it is taken away. */
  readonly value: Value | undefined;
}

/** Something is stored or taken away. Where that may say yes, what is asked after it, here, says nothing. */
export function noteKept(m: Machine, f: Frame, ref: ObjectRef, at: Site, { key, value }: Change): void {
  if (!isServing(f) || !isKept(ref)) return;
  if (!m.prior && value) {
    const keys = remembered(
      remembered(writtenUnder, m, () => new Map<object, Set<KeyKind>>()),
      ref.place,
      () => new Set<KeyKind>(),
    );
    for (const it of kindsOf(key)) keys.add(it);
  }
  const name = holderName(f, at);
  const polarity =
    m.prior?.keptStores.get(ref.place)?.polarity ?? (name === undefined ? undefined : polarityOf(m, name));
  const isStore = polarity !== undefined || m.prior?.keptStores.has(ref.place) || stores.get(m)?.has(ref.place);
  if (!isStore) return;
  const isRefusal = value === undefined ? polarity === 'in' : refuses(m, f, value, polarity, ref.shape === 'set');
  if (!isRefusal) markSetBack(m, f);
}

function isFoundBy({ keys }: KeptStore, key: Value): boolean {
  const own = kindsOf(key);
  return keys.size === 0 || own.size === 0 || [...own].some((it) => keys.has(it));
}

function kindsOf({ refs }: Value): ReadonlySet<KeyKind> {
  return new Set(refs.flatMap((it) => (it.kind === 'foreign' ? [kindOfKey(tellingName(it.access))] : [])));
}

function refuses(m: Machine, f: Frame, value: Value, polarity: Polarity | undefined, isSet: boolean): boolean {
  if (isSet) return polarity !== 'in';
  const records = value.refs.filter((it) => it.kind === 'object');
  if (records.length > 0 && records.length === value.refs.length && !value.unknown)
    return records.every((it) =>
      allProperties(it.heap, f.ctx).every(([name, cell]) => {
        const said = polarityOf(m, name);
        return said === undefined || isSaid(readCell(cell, f.ctx), said === 'out');
      }),
    );
  return polarity !== undefined && isSaid(value, polarity === 'out');
}

function isSaid(value: Value, expected: boolean): boolean {
  const { canBeTrue, canBeFalse } = truthOf(value);
  return expected ? !canBeFalse : !canBeTrue;
}

/** Those in which nobody who refused is ever put, whatever they are called: `if (!optedOut) refusals.add(id)`. */
export function unfilledStores(m: Machine): readonly object[] {
  if (m.world.stored !== 'no') return [];
  return [...(seeded.get(m) ?? [])].flatMap(([place, { ref, isToldNo }]) => {
    const store = m.prior?.keptStores.get(place);
    const { value } = ref.heap.rest;
    if (store?.holds === 'records') return isToldNo || mayRefuse(m, value) ? [] : [place];
    return store?.polarity === 'in' || value !== m.values.never ? [] : [place];
  });
}

/** `users.get(id).optedOut = true` */
export function noteToldKept(m: Machine, { read }: ChoiceRef, name: string, value: Value): void {
  const polarity = polarityOf(m, name);
  if (!read || !polarity || isSaid(value, polarity === 'in')) return;
  for (const it of seeded.get(m)?.values() ?? []) it.isToldNo ||= it.reads.has(read);
}

/** Once nothing grows any more. */
export function keptStoresOf(m: Machine): KeptStores {
  const found = new Map<object, KeptStore>();
  const passing = passingRequests(m);
  for (const [place, { ref, polarity, readers }] of stores.get(m) ?? []) {
    const store = judged(m, ref, polarity);
    // Who refused is there once they said so. Whom else a request puts there, it has put there itself: see `noteKept`.
    const isTold =
      store?.polarity === 'in' || [...ref.heap.rest.writers].some((it) => !readers.has(it) && isAct(it, passing, 0));
    if (store && isTold) found.set(place, store);
  }
  return found;
}

function judged(m: Machine, ref: ObjectRef, named: Polarity | undefined): KeptStore | undefined {
  const { value } = ref.heap.rest;
  const keys = writtenUnder.get(m)?.get(ref.place) ?? new Set<KeyKind>();
  if (value === m.values.never) return undefined;
  if (ref.shape !== 'set' && holdsRecords(m, ref))
    return mayRefuse(m, value) ? { holds: 'records', polarity: undefined, keys } : undefined;
  const isFlags = ref.shape === 'set' || (value.refs.length === 0 && value.literals.every(isFlag));
  const written = stanceOfWriters(m, ref);
  const polarity = named ?? written;
  if (!isFlags || !polarity || (written && written !== polarity)) return undefined;
  // Who has not agreed has nothing there; who refused has to be there.
  const isEver = ref.shape === 'set' || polarity === 'in' || truthOf(value).canBeTrue;
  return isEver ? { holds: 'flags', polarity, keys } : undefined;
}

const MAX_UP = 4;

/** Functions, by file. */
type Functions = ReadonlyMap<FileFacts, ReadonlySet<number>>;

/** May this be what the consumer does to say so? What runs before every route runs whatever they have said. */
function isAct({ unit: { facts }, ...ctx }: Context, passing: Functions, depth: number): boolean {
  for (let fn = ctx.fn; fn > 0; fn = facts.functions[fn]?.parent ?? -1)
    if (passingOn(facts).has(fn) || passing.get(facts)?.has(fn)) return false;
  const callers = [...ctx.callers.keys()].filter((it) => it.fn > 0);
  return depth >= MAX_UP || callers.length === 0 || callers.some((it) => isAct(it, passing, depth + 1));
}

/** What lets a request go on: something ran behind it. Behind the last function of a chain there is nothing. */
function passingRequests({ serving }: Machine): Functions {
  const found = new Map<FileFacts, Set<number>>();
  for (const behind of serving.behind) {
    if (behind.fn === HUB && behind.trace.sites.size === 0) continue;
    for (const { unit, fn } of behind.callers.keys()) remembered(found, unit.facts, () => new Set<number>()).add(fn);
  }
  return found;
}

const passingOnIn = new WeakMap<FileFacts, ReadonlySet<number>>();

/** Functions that call what they are given: `next()`. */
function passingOn(facts: FileFacts): ReadonlySet<number> {
  return remembered(passingOnIn, facts, () => {
    const found = new Set<number>();
    forEachExpr(facts, (it) => {
      const binding = it.k === 'call' && it.callee.k === 'ref' ? facts.bindings[it.callee.b] : undefined;
      if (binding?.kind === 'param') found.add(binding.owner);
    });
    return found;
  });
}

/** One of the records says no. */
function mayRefuse(m: Machine, { refs }: Value): boolean {
  return refs.some(
    (it) =>
      it.kind === 'object' &&
      [...it.heap.props].some(([name, cell]) => {
        const said = polarityOf(m, name);
        return said !== undefined && !isSaid(cell.value, said === 'in');
      }),
  );
}

function isFlag(it: unknown): boolean {
  return typeof it === 'boolean' || it === undefined;
}

/** All who write are named for refusing, or for agreeing. */
function stanceOfWriters({ catalogue }: Machine, { heap: { rest } }: ObjectRef): Polarity | undefined {
  const [first, ...others] = new Set([...rest.writers].map((it) => stanceOfContext(catalogue, it, 0)));
  if (!first || others.length > 0) return undefined;
  return first === 'refuses' ? 'out' : 'in';
}

function holdsRecords(m: Machine, { heap }: ObjectRef): boolean {
  return heap.rest.value.refs.some(
    (it) => it.kind === 'object' && [...it.heap.props.keys()].some((name) => polarityOf(m, name) !== undefined),
  );
}

/** Of several, each is one: `optOuts`, `consents`. */
function polarityOf({ catalogue }: Machine, name: string): Polarity | undefined {
  const polarity = catalogue.polarityOfName(name) ?? catalogue.polarityOfName(name.replace(/s$/, ''));
  return polarity === 'record' ? (/consents?$/i.test(name) ? 'in' : undefined) : polarity;
}

/** `optOuts.has(id)`, `this.optOuts.has(id)`, `optOuts[id]` */
function holderName({ unit }: Frame, at: Site): string | undefined {
  const holder = at.k === 'call' && at.callee.k === 'member' ? at.callee.obj : at.k === 'index' ? at.obj : undefined;
  if (holder?.k === 'member') return holder.name;
  return holder?.k === 'ref' ? unit.facts.bindings[holder.b]?.name : undefined;
}
