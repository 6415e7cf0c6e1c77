/**
 * Which functions can matter: those that can lead to a touchpoint or to a preference, by name.
 *
 * Most of a program neither shares nor asks. Following names from the functions that hold something
 * the catalogue knows, to whatever mentions them, leaves the few that can matter; entries, components
 * and handlers outside that set are not run. It over-approximates on purpose: a property name stands
 * for every function of that name, and who writes what a relevant function reads is relevant too. Plain
 * calls from relevant code are always followed, so what is passed as an argument is not lost.
 */
import type { Catalogue } from '../../catalogue/catalogue';
import type { FileFacts } from '../../facts/ir';
import type { Links } from '../../links/links';
import { remembered } from '../../std/remembered';
import type { Work } from '../machine/context';
import type { Literal } from '../values/value';
import { mentionsOf } from './kept-mentions';
import { isKnownText } from './known-text';
import type { Node } from './mention-node';
import type { Mentions } from './mentions';
import type { OutsideUse } from './outside-uses';
import { type Reach, vicinityOf } from './vicinity';

export interface Relevance {
  /** Can what this file exports under that name matter? */
  exports(facts: FileFacts, name: string): boolean;
  /** Does a literal name something that the catalogue knows? */
  isKnown(literal: Literal): boolean;
  /** Can running this function lead to a touchpoint, or store a choice? Module top levels are function 0. */
  leads(facts: FileFacts, fn: number): boolean;
  /** Can it matter to code that leads to one: as a part of it, or as a gate? */
  has(facts: FileFacts, fn: number): boolean;
  /** Does it only see names that cannot matter, so that handing it to unknown code cannot either? */
  isInert(facts: FileFacts, fn: number): boolean;
  /** Where not all that matters is run: what of it is out of sight (`vicinity.ts`). */
  readonly outOfSight: OutOfSight | undefined;
  /** How many functions lead to a touchpoint. */
  readonly size: number;
  /** How much work it may take, where that is not the usual bound. */
  readonly maxWork?: Readonly<Work>;
  /** Instead of `MAX_OBJECTS` (`objects/summary-objects.ts`). */
  readonly maxObjects?: number;
  /** Every world runs all of it, or there is but one: see `slice.ts`. */
  readonly runsAll?: true;
}

export interface OutOfSight {
  /** Modules that code out of sight imports, and share when they are. */
  readonly imported: readonly string[];
  /** Names at top levels that code out of sight calls with anything. */
  readonly called: readonly { readonly path: string; readonly b: number }[];
  /** What code out of sight names of what this variable holds, where that is all it does with it. */
  useOf(facts: FileFacts, b: number): OutsideUse | undefined;
  /** May code out of sight change what this variable holds? */
  changes(facts: FileFacts, b: number): boolean;
  /** May it put something else into it? */
  replaces(facts: FileFacts, b: number): boolean;
  /** A file in which nothing can matter but what its functions are handed. */
  isLibrary(facts: FileFacts): boolean;
  /** Files of which nothing is run, since they alone take too much. */
  readonly leftOut: ReadonlySet<string>;
}

/** All that can matter, and the part of it that is run where all is too much. */
export interface Scopes {
  readonly whole: Relevance;
  /** `without`: of these files nothing is run. */
  vicinity(reach?: Reach, without?: ReadonlySet<string>): Relevance;
}

const found = new WeakMap<Links, Scopes>();

/** The same for all worlds of one update. */
export function scopesOf(links: Links, catalogue: Catalogue, paths: readonly string[]): Scopes {
  return remembered(found, links, () => findScopes(links, catalogue, paths));
}

/** What the functions of these files mention, and who mentions what. */
export function graphOf(links: Links, catalogue: Catalogue, paths: readonly string[]) {
  const byFile = new Map<FileFacts, Mentions>();
  const mentioning = new Map<string, Node[]>();
  const defining = new Map<string, Node[]>();
  for (const path of paths) {
    const facts = links.facts(path);
    if (!facts) continue;
    const mentions = mentionsOf(facts, links, catalogue);
    byFile.set(facts, mentions);
    for (const node of mentions.nodes) {
      for (const key of node.mentions) add(mentioning, key, node);
      for (const key of node.defines) add(defining, key, node);
    }
  }
  const nodes = [...byFile.values()].flatMap((it) => it.nodes);
  return { byFile, graph: { mentioning, defining }, nodes };
}

function findScopes(links: Links, catalogue: Catalogue, paths: readonly string[]): Scopes {
  const { byFile, graph, nodes } = graphOf(links, catalogue, paths);
  const preferring = closeOver(
    graph,
    nodes.filter((it) => it.prefers || it.shares),
    undefined,
  );
  const leading = closeOver(
    graph,
    nodes.filter((it) => it.shares || storesChoice(it)),
    preferring.hot,
  );
  const nodeOf = (facts: FileFacts, fn: number) => byFile.get(facts)?.functions[fn];
  let size = 0;
  for (const it of byFile.values()) for (const node of it.functions) if (leading.hot.has(node)) size++;
  const whole: Relevance = {
    outOfSight: undefined,
    size,
    isKnown: (literal) => typeof literal === 'string' && isKnownText(catalogue, literal),
    exports(facts, name) {
      if (!byFile.has(facts) || !facts.esm || name === '*') return true;
      return leading.keys.has(`${facts.path}#x:${name}`);
    },
    leads(facts, fn) {
      const node = nodeOf(facts, fn);
      return !node || leading.hot.has(node);
    },
    has(facts, fn) {
      const node = nodeOf(facts, fn);
      return !node || leading.hot.has(node) || preferring.hot.has(node);
    },
    isInert(facts, fn) {
      const node = nodeOf(facts, fn);
      return node !== undefined && !leading.hot.has(node) && !node.seesParameters;
    },
  };
  return { whole, vicinity: (reach, without) => vicinityOf(whole, byFile, graph, links, reach, without) };
}

/** It may keep a choice: what it stores is what readers find. */
export function storesChoice(node: Node): boolean {
  return (node.prefers || node.computes) && STORES.some((key) => node.mentions.has(key));
}

export interface NameGraph {
  readonly mentioning: ReadonlyMap<string, readonly Node[]>;
  readonly defining: ReadonlyMap<string, readonly Node[]>;
}

/** More functions of one property's name than this are not asked for their state unless they read preferences. */
const MAX_NAMESAKES = 6;

interface Closure {
  readonly hot: ReadonlySet<Node>;
  readonly keys: ReadonlySet<string>;
}

/**
 * What leads to one of the seeds. With `preferring`: also whoever touches state that a preference read
 * on behalf of a seed depends on, down through the functions that it calls: those that read preferences, and those
 * that few share a name with.
 */
function closeOver(
  { mentioning, defining }: NameGraph,
  seeds: readonly Node[],
  preferring: ReadonlySet<Node> | undefined,
): Closure {
  const hot = new Set<Node>();
  const keys = new Set<string>();
  const handed = new Set<Node>();
  const asked = new Set<Node>();
  const askedKeys = new Set<string>();
  const handedKeys = new Set<string>();
  const queue: Node[] = [];
  for (const node of seeds) heat(node);
  for (let node = queue.pop(); node; node = queue.pop()) {
    for (const key of node.defines) heatKey(key);
    // State that it reads: whoever touches it may change what it does.
    for (const key of node.state) heatKey(key);
    // Who is handed a function that matters may keep it.
    for (const key of node.hands) hand(key);
    if (handed.has(node)) for (const key of node.passes) hand(key);
    if (node.container) heat(node.container);
    if (preferring) ask(node);
  }
  return { hot, keys };

  function ask(node: Node): void {
    const down = [node];
    for (let it = down.pop(); it; it = down.pop()) {
      for (const key of it.mentions) {
        // Whoever mentions it, the same are asked.
        if (askedKeys.has(key)) continue;
        askedKeys.add(key);
        const definers = defining.get(key) ?? [];
        const isFollowed = !key.endsWith('#any') && (!key.startsWith('.') || definers.length <= MAX_NAMESAKES);
        for (const definer of definers) {
          if (asked.has(definer) || !(isFollowed || preferring?.has(definer))) continue;
          asked.add(definer);
          for (const state of definer.state) heatKey(state);
          down.push(definer);
        }
      }
    }
  }

  function hand(key: string): void {
    if (handedKeys.has(key)) return;
    handedKeys.add(key);
    for (const node of defining.get(key) ?? []) {
      if (handed.has(node)) continue;
      handed.add(node);
      hot.add(node);
      queue.push(node);
    }
  }

  function heat(node: Node): void {
    if (hot.has(node)) return;
    hot.add(node);
    queue.push(node);
  }

  function heatKey(key: string): void {
    if (keys.has(key)) return;
    keys.add(key);
    for (const node of mentioning.get(key) ?? []) heat(node);
  }
}

const STORES = [
  '.setItem',
  '.cookie',
  '.cookies',
  '.set',
  '.setState',
  '.$patch',
  '.setCookie',
  '.setHeader',
  '.append',
  '.header',
  '.hset',
  '.put',
  'global:localStorage',
  'global:sessionStorage',
  '.localStorage',
  '.sessionStorage',
  '.globalState',
  '.workspaceState',
];

function add(map: Map<string, Node[]>, key: string, node: Node): void {
  const known = map.get(key);
  if (known) known.push(node);
  else map.set(key, [node]);
}
