/**
 * The vicinity of touchpoints: the part of a large program that is run where all of it would be too much.
 *
 * It is what shares or names a preference, and from there up whatever mentions it by a name that few mention.
 * The rest is taken as code that we cannot see: it may call every name of the vicinity that it mentions, with
 * anything, and may change whatever it can reach. So a gate counts that stands in the vicinity; of one further
 * away nothing is known, and the pathway is ungated.
 */
import type { Expr, FileFacts } from '../facts/ir';
import { scriptBindings } from '../facts/script-names';
import { forEachExpr } from '../facts/walk';
import { remembered } from '../std/remembered';
import { bindingKey, type Node } from './mention-node';
import type { Mentions } from './mentions';
import { type NameGraph, type Relevance, storesChoice } from './relevance';
import { usesServer } from './serving/server-files';
import { boundBy, walkShallow } from './shallow-walk';

/** How far up the callers of what shares are followed. */
export interface Reach {
  /** A name that more mention is not followed further up. */
  readonly mentions: number;
  /** The same for the name of a property, which other things may have too. */
  readonly namesakes: number;
  /** So many functions are enough. */
  readonly functions: number;
}

const REACH: Reach = { mentions: 24, namesakes: 4, functions: 120 };
/** How far down what a function of the vicinity asks is followed to what names a preference. */
const MAX_ASKED = 2;
/** A property that more functions have is not asked. */
const MAX_DEFINERS = 3;

/** What sends to an address that it is handed, or loads it. */
const SENDS = [
  'global:fetch',
  'global:script',
  'text:script',
  'text:img',
  'global:Image',
  'global:XMLHttpRequest',
  'global:WebSocket',
  '.sendBeacon',
  '.request',
  '.post',
];

export function vicinityOf(
  whole: Relevance,
  files: ReadonlyMap<FileFacts, Mentions>,
  { mentioning, defining }: NameGraph,
  reach = REACH,
): Relevance {
  const functions = new Set<Node>();
  for (const { functions: own } of files.values()) for (const it of own) functions.add(it);
  const givers = new Map<Node, ReadonlySet<string>>();
  for (const [facts, { functions: own }] of files)
    for (const [fn, keys] of givenBy(facts, own)) givers.set(own[fn] as Node, keys);
  const hot = new Set<Node>();
  /** Keys of files that name something in it. */
  const run = new Set<string>();
  const queue: Node[] = [];
  const asked = new Map<Node, readonly Node[]>();
  let size = 0;
  for (const { nodes } of files.values()) for (const it of nodes) if (it.shares || storesChoice(it)) heat(it);
  carry();
  for (let i = 0; i < queue.length && size < reach.functions; i++) climb(queue[i] as Node);
  // What only names a preference is run where it is called, and with it who passes on what it makes.
  const naming: Node[] = [];
  for (const { nodes } of files.values()) for (const it of nodes) if (it.prefers) naming.push(it);
  for (const it of naming) heat(it);
  for (const it of naming) climb(it);
  askBelow();
  for (const [facts, { functions: own }] of files) takeWhole(facts, own);
  for (const [facts, { nodes }] of files) followNames(facts, nodes);

  const nodeOf = (facts: FileFacts, fn: number) => files.get(facts)?.functions[fn];
  const isHot = (facts: FileFacts, fn: number) => {
    const node = nodeOf(facts, fn);
    return !node || hot.has(node);
  };
  return {
    ...whole,
    leads: isHot,
    has: isHot,
    isInert: (facts, fn) => !isHot(facts, fn),
    exports: (facts, name) => {
      if (!files.has(facts) || !facts.esm || name === '*') return true;
      return run.has(`${facts.path}#x:${name}`) || isPassedOn(facts, name);
    },
    outOfSight: { imported: findImported(), called: findCalled(), changes, replaces },
  };

  function heat(node: Node): void {
    for (let it: Node | undefined = node; it && !hot.has(it); it = it.container) {
      hot.add(it);
      if (functions.has(it)) size++;
      queue.push(it);
    }
  }

  /**
   * Who is given an SDK, or a function that holds one, may share by it, however many are: names for it, and
   * functions that give it on.
   */
  function carry(): void {
    const given = [...hot].filter((it) => it.holds && (!functions.has(it) || givers.get(it)?.has(AN_SDK)));
    const carriers = new Set(given);
    for (let i = 0; i < given.length; i++) {
      const names = [...(given[i] as Node).defines].filter((key) => key.includes('#b') || key.includes('#x:'));
      for (const key of names) {
        for (const it of mentioning.get(key) ?? []) {
          heat(it);
          const isOnward = functions.has(it) ? givers.get(it)?.has(key) === true : true;
          if (!isOnward || carriers.has(it)) continue;
          carriers.add(it);
          given.push(it);
        }
      }
    }
  }

  function climb(node: Node): void {
    for (const key of [...node.defines, ...node.state]) {
      const above = (mentioning.get(key) ?? []).filter((it) => !hot.has(it));
      const most = /^(?:[.=]|text:)/.test(key) ? reach.namesakes : reach.mentions;
      if (above.length <= most) for (const it of above) heat(it);
    }
  }

  /** What decides in it, and what sends for it: what it asks, where that asks for a preference or loads an address. */
  function askBelow(): void {
    for (const node of [...hot]) for (const it of askedBy(node)) if (asks(it, MAX_ASKED)) heat(it);
  }

  function asks(node: Node, depth: number): boolean {
    if (node.prefers || SENDS.some((key) => node.mentions.has(key))) return true;
    return depth > 0 && askedBy(node).some((it) => asks(it, depth - 1));
  }

  /** By its name in a file; by a property's where few have it. */
  function askedBy(node: Node): readonly Node[] {
    return remembered(asked, node, () =>
      [...node.mentions].flatMap((key) => {
        const below = defining.get(key) ?? [];
        if (key.startsWith('.')) return below.length <= MAX_DEFINERS ? below : [];
        return key.includes('#b') || key.includes('#x:') ? below : [];
      }),
    );
  }

  /** With a function what is written in it, with a method its class. */
  function takeWhole(facts: FileFacts, own: readonly Node[]): void {
    // Apps of servers are put together from everything in their files.
    if (usesServer(facts)) for (const it of own) hot.add(it);
    for (const { members } of facts.classes) {
      // Whoever makes an instance runs its constructor and its fields.
      for (const { m, f } of members)
        if (f !== undefined && (m === 'constructor' || m === 'field')) hot.add(own[f] as Node);
      const methods = members.flatMap((it) => (it.f === undefined ? [] : (own[it.f] ?? [])));
      if (methods.some((it) => hot.has(it))) for (const it of methods) hot.add(it);
    }
    for (let grew = true; grew; ) {
      grew = false;
      facts.functions.forEach(({ parent }, fn) => {
        const [node, around] = [own[fn], own[parent]];
        if (parent <= 0 || !node || !around || hot.has(node) || !hot.has(around)) return;
        hot.add(node);
        grew = true;
      });
    }
  }

  /** Names of a file that are made from what is run are run with it. */
  function followNames(facts: FileFacts, nodes: readonly Node[]): void {
    const own = `${facts.path}#b`;
    for (let grew = true; grew; ) {
      grew = false;
      const names = new Set<string>();
      for (const it of nodes) if (hot.has(it)) for (const key of it.defines) if (key.startsWith(own)) names.add(key);
      for (const it of nodes) {
        if (hot.has(it) || functions.has(it) || ![...it.mentions].some((key) => names.has(key))) continue;
        hot.add(it);
        grew = true;
      }
    }
    for (const it of nodes)
      if (hot.has(it)) for (const key of it.defines) if (key.startsWith(`${facts.path}#`)) run.add(key);
  }

  function isPassedOn(facts: FileFacts, name: string): boolean {
    return facts.exports.some((it) => (it.x === 'from' && it.name === name) || it.x === 'star');
  }

  /** Names at top levels that hold something of the vicinity, and that somebody outside it mentions. */
  function findCalled(): { path: string; b: number }[] {
    const called: { path: string; b: number }[] = [];
    for (const facts of files.keys()) {
      facts.bindings.forEach((binding, b) => {
        if (binding.owner !== 0 || binding.kind === 'import' || !run.has(bindingKey(facts, b))) return;
        const held = (valuesOf(facts).get(b) ?? []).map((fn) => nodeOf(facts, fn)).filter((it) => it !== undefined);
        const keys = [...namesOf(facts, b), ...held.flatMap((it) => (hot.has(it) ? [...it.defines] : []))];
        if (keys.some(isMentionedOutside)) called.push({ path: facts.path, b });
      });
    }
    return called;
  }

  function findImported(): string[] {
    return [...files.keys()].flatMap((facts) => {
      const top = nodeOf(facts, 0);
      return top && hot.has(top) && isMentionedOutside(`${facts.path}#module`) ? [facts.path] : [];
    });
  }

  function isMentionedOutside(key: string): boolean {
    return (mentioning.get(key) ?? []).some((it) => !hot.has(it));
  }

  function changes(facts: FileFacts, b: number): boolean {
    const binding = facts.bindings[b];
    if (!binding) return true;
    const own = nodeOf(facts, binding.owner);
    return namesOf(facts, b).some((key) => (mentioning.get(key) ?? []).some((it) => !hot.has(it) && it !== own));
  }

  function replaces(facts: FileFacts, b: number): boolean {
    const owner = facts.bindings[b]?.owner ?? 0;
    // Other scripts may assign it by its name.
    if (owner === 0 && scriptBindings(facts).includes(b) && changes(facts, b)) return true;
    return (assignersOf(facts).get(b) ?? []).some((fn) => !isHot(facts, fn));
  }
}

/** The names by which a variable is reached, in its own file and in others. */
function namesOf(facts: FileFacts, b: number): readonly string[] {
  const exported = facts.exports.flatMap((it) =>
    it.x === 'local' && it.b === b ? [`${facts.path}#x:${it.name}`] : [],
  );
  return [bindingKey(facts, b), ...exported, ...(exported.length > 0 ? [`${facts.path}#any`] : [])];
}

/**
 * Keys of what each function gives whoever calls it, itself or by a function that it returns: names. What a
 * function does by itself is told by its own name.
 */
function givenBy(facts: FileFacts, own: readonly Node[]): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  const returned: [number, number][] = [];
  forEachExpr(facts, (it, fn) => {
    if ((it.k !== 'return' && it.k !== 'yield') || !it.x || it.x.k === 'jsx') return;
    const keys = remembered(found, fn, () => new Set<string>());
    walkShallow(it.x, (part) => {
      if (part.k === 'ref') for (const key of keysOf(facts, own, fn, part.b)) keys.add(key);
      if (part.k === 'fn') returned.push([fn, part.f]);
    });
  });
  for (const [fn, inner] of returned) for (const key of found.get(inner) ?? []) found.get(fn)?.add(key);
  return found;
}

/** Among what a function gives: a name that it imports from a package. */
const AN_SDK = 'import';

/** The keys under which a function mentions a name: an import is mentioned by its definition's. */
function keysOf(facts: FileFacts, own: readonly Node[], fn: number, b: number): readonly string[] {
  if (facts.bindings[b]?.kind !== 'import') return [bindingKey(facts, b)];
  return [AN_SDK, ...[...(own[fn]?.mentions ?? [])].filter((key) => key.includes('#x:') || key.includes('#any'))];
}

const values = new WeakMap<FileFacts, ReadonlyMap<number, readonly number[]>>();

/** The functions that each name of the top level holds: itself one, or an object or a class with some. */
function valuesOf(facts: FileFacts): ReadonlyMap<number, readonly number[]> {
  return remembered(values, facts, () => {
    const found = new Map<number, number[]>();
    forEachExpr(facts, (it, fn) => {
      if (fn !== 0) return;
      if (it.k === 'function') add(it.b, [it.f]);
      if (it.k === 'classdecl') add(it.b, methodsOf(it.c));
      if (it.k !== 'var') return;
      for (const { target, init } of it.decls) if (init) for (const b of boundBy(target)) add(b, functionsIn(init));
    });
    return found;

    function add(b: number, fns: readonly number[]): void {
      remembered(found, b, (): number[] => []).push(...fns);
    }
  });

  function functionsIn(init: Expr): number[] {
    const fns: number[] = [];
    walkShallow(init, (it) => {
      if (it.k === 'fn') fns.push(it.f);
      if (it.k === 'class') fns.push(...methodsOf(it.c));
    });
    return fns;
  }

  function methodsOf(c: number): number[] {
    return (facts.classes[c]?.members ?? []).flatMap((it) => (it.f === undefined ? [] : [it.f]));
  }
}

const assigners = new WeakMap<FileFacts, ReadonlyMap<number, readonly number[]>>();

/** The functions that assign each variable, other than where it is declared. */
function assignersOf(facts: FileFacts): ReadonlyMap<number, readonly number[]> {
  return remembered(assigners, facts, () => {
    const found = new Map<number, number[]>();
    forEachExpr(facts, (it, fn) => {
      if (it.k !== 'assign') return;
      for (const b of boundBy(it.target))
        if (facts.bindings[b]?.owner !== fn) remembered(found, b, (): number[] => []).push(fn);
    });
    return found;
  });
}
