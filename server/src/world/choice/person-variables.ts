/**
 * Variables that hold two persons: `gift(giver: User, taker: User)`. One of them stands for who asks, the others for
 * other people, so that what one of them has said decides nothing over another.
 *
 * Two variables of a function hold two persons where both are declared of one type, where their names are a pair, or where
 * one function gives both by different keys; one that is called after another person holds one by itself.
 */
import { isOtherPerson, isPairOfPersons } from '../../catalogue/lexicon/other-people';
import { polarityOfName } from '../../catalogue/lexicon/polarity';
import { isChoice } from '../../catalogue/lexicon/purposes';
import type { Argument, Binding, Call, Expr, FileFacts, Pattern, Stmt } from '../../facts/ir';
import { lastName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import { remembered } from '../../std/remembered';
import { turnsIn, withoutAwait } from './turns';

const IDENTITY = /^(?:_?id|uuid|uid|sub|e_?mail|phone|(?:user|customer|account|member|distinct|external)_?id)$/i;
const KEY = /_?(?:id|uuid|uid|key|e?mail|phone)$/i;
/** Of one person, at two times or from two places. */
const SAME =
  /^(?:before|after|prev|previous|next|old|new|current|existing|updated?|changes?|patch|original|was|now|merged|defaults?|fallback|base|overrides?|stored|saved|cached|fresh|incoming|local|remote)(?:_.*|[A-Z].*)?$/;
/** Types of what is nobody, or of whatever somebody is said to have said. */
const NOBODY =
  /^[a-z]|^(?:Date|Map|Set|Array|Record|Function|URL|Buffer|Promise|Request|Response|Error)$|(?:Settings?|Prefer\w*|Prefs?|Options?|Config\w*|Flags?|Event|Props|Context|Client|Service|Repository|Store)$/;

export type Person = 'own' | 'other';

const found = new WeakMap<FileFacts, ReadonlyMap<number, Person>>();

/** Variables that hold one of several persons: who asks, or another one. */
export function personVariables(facts: FileFacts): ReadonlyMap<number, Person> {
  return remembered(found, facts, () => {
    const uses = usesIn(facts);
    const byOwner = new Map<number, number[]>();
    for (const b of [...uses.keys()].sort((one, other) => one - other)) {
      const { owner = 0, name = '' } = facts.bindings[b] ?? {};
      if (owner !== 0 && !SAME.test(name)) remembered(byOwner, owner, (): number[] => []).push(b);
    }
    return new Map([
      ...othersByName(facts, uses),
      ...personsOfTurns(facts, uses),
      ...[...byOwner.values()].flatMap((it) => personsAmong(facts, uses, it)),
    ]);
  });
}

/** What is done with a variable. */
interface Uses {
  /** Something is read of it, or asked with it, that tells a choice. */
  isAsked: boolean;
  /** It is named to something: `giver.id`, `send(giver)`. */
  isNamed: boolean;
  /** The call that gave it. */
  from: Call | undefined;
}

function personsAmong(facts: FileFacts, uses: ReadonlyMap<number, Uses>, all: readonly number[]): [number, Person][] {
  const isOther = (b: number) => isOtherPerson(facts.bindings[b]?.name ?? '', 'id');
  const inOrder = all.length < 2 ? [] : [...all.filter((it) => !isOther(it)), ...all.filter(isOther)];
  const persons = new Map<number, Person>();
  for (const [i, other] of inOrder.entries())
    for (const own of inOrder.slice(0, i)) {
      if (!areTwo(facts, uses, own, other)) continue;
      persons.set(other, 'other');
      if (!persons.has(own)) persons.set(own, 'own');
    }
  return [...persons];
}

/** `recipient`: whoever it is, it is not the one who asks. */
function othersByName({ bindings }: FileFacts, uses: ReadonlyMap<number, Uses>): [number, Person][] {
  return [...uses.keys()].flatMap((b): [number, Person][] => {
    const { owner = 0, name = '' } = bindings[b] ?? {};
    return owner !== 0 && isOtherPerson(name) ? [[b, 'other']] : [];
  });
}

/** `for (const user of users) for (const friend of user.friends)`: the inner one is another person. */
function personsOfTurns(facts: FileFacts, uses: ReadonlyMap<number, Uses>): [number, Person][] {
  const turns = turnsIn(facts).filter(({ b }) => uses.has(b));
  return turns.flatMap((inner): [number, Person][] => {
    const outer = turns.find((it) => it !== inner && it.s <= inner.s && it.e >= inner.e);
    if (!outer) return [];
    return [
      [outer.b, 'own'],
      [inner.b, 'other'],
    ];
  });
}

function areTwo(facts: FileFacts, uses: ReadonlyMap<number, Uses>, own: number, other: number): boolean {
  const [one, two] = [uses.get(own), uses.get(other)];
  const [a, b] = [facts.bindings[own], facts.bindings[other]];
  if (!one || !two || !a || !b) return false;
  if (!(one.isAsked || one.isNamed) || !(two.isAsked || two.isNamed)) return false;
  return isOfOneType(a, b) || isPairOfPersons(withoutKey(a.name), withoutKey(b.name)) || isGivenBoth(facts, one, two);
}

function withoutKey(name: string): string {
  return name.replace(KEY, '') || name;
}

function isOfOneType({ type: a, kind }: Binding, { type: b, kind: other }: Binding): boolean {
  if (!a || !b || kind !== 'param' || other !== 'param') return false;
  return a.name === b.name && a.b === b.b && !NOBODY.test(a.name) && !isChoice(a.name);
}

/** `await load(req.body.from)` and `await load(req.body.to)` */
function isGivenBoth(facts: FileFacts, { from: a }: Uses, { from: b }: Uses): boolean {
  const [key, ...others] = a?.args ?? [];
  const [another] = b?.args ?? [];
  if (!a || !b || !key || !another || others.length > 0 || b.args.length > 1) return false;
  const [one, two] = [written(facts, key), written(facts, another)];
  const [callee, again] = [written(facts, a.callee), written(facts, b.callee)];
  return callee !== undefined && callee === again && one !== undefined && two !== undefined && one !== two;
}

/** Undefined: no name, or none that stands for a person. */
function written(facts: FileFacts, x: Argument): string | undefined {
  if (x.k === 'ref') return `${x.b} ${facts.bindings[x.b]?.name}`;
  if (x.k === 'this') return 'this';
  if (x.k !== 'member') return undefined;
  const obj = written(facts, x.obj);
  return obj && `${obj}.${x.name}`;
}

function usesIn(facts: FileFacts): ReadonlyMap<number, Uses> {
  const uses = new Map<number, Uses>();
  const usesOf = (b: number) => remembered(uses, b, () => ({ isAsked: false, isNamed: false, from: undefined }));
  forEachExpr(facts, (it) => {
    if (it.k === 'var') for (const { target, init } of it.decls) noteGiven(target, init);
    if (it.k === 'member') {
      const b = rootOf(it);
      if (b === undefined) return;
      if (IDENTITY.test(it.name)) usesOf(b).isNamed = true;
      if (polarityOfName(it.name)) usesOf(b).isAsked = true;
    }
    if (it.k === 'call') noteHanded(it);
    if (it.k === 'obj')
      for (const { p, value } of it.props) if (p !== 'spread' && value.k === 'ref') usesOf(value.b).isNamed = true;
  });
  for (const b of [...uses.keys()]) if (!isVariable(facts.bindings[b])) uses.delete(b);
  return uses;

  function noteHanded({ callee, args }: Call): void {
    const name = lastName(facts, callee);
    for (const it of args) {
      const b = it.k === 'ref' ? it.b : it.k === 'member' && IDENTITY.test(it.name) ? rootOf(it) : undefined;
      if (b === undefined) continue;
      usesOf(b).isNamed = true;
      if (polarityOfName(name)) usesOf(b).isAsked = true;
    }
  }

  function noteGiven(target: Pattern, init: Expr | undefined): void {
    const given = init && withoutAwait(init);
    if (given?.k !== 'call') return;
    if (target.k === 'pid') usesOf(target.b).from = given;
    const [list] = given.args;
    if (target.k !== 'parr' || list?.k !== 'arr') return;
    for (const [i, it] of target.elems.entries()) {
      const elem = list.elems[i];
      if (it?.k === 'pid' && elem?.k === 'call') usesOf(it.b).from = elem;
    }
  }
}

function rootOf(x: Expr | Stmt): number | undefined {
  if (x.k === 'member') return rootOf(x.obj);
  if (x.k === 'chain') return rootOf(x.x);
  return x.k === 'ref' ? x.b : undefined;
}

function isVariable(binding: Binding | undefined): boolean {
  return binding !== undefined && /^(?:const|let|var|param)$/.test(binding.kind);
}
