/**
 * The code that serves a consumer's choice, evaluated by itself where anyone may run: who stores it, and what else
 * is done with it.
 *
 * It need not be near a touchpoint, and must not make the evaluation of touchpoints larger. Its bound is low: what
 * was found by then stands, and what is not found by then is not said to be missing.
 */
import type { Catalogue } from '../catalogue/catalogue';
import type { FileFacts } from '../facts/ir';
import { importedFiles } from '../links/imported-files';
import type { Links } from '../links/links';
import type { Token } from '../std/token';
import type { Machine } from './machine/machine';
import { evaluateWorld } from './reach';
import { mentionsOf } from './relevance/kept-mentions';
import { isKnownText } from './relevance/known-text';
import type { Node } from './relevance/mention-node';
import { graphOf, type NameGraph, type OutOfSight, type Relevance } from './relevance/relevance';
import { ANYONE } from './worlds';

const MAX_WORK = { runs: 5_000, reads: 500_000 };
/** A name that more functions mention than this tells nothing. */
const MAX_SHARED = 24;
/** From what stores under a key to who gives it: a component, and one that passes it on. */
const MAX_STEPS = 2;

/**
 * `paths`: files that could serve a choice, with all that import them. Undefined where there are none.
 * `onlyPlain`: only what stores under a key of its own, or is named for an opt-out, and who calls that.
 */
export async function evaluateDuties(
  links: Links,
  catalogue: Catalogue,
  paths: readonly string[],
  token: Token,
  onlyPlain = false,
): Promise<Machine | undefined> {
  if (paths.length === 0) return undefined;
  const relevance = relevanceOf(links, catalogue, paths, onlyPlain);
  if (relevance.size === 0) return undefined;
  if (!onlyPlain) return (await evaluateWorld(links, catalogue, relevance, ANYONE, paths, undefined, token)).machine;
  const near = importing(links, relevance.files, paths);
  const alone = { ...relevance, outOfSight: runByOthers(links, near) };
  return (await evaluateWorld(links, catalogue, alone, ANYONE, near, undefined, token)).machine;
}

/** Files, and those that import them. */
function importing(links: Links, files: readonly string[], among: readonly string[]): readonly string[] {
  const known = new Set(files);
  const near = among.filter((path) => importsOf(links, path).some((it) => known.has(it)));
  return [...new Set([...files, ...near])].sort();
}

function importsOf(links: Links, path: string): readonly string[] {
  const facts = links.facts(path);
  return facts ? importedFiles(links, facts) : [];
}

const NOTHING_ELSE = { useOf: () => undefined, changes: () => false, replaces: () => false, isLibrary: () => false };

/** Who imports these is not run: it may call what they export with anything. */
function runByOthers(links: Links, near: readonly string[]): OutOfSight {
  const imported = new Set(near.flatMap((path) => importsOf(links, path)));
  const called = near.flatMap((path) =>
    (imported.has(path) ? [] : (links.facts(path)?.exports ?? [])).flatMap((it) =>
      it.x === 'local' && !it.typeOnly ? [{ path, b: it.b }] : [],
    ),
  );
  return { ...NOTHING_ELSE, imported: near, called, leftOut: new Set() };
}

type Serving = Relevance & { readonly files: readonly string[] };

function relevanceOf(links: Links, catalogue: Catalogue, paths: readonly string[], onlyPlain: boolean): Serving {
  const { byFile, graph, nodes } = graphOf(links, catalogue, paths);
  const named = [...byFile].flatMap(([facts, it]) =>
    it.functions.filter((node, fn) => ASKED.test(facts.path) || (isNamed(facts, fn) && doesSomething(node))),
  );
  const serving = nodes.filter((it) => (it.chooses && doesSomething(it)) || setsReference(it) || keepsFor(graph, it));
  const seeds = onlyPlain ? [...serving, ...named].filter(isPlain) : [...serving, ...named];
  const { hot, keys } = callersOf(graph, seeds);
  // What they import beyond these files matters only by what it is handed.
  const nodeOf = (facts: FileFacts, fn: number) =>
    (byFile.get(facts) ?? mentionsOf(facts, links, catalogue)).functions[fn];
  const leads: Relevance['leads'] = (facts, fn) => {
    const node = nodeOf(facts, fn);
    return !node || hot.has(node);
  };
  return {
    outOfSight: undefined,
    size: seeds.length,
    files: [...byFile].flatMap(([{ path }, it]) => (it.functions.some((node) => seeds.includes(node)) ? [path] : [])),
    maxWork: MAX_WORK,
    runsAll: true,
    isKnown: (literal) => typeof literal === 'string' && isKnownText(catalogue, literal),
    exports: (facts, name) => !byFile.has(facts) || !facts.esm || name === '*' || keys.has(`${facts.path}#x:${name}`),
    leads,
    has: (facts, fn) => leads(facts, fn) || nodeOf(facts, fn)?.prefers === true,
    isInert(facts, fn) {
      const node = nodeOf(facts, fn);
      return node !== undefined && !hot.has(node) && !node.seesParameters;
    },
  };
}

/** Who calls them, by name, as far as few share a name: a function that nobody calls is run all the same. */
function callersOf({ mentioning }: NameGraph, seeds: readonly Node[]) {
  const hot = new Set(seeds);
  const keys = new Set<string>();
  for (const node of hot) {
    if (node.container) hot.add(node.container);
    for (const key of [...node.defines, ...node.hands]) {
      if (keys.has(key)) continue;
      keys.add(key);
      const callers = mentioning.get(key) ?? [];
      if (callers.length <= MAX_SHARED) for (const it of callers) hot.add(it);
    }
  }
  return { hot, keys };
}

/** It stores under any key, for a function that names a choice: `<Banner storageKey="cookie-consent">`. */
function keepsFor({ mentioning }: NameGraph, node: Node): boolean {
  if (node.chooses || !node.keeps) return false;
  let level: readonly Node[] = [node];
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const around = level.flatMap((it) => (it.container ? [it, it.container] : [it]));
    const callers = new Set(
      around
        .flatMap((it) => [...it.defines, ...it.hands])
        .map((key) => mentioning.get(key) ?? [])
        .flatMap((it) => (it.length <= MAX_SHARED ? it : [])),
    );
    if ([...callers].some((it) => it.chooses)) return true;
    level = [...callers];
  }
  return false;
}

/** `async optOut(userId) { await this.repo.save({ userId, active: true }) }` */
function isNamed({ functions }: FileFacts, fn: number): boolean {
  const { name = '' } = functions[fn] ?? {};
  return NAMED.test(name);
}

/** `unsubscribe` by itself, and of what is no person, is said of events. */
const NAMED =
  /opt[-_]?out|do[-_]?not[-_]?(?:sell|share)|unsubscribe_?(?:e?mail|user|contact|consumer|customer|member|subscriber|from_?(?:marketing|newsletter|list))|withdraw\w*consent|consent[-_/]?withdraw|revoke\w*consent/i;

/** A file that is named for it: a route. */
const ASKED = /opt[-_]?out|do[-_]?not[-_]?(?:sell|share)|unsubscribe|withdraw\w*consent|consent[-_/]withdraw/i;

function isPlain({ chooses, mentions }: Node): boolean {
  return chooses && [...mentions].some((it) => UNDER_KEYS.test(it));
}

const UNDER_KEYS = /(?:^|[.:])(?:cookies?|localStorage|sessionStorage|setItem|removeItem|setCookie|useCookie)$/;

/** Names by which something is kept, sent or asked for. */
const DOES =
  /(?:^|[.:])(?:setItem|cookies?|set|setCookie|setHeader|append|header|hset|put|localStorage|sessionStorage|create\w*|insert\w*|update\w*|upsert\w*|save|values|delete\w*|remove\w*|destroy|add|addDoc|setDoc|updateDoc|query|execute|sql|\$executeRaw|\$queryRaw|send\w*|publish|enqueue|dispatch|fetch|\$fetch|post|patch|run|exec|flush|persist\w*|commit|merge|assign|useState|useReducer|useCookie)$/;

/** `consent.value = 'granted'` names no choice: what it stands in does. */
function setsReference({ mentions, container }: Node): boolean {
  return mentions.has('.value') && container?.chooses === true && container.mentions.has('.useCookie');
}

function doesSomething({ mentions }: Node): boolean {
  for (const key of mentions) if (DOES.test(key)) return true;
  return false;
}
