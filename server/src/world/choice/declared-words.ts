/**
 * Members and columns that a declaration says are words: `marketing: 'granted' | 'denied'`, an enum of a table or an
 * entity, of a Prisma schema. Such an answer is as much there when it says no. By name, wherever it is declared.
 */
import { constantsOf } from '../../facts/constants';
import type { Argument, Expr, FileFacts } from '../../facts/ir';
import { calledName, lastName } from '../../facts/last-name';
import { forEachExpr } from '../../facts/walk';
import type { Links } from '../../links/links';
import { remembered } from '../../std/remembered';

export type DeclaredWords = ReadonlyMap<string, ReadonlySet<string>>;

interface Declarations {
  /** Types, enums, constant lists, and enums that a database knows. */
  readonly sets: readonly (readonly [name: string, words: readonly string[]])[];
  /** Of the words themselves, or of the name of what holds them. */
  readonly members: readonly (readonly [name: string, words: readonly string[] | string])[];
}

/** `schema`: the text of a Prisma schema. */
export function declaredWords(links: Links, files: readonly FileFacts[], schema: string | undefined): DeclaredWords {
  const each = [...withTypes(links, files)].map((it) => remembered(known, it, () => declaredIn(it)));
  if (schema !== undefined) each.push(declaredInPrisma(schema));
  const sets = new Map<string, readonly string[]>();
  for (const it of each) for (const [name, words] of it.sets) sets.set(name, [...(sets.get(name) ?? []), ...words]);
  const found = new Map<string, Set<string>>();
  for (const it of each)
    for (const [name, of] of it.members)
      for (const word of typeof of === 'string' ? (sets.get(of) ?? []) : of)
        remembered(found, name, () => new Set<string>()).add(word);
  return found;
}

const known = new WeakMap<FileFacts, Declarations>();

/** What is imported as a type alone is not evaluated. */
function withTypes(links: Links, files: readonly FileFacts[]): ReadonlySet<FileFacts> {
  const found = new Set(files);
  for (const facts of files)
    for (const { spec, typeOnly, names } of facts.imports) {
      if (!typeOnly && !names.some((it) => it.typeOnly)) continue;
      const target = links.resolve(facts.path, spec);
      const types = target.to === 'file' ? links.facts(target.path) : undefined;
      if (types) found.add(types);
    }
  return found;
}

function declaredIn(facts: FileFacts): Declarations {
  const sets: [string, readonly string[]][] = [];
  const members: (readonly [string, readonly string[] | string])[] = [];
  for (const it of facts.words ?? []) {
    if (it.of === 'member') members.push([it.name, it.words]);
    else sets.push([it.name, it.from === undefined ? it.words : wordsOfConstant(facts, it.from)]);
  }
  for (const { members: typed } of facts.types)
    for (const [name, type] of Object.entries(typed)) members.push([name, type.name]);
  for (const { members: own } of facts.classes)
    for (const { key, type, decorators = [] } of own) {
      if (typeof key !== 'string') continue;
      if (type) members.push([key, type.name]);
      for (const it of decorators) members.push(...wordsUnder(facts, it).map((words) => [key, words] as const));
    }
  forEachExpr(facts, (node) => {
    if (node.k === 'var')
      for (const { target, init } of node.decls)
        if (init && target.k === 'pid') sets.push([facts.bindings[target.b]?.name ?? '', wordsHeld(init)]);
    if (node.k !== 'obj') return;
    for (const it of node.props)
      if (it.p === 'value' && typeof it.key === 'string')
        for (const words of wordsUnder(facts, it.value))
          for (const name of [it.key, columnNamed(it.value)]) if (name) members.push([name, words]);
  });
  return { sets: sets.filter(([, words]) => words.length > 0), members };
}

function wordsOfConstant(facts: FileFacts, name: string): readonly string[] {
  const found = [...constantsOf(facts)].find(([b]) => facts.bindings[b]?.name === name);
  return found ? wordsHeld(found[1]) : [];
}

/** `['granted', 'denied']`, `{ Granted: 'granted' }`, `pgEnum('choice', ['granted', 'denied'])` */
function wordsHeld(x: Argument): readonly string[] {
  if (x.k === 'arr') return x.elems.flatMap((it) => (it.k !== 'spread' ? wordOf(it) : []));
  if (x.k === 'obj') return x.props.flatMap((it) => (it.p === 'value' ? wordOf(it.value) : []));
  return x.k === 'call' ? x.args.flatMap((it) => (it.k === 'arr' ? wordsHeld(it) : [])) : [];
}

function wordOf(x: Expr): readonly string[] {
  return x.k === 'lit' && typeof x.v === 'string' ? [x.v] : [];
}

/**
 * `{ type: String, enum: ['granted', 'denied'] }`, `text('ads', { enum: CHOICES })`, `DataTypes.ENUM('on', 'off')`,
 * `z.enum(CHOICES)`, `choice('ads').notNull()` of `choice = pgEnum(…)`: the words, or the name of what holds them.
 */
function wordsUnder(facts: FileFacts, x: Expr): readonly (readonly string[] | string)[] {
  if (x.k === 'obj')
    return x.props.flatMap((it) => {
      if (it.p !== 'value') return [];
      if (it.key === 'enum') return named(facts, it.value);
      return it.key === 'type' ? wordsUnder(facts, it.value) : [];
    });
  if (x.k !== 'call') return [];
  const below = x.callee.k === 'member' ? wordsUnder(facts, x.callee.obj) : [];
  const own = x.callee.k === 'ref' ? [lastName(facts, x.callee)] : [];
  const isEnum = /enum$/i.test(calledName(facts, x));
  const given = x.args.flatMap((it) => {
    if (it.k === 'obj') return wordsUnder(facts, it);
    return isEnum && it.k !== 'spread' ? named(facts, it) : [];
  });
  return [...below, ...own, ...given];
}

function named(facts: FileFacts, x: Expr): readonly (readonly string[] | string)[] {
  const words = x.k === 'lit' ? wordOf(x) : wordsHeld(x);
  if (words.length > 0) return [words];
  // `Object.values(Choice)`
  const of = x.k === 'call' && x.args[0] ? x.args[0] : x;
  const name = of.k === 'spread' ? '' : lastName(facts, of);
  return name === '' ? [] : [name];
}

/** `boolean('ads_consent').notNull()` */
function columnNamed(x: Expr): string | undefined {
  if (x.k !== 'call') return undefined;
  const [first] = x.args;
  return first?.k === 'lit' && typeof first.v === 'string'
    ? first.v
    : x.callee.k === 'member'
      ? columnNamed(x.callee.obj)
      : undefined;
}

/** `enum Choice { GRANTED DENIED }` and `consent Choice @map("marketing_consent")` */
function declaredInPrisma(schema: string): Declarations {
  const sets = [...schema.matchAll(/^\s*enum\s+(\w+)\s*\{([^}]*)\}/gm)].map(
    ([, name = '', body = '']) => [name, [...body.matchAll(/^\s*(\w+)/gm)].map((it) => it[1] ?? '')] as const,
  );
  const members = [...schema.matchAll(/^\s*(\w+)\s+(\w+)\??(?:\s[^\n]*@map\("(\w+)"\))?/gm)].flatMap(
    ([, name = '', type = '', column]) => [name, ...(column ? [column] : [])].map((it) => [it, type] as const),
  );
  return { sets, members };
}
